// How many bytes what a page holds takes of a heap snapshot of Chromium's (V8, "HeapSnapshotJSONSerializer"): heap.mjs asks for it, and
// the browser tests do (tests/browser/harness/heap.rs), by `node tools/bench/snapshot.mjs FILE`.
import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';

/** Without the code that V8 compiles meanwhile ("code") and what Blink keeps of its own ("native": caches, measurements): nobody's leak. */
export function objects(text) {
  const { snapshot: { meta: { node_fields: fields, node_types: [types] } }, nodes } = JSON.parse(text);
  const [type, size] = ['type', 'self_size'].map((name) => fields.indexOf(name));
  if (type < 0 || size < 0) throw new Error('a heap snapshot of another form');
  let sum = 0;
  for (let at = 0; at < nodes.length; at += fields.length) if (!['code', 'native'].includes(types[nodes[at + type]])) sum += nodes[at + size];
  return sum;
}

if (import.meta.url === pathToFileURL(argv[1]).href) console.log(objects(readFileSync(argv[2], 'utf8')));
