// Does to the page's JavaScript, before anything else runs, what its address names: each is what scripts of real pages do.
const manners = {
  // Prototype.js 1.6 and MooTools 1.4, as far as they reach the browser's own. All that they add can be enumerated.
  libraries() {
    const add = (to, methods) => Object.assign(to.prototype, methods);
    add(Object, { extend() {}, each() {}, clone() {}, keys: 1, values: 1 });
    add(Array, {
      toJSON() { return `[${this.join(", ")}]`; },
      each() {}, clone() {}, first() {}, last() {}, include() {}, uniq() {},
      entries() { return this; },
      map(run) { const made = []; for (let at = 0; at < this.length; at++) made.push(run(this[at], at)); return made; },
      find(test) { for (const one of [...this]) if (test(one)) return one; },
      reduce() { return this.length > 1 ? this : this[0]; },
    });
    add(String, { toJSON() { return `"${this}"`; }, strip() {}, toArray() {} });
    add(Number, { toJSON() { return `${this}`; }, times() {} });
    add(Date, { toJSON() { return `"${this.toISOString()}"`; } });
    add(Function, {
      bind(self, ...first) { const run = this; return function (...rest) { return run.apply(self, [...first, ...rest]); }; },
      defer() {}, delay() {}, wrap() {}, extend() {},
    });
    Array.from = (what) => (what == null ? [] : what.length === undefined ? [what] : Array.prototype.slice.call(what));
    add(Element, { show() {}, hide() {}, update() {}, insert() {}, select() {}, match() {}, remove() { this.parentNode?.removeChild(this); return this; } });
    add(HTMLElement, { visible() {}, replace() {}, getStyle() {}, open: null, close: null });
    add(Event, { stop() {}, element() {}, findElement() {} });
  },
  // Whoever reads one of these of an object that does not have it is thrown at.
  traps() {
    for (const name of ["surprise", "default", "feeds", "title", "id", "css", "mount", "user", "pinned", "_pinned", "style", "typed"]) {
      const get = () => { throw new Error(`${name} was read`); };
      const set = function (value) { Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true }); };
      Object.defineProperty(Object.prototype, name, { configurable: true, enumerable: true, get, set });
    }
  },
  // As under SES, or a script that locks down what others might change.
  frozen() {
    const own = [Object, Function, Array, String, Number, Date, Promise, Map, Set, WeakMap, RegExp, Error, TypeError, URL, Response, Request, AbortController];
    for (const one of [...own, Node, Element, HTMLElement, ShadowRoot, Document, EventTarget, Event, CustomEvent]) {
      Object.freeze(one);
      Object.freeze(one.prototype);
    }
    for (const one of [JSON, Reflect, Math, Intl, WebAssembly, customElements]) Object.freeze(one);
  },
  // Monitors, recorders and polyfills lay their own around what is there.
  wrapped() {
    const wrap = (owner, ...names) => {
      for (const name of names) {
        const usual = owner[name];
        owner[name] = function (...given) { return usual.apply(this, given); };
      }
    };
    wrap(Node.prototype, "appendChild", "insertBefore", "removeChild", "replaceChild", "cloneNode");
    wrap(Element.prototype, "append", "prepend", "before", "after", "remove", "replaceChildren", "setAttribute", "removeAttribute", "getAttribute", "attachShadow");
    wrap(EventTarget.prototype, "addEventListener", "removeEventListener", "dispatchEvent");
    wrap(Promise.prototype, "then");
    for (const name of ["setTimeout", "clearTimeout", "queueMicrotask", "fetch", "requestAnimationFrame"]) {
      const usual = window[name];
      window[name] = (...given) => usual(...given);
    }
    const { define } = customElements;
    customElements.define = function (name, element, options) { define.call(this, name, class extends element {}, options); };
  },
  closed() {
    const usual = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (wish) { return usual.call(this, { ...wish, mode: "closed" }); };
  },
  // A polyfill's, which is no Promise to the browser.
  promise() {
    const Usual = Promise;
    window.Promise = class Bluebird {
      #own;
      constructor(run) { this.#own = run instanceof Usual ? run : new Usual(run); }
      then(...on) { return new Bluebird(this.#own.then(...on)); }
      catch(on) { return this.then(undefined, on); }
      finally(on) { return new Bluebird(this.#own.finally(on)); }
      static resolve(value) { return value instanceof Bluebird ? value : new Bluebird(Usual.resolve(value)); }
      static reject(value) { return new Bluebird(Usual.reject(value)); }
      static all(list) { return new Bluebird(Usual.all([...list])); }
      static race(list) { return new Bluebird(Usual.race([...list])); }
    };
  },
  // An older browser, and a page that names things as it likes.
  removed() {
    delete URL.parse;
    delete URL.canParse;
    delete Element.prototype.setHTML;
    delete Array.prototype.at;
    delete Array.prototype.flat;
    delete String.prototype.replaceAll;
    for (const name of ["requestIdleCallback", "structuredClone", "ResizeObserver", "PerformanceObserver", "AbortSignal", "navigation", "scheduler"]) delete window[name];
    window.name = window.status = window.event = window.origin = "taken";
  },
  // A page that keeps others from writing JSON; what it tells search engines is the widget's.
  unwritten() {
    JSON.stringify = () => undefined;
    addEventListener("DOMContentLoaded", () => document.querySelector("news-widget").setAttribute("structured-data", "on"));
  },
  // A page that wants no lines on the console, and has something that would stand there.
  silenced() {
    window.console = { log() {} };
    addEventListener("DOMContentLoaded", () => document.querySelector("news-widget").setAttribute("refresh", "soon"));
  },
};
manners[location.search.slice(1)]();
