// Who is measured beside the widget, each embedded as its owner would: its page, its files, and where its first headline stands.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const FEED = '/feed.json';
const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>bench</title><link rel="icon" href="data:,">${body}</html>`;
const list = (script) => (feed = FEED, limit) => page(`<script type="module" src="/${script}"></script><main><div data-feed="${feed}"${limit ? ` data-limit="${limit}"` : ''}></div></main>`);
const inList = "document.querySelector('[data-feed]')?.shadowRoot?.querySelector('.headline')";

const widget = (lines = '') => (feed = FEED, limit) =>
  page(`${lines}<script type="module" src="/news-widget.js"></script><main><news-widget feed="${feed}" refresh="0"${limit ? ` limit="${limit}" promo-every="0"` : ''}></news-widget></main>`);

/** `first` finds what a reader waits for; `page` gives the page, for a feed and so many entries of it. */
export const CONTENDERS = {
  widget: { about: 'this widget', page: widget(), first: "document.querySelector('news-widget')?.shadowRoot?.querySelector('.headline')", refresh: "document.querySelector('news-widget').refresh()", root: "document.querySelector('news-widget').shadowRoot" },
  ghost: {
    about: 'Ghost’s sign-up form, @tryghost/signup-form',
    page: () => page('<main><div style="height:40vmin;min-height:360px"><script src="/signup-form.min.js" data-background-color="#F1F3F4" data-text-color="#000000" data-button-color="#d3121d" data-button-text-color="#FFFFFF" data-title="The Courier" data-description="News of the estuary" data-site="https://news.example/" data-locale="en" async></script></div></main>'),
    first: "document.querySelector('iframe')?.contentDocument?.querySelector('input[type=email]')",
  },
  plain: { about: 'the list written by hand, without a library', page: list('plain.js'), first: inList, refresh: 'refresh()', root: "document.querySelector('[data-feed]').shadowRoot" },
  preact: { about: 'the list in Preact', page: list('preact.js'), first: inList, refresh: 'refresh()', root: "document.querySelector('[data-feed]').shadowRoot" },
};

/** The contenders' own files, in a folder of their own; and that folder. */
export function build(target) {
  const folder = join(target, 'bench/pages');
  mkdirSync(folder, { recursive: true });
  const pages = 'tools/bench/pages';
  const jsx = { jsx: 'automatic', jsxImportSource: 'preact' };
  const entryPoints = [join(pages, 'plain.js'), join(pages, 'preact.jsx')];
  buildSync({ ...jsx, entryPoints, bundle: true, minify: true, format: 'esm', target: 'es2022', outdir: folder, define: { 'process.env.NODE_ENV': '"production"' } });
  copyFileSync('node_modules/@tryghost/signup-form/umd/signup-form.min.js', join(folder, 'signup-form.min.js'));
  return folder;
}

/** A newsroom's page of news: the demo's. */
export const newsroom = () => readFileSync('demo/newsroom/feed.json', 'utf8');
