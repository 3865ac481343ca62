//! JSON Feed 1.0 and 1.1, by the spec and as found: a JSON tree goes in, the model comes out. Whatever has the wrong shape
//! is read as what it most likely means, or left out; one bad entry never costs the others.

use std::rc::Rc;

use super::model::{Audio, Author, Entry, Feed, FeedError, Image, Millis};
use super::{Host, Tree, date, text};

/// More authors, tags, recordings or sizes of a picture than this no newsroom gives an entry.
const MOST: usize = 50;
/// A longer title, in characters, is a text; it is cut after a word.
const LONGEST_TITLE: usize = 1000;

pub fn read(tree: &Tree, host: &dyn Host) -> Result<Feed, FeedError> {
    let items = tree.get("items");
    // The version is a URL of the spec's; some write it with http, or the bare number. A list of items will do instead.
    let version = string(tree, "version").unwrap_or_default().to_ascii_lowercase();
    if text::cut(&version, "jsonfeed.org").is_none() && !["1", "1.0", "1.1"].contains(&version.as_str()) && !matches!(items, Some(Tree::List(_))) {
        return Err(FeedError::NotFeed { seems: if matches!(tree, Tree::List(_)) { "a JSON list" } else { "some other JSON" } });
    }
    let authors: Rc<[Author]> = authors(tree, host).into();
    let lang = string(tree, "language");
    let mut entries: Vec<Entry> = Tree::list(items).iter().filter_map(|item| entry(item, &authors, lang.as_deref(), host)).collect();
    let mut twice = second_places(&entries).into_iter().peekable();
    let mut place = 0..;
    entries.retain(|_| twice.next_if_eq(&place.next().unwrap_or_default()).is_none());
    Ok(Feed {
        title: title(tree, "title"),
        home: url(tree, "home_page_url", host),
        lang,
        next_url: url(tree, "next_url", host),
        expired: tree.get("expired").is_some_and(|expired| is(expired, true)),
        entries,
    })
}

/// Where an id stands again that stood before, in order. Sorted, so that ten thousand are not compared each with each.
fn second_places(entries: &[Entry]) -> Vec<usize> {
    let mut ids: Vec<(&str, usize)> = entries.iter().enumerate().map(|(place, entry)| (entry.id.as_str(), place)).collect();
    ids.sort_unstable();
    let pairs = ids.iter().zip(ids.iter().skip(1));
    let mut places: Vec<usize> = pairs.filter(|(one, next)| one.0 == next.0).map(|(_, next)| next.1).collect();
    places.sort_unstable();
    places
}

fn entry(item: &Tree, feed_authors: &Rc<[Author]>, lang: Option<&str>, host: &dyn Host) -> Option<Entry> {
    if !matches!(item, Tree::Object(_)) {
        return None;
    }
    let own = authors(item, host);
    let mut entry = Entry {
        url: url(item, "url", host).or_else(|| url(item, "external_url", host)),
        title: title(item, "title"),
        summary: string(item, "summary").map(|summary| text::collapse(&summary)),
        html: string(item, "content_html"),
        text: string(item, "content_text"),
        image: image(item, host),
        published: time(item, "date_published"),
        modified: time(item, "date_modified"),
        authors: if own.is_empty() { feed_authors.clone() } else { own.into() },
        tags: tags(item),
        lang: string(item, "language").or_else(|| lang.map(str::to_owned)),
        audio: Tree::list(item.get("attachments")).iter().take(MOST).filter_map(|attachment| audio(attachment, host)).collect(),
        pinned: marked(item, "pinned"),
        closed: item.get("access").is_some_and(|access| is(access, false)) || said(item, "access").iter().any(|access| is(access, false)),
        expired: marked(item, "expired"),
        id: String::new(),
    };
    if !shows(&entry) {
        return None;
    }
    entry.id = id(item).or_else(|| entry.url.clone()).unwrap_or_else(|| made_id(&entry));
    // A newsroom's writers give a date of change alone, too.
    entry.published = entry.published.or(entry.modified);
    Some(entry)
}

/// Whether there is anything to put on a page.
fn shows(entry: &Entry) -> bool {
    let words = entry.title.is_some() || entry.summary.is_some() || entry.text.is_some() || entry.url.is_some();
    let html = || entry.html.as_ref().is_some_and(|html| text::cut(html, "<img").is_some() || !text::plain(html).is_empty());
    words || entry.image.is_some() || !entry.audio.is_empty() || html()
}

/// Numbers become text. Past 15 digits JavaScript has rounded them, and entries that differ would share an id.
fn id(item: &Tree) -> Option<String> {
    match item.get("id")? {
        Tree::Number(digits) if digits.len() > 15 => None,
        id => id.words().map(str::to_owned),
    }
}

/// For an entry without id and URL: what is likely to stay the same while it is in the feed.
fn made_id(entry: &Entry) -> String {
    let mut id = entry.published.map_or_else(|| entry.opening(), text::digits);
    id.push(' ');
    id.push_str(&entry.title.clone().unwrap_or_else(|| entry.opening()));
    id
}

