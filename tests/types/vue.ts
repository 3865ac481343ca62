// The elements in Vue's templates, which are checked by what their components take.
import type {} from 'news-widget/vue';
import type { GlobalComponents } from 'vue';

type Props<Tag extends 'news-widget' | 'news-signup'> = InstanceType<GlobalComponents[Tag]>['$props'];

export const widget: Props<'news-widget'> = { feed: '/feed.json', limit: 5, class: 'news', onNewsOpen: (event) => event.detail.id };
export const form: Props<'news-signup'> = { action: '/subscribe', onNewsSignup: ({ detail }) => detail.status };
// @ts-expect-error no such value
export const noTheme: Props<'news-widget'> = { theme: 'noir' };
// @ts-expect-error no such event
export const noEvent: Props<'news-signup'> = { onNewsOpen: () => {} };
