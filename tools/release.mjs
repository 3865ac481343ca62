// After trunk's release build with the feature `split`: cuts the WebAssembly into its parts, binds and shrinks them, makes
// the scripts and the style small, and reports every file's size. In: target/, dist/. Out: dist/, what a site deploys.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { optimise, run, shrink } from './wasm.mjs';
import { report } from './sizes.mjs';

const dist = 'dist';
const target = process.env.CARGO_TARGET_DIR ?? 'target';
const work = join(target, 'release-parts');

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
for (const file of readdirSync(dist)) if (/^(split|chunk)_.*\.wasm$/.test(file)) rmSync(join(dist, file));

run('wasm-split-cli', '--target', 'web', '--out-name', 'widget', join(target, 'wasm32-unknown-unknown/release/widget.wasm'), work);
const whole = join(work, 'widget.wasm');
run('wasm-bindgen', '--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', work, '--out-name', 'widget', whole);
rmSync(whole);

const main = 'widget_bg.wasm';
shrink(join(work, main), join(dist, main), join(work, 'widget.js'), work);
for (const file of readdirSync(work)) {
  if (/^(split|chunk)_.*\.wasm$/.test(file)) optimise(join(work, file), join(dist, file));
  if (file.endsWith('.js')) copyFileSync(join(work, file), join(dist, file));
}

for (const file of ['news-widget.js', 'widget.js', '__wasm_split.js', 'purify.js', 'news-widget.css']) {
  const path = join(dist, file);
  const loader = file.endsWith('.css') ? 'css' : 'js';
  const { code } = transformSync(readFileSync(path, 'utf8'), { loader, minify: true, target: 'es2022', legalComments: 'inline' });
  writeFileSync(path, code);
}

if (!report(dist)) process.exit(1);
