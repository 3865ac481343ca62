// Asks for feeds, and reads what is answered: a part of the loader in a release, as beside.js is.

// What follows does so in a task of its own: whoever scrolls or types meanwhile is not held up by all of it.
export const turn = (what) => new Promise((done) => setTimeout(done, 0, what));

// An answer, read to its end, or as far as any is; its bytes, too, since old XML is in other encodings.
const LONGEST = 5 * 2 ** 20;
// A JSON Feed of more bytes is not parsed at once, but bit by bit, by a part of the WebAssembly.
const SHORT = 2e5;
async function read({ status, url, headers, body }) {
  const reader = body === null ? {} : body.getReader(); // none of status 204
  const decoder = new TextDecoder();
  const parts = [];
  let text = '';
  let size = 0;
  for (let part; size <= LONGEST && (part = (await reader.read?.())?.value); size += part.length) {
    parts.push(part);
    text += decoder.decode(part, { stream: true });
  }
  const cut = size > LONGEST;
  if (cut) reader.cancel().catch(() => {});
  text += decoder.decode();
  return { status, url, headers, parts, size, long: size > SHORT, cut, text, start: text.slice(0, 1e5) };
}
export const whole = (response) => read(response).catch(() => {});

// What a newsroom's API is asked for where its address does not say: what is read of it, and no more.
const FIELDS = [
  ['/ghost/api/content/p', 'include=authors,tags', 'fields=id,url,title,custom_excerpt,html,feature_image,feature_image_alt,feature_image_caption,published_at,created_at,updated_at,access,featured,reading_time'],
  ['wp/v2/', '_embed=author,wp:featuredmedia,wp:term', '_fields=id,guid,link,title,excerpt,content,date_gmt,modified_gmt,sticky,_links.author,_links.wp:featuredmedia,_links.wp:term,_embedded'],
];
function complete(url) {
  const { href, searchParams } = new URL(url);
  let [whole] = href.split('#');
  for (const [api, ...fields] of FIELDS) {
    if (!whole.split('%2F').join('/').includes(api)) continue;
    for (const field of fields) if (!searchParams.has(field.split('=')[0])) whole += (whole.includes('?') ? '&' : '?') + field;
  }
  return whole;
}

// One request for all that ask for the same URL before it is answered, unless it has to be asked anew. Each gets a controller of
// its own; when the last one has no more use for it the request ends, and nobody joins it any more.
const asked = new Map();
export function ask(url, anew) {
  let one = !anew && asked.get(url);
  if (!one) {
    const ends = new AbortController();
    // In its own time, within a promise: a page's own fetch may throw, and call us.
    const answer = Promise.resolve().then(() => fetch(complete(url), { cache: 'no-cache', signal: ends.signal })).then(whole);
    const over = () => asked.get(url) === one && asked.delete(url);
    asked.set(url, (one = { ends, answer, over, users: 0 }));
    answer.then(over, over);
  }
  one.users++;
  const controller = new AbortController();
  controller.signal.onabort = () => --one.users || (one.over(), one.ends.abort());
  return { url, answer: one.answer, controller };
}
