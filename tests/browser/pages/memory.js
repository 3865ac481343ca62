// Stands before the loader: counts what the widget takes of the browser and gives back, looks into its WebAssembly, and lives
// through many rounds of what a reader and a page do.
(() => {
  const taken = { listeners: 0, observed: 0, requests: 0, urls: 0, streams: 0 };
  const timers = new Set();
  const mortal = { controllers: [], elements: [] };
  const counted = (owner, name, count) => {
    const usual = owner[name];
    owner[name] = function (...given) { const result = usual.apply(this, given); count.call(this, given, result); return result; };
    return usual;
  };

  // The same listener on the same target counts once. A target that is gone is not asked about any more.
  const heard = new WeakMap();
  const key = (type, options) => `${type} ${Boolean(options?.capture ?? options)}`;
  const on = (target, [type, run, options]) => {
    const known = heard.get(target) ?? heard.set(target, new Map()).get(target);
    return known.get(key(type, options)) ?? known.set(key(type, options), new Set()).get(key(type, options));
  };
  const listen = counted(EventTarget.prototype, "addEventListener", function (given) {
    const runs = on(this ?? window, given);
    if (!runs.has(given[1])) taken.listeners += 1;
    runs.add(given[1]);
  });
  counted(EventTarget.prototype, "removeEventListener", function (given) { if (on(this ?? window, given).delete(given[1])) taken.listeners -= 1; });

  for (const { prototype } of [IntersectionObserver, MutationObserver, ResizeObserver]) {
    const targets = new WeakMap();
    const of = (observer) => targets.get(observer) ?? targets.set(observer, { all: new WeakSet(), many: 0 }).get(observer);
    const leave = (own) => { taken.observed -= own.many; targets.delete(own); };
    counted(prototype, "observe", function ([target]) {
      const own = of(this);
      if (!own.all.has(target)) { own.all.add(target); own.many += 1; taken.observed += 1; }
    });
    if (prototype.unobserve) counted(prototype, "unobserve", function ([target]) {
      const own = of(this);
      if (own.all.delete(target)) { own.many -= 1; taken.observed -= 1; }
    });
    counted(prototype, "disconnect", function () { leave(of(this)); targets.delete(this); });
  }

  // The wait for the end of a movement takes no time here: two thousand of them would be eleven minutes.
  const MOVEMENT_MS = 340;
  const later = window.setTimeout.bind(window);
  window.setTimeout = (run, delay, ...given) => {
    const timer = later(() => { timers.delete(timer); run(...given); }, delay === MOVEMENT_MS ? 0 : delay);
    timers.add(timer);
    return timer;
  };
  counted(window, "clearTimeout", ([timer]) => void timers.delete(timer));

  counted(window, "fetch", (_, answer) => {
    taken.requests += 1;
    const over = () => void (taken.requests -= 1);
    answer.then(over, over);
  });
  counted(URL, "createObjectURL", () => void (taken.urls += 1));
  counted(URL, "revokeObjectURL", () => void (taken.urls -= 1));
  const made = (name, count) => {
    window[name] = new Proxy(window[name], { construct: (usual, given, target) => { const one = Reflect.construct(usual, given, target); count(one); return one; } });
  };
  made("EventSource", () => void (taken.streams += 1));
  counted(EventSource.prototype, "close", () => void (taken.streams -= 1));
  made("AbortController", (one) => void mortal.controllers.push(new WeakRef(one)));

  const exported = new Set();
  const Usual = WebAssembly.Instance;
  WebAssembly.Instance = class extends Usual {
    constructor(...given) {
      super(...given);
      for (const one of Object.values(this.exports)) if (typeof one === "object") exported.add(one);
    }
  };
  const all = (type) => [...exported].filter((one) => one instanceof type);
  const slots = (table) => Array.from({ length: table.length }, (_, at) => table.get(at)).filter((slot) => slot !== null);
  // wasm-bindgen's table of what WebAssembly holds of JavaScript's; the other one is of functions.
  const held = () => all(WebAssembly.Table).map(slots).filter((table) => table.some((slot) => typeof slot !== "function")).flat().length;
  const alive = (name) => (mortal[name] = mortal[name].filter((ref) => ref.deref())).length;
  performance.setResourceTimingBufferSize(0);

  const next = (target, type) => new Promise((told) => listen.call(target, type, told, { once: true }));
  const until = async (holds) => { while (!holds()) await new Promise((passed) => later(passed)); };
  const bring = (tag, attributes) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    mortal.elements.push(new WeakRef(element), new WeakRef(element.shadowRoot));
    document.querySelector("main").append(element);
    return element;
  };
  const find = (element, selector) => element.shadowRoot.querySelector(selector);
  const read = async (widget) => {
    await until(() => find(widget, ".headline a"));
    find(widget, ".headline a").click();
    await until(() => find(widget, ".article .body p") && find(widget, ".onwards"));
    find(widget, ".article .back").click();
    await until(() => !find(widget, ".article"));
  };

  const KINDS = [
    {}, { stream: "/newsroom/stream" }, { article: "dialog" }, { "structured-data": "on", picks: "featured" }, { signup: "/newsroom/subscribe", lang: "de" },
    { permalinks: "hash" }, { layout: "line" }, { signup: "/newsroom/subscribe", newsletters: "a: A; b: B", consent: "Yes", "time-zone": "Europe/Kyiv" },
  ];

  window.memory = {
    counts: () => ({
      ...taken, timers: timers.size, held: held(), controllers: alive("controllers"), elements: alive("elements"),
      memory: all(WebAssembly.Memory).reduce((sum, one) => sum + one.buffer.byteLength, 0), nodes: document.querySelectorAll("*").length,
    }),
    bring,
    rounds: 0,
    // A look brings other news each time; each tenth time an article is read, too.
    async refreshes(times) {
      const widget = document.querySelector("news-widget");
      for (let at = 0; at < times; at++) {
        const told = next(widget, "news-update");
        widget.refresh();
        await told;
        if (at % 10 === 0) await read(widget);
        probe.events.length = 0;
        memory.rounds += 1;
      }
    },
    // Both elements come and go; what else they do differs from round to round.
    async lives(times, feed, kinds = KINDS) {
      for (let at = 0; at < times; at++) {
        const kind = kinds[at % kinds.length];
        const form = bring("news-signup", { action: "/newsroom/subscribe" });
        const widget = bring("news-widget", { feed, ...kind });
        await next(widget, "news-ready");
        if (at % 2 === 0 && !kind.layout) await read(widget);
        // Every other one goes while its article stands, and one in three before its form is there.
        else if (!kind.layout) find(widget, ".headline a").click();
        if (at % 3 !== 0) await until(() => find(form, ".signup input") && (!kind.signup || find(widget, ".signup input")));
        form.remove();
        widget.remove();
        probe.events.length = 0;
        memory.rounds += 1;
      }
    },
  };
})();
