// The one public script: defines <news-widget> and <news-signup>, and loads everything else, from beside itself, when one
// of them comes near the viewport. What the elements do is in WebAssembly; this file only brings it there.

import { foresee, part } from './ahead.js';
import { ask, turn, whole } from './ask.js';
import { beside, load as bring } from './beside.js';

// What a browser has to have beside the grammar of this file.
const lack = ['WebAssembly', 'IntersectionObserver', 'adoptedStyleSheets'].find((name) => !(name in window || name in document));

const says = (error) => String(error?.message ?? error).replace(/\.*$/, '');
const line = (element, text) => `<${element.localName}>: ${text}.`;

// What a file lacks that does not come.
const lost = (address, directive) => (error) => {
  const url = new URL(address, import.meta.url);
  const header = url.origin === location.origin ? '' : ', and its server has to answer with Access-Control-Allow-Origin: *';
  throw new Error(`${url} could not be loaded (${says(error)}): it has to be there, a Content-Security-Policy needs ${url.origin} in its ${directive}${header}`);
};
const load = (file) => bring(file).catch(lost(beside(file), 'script-src'));

async function get(file) {
  const url = beside(file);
  const answer = await fetch(url).catch(lost(url, 'connect-src'));
  if (!answer.ok) throw new Error(`${answer.url} was answered with HTTP status ${answer.status}: it has to be there`);
  return answer;
}

async function code() {
  const answer = await get('widget_bg.wasm');
  const type = answer.headers.get('Content-Type');
  if (!/^application\/wasm$/i.test(type)) throw new Error(`${answer.url} came with Content-Type: ${type}; it has to be served with Content-Type: application/wasm`);
  const module = WebAssembly.compileStreaming(answer);
  // The first date format takes Chromium 15 ms, and a slow phone 60: better now, while the code is on its way, than once the news are there;
  // and in two tasks, since most of that is the number format in it.
  new Intl.NumberFormat();
  setTimeout(() => new Intl.DateTimeFormat());
  return module;
}
const style = async () => (await get('news-widget.css')).text();

// The interface's languages, each a table of words by their English, which is built in.
const LANGUAGES = /^(ar|de|es|fr|he|it|ja|nl|pl|pt|ru|sv|tr|uk|zh)\b/i;
function language(tag) {
  const [, known] = LANGUAGES.exec(tag) ?? [];
  return known && load(`words-${known.toLowerCase()}.js`);
}

// The words for a language, and over them the site owner's own; under no name at all, which of its forms goes with a number.
async function words(element, tag, own) {
  const missing = (error) => console.warn?.(line(element, `words are missing: ${says(error)}`));
  const [known, given] = await Promise.all([
    Promise.resolve(language(tag)).catch(missing),
    own && get(own).then((answer) => answer.json().catch((error) => { throw new Error(`${own} is no JSON: ${says(error)}`); })).catch(missing),
  ]);
  if (!known && !given) return undefined;
  const rules = new Intl.PluralRules(tag);
  return { '': (number) => rules.select(number), ...known?.default, ...given };
}

// Once a page: all files at the same time. A failure is forgotten, so that the next element tries again.
let parts;
function widget() {
  parts ??= begin().catch((error) => {
    parts = undefined;
    throw error;
  });
  return parts;
}

async function begin() {
  const [module, glue, css] = await Promise.all([code(), load('widget.js'), style()]);
  glue.initSync({ module });
  glue.bring?.(part);
  glue.begin(load, ask, whole);
  await turn();
  return { mount: glue.Mounted.mount, css };
}

// The feeds are asked for while the WebAssembly is on its way; it takes the requests over that it wants.
function askEarly(element) {
  const early = [];
  const feeds = element.localName === 'news-widget' && element.getAttribute('feed');
  for (const feed of feeds ? feeds.split(/[\t\n\f\r ]+/) : []) {
    const url = feed && URL.parse?.(feed, element.baseURI)?.href;
    if (!url || early.some((one) => one.url === url)) continue; // no URL: the element says so itself
    const { answer, controller } = ask(url);
    answer.then(foresee).catch(() => {}); // it may be none
    // Whoever looks at it has just begun to live.
    early.push({ url, controller, get answer() { return answer.then(turn); } });
  }
  return early;
}

// The page and its developer are told, who are told once what several elements or tries have in common.
let told;
function fail(element, error) {
  const cure = error?.name === 'CompileError'
    ? ": a Content-Security-Policy needs 'wasm-unsafe-eval' in its script-src; where there is none, the browser is too old"
    : '';
  const message = line(element, `could not start: ${says(error)}${cure}`);
  if (told !== message) console.error?.((told = message));
  element.dispatchEvent(
    new CustomEvent('news-error', { bubbles: true, composed: true, detail: { kind: 'load', message, retryInMs: null } }),
  );
}