fn string(tree: &Tree, field: &str) -> Option<String> {
    tree.get(field)?.words().map(str::to_owned)
}

/// A title is plain text ("title": plain text). Generators disagree: some escape it as HTML. One rule: if every `&` in it
/// begins a character reference and there is no `<` or `>`, nobody wrote these references to be read, and they are decoded,
/// once; otherwise it stands as it came. It is never markup.
fn title(tree: &Tree, field: &str) -> Option<String> {
    let title = string(tree, field)?;
    let (decoded, every) = text::decode(&title);
    let title = text::excerpt(if every && !text::has(&title, b"<>") { &decoded } else { &title }, LONGEST_TITLE);
    Some(title).filter(|title| title.chars().any(text::shows))
}

/// A text; of a list its first, of an object (as some write pictures) its `url`.
fn url(tree: &Tree, field: &str, host: &dyn Host) -> Option<String> {
    let one = Tree::list(tree.get(field)).first()?;
    let url = host.resolve(one.get("url").unwrap_or(one).words()?)?;
    Some(url).filter(|url| url.starts_with("http://") || url.starts_with("https://"))
}

fn time(tree: &Tree, field: &str) -> Option<Millis> {
    date::parse(tree.get(field)?.words()?)
}

/// Whether it says true, or false; as text, too.
fn is(tree: &Tree, truth: bool) -> bool {
    match tree {
        Tree::Bool(said) => *said == truth,
        Tree::Text(text) => text.trim().eq_ignore_ascii_case(if truth { "true" } else { "false" }),
        _ => false,
    }
}

/// 1.1's `authors`, else 1.0's `author`; a text in their place is a name. Nobody is named twice, and nobody after the first [`MOST`].
fn authors(tree: &Tree, host: &dyn Host) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    for field in ["authors", "author"] {
        let people = if authors.is_empty() { Tree::list(tree.get(field)) } else { &[] };
        for person in people.iter().take(MOST) {
            let Some(name) = person.words().or_else(|| person.get("name")?.words()) else { continue };
            if !authors.iter().any(|known| known.name == name) {
                authors.push(Author { name: name.to_owned(), url: url(person, "url", host) });
            }
        }
    }
    authors
}

/// A list of texts, or one text with commas; the first [`MOST`] of them.
fn tags(item: &Tree) -> Vec<String> {
    let field = item.get("tags");
    let separator = if matches!(field, Some(Tree::Text(_))) { ',' } else { '\0' };
    let mut tags: Vec<String> = Vec::new();
    for tag in Tree::list(field).iter().filter_map(Tree::words) {
        for part in tag.split(separator).map(str::trim) {
            if tags.len() < MOST && !part.is_empty() && !tags.iter().any(|known| known == part) {
                tags.push(part.to_owned());
            }
        }
    }
    tags
}

/// What an extension says ("Extensions"): a field `_name`, or `name` in an object whose own name begins with `_`, any publisher's.
fn said<'a>(tree: &'a Tree, name: &str) -> Vec<&'a Tree> {
    let mut found = Vec::new();
    for (field, value) in tree.fields() {
        if let Some(own) = field.strip_prefix('_') {
            found.extend(if own == name { Some(value) } else { value.get(name) });
        }
    }
    found
}

fn marked(tree: &Tree, name: &str) -> bool {
    said(tree, name).iter().any(|value| is(value, true))
}

fn image(item: &Tree, host: &dyn Host) -> Option<Image> {
    let url = url(item, "image", host).or_else(|| url(item, "banner_image", host))?;
    let words = |name: &str| said(item, name).iter().find_map(|value| value.words()).map(str::to_owned);
    let pixels = |name: &str| said(item, name).into_iter().find_map(pixels);
    let mut sizes = Vec::new();
    for size in said(item, "sizes").first().into_iter().flat_map(|sizes| Tree::list(Some(sizes))).take(MOST) {
        sizes.extend(self::url(size, "url", host).zip(size.get("width").and_then(self::pixels)));
    }
    Some(Image { url, alt: words("alt"), caption: words("caption"), credit: words("credit"), size: pixels("width").zip(pixels("height")), sizes })
}

fn pixels(size: &Tree) -> Option<u32> {
    size.words()?.parse().ok().filter(|size| *size > 0)
}

fn audio(attachment: &Tree, host: &dyn Host) -> Option<Audio> {
    let mime = string(attachment, "mime_type")?.to_ascii_lowercase();
    if !mime.starts_with("audio/") {
        return None;
    }
    // "61.5", but no "1.5e300".
    let seconds = string(attachment, "duration_in_seconds").filter(|seconds| !text::has(seconds, b"eE"));
    let seconds = seconds.and_then(|seconds| seconds.split('.').next()?.parse().ok());
    Some(Audio { url: url(attachment, "url", host)?, mime, title: string(attachment, "title"), seconds, ai: marked(attachment, "ai") })
}
