// The feed list written by hand, with no library: what a good engineer writes in an afternoon. Rows stay the same nodes while
// their entries stay, and only what changed is touched.
import { body, rootOf, rowsOf, slides } from './rows.js';

const [host] = document.querySelectorAll('[data-feed]');
const { feed, limit = '10' } = host.dataset;
const [text, root] = await Promise.all([body(feed), rootOf(host)]);

const widget = make('div', { class: 'widget' });
const heading = make('h2', { class: 'heading' });
const list = make('div', { class: 'list', role: 'feed' });
widget.append(heading, list);

let known; // the text of the last answer
let shown = new Map(); // by id: an entry on the page

function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  node.append(...children);
  return node;
}

function tagsOf({ tags }) {
  const made = make('div', { class: 'tags' });
  for (const tag of tags.slice(0, 5)) {
    const button = make('button', { class: 'tag', part: 'tag', type: 'button' }, tag);
    button.addEventListener('click', () => host.dispatchEvent(new CustomEvent('only', { detail: tag })));
    made.append(button);
  }
  return made;
}

class Shown {
  static #numbers = 0;
  #label = `headline-${++Shown.#numbers}`;
  #link = make('a', {});
  #summary = make('p', { class: 'summary', part: 'summary' });
  #time = make('time', { class: 'time', part: 'time' });
  #story = make('div', { class: 'story' }, make('h4', { class: 'headline', part: 'headline', id: this.#label }, this.#link), this.#summary);
  #day;
  #tags;
  #row = {};

  constructor(row) {
    this.node = make('article', { class: 'item', part: 'item', tabindex: 0, 'aria-labelledby': this.#label }, this.#time, this.#story);
    this.#link.addEventListener('click', (event) => host.dispatchEvent(new CustomEvent('opens', { detail: { id: row.id, event } })));
    this.says(row);
  }

  says(row) {
    const old = this.#row;
    this.#row = row;
    if (row.title !== old.title) this.#link.textContent = row.title;
    if (row.url !== old.url) this.#link.href = row.url;
    if (row.summary !== old.summary) this.#summary.textContent = row.summary;
    if (row.at !== old.at) (this.#time.dateTime = row.iso), (this.#time.textContent = row.time);
    if (row.day !== old.day) {
      this.#day?.remove();
      this.#day = row.day && make('h3', { class: 'day' }, row.day);
      if (this.#day) this.node.prepend(this.#day);
    }
    if (String(row.tags) !== String(old.tags)) {
      this.#tags?.remove();
      this.#tags = row.tags.length ? tagsOf(row) : undefined;
      if (this.#tags) this.#story.append(this.#tags);
    }
  }

  stands(place, size) {
    if (this.place !== place) this.node.setAttribute('aria-posinset', (this.place = place));
    if (this.size !== size) this.node.setAttribute('aria-setsize', (this.size = size));
  }
}

function show(text) {
  if (text === known) return;
  known = text;
  const parsed = JSON.parse(text);
  if (heading.textContent !== parsed.title) heading.textContent = parsed.title;
  const rows = rowsOf(parsed).slice(0, limit);
  const before = shown;
  shown = new Map();
  for (const row of rows) {
    const old = before.get(row.id);
    old?.says(row);
    shown.set(row.id, old ?? new Shown(row));
  }
  for (const [id, { node }] of before) if (!shown.has(id)) node.remove();
  let place = 0;
  let next = list.firstChild;
  for (const one of shown.values()) {
    if (one.node === next) next = next.nextSibling;
    else list.insertBefore(one.node, next);
    one.stands(++place, rows.length);
  }
}

show(text);
root.append(widget);
window.refresh = async () => {
  const text = await body(feed);
  if (text !== known) slides(list, () => show(text));
};
