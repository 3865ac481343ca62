// Hears whatever a payload might do that ran, went somewhere or sent something. The page has no policy that would stop it.
(() => {
  const sprung = [];
  globalThis.trap = { sprung, pictures: new Set() };
  const spring = (what) => (...words) => void sprung.push(`${what}(${words.map(String).join(", ").slice(0, 200)})`);
  // What the collections call when they run; `evil`, `xss` and the like are names of their own.
  for (const name of ["alert", "confirm", "prompt", "print", "open", "evil", "xss", "XSS", "a", "b", "c", "doSomething"]) globalThis[name] = spring(name);
  document.write = document.writeln = spring("document.write");
  navigator.sendBeacon = spring("sendBeacon");
  for (const type of ["XMLHttpRequest", "WebSocket", "EventSource", "Worker"]) {
    const usual = globalThis[type];
    globalThis[type] = new Proxy(usual, {
      apply: (target, self, words) => (spring(type)(...words), Reflect.apply(target, self, words)),
      construct: (target, words) => (spring(`new ${type}`)(...words), Reflect.construct(target, words)),
    });
  }
  addEventListener("beforeunload", spring("left the page"));
  addEventListener("hashchange", spring("changed the address"));
  addEventListener("submit", spring("submitted a form"), true);
  document.addEventListener("securitypolicyviolation", spring("a policy was broken"));
  // As in a browser that has no sanitizer of its own.
  if (location.search === "?dompurify") delete Element.prototype.setHTML;
})();
