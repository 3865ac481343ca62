// A feed for the bench, the same at every run: as many entries as are wanted, of the lengths that newsrooms write, and editions of it.

const START = Date.UTC(2026, 0, 15, 12);
const WORDS = 'council budget morning river harbour minister vote report storm bridge school market price train strike hospital court judge police coast border summit leader party plan reform energy grid water record summer winter city region north south early late second third new final open local public private major minor'.split(' ');

/** Numbers between 0 and 1 that look like chance. */
function chance(seed) {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

function sentence(next, words) {
  const text = Array.from({ length: words }, () => WORDS[Math.floor(next() * WORDS.length)]).join(' ');
  return text[0].toUpperCase() + text.slice(1);
}

/** Entry `n`, a minute newer than the one before it; `body` is how many words its article has. */
function entry(n, body = 12) {
  const next = chance(n + 1);
  return {
    id: `https://news.example/${n}`,
    url: `https://news.example/${n}`,
    title: `${sentence(next, 8)} ${n}`,
    summary: `${sentence(next, 18)}.`,
    content_html: `<p>${sentence(next, body)}.</p>`,
    date_published: new Date(START + n * 60_000).toISOString(),
    tags: [WORDS[Math.floor(next() * 8)], WORDS[8 + Math.floor(next() * 8)]],
  };
}

const feed = (items) => JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Bench', home_page_url: 'https://news.example/', items });

/** A feed of entries that comes in editions: each method makes the next one. */
export class Editions {
  #items;
  #next;
  #words;

  constructor(count, words) {
    this.#items = Array.from({ length: count }, (_, at) => entry(count - at, words));
    this.#next = count + 1;
    this.#words = words;
  }

  get body() {
    return feed(this.#items);
  }

  get newest() {
    return this.#items[0].title;
  }

  /** One new entry on top; the oldest falls off if `full`. */
  adds(full = false) {
    this.#items.unshift(entry(this.#next++, this.#words));
    if (full) this.#items.pop();
  }

  /** The title of the entry at a place becomes another one. */
  edits(place) {
    const { title, ...rest } = this.#items[place];
    this.#items[place] = { ...rest, title: `${title.replace(/ \(edition .*/, '')} (edition ${this.#next++})` };
  }

  retracts(place) {
    this.#items.splice(place, 1);
  }
}

/** RSS as long as five megabytes are, or another length. */
export function rss(count, words) {
  const items = Array.from({ length: count }, (_, at) => entry(count - at, words)).map(
    ({ id, title, content_html, date_published }) =>
      `<item><guid>${id}</guid><link>${id}</link><title>${title}</title><description><![CDATA[${content_html}]]></description><pubDate>${new Date(date_published).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Bench</title><link>https://news.example/</link>${items.join('')}</channel></rss>`;
}
