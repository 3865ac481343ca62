// The elements in Svelte's templates, which are checked by what their tags take.
import type {} from 'news-widget/svelte';
import type { SvelteHTMLElements } from 'svelte/elements';

export const widget: SvelteHTMLElements['news-widget'] = { feed: '/feed.json', limit: 5, class: 'news', 'onnews-open': (event) => event.detail.id };
export const form: SvelteHTMLElements['news-signup'] = { action: '/subscribe', 'onnews-signup': ({ detail }) => detail.status };
// @ts-expect-error no such value
export const noTheme: SvelteHTMLElements['news-widget'] = { theme: 'noir' };
// @ts-expect-error no such event
export const noEvent: SvelteHTMLElements['news-signup'] = { 'onnews-open': () => {} };
