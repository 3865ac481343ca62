// The splitter puts what two parts share into a file for each pair, triple, ... of parts: with four parts up to eleven, most of
// some hundred bytes and each a request. Here they become two: what the part that every reader loads shares with others, and
// what those share without it. With the first comes late.wasm (late.mjs). In: the folder with wasm-split's output. Out: there, chunk.wasm
// and chunk_late.wasm in their place, and the splitter's script with an entry for each.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { binaryen, exchange } from './wasm.mjs';

// The part that every reader loads: what it shares with others is not to bring along what those share without it.
const ALWAYS = 'live';
// The module that all import from, and a stand-in of the same length: merging makes the many imports of one thing one.
const [MAIN, STAND_IN] = ['__wasm_split', '__wasm_spliT'];

export function mergeChunks(work) {
  const script = join(work, '__wasm_split.js');
  let text = readFileSync(script, 'utf8');
  const chunks = [...text.matchAll(/^\/\* (.*) \*\/\n(const (__chunk_\d+) = [\s\S]*?^, \[\]\);\n)/gm)].map(([whole, parts, code, name]) => ({
    whole, code, name, file: `${name.slice(2)}.wasm`, one: parts.split(', ').includes(ALWAYS) ? 'chunk' : 'chunk_late',
  }));
  const ones = [...new Set(chunks.map(({ one }) => one))];
  for (const one of ones) {
    const files = chunks.filter((chunk) => chunk.one === one).map(({ file }) => file);
    merge(work, one, one === 'chunk' ? [...files, 'late.wasm'] : files);
  }
  for (const { whole } of chunks) text = text.replace(whole, '');
  const named = new Map(chunks.map(({ name, one }) => [name, `__${one}`]));
  text = text.replace(/\[(__chunk_[^\]]*)\]/g, (_, list) => `[${[...new Set(list.split(', ').map((name) => named.get(name)))].join(', ')}]`);
  const entries = ones.map((one) => chunks[0].code.replace(/chunk_\d+/g, one)).join('');
  text = exchange(text, /^export const __wasm_split_load_/m, (start) => entries + start);
  text = withShared(text);
  writeFileSync(script, text);
}

// The parts take what they share with the main file from all that it gives.
const withShared = (script) => exchange(script, /const \{.*\} = (initSync\(undefined, undefined\));\n.*Object\.assign.*\n/, 'sharedImports.__wasm_split = $1;\n');

function merge(work, one, files) {
  const [hub, merged] = [join(work, 'hub.wat'), join(work, `${one}.wasm`)];
  writeFileSync(hub, hubOf(imports(files.map((file) => join(work, file)))));
  const named = files.flatMap((file) => [join(work, file), file.replace('.wasm', '')]);
  // Of what is merged only the hub's memory is left; until then there are several.
  binaryen('wasm-merge', '--enable-multimemory', hub, MAIN, ...named, '-o', merged);
  writeFileSync(merged, Buffer.from(readFileSync(merged, 'latin1').replaceAll(STAND_IN, MAIN), 'latin1'));
  for (const file of [...files, 'hub.wat']) rmSync(join(work, file));
}

/** What the chunks import, each once, in the text format. */
function imports(files) {
  const found = new Map();
  for (const file of files) {
    const { stdout } = spawnSync(join('node_modules/.bin', 'wasm-dis'), [file, '--all-features'], { encoding: 'utf8', maxBuffer: 1 << 28 });
    for (const [, name, kind, type] of stdout.matchAll(/\(import "__wasm_split" "(\w+)" \((\w+) \$\S+ (?:\(type \S+\) )?(.*)\)\)/g)) found.set(name, { kind, type });
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
