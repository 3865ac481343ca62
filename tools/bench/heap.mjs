// Whether the widget's memory stands still: the page's live heap (JavaScript's and WebAssembly's) after 100 refreshes and after
// 2,000, and after 100 mounts and unmounts and after 500. And whether anything moves during load and ten refreshes.
import { objects } from './snapshot.mjs';

async function snapshot(page) {
  const parts = [];
  const end = page.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await page.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  end();
  return parts.join('');
}

/** The live heap in bytes, once there is nothing left to collect. */
async function live(page) {
  await page.send('HeapProfiler.collectGarbage');
  const used = objects(await snapshot(page));
  const { nodes, jsEventListeners: listeners } = await page.send('Memory.getDOMCounters');
  const wasm = await page.runs('memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)');
  return { bytes: used + wasm, wasm, nodes, listeners };
}

/** The widget's memory is in the exports of its WebAssembly. */
const WATCH = `window.memories = [];
  const own = WebAssembly.Instance;
  const seen = (instance) => { for (const it of Object.values(instance.exports)) if (it instanceof WebAssembly.Memory && !memories.includes(it)) memories.push(it); return instance; };
  WebAssembly.Instance = class extends own { constructor(...given) { super(...given); seen(this); } };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...given) => { const made = await make.apply(WebAssembly, given); seen(made.instance ?? made); return made; };
  }`;

const once = (name, act) => `await new Promise((heard) => { widget.addEventListener('${name}', heard, { once: true }); ${act}; });`;

/** Opens the page, whose widget looks after its news then. */
async function lives(tab, page) {
  await tab.opens(page);
  await tab.runs("window.widget = document.querySelector('news-widget'); undefined");
  await tab.waits("widget.shadowRoot?.querySelector('.pause')");
}

export function heap(chromium, site, page, editions) {
  return chromium.withPage(async (tab) => {
    await tab.before(WATCH);
    const feed = editions();
    let at = 0;
    site.feed = () => {
      // Each answer edits one entry, brings one and takes one back: what only left the page would stay in the list.
      feed.edits(at++ % 9);
      feed.adds();
      feed.retracts(10);
      return feed.body;
    };
    // New entries slide in, which takes its time: a reader who wants no motion is asked instead, and says yes.
    await tab.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
    await lives(tab, page);
    const refreshes = (count) => tab.runs(`(async () => { for (let at = 0; at < ${count}; at++) { ${once('news-update', 'widget.refresh()')} widget.shadowRoot.querySelector('.updates')?.click(); } })()`);
    const mounts = (count) => tab.runs(`(async () => {
      for (let at = 0; at < ${count}; at++) {
        const widget = document.createElement('news-widget');
        for (const name of ['feed', 'refresh', 'limit']) widget.setAttribute(name, window.widget.getAttribute(name));
        widget.setAttribute('signup', '/subscribe');
        ${once('news-ready', 'document.body.prepend(widget)')}
        widget.remove();
        await new Promise((done) => setTimeout(done));
      }
    })()`);
    await refreshes(100);
    const after100 = await live(tab);
    await refreshes(1900);
    const after2000 = await live(tab);
    await mounts(100);
    const mounted100 = await live(tab);
    await mounts(400);
    const mounted500 = await live(tab);
    return {
      refreshes: { after100, after2000, growth: after2000.bytes / after100.bytes },
      mounts: { after100: mounted100, after500: mounted500, growth: mounted500.bytes / mounted100.bytes },
    };
  });
}

/** The layout shift of a load and ten refreshes, in a page with something below the widget. */
export function shifts(chromium, site, page, editions) {
  return chromium.withPage(async (tab) => {
    await tab.before("window.shift = 0; new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shift += value; }).observe({ type: 'layout-shift', buffered: true })");
    const feed = editions();
    site.feed = () => feed.body;
    await lives(tab, page);
    for (let at = 0; at < 10; at++) {
      feed.adds(true);
      if (at % 3 === 1) feed.edits(4);
      if (at % 3 === 2) feed.retracts(5);
      await tab.runs(`(async () => { ${once('news-update', 'widget.refresh()')} await new Promise((done) => setTimeout(done, 500)); })()`);
    }
    return tab.runs('shift');
  });
}
