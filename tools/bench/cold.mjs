// A reader's first visit, with a cold cache, and the second one: what comes over the wire until the first headline (or the visible
// form) stands there, how long that takes, and what blocks or moves until half a second later; and what has come once all is quiet.

const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWER = 4;
const QUIET_MS = 2000;

/** Runs in the page before anything else. `first` finds what the reader waits for. */
const watch = (first) => `(() => {
  if (window !== top) return;
  const seen = (window.bench = { at: null, blocked: 0, longest: 0, shift: 0 });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      seen.blocked += Math.max(0, duration - 50);
      seen.longest = Math.max(seen.longest, duration);
    }
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => { for (const { value } of list.getEntries()) seen.shift += value; }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    if (!(${first})?.checkVisibility()) return requestAnimationFrame(look);
    seen.at = performance.now();
    // What has come whole by now; the page, its icon and the feed are the site owner's.
    const files = performance.getEntriesByType('resource').filter(({ name, responseEnd }) => responseEnd && responseEnd <= seen.at && /\\.(js|css|wasm)$/.test(name));
    seen.files = files.length;
    const sum = (entries) => entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    seen.bytes = sum(files);
    // With the page and the feed.
    const come = ({ responseEnd }) => responseEnd && responseEnd <= seen.at;
    seen.needed = sum([...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource').filter(come)]);
    setTimeout(() => (seen.over = true), 500);
  };
  look();
})()`;

async function visit(page, url, trips) {
  const wire = { bytes: 0, requests: 0, open: new Set(), at: 0 };
  const over = ({ requestId, encodedDataLength = 0 }) => {
    wire.open.delete(requestId);
    wire.bytes += encodedDataLength;
    wire.at = performance.now();
  };
  page.on('Network.loadingFinished', over);
  page.on('Network.loadingFailed', over);
  page.on('Network.requestWillBeSent', ({ request, requestId }) => {
    if (!/^http/.test(request.url)) return;
    wire.requests++;
    wire.open.add(requestId);
  });
  await page.send('Page.navigate', { url });
  await page.waits('window.bench?.over');
  const { at, files, bytes, needed, blocked, longest, shift } = JSON.parse(await page.runs('JSON.stringify(bench)'));
  // What comes when the page is idle is the reader's, too.
  while (wire.open.size || performance.now() - wire.at < QUIET_MS) await new Promise((done) => setTimeout(done, 50));
  const leastMs = trips * NETWORK.latency + (needed / NETWORK.downloadThroughput) * 1000;
  return { bytes, files, leastMs, firstHeadlineMs: at, blockedMs: blocked, longestTaskMs: longest, layoutShift: shift, wireBytes: wire.bytes, wireRequests: wire.requests };
}

/** One round of one contender: both visits. */
export function coldAndWarm(chromium, url, { first, trips }) {
  return chromium.withPage(async (page) => {
    await page.send('Network.enable');
    await page.send('Network.emulateNetworkConditions', NETWORK);
    await page.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.before(watch(first));
    const cold = await visit(page, url, trips);
    page.close();
    const warm = await visit(page, url, trips);
    return { cold, warm };
  });
}
