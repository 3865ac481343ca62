// What a page needs to embed this version from an address that never changes, each script with its hash: `node tools/snippet.mjs
// https://cdn.example/news-widget`. In: where dist/'s folder of the version is to lie. Out: the lines to paste.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { version } from './versioned.mjs';

const LOADER = 'news-widget.js';

/** The loader's line, and the one that goes before it where what it imports is to be checked, too. */
export function snippet(dist, address) {
  const list = join(dist, 'integrity.json');
  if (!existsSync(list)) throw new Error(`there is no ${list}: run \`make build\` first, and this where it was run`);
  const hashes = JSON.parse(readFileSync(list, 'utf8'));
  const at = (file) => `${address}/${version}/${file}`;
  const imported = Object.keys(hashes).filter((file) => file.endsWith('.js') && file !== LOADER);
  const integrity = Object.fromEntries(imported.map((file) => [at(file), hashes[file]]));
  return {
    loader: `<script type="module" src="${at(LOADER)}" integrity="${hashes[LOADER]}" crossorigin></script>`,
    map: `<script type="importmap">${JSON.stringify({ integrity })}</script>`,
  };
}

if (import.meta.url === pathToFileURL(argv[1]).href) {
  const [address = 'https://cdn.example/news-widget', dist = 'dist'] = argv.slice(2);
  const { map, loader } = snippet(dist, address);
  console.log(`${map}\n${loader}`);
}
