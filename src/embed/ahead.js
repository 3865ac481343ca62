// The WebAssembly's parts, each a file, which come before they are asked for where an answer is going to need them: a part of the
// loader in a release, as beside.js is.

import { beside, load } from './beside.js';

// Each is given away once, and once that did not come is fetched anew.
const coming = {};
const comes = async (file) => (file.endsWith('.js') ? load(file) : fetch(beside(file)));
export function part(file) {
  const answer = coming[file] ?? comes(file);
  coming[file] = null;
  return answer;
}

export async function foresee({ start, long }) {
  if (!long && start.includes('jsonfeed.org')) return; // its slashes may be escaped
  const { bring } = await load('widget.js'); // a build for developers is in one piece
  for (const file of ['split_feeds.wasm', /^\s*<(\?xml|rss|feed)/i.test(start) && 'split_xml.wasm', 'chunk.wasm', 'chunk.js', 'chunk_late.wasm']) {
    if (bring && file && !(file in coming)) (coming[file] = comes(file)).catch(() => {});
  }
}
