// Writes into a folder what of the npm package is words: types, manifest and package.json. As a step of the release, or
// `node tools/npm/describe.mjs FOLDER`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import * as declarations from './declarations.mjs';
import { manifest } from './manifest.mjs';
import { promise } from './promise.mjs';
import { cargo, version } from '../versioned.mjs';

const MANIFEST = 'custom-elements.json';

export function describe(folder) {
  const { index, ...templates } = Object.fromEntries(Object.entries(declarations).map(([name, declare]) => [name, declare(promise)]));
  mkdirSync(folder, { recursive: true });
  const put = (file, contents) => writeFileSync(join(folder, file), contents);
  put(MANIFEST, `${JSON.stringify(manifest(promise), null, 2)}\n`);
  put('index.d.ts', index);
  put('news-frame.d.ts', 'export {};\n');
  for (const [name, types] of Object.entries(templates)) put(`${name}.d.ts`, types);
  put('package.json', `${JSON.stringify(about(Object.keys(templates)), null, 2)}\n`);
}

function about(templates) {
  return {
    name: cargo('name'),
    version,
    description: cargo('description'),
    license: cargo('license'),
    type: 'module',
    exports: {
      '.': { types: './index.d.ts', node: './server.js', default: './index.js' },
      ...Object.fromEntries(templates.map((name) => [`./${name}`, { types: `./${name}.d.ts` }])),
      './news-frame.js': { types: './news-frame.d.ts', default: './news-frame.js' },
      [`./${MANIFEST}`]: `./${MANIFEST}`,
      './package.json': './package.json',
    },
    types: './index.d.ts',
    customElements: MANIFEST,
    sideEffects: ['./index.js', './news-frame.js'],
  };
}

if (import.meta.url === pathToFileURL(argv[1]).href) describe(argv[2]);
