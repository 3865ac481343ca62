// What a refresh costs the page once the list stands: an unchanged answer, one new entry, one edited and one retracted, in lists of
// 50, 1,000 and 10,000 entries. In: a contender. Out: the main thread's work from the call until the change has been painted.
import { traced } from './trace.mjs';

const QUIET = 'new Promise((done) => setTimeout(done, 700))';

/** The editions, and what the list shows once each is there. */
const CHANGES = {
  unchanged: { edition: () => {}, there: () => 'true' },
  new: { edition: (feed) => feed.adds(), there: (feed) => `says(0) === ${JSON.stringify(feed.newest)}` },
  edited: { edition: (feed) => feed.edits(2), there: () => `says(2).includes('edition')` },
  retracted: { edition: (feed) => feed.retracts(3), there: (_, count) => `rows.length === ${count}` },
};

const HELP = (root) => `window.list = ${root}.querySelector('.list'); window.rows = list.getElementsByClassName('item'); window.says = (at) => rows[at]?.querySelector('.headline')?.textContent ?? ''; undefined`;

/** Refreshes, and looks only when something has changed: what looks is measured, too. */
const refreshed = (refresh, there) => `new Promise((done) => {
  performance.mark('from');
  const look = () => {
    if (!(${there})) return;
    observer.disconnect();
    done();
  };
  const observer = new MutationObserver(look);
  observer.observe(list, { childList: true, subtree: true, characterData: true });
  ${refresh};
  look();
}).then(() => ${QUIET}).then(() => { performance.mark('to'); })`;

/** Opens a list of so many entries, and makes each change once. */
export function refreshes(chromium, site, contender, count, editions) {
  return chromium.withPage(async (page) => {
    const feed = editions();
    site.feed = () => feed.body;
    await page.opens(`${site.url}/${contender.name}-${count}`);
    await page.waits(`${contender.root}?.querySelectorAll('.item').length === ${count}`);
    await page.runs(HELP(contender.root));
    const results = {};
    // Once for nothing: what is compiled, loaded or cached at the first time is not a refresh's.
    for (const name of ['edited', 'unchanged', 'new', 'edited', 'retracted']) {
      const { edition, there } = CHANGES[name];
      edition(feed);
      await page.runs('new Promise((done) => setTimeout(done, 300))');
      results[name] = await traced(chromium, () => page.runs(refreshed(contender.refresh, there(feed, count))));
    }
    return results;
  });
}
