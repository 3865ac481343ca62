// The demo page's own script: says what needs the live newsroom, and lets a visitor try theme and language.

const answer = await fetch('newsroom/', { headers: { Accept: 'application/json' } }).catch(() => undefined);
const live = answer?.ok && answer.headers.get('Content-Type')?.includes('json');
if (!live) for (const note of document.querySelectorAll('[data-needs-newsroom]')) note.hidden = false;

const widgets = document.querySelectorAll('news-widget, news-signup');

document.getElementById('theme').addEventListener('change', ({ target }) => {
  document.documentElement.dataset.theme = target.value;
  for (const widget of widgets) widget.setAttribute('theme', target.value);
});

document.getElementById('language').addEventListener('change', ({ target }) => {
  for (const widget of widgets) widget.setAttribute('lang', target.value);
});
