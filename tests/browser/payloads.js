// Opens one entry after another, and tells what became of each payload.
const answer = arguments[arguments.length - 1];
const [subject, cases] = arguments;
PAGE
const turn = () => new Promise((next) => setTimeout(next));
const until = async (done) => {
  for (const end = Date.now() + 10_000; !done(); await turn()) if (Date.now() > end) throw new Error(one(".article")?.outerHTML ?? "no article");
};
const inert = (html) => new DOMParser().parseFromString(html, "text/html").body;
const words = (text) => new Set(text.match(/[\p{L}\p{N}]+/gu) ?? []);
const forbidden =
  "script style link meta base iframe frame frameset object embed applet form input textarea select option svg math template slot audio video source track canvas noscript xmp plaintext title dialog portal";
const tell = (body) => {
  const wrong = [];
  for (const element of body.querySelectorAll("*")) {
    const name = element.localName;
    if (forbidden.split(" ").includes(name) || element.namespaceURI !== "http://www.w3.org/1999/xhtml" || element instanceof HTMLUnknownElement || name.includes("-"))
      wrong.push(`<${name}> of ${element.namespaceURI}`);
    // Our own, in the place of something to be played.
    if (name === "button" && [...element.attributes].some(({ name, value }) => `${name}=${value}` !== "type=button" && `${name}=${value}` !== "lang=en" && `${name}=${value}` !== "dir=ltr")) wrong.push(element.outerHTML);
    for (const { name: attribute, value } of element.attributes) {
      if (/^(on|style$|class$|id$|name$|srcdoc$|form|action$|srcset$|background$|ping$|target$|is$|slot$|part$|data-)/.test(attribute)) wrong.push(`${name}[${attribute}]`);
      if (["href", "src", "poster", "cite"].includes(attribute)) {
        const { protocol } = new URL(value, document.baseURI);
        const safe = name === "a" ? ["http:", "https:", "mailto:", "tel:"] : ["http:", "https:"];
        if (!safe.includes(protocol)) wrong.push(`${name}[${attribute}=${value}]`);
      }
    }
  }
  return wrong;
};
(async () => {
  const told = [];
  for (const { id, expected } of cases) {
    widget.open(id);
    await until(() => says(one(".title")) === id && one(".body")?.hasChildNodes());
    const body = one(".body");
    const note = Boolean(body.querySelector(".note"));
    // The library's own output, which is a guide: the words and pieces that it found safe.
    const guide = inert(expected);
    const safe = words(guide.textContent);
    const kept = note ? new Set() : words(body.textContent);
    const count = (place, selector) => place.querySelectorAll(selector).length;
    told.push({
      id,
      html: note ? "" : body.innerHTML,
      wrong: note ? [] : tell(body),
      words: [[...safe].filter((word) => kept.has(word)).length, safe.size],
      links: [note ? 0 : count(body, "a[href]"), count(guide, "a[href]")],
      pictures: [note ? 0 : count(body, "img"), count(guide, "img[src]")],
      pieces: note ? 0 : count(body, "*"),
    });
  }
  // Whatever an element that was shown still loads or fails to load is told to the page before this one.
  const last = new Image();
  const over = new Promise((done) => (last.onload = last.onerror = done));
  last.src = `/picture.svg?${cases.length}`;
  await over;
  // One of an earlier turn may come, or fail to, only now.
  for (const { html } of told) for (const { src } of inert(html).querySelectorAll("img")) trap.pictures.add(src);
  const own = ["/picture.svg", "/probe.js", "/trap.js", "/newsroom/feed.json", "/news-widget.js", "/news-widget.css", "/widget.js", "/chunk.js", "/purify.js"];
  const left = performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => {
    const { origin, pathname } = new URL(name);
    return !trap.pictures.has(name) && !(origin === location.origin && (own.includes(pathname) || pathname.endsWith(".wasm")));
  });
  performance.clearResourceTimings();
  answer({ told, left, sprung: trap.sprung, natively: "setHTML" in Element.prototype, at: location.href });
})().catch((error) => answer({ trouble: String(error) }));
