// Long feeds: five megabytes until the first headline stands there, and ten thousand entries that are shown and scrolled through.
// The longest task of each is what a reader's touch would have to wait for.
import { traced } from './trace.mjs';

const MARK = (name) => `performance.mark('${name}')`;

/** From the whole answer to the first headline. */
export function parses(chromium, site, contender, body, kind) {
  return chromium.withPage(async (page) => {
    site.long = () => body;
    let result;
    const trace = await traced(chromium, async () => {
      await page.before(`if (window === top) {
        const look = () => {
          const feed = performance.getEntriesByType('resource').find(({ name, responseEnd }) => /long/.test(name) && responseEnd);
          if (!feed || !(${contender.first})) return requestAnimationFrame(look);
          window.tookMs = performance.now() - feed.responseEnd;
          performance.mark('from', { startTime: feed.responseEnd });
          setTimeout(() => { ${MARK('to')}; window.over = true; }, 1000);
        };
        look();
      }`);
      await page.opens(`${site.url}/${contender.name}-long-${kind}`);
      await page.waits('window.over');
      result = await page.runs('tookMs');
    });
    return { firstHeadlineMs: result, longestTaskMs: trace.longestTaskMs, scriptMs: trace.scriptMs };
  });
}

/** All of a long list onto the page, and then through three hundred screens of it, one a frame, and to its end. */
export function scrolls(chromium, site, contender, count, editions) {
  return chromium.withPage(async (page) => {
    const feed = editions();
    site.feed = () => feed.body;
    const rows = `${contender.root}?.querySelectorAll('.item').length`;
    const shows = await traced(chromium, async () => {
      await page.before(MARK('from'));
      await page.opens(`${site.url}/${contender.name}-${count}`);
      await page.waits(`${rows} >= ${count}`);
      await page.runs(`new Promise((done) => setTimeout(done, 500)).then(() => { ${MARK('to')}; })`);
    });
    const scrolls = await traced(chromium, async () => {
      await page.runs(`${MARK('from')}; (async () => {
        for (let at = 0; at <= 300; at++) {
          scrollBy(0, at < 300 ? innerHeight : document.documentElement.scrollHeight);
          await new Promise(requestAnimationFrame);
        }
      })().then(() => new Promise((done) => setTimeout(done, 300))).then(() => { ${MARK('to')}; })`);
    });
    return { showsLongestTaskMs: shows.longestTaskMs, showsMs: shows.totalMs, scrollsLongestTaskMs: scrolls.longestTaskMs };
  });
}
