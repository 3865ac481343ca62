import { StrictMode, useEffect, useState } from 'react';
import { hear, start } from '../page.js';
import { News } from './News.jsx';

function Page() {
  const [{ attributes, shown, order }, set] = useState(start);
  useEffect(() => {
    window.change = (part) => set((state) => ({ ...state, ...part }));
  }, []);
  return (
    <main>
      <h1>React</h1>
      {shown && <News id="news" {...attributes} onOpen={hear} onnews-update={hear} onnews-signup={hear} />}
      {order.map((id) => (
        <news-widget key={id} id={id} feed="/newsroom/feed.json?page=2" refresh="0" limit={2} onnews-open={hear}></news-widget>
      ))}
    </main>
  );
}

export const App = () => (
  <StrictMode>
    <Page />
  </StrictMode>
);
