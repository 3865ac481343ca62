import { useEffect, useRef } from 'react';

export function News({ onOpen, ...attributes }) {
  const widget = useRef(null);
  useEffect(() => {
    const { current } = widget;
    current.addEventListener('news-open', onOpen);
    return () => current.removeEventListener('news-open', onOpen);
  }, [onOpen]);
  return (
    <>
      <news-widget {...attributes} ref={widget}>
        <a href="/news">Latest news</a>
      </news-widget>
      <button onClick={() => widget.current.refresh()}>Look again</button>
    </>
  );
}
