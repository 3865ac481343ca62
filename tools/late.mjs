// wasm-bindgen binds the main file alone, so what the parts need of the browser is imported there, too, and handed on through the
// table: a hundred imports that the first headline has no use for, each with its function, its place in the table and its lines of
// glue. Here they move: into late.wasm, which becomes a piece of chunk.wasm, and their glue into chunk.js, which comes with that.
// And the table loses what nobody looks for there.
// In: the folder with wasm-bindgen's output. Out: there, late.wasm, and the main file without them.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binaryen } from './wasm.mjs';

// A name in WebAssembly's text format; wasm-split's for what hands an import on, and wasm-bindgen's for what keeps a reference for it.
const NAME = String.raw`\$"(?:[^"\\]|\\.)*"|\$[^\s()]+`;
const HANDS_ON = /local_shim"?$/;
const SHIM = /(local_shim|externref shim(_\d+)?)"?$/;
// What calls a closure, one for each type that js-sys knows: wasm-bindgen reads in the table which there are, and has the page call those
// it needs by an export.
const CALLS_A_CLOSURE = /::convert::closures::_::invoke::</;
// So many places together that stay empty are worth a segment of their own after them.
const GAP = 6;

export function moveImports(work, main) {
  const [text, file, late] = ['main.wat', main, 'late.wat'].map((name) => join(work, name));
  binaryen('wasm-dis', file, '-o', text);
  const whole = readFileSync(text, 'utf8');
  const imported = new Map(all(whole, `^ \\(import "\\./widget_bg\\.js" ".*" \\(func (${NAME}).*$`));
  const functions = new Map(all(whole, `^ \\(func (${NAME})[\\s\\S]*?^ \\)$`));
  // A shim, another one if there is one, and the import; none for what hands on something else.
  const chain = (name) => {
    if (imported.has(name)) return [name];
    const called = SHIM.test(name) ? all(functions.get(name), `\\(call (${NAME})`).map(([called]) => chain(called)) : [];
    const found = called.find(({ length }) => length);
    return found ? [name, ...found] : [];
  };
  const moved = new Map([...functions.keys()].filter((name) => HANDS_ON.test(name)).map((name) => [name, chain(name)]).filter(([, names]) => names.length));
  const [[line, places]] = all(whole, `^ \\(elem \\$0 \\(table \\$0\\) \\(i32\\.const 1\\) func (.*)\\)$`).map(([list, line]) => [line, list.match(new RegExp(NAME, 'g'))]);
  writeFileSync(late, module(whole, imported, functions, moved, places));
  binaryen('wasm-as', late, '-o', join(work, 'late.wasm'));
  const left = places.map((name) => (moved.has(name) || CALLS_A_CLOSURE.test(name) ? undefined : name));
  // A table is empty before it is filled: nothing is to be written where a part will put its own.
  writeFileSync(text, whole.replace(line, () => segments(left).join('\n')).replace(/^ \(elem .* funcref( \(item \(ref\.null \w+\)\))+\)\n/gm, ''));
  binaryen('wasm-as', '-g', text, '-o', file);
  for (const file of [text, late]) rmSync(file);
}

/** What is found of a pattern: its first group, and the whole. */
const all = (text, pattern) => [...text.matchAll(new RegExp(pattern, 'gm'))].map(([whole, group]) => [group, whole]);

/** The table's places from 1 on; small gaps are filled with what stands before them. */
function segments(places) {
  const found = [];
  let end = 0;
  places.forEach((name, at) => {
    if (!name) return;
    const gap = at - end;
    if (found.length === 0 || gap >= GAP) found.push({ at, names: [] });
    else found.at(-1).names.push(...Array(gap).fill(found.at(-1).names.at(-1)));
    found.at(-1).names.push(name);
    end = at + 1;
  });
  return found.map(({ at, names }) => ` (elem (table $0) (i32.const ${at + 1}) func ${names.join(' ')})`);
}

/** A module that has the moved functions, and puts them where the parts look for them. */
function module(whole, imported, functions, moved, places) {
  const names = [...moved.values()].flat();
  const [[, table]] = all(whole, '^ \\(table \\$0 (.*)\\)$');
  const [[references]] = all(whole, '^ \\(table \\$__wbindgen_externrefs (.*)\\)$');
  const lines = [
    ...names.filter((name) => imported.has(name)).map((name) => imported.get(name)),
    '(import "__wasm_split" "__externref_table_alloc" (func $__externref_table_alloc (result i32)))',
    `(import "__wasm_split" "__wbindgen_externrefs" (table $__wbindgen_externrefs ${references}))`,
    `(import "__wasm_split" "__indirect_function_table" ${table.trim()})`,
    ...places.map((name, index) => (moved.has(name) ? `(elem (table $0) (i32.const ${index + 1}) func ${name})` : '')),
    ...names.filter((name) => functions.has(name)).map((name) => functions.get(name)),
  ];
  return `(module ${lines.join('\n')})`;
}
