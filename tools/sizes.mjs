// Every file's raw, gzip and brotli size; fails if a file, or what loads before the first headline together, is over its budget
// (budget.json, in bytes of brotli; one of all languages' words).
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FIRST = 'before the first headline';
const first = ['news-widget.js', 'widget.js', 'widget_bg.wasm', 'news-widget.css'];
const budgets = JSON.parse(readFileSync('tools/budget.json', 'utf8'));

export const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
export const gzip = (bytes) => gzipSync(bytes, { level: 9 });

/** Prints the table; false if a budget is broken. */
export function report(dist) {
  const spent = new Map();
  const measure = (file) => {
    const bytes = readFileSync(join(dist, file));
    const sizes = [bytes.length, gzip(bytes).length, brotli(bytes).length];
    const name = file.replace(/^words-\w+/, 'words-XX');
    spent.set(name, Math.max(spent.get(name) ?? 0, sizes[2]));
    return sizes;
  };
  const table = (title, files) => {
    const sizes = files.map((file) => [file, measure(file)]);
    const total = [0, 1, 2].map((column) => sizes.reduce((sum, [, row]) => sum + row[column], 0));
    line(title, ['raw', 'gzip', 'brotli']);
    for (const [file, row] of sizes) line(`  ${file}`, row);
    line('  together', total);
    spent.set(title, total[2]);
  };
  const all = readdirSync(dist).filter((file) => /\.(js|wasm|css)$/.test(file));
  const later = 'when first needed';
  table(FIRST, first);
  table(later, all.filter((file) => !first.includes(file)));
  spent.delete(later);
  console.log(`${FIRST}: ${spent.get(FIRST)} of ${budgets[FIRST]} bytes of brotli`);
  return within(spent);
}

/** Whether nothing is over its budget, or without one; what is, is named. */
function within(spent) {
  const broken = [...spent].filter(([name, bytes]) => !(bytes <= budgets[name])).map(([name, bytes]) => `${name}: ${bytes} bytes of brotli, ${budgets[name] ? `${bytes - budgets[name]} over its budget` : 'and no budget'}`);
  const gone = Object.keys(budgets).filter((name) => !spent.has(name)).map((name) => `${name}: a budget, and no such file`);
  const all = [...broken, ...gone];
  if (all.length === 0) return true;
  console.error(`${all.join('\n')}\nFind them (CONTRIBUTING.md, "Size"), or raise tools/budget.json in a commit that says what they buy.`);
  return false;
}

const line = (name, sizes) => console.log(name.padEnd(30) + sizes.map((size) => String(size).padStart(10)).join(''));
