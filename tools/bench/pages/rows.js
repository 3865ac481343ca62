// What the two lists by others' means share: how an entry reads. The same day headings, times and links as the widget's.
const day = new Intl.DateTimeFormat('en', { weekday: 'long', month: 'long', day: 'numeric' });
const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' });

/** A JSON Feed's entries as rows of text, newest first. */
export function rowsOf(feed) {
  let last;
  const rows = feed.items.map(({ id, url, title, summary = '', tags = [], date_published }) => {
    const at = new Date(date_published);
    return { id, url, title, summary, tags, at: +at, iso: at.toISOString(), time: time.format(at), day: day.format(at) };
  });
  rows.sort((one, other) => other.at - one.at);
  for (const row of rows) {
    if (row.day === last) row.day = undefined;
    else last = row.day;
  }
  return rows;
}

/** A list's own root, in the widget's style, of which the bench measures nothing. */
export async function rootOf(host) {
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  await sheet.replace(await (await fetch('/news-widget.css')).text());
  root.adoptedStyleSheets = [sheet];
  return root;
}

export const body = async (feed) => (await fetch(feed, { cache: 'no-cache' })).text();

/** What is new comes from above, what moved from where it stood, as far as it is in view. */
export function slides(list, change) {
  const stood = new Map();
  for (const row of list.children) {
    const { top } = row.getBoundingClientRect();
    if (top > innerHeight) break;
    stood.set(row, top);
  }
  change();
  const moves = [];
  for (const row of list.children) {
    const { top } = row.getBoundingClientRect();
    if (top > innerHeight) break;
    const from = stood.has(row) ? stood.get(row) - top : -12;
    if (from) moves.push([row, from]);
  }
  for (const [row, from] of moves) row.animate([{ transform: `translateY(${from}px)` }, { transform: 'none' }], 240);
}
