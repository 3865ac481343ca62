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
let shown = new Map(); // by id: the row and its node

function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  node.append(...children);
  return node;
}

function nodeOf(row, number) {
  const label = `headline-${number}`;
  const link = make('a', { href: row.url }, row.title);
  link.addEventListener('click', (event) => host.dispatchEvent(new CustomEvent('opens', { detail: { id: row.id, event } })));
  const story = make('div', { class: 'story' }, make('h4', { class: 'headline', part: 'headline', id: label }, link), make('p', { class: 'summary', part: 'summary' }, row.summary));
  if (row.tags.length) {
    const tags = make('div', { class: 'tags' });
    for (const tag of row.tags.slice(0, 5)) {
      const button = make('button', { class: 'tag', part: 'tag', type: 'button' }, tag);
      button.addEventListener('click', () => host.dispatchEvent(new CustomEvent('only', { detail: tag })));
      tags.append(button);
    }
    story.append(tags);
  }
  const node = make('article', { class: 'item', part: 'item', tabindex: 0, 'aria-labelledby': label });
  if (row.day) node.append(make('h3', { class: 'day' }, row.day));
  node.append(make('time', { class: 'time', part: 'time', datetime: row.iso }, row.time), story);
  return node;
}

let numbers = 0;
const same = (one, other) => one.title === other.title && one.summary === other.summary && one.url === other.url && one.at === other.at && String(one.tags) === String(other.tags);

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
    if (old && old.row.day === row.day && same(old.row, row)) {
      shown.set(row.id, old);
    } else {
      const node = nodeOf(row, ++numbers);
      old?.node.replaceWith(node);
      shown.set(row.id, { row, node });
    }
  }
  for (const [id, { node }] of before) if (!shown.has(id)) node.remove();
  const size = String(shown.size);
  let place = 0;
  let next = list.firstChild;
  for (const one of shown.values()) {
    if (one.node === next) next = next.nextSibling;
    else list.insertBefore(one.node, next);
    if (one.place !== ++place) one.node.setAttribute('aria-posinset', (one.place = place));
    if (one.size !== size) one.node.setAttribute('aria-setsize', (one.size = size));
  }
}

show(text);
root.append(widget);
window.refresh = async () => {
  const text = await body(feed);
  if (text !== known) slides(list, () => show(text));
};
