// Measures the release build as a reader meets it: cold cache, 1.6 Mbit/s and 150 ms, a processor four times slower, five
// rounds, medians. Drives Chromium over its protocol's pipe. In: dist/, the demo newsroom. Out: target/bench/report.json
// (the keys are documented in CONTRIBUTING.md, "Bench") and a table.
import { spawn, execFileSync } from 'node:child_process';
import { createServer, request } from 'node:http';
import { brotliCompressSync, constants } from 'node:zlib';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, extname } from 'node:path';

const ROUNDS = 5;
const NETWORK = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) | 0, uploadThroughput: (0.75e6 / 8) | 0 };
const SLOWER = 4;
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">
<script type="module" src="/news-widget.js"></script><news-widget feed="/newsroom/feed.json" refresh="0"></news-widget></html>`;
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };

const ending = [];
const end = () => { for (const step of ending.splice(0).reverse()) step(); };
process.on('exit', end);

/** The files of dist/ as a site owner would serve them, compressed beforehand; the feed is the newsroom's. */
async function serve(newsroom) {
  const squeezed = new Map();
  const squeeze = (path) => {
    const bytes = readFileSync(path);
    return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  };
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url, 'http://localhost');
    if (pathname === '/') return answer.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE);
    if (pathname.startsWith('/newsroom/')) {
      request(new URL(asked.url, newsroom), (came) => { answer.writeHead(came.statusCode, came.headers); came.pipe(answer); }).end();
      return;
    }
    const path = join('dist', pathname);
    if (!existsSync(path)) return answer.writeHead(404).end();
    if (!squeezed.has(path)) squeezed.set(path, squeeze(path));
    answer.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Content-Encoding': 'br', 'Cache-Control': 'max-age=3600' }).end(squeezed.get(path));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  ending.push(() => server.close());
  return `http://127.0.0.1:${server.address().port}/`;
}

function newsroom() {
  execFileSync('cargo', ['build', '--quiet', '--locked', '--example', 'newsroom'], { stdio: 'inherit' });
  const child = spawn(join(process.env.CARGO_TARGET_DIR ?? 'target', 'debug/examples/newsroom'), ['--port', '0', '--pace', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  ending.push(() => child.kill());
  return new Promise((heard, failed) => {
    child.once('exit', () => failed(new Error('the newsroom did not start')));
    child.stdout.once('data', (line) => heard(String(line).match(/^newsroom: (\S+)/)[1]));
  });
}

/** Chromium on a pipe (Chrome DevTools Protocol): messages end with a zero byte. */
function browser() {
  const profile = mkdtempSync(join(tmpdir(), 'news-widget-bench-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const child = spawn('chromium', [...flags, '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  ending.push(() => { child.kill('SIGKILL'); rmSync(profile, { recursive: true, force: true, maxRetries: 5 }); });
  const [, , , write, read] = child.stdio;
  const waiting = new Map();
  const listeners = [];
  let rest = '';
  read.setEncoding('utf8').on('data', (text) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop();
    for (const message of messages.map(JSON.parse)) {
      if (message.id) {
        const { done, failed } = waiting.get(message.id);
        waiting.delete(message.id);
        message.error ? failed(new Error(message.error.message)) : done(message.result);
      } else for (const listen of listeners) listen(message);
    }
  });
  let last = 0;
  const send = (method, params = {}, sessionId) =>
    new Promise((done, failed) => {
      waiting.set(++last, { done, failed });
      write.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  return { send, listen: (listener) => listeners.push(listener) };
}

/** Runs in the page before anything else: when the first headline stands there, and what moved or blocked until then. */
const watch = () => {
  const seen = (window.bench = { headline: null, blocked: 0, shift: 0 });
  new PerformanceObserver((list) => { for (const task of list.getEntries()) seen.blocked += Math.max(0, task.duration - 50); }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => { for (const shift of list.getEntries()) seen.shift += shift.value; }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    const headline = document.querySelector('news-widget')?.shadowRoot?.querySelector('.headline');
    if (headline?.checkVisibility()) seen.headline = performance.now();
    else requestAnimationFrame(look);
  };
  look();
};

async function round(chromium, url) {
  const { browserContextId } = await chromium.send('Target.createBrowserContext');
  const { targetId } = await chromium.send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await chromium.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method, params) => chromium.send(method, params, sessionId);
  let bytes = 0;
  let requests = 0;
  chromium.listen((message) => {
    if (message.sessionId !== sessionId) return;
    if (message.method === 'Network.loadingFinished') bytes += message.params.encodedDataLength;
    if (message.method === 'Network.requestWillBeSent') requests += 1;
  });
  await send('Page.enable');
  await send('Network.enable');
  await send('Network.emulateNetworkConditions', NETWORK);
  await send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})()` });
  await send('Page.navigate', { url });
  const expression = 'new Promise((done) => { const wait = () => (window.bench?.headline ? setTimeout(() => done(JSON.stringify(bench)), 500) : requestAnimationFrame(wait)); wait(); })';
  const { result } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  await chromium.send('Target.disposeBrowserContext', { browserContextId });
  return { ...JSON.parse(result.value), bytes, requests };
}

const median = (numbers) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1];

const url = await serve(await newsroom());
const chromium = browser();
const { product } = await chromium.send('Browser.getVersion');
const rounds = [];
for (let count = 0; count < ROUNDS; count++) rounds.push(await round(chromium, url));
const of = (key) => median(rounds.map((one) => one[key]));
const report = {
  browser: product,
  rounds: ROUNDS,
  cold: { bytes: of('bytes'), requests: of('requests'), firstHeadlineMs: Math.round(of('headline')), blockedMs: Math.round(of('blocked')), layoutShift: of('shift') },
};
mkdirSync('target/bench', { recursive: true });
writeFileSync('target/bench/report.json', `${JSON.stringify(report, null, 2)}\n`);
console.log(`${product}, ${ROUNDS} rounds, medians`);
console.table(report.cold);
end();
process.exit(0);
