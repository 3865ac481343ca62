// Who is measured beside the widget, each embedded as its owner would: its page, its files, and where its first headline stands.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { snippet } from '../snippet.mjs';

// Something stands below, and the list's place is kept, as README says.
const page = (body) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>bench</title><link rel="icon" href="data:,"><style>news-widget, [data-feed] { display: block; min-height: 60rem }</style>${body}<footer><p>The Courier, news of the estuary</p></footer></html>`;
const module = (file) => `<script type="module" src="/${file}"></script>`;

// The promo stands after every fifth entry, and nothing stands for it in the other lists.
const widget = (lines) => (feed, limit) =>
  page(`${lines}<main><news-widget feed="${feed}" refresh="0"${limit ? ` limit="${limit}" promo-every="0"` : ''}></news-widget></main>`);
const list = (script) => (feed, limit) => page(`${module(script)}<main><div data-feed="${feed}"${limit ? ` data-limit="${limit}"` : ''}></div></main>`);

// What Ghost's admin prints to embed the form.
const FORM = `<div style="height:40vmin;min-height:360px"><script src="/signup-form.min.js" data-background-color="#F1F3F4" data-text-color="#000000"
  data-button-color="#d3121d" data-button-text-color="#FFFFFF" data-title="The Courier" data-description="News of the estuary"
  data-site="https://news.example/" data-locale="en" async></script></div>`;

const WIDGET = "document.querySelector('news-widget')";
const LIST = "document.querySelector('[data-feed]')";

/** `page` gives its page, for a feed and so many entries of it; `first` finds what a reader waits for; lists can refresh. `trips` is how
 * often something can only be asked for once something else is there, the page included. */
const own = { root: `${WIDGET}?.shadowRoot`, refresh: `${WIDGET}.refresh()`, first: `${WIDGET}?.shadowRoot?.querySelector('.headline')` };
const other = { root: `${LIST}?.shadowRoot`, refresh: 'refresh()', first: `${LIST}?.shadowRoot?.querySelector('.headline')` };

/** All of them; the widget's files are in `dist`. */
export function contenders(dist) {
  const { ahead, loader } = snippet(dist, '');
  return [
    { name: 'widget', page: widget(module('news-widget.js')), trips: 3, ...own },
    { name: 'preloaded', page: widget(`${ahead}${loader}`), trips: 2, first: own.first },
    { name: 'ghost', trips: 2, page: () => page(`<main>${FORM}</main>`), first: "document.querySelector('iframe')?.contentDocument?.querySelector('input[type=email]')" },
    { name: 'plain', page: list('plain.js'), trips: 3, ...other },
    { name: 'preact', page: list('preact.js'), trips: 3, ...other },
  ];
}

/** The contenders' own files, in a folder of their own; and that folder. */
export function build(target) {
  const folder = join(target, 'bench/pages');
  mkdirSync(folder, { recursive: true });
  const pages = 'tools/bench/pages';
  buildSync({
    entryPoints: [join(pages, 'plain.js'), join(pages, 'preact.jsx')],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  copyFileSync('node_modules/@tryghost/signup-form/umd/signup-form.min.js', join(folder, 'signup-form.min.js'));
  return folder;
}

/** A newsroom's page of news: the demo's. */
export const newsroom = () => readFileSync('demo/newsroom/feed.json', 'utf8');
