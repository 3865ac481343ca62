// The demo page's own script: says what needs the live newsroom, and lets a visitor try feed, theme and language.

const answer = await fetch('newsroom/', { headers: { Accept: 'application/json' } }).catch(() => undefined);
const live = answer?.ok && answer.headers.get('Content-Type')?.includes('json');
if (!live) for (const note of document.querySelectorAll('[data-needs-newsroom]')) note.hidden = false;

// The newsroom has no mail server: what it sent last is at hand here.
if (live) {
  document.addEventListener('news-signup', async ({ target, detail }) => {
    if (detail.status !== 'pending') return;
    const [mail] = (await (await fetch('newsroom/desk/outbox')).json()).slice(-1);
    if (!mail) return;
    const note = target.nextElementSibling?.matches('.mail') ? target.nextElementSibling : document.createElement('p');
    note.className = 'note mail';
    const link = Object.assign(document.createElement('a'), { href: mail.link, textContent: 'the confirmation mail' });
    note.replaceChildren('Only in this demo: ', link, ' that was sent just now.');
    target.after(note);
  });
}

// The newsroom gives its news in two shapes, and the page names both.
const feed = document.getElementById('feed');
feed.hidden = !live;
feed.addEventListener('change', ({ target }) => document.querySelector('news-widget').setAttribute('feed', target.value));

// The news beside it is of today.
document.getElementById('today').textContent = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' }).format();

const widgets = document.querySelectorAll('news-widget, news-signup');

document.getElementById('theme').addEventListener('change', ({ target }) => {
  document.documentElement.dataset.theme = target.value;
  for (const widget of widgets) widget.setAttribute('theme', target.value);
});

document.getElementById('language').addEventListener('change', ({ target }) => {
  for (const widget of widgets) widget.setAttribute('lang', target.value);
});
