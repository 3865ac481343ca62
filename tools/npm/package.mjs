// The npm package, for bundlers: `import 'news-widget'`. In: dist/ as the release fills it. Out: a folder for `npm pack`, with the
// same files under addresses that a bundler sees, the types and the manifest.
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from './describe.mjs';

export function writePackage(folder, dist) {
  describe(folder);
  const files = readdirSync(dist);
  // A frame's script is for whoever names it, and no part of the elements.
  const apart = ['news-widget.js', 'news-frame.js'];
  const modules = files.filter((file) => /\.js$/.test(file) && !apart.includes(file));
  const put = (file, contents) => writeFileSync(join(folder, file), contents);
  const code = files.filter((file) => /\.wasm$/.test(file));
  for (const file of [...code, ...files.filter((file) => /^LICENSE/.test(file))]) copyFileSync(join(dist, file), join(folder, file));
  for (const file of modules) copyFileSync(join(dist, file), join(folder, file));
  copyFileSync(join(dist, 'news-frame.js'), join(folder, 'news-frame.js'));
  // Under this name, since bundlers and their servers make modules of style sheets.
  copyFileSync(join(dist, 'news-widget.css'), join(folder, 'style.txt'));
  put('README.md', alone(readFileSync('README.md', 'utf8')));
  copyFileSync('src/embed/news-widget.js', join(folder, 'index.js'));
  for (const file of ['ahead.js', 'ask.js']) copyFileSync(join('src/embed', file), join(folder, file));
  put('beside.js', beside(modules, { ...Object.fromEntries(code.map((file) => [file, file])), 'news-widget.css': 'style.txt' }));
  put('server.js', '// On a server there are no elements to define: their tags are enough.\nexport {};\n');
}

/** README without its picture, and without links to what is not in the package. */
const alone = (readme) => readme.replace(/^!\[[^\]]*\]\(docs\/.*\n\n/m, '').replace(/\[([^\]]*)\]\((?:docs|languages)\/[^)]*\)/g, '$1');

// Vite would write what is small into the script, as a data: URL, which a page's policy does not let be fetched.
const AS_FILE = '?no-inline';

/** In the place of src/embed/beside.js: each file by its name, for bundlers to follow. */
const beside = (modules, addresses) => `// Where the files are, each by its name: bundlers follow these.
const addresses = {
${Object.entries(addresses).map(([file, as]) => `  '${file}': new URL('./${as}${AS_FILE}', import.meta.url),\n`).join('')}};
const modules = {
${modules.map((file) => `  '${file}': () => import('./${file}'),\n`).join('')}};

export const beside = (file) => addresses[file] ?? file;
export const load = (file) => modules[file]();
`;