// A constructed style sheet serves one document, and an element may be taken into another one: one sheet for each.
const sheets = new WeakMap();
function sheet(document, css) {
  const made = sheets.get(document) ?? {};
  sheets.set(document, made);
  if (!made[css]) (made[css] = new document.defaultView.CSSStyleSheet()).replaceSync(css);
  return made[css];
}

const SHELL = ':host{display:block}:host([layout=line]){min-height:44px}:host([hidden]){display:none}';

class NewsElement extends HTMLElement {
  static #near = lack || new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) target.#mount();
    },
    { rootMargin: '50%' },
  );

  #root = this.attachShadow({ mode: 'open' });
  #mounted; // the living element in WebAssembly
  #mounting; // the promise of it
  #early; // the requests made for it meanwhile; another list for each attempt
  #paused; // as the page wants it, if it said so before there was anything to pause
  #css = [SHELL];
  #wanted; // the words that were asked for last
  #kept = {}; // what outlives a life of it: the address that was typed
  #attributes = new MutationObserver(() => this.#mounted?.configure());

  constructor() {
    super();
    this.#showFallback();
  }

  // Open, whatever a page's own attachShadow makes of it.
  get shadowRoot() { return this.#root; }

  connectedCallback() {
    this.#dress();
    this.#mounted?.moved();
    if (!this.#mounting) NewsElement.#near.observe(this);
  }

  // An element that is moved is out of the page and in again within one task, microtasks and all: it keeps its state.
  disconnectedCallback() {
    setTimeout(() => this.isConnected || this.#unmount());
  }

  // Once, near the viewport or when a method is called; outside a page there is no life.
  #mount() {
    if (!this.isConnected) return undefined;
    return (this.#mounting ??= this.#bringToLife());
  }

  async #bringToLife() {
    const early = (this.#early = askEarly(this));
    Promise.resolve(language(this.closest('[lang]')?.lang)).catch(() => {}); // on its way with the rest
    try {
      const { mount, css } = await widget();
      if (this.#early !== early || !this.isConnected) return;
      this.#css = [SHELL, css];
      this.#dress();
      this.#mounted = mount(this, early, (css) => {
        if (this.#css.includes(css)) return;
        this.#css.push(css);
        this.#dress();
      }, (tag, own) => this.#speak(tag, own), this.#kept);
      early.length = 0; // they are the element's own now
      NewsElement.#near.unobserve(this); // until then, coming near again is another try
      this.#attributes.observe(this, { attributes: true });
      this.#attributes.observe(this.ownerDocument.documentElement, { attributeFilter: ['lang'] });
      if (this.#paused !== undefined) this.#mounted?.pause(this.#paused);
      this.#paused = undefined;
    } catch (error) {
      if (this.#early !== early) return;
      for (const { controller } of early) controller.abort();
      this.#mounting = undefined; // the next wish, or coming near again, is another try
      fail(this, error);
    }
  }

  #unmount() {
    NewsElement.#near.unobserve(this);
    this.#attributes.disconnect();
    for (const { controller } of this.#early ?? []) controller.abort();
    this.#mounted?.free();
    this.#mounted = this.#mounting = this.#early = undefined;
    this.#showFallback();
  }

  #dress() {
    if (!this.ownerDocument.defaultView) return; // a document that nobody sees
    this.#root.adoptedStyleSheets = this.#css.map((css) => sheet(this.ownerDocument, css));
  }

  // The last that are wanted are those that are spoken.
  async #speak(...wanted) {
    this.#wanted = wanted;
    const table = await words(this, ...wanted);
    if (this.#wanted === wanted) this.#mounted?.speak(table);
  }

  #showFallback() {
    this.#root.replaceChildren(document.createElement('slot'));
  }

  async #tell(command, argument) {
    await this.#mount();
    this.#mounted?.[command](argument);
  }

  // These wake nobody: what is not alive yet remembers that it is paused, and has nothing open but what was just wanted.
  async #pause(paused) {
    if (this.#mounted) this.#mounted.pause(paused);
    else this.#paused = paused;
  }

  // Where a framework finds a property it sets that, and these are attributes, too: what is set becomes the attribute.
  #put(name, value) {
    if (this.toggleAttribute(name, value || value === 0)) this.setAttribute(name, value);
  }
  get lang() { return super.lang; }
  set lang(value) { this.#put('lang', value); }
  get refresh() { return () => this.#tell('refresh'); }
  set refresh(value) { this.#put('refresh', value); }
  pause() { return this.#pause(true); }
  resume() { return this.#pause(false); }
  open(id) { return this.#tell('open', String(id)); }
  async close() {
    await this.#mounting;
    this.#mounted?.close();
  }
}

if (lack) for (const element of document.querySelectorAll('news-widget,news-signup')) fail(element, `this browser has no ${lack}`);
// A second copy of this script finds the names taken.
else for (const [name, element] of [['news-widget', NewsElement], ['news-signup', class extends NewsElement {}]]) {
  if (!customElements.get(name)) customElements.define(name, element);
}
