// Where the fuzzer starts: our own tables, and the corpora of other projects where they are, by target, into fuzz/corpus. Of a
// long feed each entry comes by itself, since a mistake is sooner found in a short text.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const seed = (target, body) => {
  const bytes = Buffer.from(body);
  mkdirSync(`fuzz/corpus/${target}`, { recursive: true });
  if (bytes.length) writeFileSync(`fuzz/corpus/${target}/seed-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`, bytes);
};
// The first two bytes say how much of the rest has come.
const seedCut = (body) => seed('cut', Buffer.concat([Buffer.from(Uint16Array.of(body.length / 2).buffer), Buffer.from(body)]));

// Names of fields are words to the fuzzer (libFuzzer, "Dictionaries").
const names = new Set();
// Every text in a tree is a date, and HTML, to somebody.
const strings = (tree) => {
  if (typeof tree === 'string') {
    if (/<|&/.test(tree)) seed('html', tree.slice(0, 4096));
    if (tree.length < 50 && /\d/.test(tree)) seed('date', tree);
  } else if (tree && typeof tree === 'object') {
    Object.entries(tree).forEach(([name, value]) => { names.add(name); strings(value); });
  }
};

const parsed = (text) => { try { return JSON.parse(String(text).replace(/^\uFEFF/, '')); } catch { return undefined; } };
const answers = (target, bodies) => {
  for (const body of bodies) {
    const tree = parsed(body);
    if (body.length < 8192) {
      seed(target, body);
      seedCut(body);
    }
    if (Array.isArray(tree)) tree.forEach((entry) => seed(target, JSON.stringify([entry])));
    for (const name of ['items', 'posts', 'pages']) {
      if (Array.isArray(tree?.[name])) tree[name].forEach((entry) => seed(target, JSON.stringify({ ...tree, [name]: [entry] })));
    }
    strings(tree);
  }
};

// All that README says a feed can say.
answers('json_feed', [JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1', title: 'News', home_page_url: 'https://example.com/', next_url: '?page=2', language: 'uk', expired: true,
  authors: [{ name: 'Ann', url: '/ann' }], author: 'Bo',
  items: [{
    id: 1, url: 'a', external_url: 'b', title: '&lt;a&gt;', summary: 'a', content_text: 'a', content_html: '<p>a', language: 'pt_BR',
    image: { url: 'a' }, banner_image: ['b'], date_published: '2026-11-24', date_modified: 1795484460, tags: 'a, b', authors: ['Ann'], access: false,
    attachments: { url: 'a', mime_type: 'audio/mpeg', title: 'a', duration_in_seconds: '61.5', _ai: true, _x: { ai: true } },
    _pinned: true, _expired: 'true', _access: false,
    _x: { pinned: true, expired: true, access: 'false', alt: 'a', caption: 'a', credit: 'a', width: 600, height: '400', sizes: [{ url: 'a', width: 300 }] },
  }],
})]);
// The texts in our tables, escapes and all.
const quoted = (file) => [...readFileSync(`tests/${file}.rs`, 'utf8').matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text);
for (const text of quoted('dates')) seed('date', text);
for (const text of [...quoted('text'), ...quoted('embeds')]) seed('html', text);
for (const text of ['xml', 'rss', 'rss_details', 'atom', 'media'].flatMap(quoted)) if (text.includes('<')) seed('xml', `<rss><channel><item>${text}</item></channel></rss>`);
seed('page', `<!doctype html><base href="/news/"><title><link></title><link rel="alternate" type="application/rss+xml" href="rss.xml">
<link rel=alternate type=application/atom+xml href=atom.xml><LINK REL='alternate nofollow' TYPE='application/feed+json; charset=utf-8' HREF='feed.json?a&amp;b'>
<link rel="https://api.w.org/" href="https://example.org/wp-json/"><!-- <link rel=alternate type=application/json href=c> -->
<script data-ghost="https://example.org/" data-key="k" data-api="https://example.org/ghost/api/content/" src=portal.js></script><a href=d>d</a>`);

const corpora = process.env.CORPORA_DIR ?? '../shared/corpora';
if (existsSync(corpora)) {
  const files = (folder) => readdirSync(`${corpora}/${folder}`).map((name) => readFileSync(`${corpora}/${folder}/${name}`));
  const cases = (folder) => files(folder).map(parsed).flatMap((tree) => tree?.cases ?? []);
  answers('json_feed', [...files('jsonfeed'), ...cases('jsonfeed').map(({ raw }) => Buffer.from(raw))]);
  answers('ghost', files('ghost'));
  answers('wordpress', files('wordpress'));
  for (const { payload } of cases('xss')) {
    seed('html', payload ?? '');
    seed('page', payload ?? '');
  }
  for (const line of files('dates').flatMap((table) => String(table).split('\n'))) seed('date', parsed(line.split('\t')[0]) ?? '');
  for (const body of files('rssatom').map(String)) {
    if (body.length < 8192) seed('xml', body);
    for (const [entry] of body.matchAll(/<item[\s>][^]*?<\/item>|<entry[\s>][^]*?<\/entry>/g)) {
      // With the tags before the first.
      if (entry.length < 8192) seed('xml', body.slice(0, Math.min(body.search(/<item[\s>]|<entry[\s>]/), 2000)) + entry);
    }
  }
} else {
  console.error(`fuzz: there is no folder ${corpora} with the corpora (CORPORA_DIR); it starts from our own tables alone`);
}
writeFileSync('fuzz/corpus/names.dict', [...names].filter((name) => /^[a-z_:]+$/.test(name)).map((name) => `"\\"${name}\\""\n`).join(''));
