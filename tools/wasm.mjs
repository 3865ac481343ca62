// Makes a WebAssembly file and the JavaScript on its other side small together: each keeps parts of the other alive, and
// every long name stands in both. In: wasm-bindgen's output. Out: the same two files, smaller.
import { readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterNumber, importEnd, leb, list, named, rewrite, text } from './binary.mjs';
import { order } from './order.mjs';

export function run(command, ...args) {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status === 0) return;
  console.error(`release: ${command} failed. ${error?.message ?? stderr}`);
  process.exit(1);
}

// What every browser since 2023 has; with all features wasm-opt writes what none has yet.
const features = ['bulk-memory', 'reference-types', 'nontrapping-float-to-int', 'sign-ext', 'mutable-globals', 'multivalue'].map((name) => `--enable-${name}`);
export const binaryen = (tool, ...args) => run(join('node_modules/.bin', tool), ...features, ...args);

export function optimise(from, to) {
  // Control flow is made anew before: half a per cent smaller.
  binaryen('wasm-opt', from, '-o', to, '--flatten', '--rereloop', '-Oz', '--converge', '--low-memory-unused', '--strip-debug', '--strip-producers', '--strip-target-features');
  order(to);
}

/** Shrinks main and chunk in `work` into the same in `to`, and the glue in place; what chunk.wasm alone needs of it becomes chunk.js. */
export function shrink(work, to) {
  const gluePath = join(work, 'widget.js');
  const glue = readFileSync(gluePath, 'utf8');
  const [main, chunk] = ['widget_bg.wasm', 'chunk.wasm'].map((file) => join(to, file));
  removeUnusedExports(join(work, 'widget_bg.wasm'), glue, work);
  optimise(join(work, 'widget_bg.wasm'), main);
  optimise(join(work, 'chunk.wasm'), chunk);
  const given = withoutUnusedImports(chunk, glue);
  const kept = withNamedSplits(main, withoutOldWays(withoutUnusedImports(main, glue)));
  const exports = shortened(WebAssembly.Module.exports(moduleOf(main)).map(({ name }) => name).filter((name) => !splitter.test(name)));
  const late = lateGlue(shortenNames(chunk, given, exports));
  writeFileSync(join(work, 'chunk.js'), late.script);
  writeFileSync(gluePath, `${shortenNames(main, kept, exports)}export const shared = () => [${late.given}];\n`);
  const script = join(work, SPLITTER);
  writeFileSync(script, fromTheLoader(readFileSync(script, 'utf8')));
}

// What the splitter's script does with a file: the loader brings it, which knows where it is, and may have asked for it before. With
// chunk.wasm comes its own glue, a module that is given what it needs of the rest.
const files = [
  // A part that does not come is told in words, by whoever asked for it.
  [/^import \{ initSync \}/m, 'import { initSync, shared }'],
  [/^ *console\.error\(e\);\n/m, ''],
  [/\(\(\) => \{\n *const src = fetch\(new URL\("\.\/(\w+\.wasm)", import\.meta\.url\)\);\n *src\.catch\(\(\) => \{\}\);\n *return async \(imports\) => \(WebAssembly\.instantiateStreaming\(src, imports\)\);\n\}\n/g, "('$1'"],
  [/^function makeLoad\(fetcher, deps\) \{\n/m, 'let part;\nexport const bring = (from) => { part = from; };\nfunction makeLoad(file, deps, script) {\n'],
  [/^( *const) instantiate = fetcher\(\);\n/m, '$1 source = part(file);\n$1 glue = script && part(script);\n        for (const one of [source, glue]) one?.catch(() => {});\n'],
  [/\binstantiate\(imports\)/, 'WebAssembly.instantiateStreaming(source, { ...imports, _: (await glue)?.imports(...shared()) })'],
  [/(?<=const __chunk = makeLoad\('chunk\.wasm', \[\])/, ", 'chunk.js'"],
];

const fromTheLoader = (script) => files.reduce((rest, [way, instead]) => exchange(rest, way, instead), script);

const SPLITTER = './__wasm_split.js';
// What the parts call the main file.
const MAIN = '__wasm_split';

const splitter = /^(memory|__indirect_function_table|__wasm_split\w*)$/;

/** Takes out of `wasm` every export that neither the glue nor the splitter's script names. */
function removeUnusedExports(wasm, glue, work) {
  const named = new Set([...glue.matchAll(/\bwasm\.(\w+)/g)].map(([, name]) => name));
  const exports = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(wasm))).map(({ name }) => name);
  const kept = exports.filter((name) => named.has(name) || splitter.test(name));
  const graph = [{ name: 'page', root: true, reaches: kept }, ...kept.map((name) => ({ name, export: name }))];
  writeFileSync(join(work, 'graph.json'), JSON.stringify(graph));
  binaryen('wasm-metadce', wasm, '-o', wasm, '--graph-file', join(work, 'graph.json'));
}

/** The glue without the functions that the optimised WASM no longer imports. Each stands on lines of its own. */
function withoutUnusedImports(wasm, glue) {
  const imports = new Set(WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasm))).map(({ name }) => name));
  return glue.replace(/^ {8}(?!__proto__)(\w+): [\s\S]*?^ {8}\}.*,\n/gm, (whole, name) => (imports.has(name) ? whole : ''));
}

