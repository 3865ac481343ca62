// After every trunk build: puts beside the loader what trunk does not make. Needs Node.js alone; without `npm ci` there is
// no DOMPurify, which only browsers without a sanitizer of their own (Safari) miss.
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const to = process.env.TRUNK_STAGING_DIR;

// The style: its files in the order style/index.css gives, as one, for one constructed style sheet (which takes no @import).
const imports = readFileSync('style/index.css', 'utf8').matchAll(/@import\s+['"](?:\.\/)?([^'"]+)['"]/g);
const style = [...imports].map(([, file]) => readFileSync(join('style', file), 'utf8')).join('\n');
writeFileSync(join(to, 'news-widget.css'), style);

// The interface's words in each language, as modules: a policy's script-src lets them come.
for (const file of readdirSync('languages').filter((file) => file !== 'en.json')) {
  const words = JSON.parse(readFileSync(join('languages', file), 'utf8'));
  writeFileSync(join(to, `words-${file.replace('.json', '.js')}`), `export default ${JSON.stringify(words)};\n`);
}

const purify = 'node_modules/dompurify/dist/purify.es.mjs';
if (existsSync(purify)) copyFileSync(purify, join(to, 'purify.js'));
