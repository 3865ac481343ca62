// `make bench`: the release build beside others, in one run on one machine. In: dist/. Out: target/bench/report.json (its keys are in
// docs/speed.md), the figures and the chart of that page, and which goals are met. `node tools/bench/bench.mjs visits refresh` runs some of it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { Chromium } from './chromium.mjs';
import { coldAndWarm } from './cold.mjs';
import { build, contenders as all, newsroom } from './contenders.mjs';
import { Editions, rss } from './feed.mjs';
import { judged } from './goals.mjs';
import { heap, shifts } from './heap.mjs';
import { parses, scrolls } from './long.mjs';
import { writePage } from './page.mjs';
import { refreshes } from './refresh.mjs';
import { serve } from './site.mjs';

const ROUNDS = 5;
// Of ten thousand entries.
const FEW = 3;
const COUNTS = [50, 1000, 10_000];
const target = process.env.CARGO_TARGET_DIR ?? 'target';
const wanted = argv.slice(2);
const PARTS = ['visits', 'refresh', 'long', 'heap'];
for (const name of wanted) if (!PARTS.includes(name)) throw new Error(`bench: there is no part ${name}; there are ${PARTS.join(', ')}`);
const wants = (name) => wanted.length === 0 || wanted.includes(name);

const contenders = all('dist');
const lists = contenders.filter(({ refresh }) => refresh);
const own = contenders[0];
const editions = (count) => () => new Editions(count);

const served = new Map([['/feed.json', newsroom()]]);
const { url, close } = await serve(['dist', build(target)], served);
const site = { url, feed: () => '', long: () => '' };
served.set('/changing.json', () => site.feed());
served.set('/long.json', () => site.long());
for (const { name, page } of contenders) {
  served.set(`/${name}`, page('/feed.json'));
  for (const count of COUNTS) served.set(`/${name}-${count}`, page('/changing.json', count + 100));
  for (const kind of ['json', 'xml']) served.set(`/${name}-long-${kind}`, page('/long.json'));
}
served.set('/heap', own.page('/changing.json', 20));

const chromium = new Chromium();
const { product } = await chromium.send('Browser.getVersion');

const median = (numbers) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1];
const round = (number) => Math.round(number * 1000) / 1000;

/** Each key's median over several rounds' results. */
function medians(rounds) {
  const [first] = rounds;
  if (typeof first === 'number') return round(median(rounds));
  return Object.fromEntries(Object.keys(first).map((key) => [key, medians(rounds.map((one) => one[key]))]));
}

/** Rounds in which one contender follows the other, so that what else the machine does meets all alike. */
async function interleaved(title, those, rounds, run) {
  const results = Object.fromEntries(those.map(({ name }) => [name, []]));
  for (let count = 1; count <= rounds; count++) {
    process.stderr.write(`${title}: round ${count} of ${rounds}\n`);
    for (const contender of those) results[contender.name].push(await run(contender));
  }
  return Object.fromEntries(Object.entries(results).map(([name, rounds]) => [name, medians(rounds)]));
}

// A part leaves the whole run's alone.
const FILE = wanted.length ? 'target/bench/report-part.json' : 'target/bench/report.json';
mkdirSync('target/bench', { recursive: true });
// After each part: the next one may fail.
const keep = () => writeFileSync(FILE, `${JSON.stringify(report, null, 2)}\n`);

const report = { browser: product, date: new Date().toISOString().slice(0, 10), rounds: ROUNDS };
// Each once for nothing: a browser's first pages are slower than those after them.
if (wants('visits')) for (const contender of contenders) await coldAndWarm(chromium, `${url}/${contender.name}`, contender);
if (wants('visits')) report.visits = await interleaved('visits', contenders, ROUNDS, (contender) => coldAndWarm(chromium, `${url}/${contender.name}`, contender));
keep();
if (wants('refresh')) {
  report.refresh = {};
  for (const count of COUNTS) {
    report.refresh[count] = await interleaved(`refreshes of ${count}`, lists, count > 1000 ? FEW : ROUNDS, (contender) => refreshes(chromium, site, contender, count, editions(count)));
  }
}
keep();
if (wants('long')) {
  const json = new Editions(8000, 45).body;
  const xml = rss(8500, 50);
  report.long = { jsonBytes: json.length, xmlBytes: xml.length };
  report.long.json = await interleaved('five megabytes of JSON', lists, ROUNDS, (contender) => parses(chromium, site, contender, json, 'json'));
  report.long.xml = await interleaved('five megabytes of RSS', [own], ROUNDS, (contender) => parses(chromium, site, contender, xml, 'xml'));
  report.long.entries = await interleaved('ten thousand entries', lists, FEW, (contender) => scrolls(chromium, site, contender, 10_000, editions(10_000)));
}
keep();
if (wants('heap')) {
  process.stderr.write('2,000 refreshes, 500 mounts and unmounts\n');
  report.heap = await heap(chromium, site, `${url}/heap`, editions(20));
  report.layoutShift = await shifts(chromium, site, `${url}/heap`, editions(20));
}
report.goals = judged(report);
keep();
console.table(report.goals.map(({ figure, is, most, unit, met }) => ({ figure, is, most, unit, met: met ? 'met' : 'MISSED' })));
if (wanted.length === 0) writePage(report);
await chromium.close();
close();
process.exit(0);