// What the glue does for browsers that run none of this, and for callers that are not our loader.
const oldWays = [
  [/\(typeof FinalizationRegistry === 'undefined'\)\s+\? \{ register: \(\) => \{\}, unregister: \(\) => \{\} \}\s+: /g, ''],
  [/^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n[\s\S]*?^\}\n/m, ''],
  [/^ {4}if \(realloc === undefined\) \{\n[\s\S]*?^ {4}\}\n/m, ''],
  [/^ {4}if \(module !== undefined\) \{\n[\s\S]*?^ {4}\}\n(?=\s+const imports = __wbg_get_imports\(\);\n {4}if \(!\(module instanceof)/m, '    ({module} = module);\n'],
  [/^ {4}if \(!\(module instanceof WebAssembly\.Module\)\) \{\n[\s\S]*?^ {4}\}\n/m, ''],
];

const withoutOldWays = (glue) => oldWays.reduce((rest, [way, instead]) => exchange(rest, way, instead), glue);

export function exchange(script, way, instead) {
  if (script.search(way) < 0) {
    console.error(`release: wasm-bindgen's glue or the splitter's script has changed: nothing in it is ${way} (tools/wasm.mjs)`);
    process.exit(1);
  }
  return script.replace(way, instead);
}

/** The glue with what it takes from the splitter's script by name. wasm-bindgen takes the whole, once for each use; of that a
 * bundler makes an object with for…in, and a page's own additions to Object.prototype with it. */
function withNamedSplits(wasm, glue) {
  const names = WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(wasm))).filter(({ module }) => module === SPLITTER).map(({ name }) => name);
  const named = exchange(glue, /^import \* as import1 .*$/m, `import { ${names} } from '${SPLITTER}'`);
  const given = exchange(named, /"\.\/__wasm_split\.js": import1,/, `'${SPLITTER}': { ${names} },`);
  return given.replace(/^import \* as .*$|^ *"\.\/__wasm_split\.js": import\d+,$/gm, '');
}

/** What chunk.wasm imports, as a module of its own: a function of what it needs of the rest of the glue. That is given, since a module
 * that imported it would have to know under which address the rest came (src/embed/beside.js). */
function lateGlue(glue) {
  const [imports] = glue.match(/(?<=const import0 = )\{\n[\s\S]*?^ {4}\};$/m);
  const named = new Set(imports.match(/\b[a-zA-Z]\w*/g));
  const all = [...glue.matchAll(/^(let) .*\b(wasm);|^(function|let|const) (\w+)/gm)].map(([, , wasm, kind, name]) => ({ name: wasm ?? name, changes: !wasm && kind === 'let' }));
  const helpers = all.filter(({ name }) => named.has(name));
  // What changes later is asked for each time.
  const asking = helpers.filter(({ changes }) => changes).reduce((rest, { name }) => rest.replace(new RegExp(`\\b${name}\\b`, 'g'), `${name}()`), imports);
  return {
    script: `export const imports = (${helpers.map(({ name }) => name)}) => (${asking.replace(/;$/, '')});\n`,
    given: helpers.map(({ name, changes }) => (changes ? `() => ${name}` : name)),
  };
}

const moduleOf = (path) => new WebAssembly.Module(readFileSync(path));

const shortened = (names) => new Map(names.map((name, index) => [name, `_${index.toString(36)}`]));

/** Gives the names that only a file and its glue share two letters each, in both; `exports` are the main file's. */
function shortenNames(path, glue, exports) {
  const imports = shortened(WebAssembly.Module.imports(moduleOf(path)).filter(({ module }) => module === './widget_bg.js').map(({ name }) => name));
  writeFileSync(path, rename(readFileSync(path), imports, exports));
  return glue
    .replaceAll('./widget_bg.js', '_')
    .replace(/^ {8}(\w+): /gm, (whole, name) => (imports.has(name) ? `        ${imports.get(name)}: ` : whole))
    .replace(/\bwasm\.(\w+)/g, (whole, name) => (exports.has(name) ? `wasm.${exports.get(name)}` : whole));
}

/** Rewrites the import and the export section. */
const rename = (bytes, imports, exports) => rewrite(bytes, { 2: (section) => renameImports(section, imports, exports), 7: (section) => renameExports(section, exports) });

function renameImports(section, imports, exports) {
  const [out] = list(section, 0, (at) => {
    const [module, afterModule] = text(section, at);
    const [name, afterName] = text(section, afterModule);
    const end = importEnd(section, afterName);
    const ours = module === './widget_bg.js';
    const short = ours ? imports.get(name) : (module === MAIN && exports.get(name)) || name;
    return [Buffer.concat([named(ours ? '_' : module), named(short), section.subarray(afterName, end)]), end];
  });
  return Buffer.concat([leb(out.length), ...out]);
}

function renameExports(section, names) {
  const [out] = list(section, 0, (at) => {
    const [name, afterName] = text(section, at);
    const end = afterNumber(section, afterName + 1);
    return [Buffer.concat([named(names.get(name) ?? name), section.subarray(afterName, end)]), end];
  });
  return Buffer.concat([leb(out.length), ...out]);
}
