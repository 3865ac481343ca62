// What a site's own TypeScript may say about the elements, and what it may not.
import 'news-widget';
import 'news-widget/news-frame.js';
import type { NewsSignup, NewsSignupDetail, NewsWidget, NewsWidgetAttributes } from 'news-widget';

const widget: NewsWidget = document.createElement('news-widget');
const form: NewsSignup | null = document.querySelector('news-signup');
const told: Promise<void>[] = [widget.refresh(), widget.pause(), widget.resume(), widget.open('id'), widget.close()];
widget.setAttribute('feed', '/feed.json');

// What is assigned to these becomes the attribute.
widget.refresh = 30;
widget.refresh = null;
widget.lang = null;

// @ts-expect-error an id is a text
widget.open(7);
// @ts-expect-error there is no such method
widget.reload();
// @ts-expect-error attributes have no properties of the same name
widget.feed = '/feed.json';

widget.addEventListener('news-open', (event) => {
  const { id, url }: { id: string; url: string | null } = event.detail;
  if (id && url) event.preventDefault();
  // @ts-expect-error an entry may have no address
  url.length;
  // @ts-expect-error no such field
  event.detail.title;
});
widget.addEventListener('news-update', ({ detail: { added, changed, removed } }) => added + changed + removed);
widget.addEventListener('news-error', ({ detail }) => {
  if (detail.kind === 'timeout') console.log(detail.message, detail.retryInMs ?? 0);
  // @ts-expect-error no such kind
  if (detail.kind === 'tired') return;
  // @ts-expect-error there may be no next try
  detail.retryInMs.toFixed();
});
form?.addEventListener('news-signup', ({ detail }) => detail.newsletters.join());
// They bubble.
document.addEventListener('news-signup', ({ detail: { status } }) => status satisfies NewsSignupDetail['status']);
window.addEventListener('news-ready', (event) => event.target);
// @ts-expect-error that an address was handed in says nothing of it
document.addEventListener('news-signup', ({ detail }) => detail.email);

const good: NewsWidgetAttributes = { feed: '/feed.json', refresh: 60, limit: '5', heading: null, theme: 'dark', 'time-zone': 'Europe/Kyiv' };
// @ts-expect-error no such theme
const wrong: NewsWidgetAttributes = { theme: 'noir' };
// @ts-expect-error no such attribute
const unknown: NewsWidgetAttributes = { colour: 'red' };

export { good, told, unknown, wrong };
