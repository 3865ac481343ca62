// The same feed list in Preact, as its users write it: one component for a row, keyed by the entry's id and remembered.
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { flushSync, memo } from 'preact/compat';
import { body, rootOf, rowsOf, slides } from './rows.js';

const [host] = document.querySelectorAll('[data-feed]');
const { feed, limit = '10' } = host.dataset;

const opens = (id) => (event) => host.dispatchEvent(new CustomEvent('opens', { detail: { id, event } }));
const only = (tag) => () => host.dispatchEvent(new CustomEvent('only', { detail: tag }));

const Row = memo(
  ({ row, place, size }) => (
    <article class="item" part="item" tabindex="0" aria-labelledby={`headline-${row.id}`} aria-posinset={place} aria-setsize={size}>
      {row.day && <h3 class="day">{row.day}</h3>}
      <time class="time" part="time" datetime={row.iso}>{row.time}</time>
      <div class="story">
        <h4 class="headline" part="headline" id={`headline-${row.id}`}><a href={row.url} onClick={opens(row.id)}>{row.title}</a></h4>
        <p class="summary" part="summary">{row.summary}</p>
        {row.tags.length > 0 && <div class="tags">{row.tags.slice(0, 5).map((tag) => <button class="tag" part="tag" type="button" onClick={only(tag)}>{tag}</button>)}</div>}
      </div>
    </article>
  ),
  (one, other) => one.place === other.place && one.size === other.size && JSON.stringify(one.row) === JSON.stringify(other.row),
);

function Feed({ first }) {
  const [text, take] = useState(first);
  useEffect(() => {
    window.refresh = async () => {
      const next = await body(feed);
      if (next !== text) slides(root.querySelector('.list'), () => flushSync(() => take(next)));
    };
  }, [text]);
  const parsed = JSON.parse(text);
  const rows = rowsOf(parsed).slice(0, limit);
  return (
    <div class="widget">
      <h2 class="heading">{parsed.title}</h2>
      <div class="list" role="feed">
        {rows.map((row, place) => <Row key={row.id} row={row} place={place + 1} size={rows.length} />)}
      </div>
    </div>
  );
}

const [first, root] = await Promise.all([body(feed), rootOf(host)]);
render(<Feed first={first} />, root);
