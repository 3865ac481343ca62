// A reader whose browser keeps nothing: not at all, or not any more.
const denied = (name) => Object.defineProperty(window, name, { get() { throw new DOMException("The operation is insecure.", "SecurityError"); } });
if (location.search === "?denied") ["localStorage", "sessionStorage", "indexedDB", "caches"].forEach(denied);
else Storage.prototype.setItem = () => { throw new DOMException("The quota has been exceeded.", "QuotaExceededError"); };
