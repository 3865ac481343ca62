// The splitter puts what two parts share into a file for each pair, triple, ... of parts: with four parts up to eleven, most of
// some hundred bytes and each a request. Here they become one, which whatever part comes first brings along. In: the folder
// with wasm-split's output. Out: there, chunk.wasm in their place, and the splitter's script with one entry for it.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { binaryen, exchange } from './wasm.mjs';

const ONE = 'chunk.wasm';
// The module that all import from, and a stand-in of the same length: merging makes the many imports of one thing one.
const [MAIN, STAND_IN] = ['__wasm_split', '__wasm_spliT'];

export function mergeChunks(work) {
  const chunks = readdirSync(work).filter((file) => /^chunk_\d+\.wasm$/.test(file));
  if (chunks.length === 0) return;
  const hub = join(work, 'hub.wat');
  writeFileSync(hub, hubOf(imports(chunks.map((file) => join(work, file)))));
  const one = join(work, ONE);
  const named = chunks.flatMap((file) => [join(work, file), file.replace('.wasm', '')]);
  // Of what is merged only the hub's memory is left; until then there are several.
  binaryen('wasm-merge', '--enable-multimemory', hub, MAIN, ...named, '-o', one);
  writeFileSync(one, Buffer.from(readFileSync(one, 'latin1').replaceAll(STAND_IN, MAIN), 'latin1'));
  for (const file of [...chunks, 'hub.wat']) rmSync(join(work, file));

  const script = join(work, '__wasm_split.js');
  let text = readFileSync(script, 'utf8');
  const [first] = /^const __chunk_\d+ = [\s\S]*?^, \[\]\);\n/m.exec(text) ?? [];
  text = exchange(text, /^\/\* .* \*\/\nconst __chunk_\d+ = [\s\S]*?^, \[\]\);\n/gm, '');
  text = exchange(text, /\[__chunk_[^\]]*\]/g, '[__chunk]');
  text = exchange(text, /^export const __wasm_split_load_/m, (start) => first.replace(/chunk_\d+/g, 'chunk') + start);
  writeFileSync(script, text);
}

/** What the chunks import, each once, in the text format. */
function imports(files) {
  const found = new Map();
  for (const file of files) {
    const { stdout } = spawnSync(join('node_modules/.bin', 'wasm-dis'), [file, '--all-features'], { encoding: 'utf8', maxBuffer: 1 << 28 });
    for (const [, name, kind, type] of stdout.matchAll(/\(import "__wasm_split" "(\w+)" \((\w+) \$\S+ (.*)\)\)/g)) found.set(name, { kind, type });
  }
  return found;
}

/** A module that imports these under the stand-in's name, and exports them. */
function hubOf(found) {
  const all = [...found];
  const taken = all.map(([name, { kind, type }]) => `(import "${STAND_IN}" "${name}" (${kind} $${name} ${type}))`);
  const given = all.map(([name, { kind }]) => `(export "${name}" (${kind} $${name}))`);
  return `(module ${[...taken, ...given].join('\n')})`;
}
