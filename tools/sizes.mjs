// Every file's raw, gzip and brotli size; fails if what loads before the first headline is over its budget (budget.json).
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const first = ['news-widget.js', 'widget.js', 'widget_bg.wasm', 'news-widget.css'];
const budget = JSON.parse(readFileSync('tools/budget.json', 'utf8'))['first headline, bytes of brotli'];

export const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
export const gzip = (bytes) => gzipSync(bytes, { level: 9 });

/** Prints the table; false if the budget is broken. */
export function report(dist) {
  const measure = (file) => {
    const bytes = readFileSync(join(dist, file));
    return [bytes.length, gzip(bytes).length, brotli(bytes).length];
  };
  const table = (title, files) => {
    const sizes = files.map((file) => [file, measure(file)]);
    const total = [0, 1, 2].map((column) => sizes.reduce((sum, [, row]) => sum + row[column], 0));
    line(title, ['raw', 'gzip', 'brotli']);
    for (const [file, row] of sizes) line(`  ${file}`, row);
    line('  together', total);
    return total[2];
  };
  const all = readdirSync(dist).filter((file) => /\.(js|wasm|css)$/.test(file));
  const spent = table('before the first headline', first);
  table('when first needed', all.filter((file) => !first.includes(file)));
  console.log(`budget: ${spent} of ${budget} bytes of brotli`);
  if (spent <= budget) return true;
  console.error(`Over budget by ${spent - budget} bytes. Find them (CONTRIBUTING.md, "Size"), or raise tools/budget.json in a commit that says what they buy.`);
  return false;
}

const line = (name, sizes) => console.log(name.padEnd(30) + sizes.map((size) => String(size).padStart(10)).join(''));
