// What the pages of all frameworks have in common: the state they begin with, and the listener they give to the framework.

export const start = {
  attributes: { feed: '/newsroom/feed.json', refresh: 30, limit: 5, lang: 'en', theme: 'light', heading: 'From the quay', signup: '/newsroom/subscribe' },
  shown: true,
  order: ['first', 'second'],
};

// By the events' names, for the test to read.
globalThis.heard = { 'news-open': [], 'news-update': [], 'news-signup': [] };

export function hear(event) {
  globalThis.heard[event.type].push(event.detail);
  if (globalThis.keepsClosed) event.preventDefault();
}
