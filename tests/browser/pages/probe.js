// Stands first in every test page: keeps what the page complains of and which news events it hears.
(() => {
  const noise = [];
  const events = [];
  globalThis.probe = { noise, events };
  const words = (value) => (value instanceof Error ? value.stack || String(value) : String(value));
  for (const level of ["error", "warn"]) {
    const usual = console[level];
    console[level] = (...values) => {
      noise.push(`console.${level}: ${values.map(words).join(" ")}`);
      usual.apply(console, values);
    };
  }
  addEventListener("error", (event) => {
    const source = event.target !== window && event.target?.outerHTML;
    noise.push(source ? `not loaded: ${source}` : `uncaught: ${event.message} ${words(event.error)}`);
  }, true);
  addEventListener("unhandledrejection", (event) => noise.push(`unhandled rejection: ${words(event.reason)}`));
  document.addEventListener("securitypolicyviolation", (event) => {
    noise.push(`refused by ${event.effectiveDirective}: ${event.blockedURI} ${event.sample} at ${event.sourceFile}:${event.lineNumber}`);
  });
  for (const type of ["news-ready", "news-update", "news-open", "news-close", "news-error", "news-signup"]) {
    document.addEventListener(type, (event) => {
      const { detail, cancelable, defaultPrevented } = event;
      events.push({ type, target: event.target.id || event.target.localName, detail, cancelable, defaultPrevented });
    });
  }
})();
