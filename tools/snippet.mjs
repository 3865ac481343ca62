// What a page needs to embed this version from an address that never changes, each script with its hash: `node tools/snippet.mjs
// https://cdn.example/news-widget`. In: where dist/'s folder of the version is to lie. Out: the lines to paste, for the head of a page.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { version } from './versioned.mjs';

const LOADER = 'news-widget.js';

// What the loader asks for at once. A browser that was told so asks for it beside the loader, a round trip earlier, and once, if it is asked
// for in the same way: files that are fetched, as `fetch()` asks for them.
const GLUE = 'widget.js';
const FETCHED = ['widget_bg.wasm', 'news-widget.css'];

/** The loader's line; those that let what it needs come beside it; and the one that goes before all where that is to be checked, too. */
export function snippet(dist, address) {
  const list = join(dist, 'integrity.json');
  if (!existsSync(list)) throw new Error(`there is no ${list}: run \`make build\` first, and this where it was run`);
  const hashes = JSON.parse(readFileSync(list, 'utf8'));
  const at = (file) => `${address}/${version}/${file}`;
  const imported = Object.keys(hashes).filter((file) => file.endsWith('.js') && file !== LOADER);
  const integrity = Object.fromEntries(imported.map((file) => [at(file), hashes[file]]));
  return {
    loader: `<script type="module" src="${at(LOADER)}" integrity="${hashes[LOADER]}" crossorigin></script>`,
    ahead: [
      `<link rel="modulepreload" href="${at(GLUE)}" integrity="${hashes[GLUE]}" crossorigin>`,
      ...FETCHED.map((file) => `<link rel="preload" as="fetch" href="${at(file)}" crossorigin>`),
    ].join('\n'),
    map: `<script type="importmap">${JSON.stringify({ integrity })}</script>`,
  };
}

if (import.meta.url === pathToFileURL(argv[1]).href) {
  const [address = 'https://cdn.example/news-widget', dist = 'dist'] = argv.slice(2);
  const { map, ahead, loader } = snippet(dist, address);
  console.log(`${map}\n${ahead}\n${loader}`);
}
