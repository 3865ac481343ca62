// The elements in React 19.
import type {} from 'news-widget/react';
import { useRef } from 'react';
import type { NewsWidget } from 'news-widget';

export function News() {
  const widget = useRef<NewsWidget>(null);
  return (
    <>
      <news-widget ref={widget} feed="/feed.json" refresh={30} theme="host" className="news" onnews-open={(event) => console.log(event.detail.id)}>
        <a href="/news">Latest news</a>
        <button onClick={() => widget.current?.refresh()}>Look again</button>
      </news-widget>
      <news-signup action="/subscribe" provider="ghost" onnews-signup={({ detail }) => console.log(detail.status)} />
    </>
  );
}

// @ts-expect-error no such value
export const noArticle = <news-widget feed="/feed.json" article="popup" />;
// @ts-expect-error no such attribute
export const noAttribute = <news-widget feeds="/feed.json" />;
// @ts-expect-error an update has no id
export const noDetail = <news-widget onnews-update={(event) => event.detail.id} />;
