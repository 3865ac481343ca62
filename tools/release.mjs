// After trunk's release build with the feature `split`: cuts the WebAssembly into its parts, binds and shrinks them, makes
// the scripts and the style small, reports every file's size, and packs it all. In: target/, and as an argument the folder that
// trunk filled. Out: dist/, what a site deploys, the same in a folder of the version, and target/npm, the package for bundlers.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, transformSync } from 'esbuild';
import { mergeChunks } from './chunks.mjs';
import { moveImports } from './late.mjs';
import { writePackage } from './npm/package.mjs';
import { report } from './sizes.mjs';
import { snippet } from './snippet.mjs';
import { makeReady, version } from './versioned.mjs';
import { optimise, run, shrink } from './wasm.mjs';

const dist = 'dist';
const [staged] = process.argv.slice(2);
const target = process.env.CARGO_TARGET_DIR ?? 'target';
const work = join(target, 'release-parts');
const npm = join(target, 'npm');

for (const folder of [work, dist, npm]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

run('wasm-split-cli', '--target', 'web', '--out-name', 'widget', join(target, 'wasm32-unknown-unknown/release/widget.wasm'), work);
const whole = join(work, 'widget.wasm');
run('wasm-bindgen', '--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', work, '--out-name', 'widget', whole);
rmSync(whole);
moveImports(work, 'widget_bg.wasm');
mergeChunks(work);

shrink(work, dist);
for (const file of readdirSync(work)) {
  if (/^(split|chunk_).*\.wasm$/.test(file)) optimise(join(work, file), join(dist, file));
}

const small = { minify: true, target: 'es2022', legalComments: 'inline' };
// The glue and the splitter's script import each other: one file, with what the loader calls, is a request and a round trip less.
const contents = "export { Mounted, begin, initSync } from './widget.js'; export { bring } from './__wasm_split.js'";
buildSync({ ...small, stdin: { contents, resolveDir: work }, bundle: true, format: 'esm', outfile: join(dist, 'widget.js') });
buildSync({ ...small, entryPoints: [join(staged, 'news-widget.js')], bundle: true, format: 'esm', outfile: join(dist, 'news-widget.js') });
const words = readdirSync(staged).filter((file) => file.startsWith('words-'));
for (const file of ['chunk.js', 'news-frame.js', 'purify.js', 'news-widget.css', ...words]) {
  const loader = file.endsWith('.css') ? 'css' : 'js';
  const { code } = transformSync(readFileSync(join(file === 'chunk.js' ? work : staged, file), 'utf8'), { ...small, loader });
  writeFileSync(join(dist, file), code);
}
for (const file of ['LICENSE-MIT', 'LICENSE-APACHE']) copyFileSync(file, join(dist, file));

const within = report(dist);
makeReady(dist);
writePackage(npm, dist);
console.log(`\nThis version is dist/${version}; a page embeds it, from wherever that lies, by
${snippet(dist, 'https://cdn.example/news-widget').loader}`);
if (!within) process.exit(1);
