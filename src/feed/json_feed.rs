//! JSON Feed 1.0 and 1.1, by the spec and as found: a JSON tree goes in, the model comes out. Whatever has the wrong shape
//! is read as what it most likely means, or left out; one bad entry never costs the others.

use super::fields::{self, MOST, headline, id, language, name, pixels, says, string, time, url};
use super::model::{Audio, Author, Entry, Feed, Image};
use super::{Format, Head, Host, Shape, Tree, text};

pub const SHAPE: Shape = Shape { format: Format::JsonFeed, lists: &["items"], is, head, entry };

/// It has items. Many an API has: JSON Feed's are told by its version, a URL of the spec's; where that is a bare number or missing, by
/// names that are the spec's own.
fn is(top: &Tree, first: Option<&Tree>, _: &dyn Host, said: bool) -> bool {
    const OWN: [&str; 5] = ["home_page_url", "feed_url", "content_html", "content_text", "date_published"];
    let version = top.get("version").and_then(Tree::words).unwrap_or_default().to_ascii_lowercase();
    let own = || OWN.iter().any(|name| top.get(name).or_else(|| first?.get(name)).is_some());
    let items = top.get("items").is_some_and(|items| matches!(items, Tree::List(_)) || items.fields().next().is_some());
    items && (said || text::cut(&version, "jsonfeed.org").is_some() || own())
}

fn head(top: &Tree, host: &dyn Host) -> Head {
    let feed = Feed {
        title: title(top, "title"),
        home: url(top, "home_page_url", host),
        lang: language(top),
        next_url: url(top, "next_url", host),
        expired: top.get("expired").is_some_and(|expired| says(expired, true)),
        ..Feed::default()
    };
    let head = Head { feed, ..Head::default() };
    let authors = authors(top, &Site(host, &head)).into();
    Head { authors, ..head }
}

/// What relative URLs are relative to. The spec does not say; its authors mean the home page (JSON Feed's issue 8). Where that is
/// on another host, the feed is a copy, or kept apart from its site; on the same one, the feed's own address does as on a page.
struct Site<'a>(&'a dyn Host, &'a Head);

impl Host for Site<'_> {
    fn url(&self) -> &str {
        fields::apart(self.1.feed.home.as_deref(), self.0.url()).unwrap_or(self.0.url())
    }

    fn header(&self, name: &str) -> Option<String> {
        self.0.header(name)
    }

    fn join(&self, url: &str, base: &str) -> Option<String> {
        self.0.join(url, base)
    }
}

fn entry(item: &Tree, head: &Head, host: &dyn Host) -> Option<Entry> {
    if !matches!(item, Tree::Object(_)) {
        return None;
    }
    let host = &Site(host, head);
    let own = authors(item, host);
    let own_url = url(item, "url", host);
    let entry = Entry {
        base: if own_url.is_none() { Some(host.url().to_owned()) } else { None },
        url: own_url.or_else(|| url(item, "external_url", host)),
        title: title(item, "title"),
        summary: string(item, "summary").map(|summary| text::excerpt(&plain(&summary), fields::LONGEST_SUMMARY)),
        html: string(item, "content_html"),
        text: string(item, "content_text").map(|text| plain(&text)),
        image: image(item, host),
        published: time(item, "date_published"),
        modified: time(item, "date_modified"),
        authors: if own.is_empty() { head.authors.clone() } else { own.into() },
        tags: tags(item),
        lang: language(item).or_else(|| head.feed.lang.clone()),
        audio: Tree::list(item.get("attachments")).iter().take(MOST).filter_map(|attachment| audio(attachment, host)).collect(),
        pinned: marked(item, "pinned", true),
        closed: item.get("access").is_some_and(|access| says(access, false)) || marked(item, "access", false),
        expired: marked(item, "expired", true),
        ..Entry::default()
    };
    entry.under(id(item, "id"))
}

fn title(tree: &Tree, field: &str) -> Option<String> {
    headline(&plain(&string(tree, field)?))
}

/// Titles, summaries, names and `content_text` are plain text ("Items"). Generators disagree: some escape it as HTML
/// (WordPress's plugin all but titles, Eleventy's and Jekyll's titles). One rule: where there is no `<` or `>`, nobody wrote a
/// character reference to be read, and those there are become letters, once; otherwise it stands as it came. It is never markup.
fn plain(text: &str) -> String {
    if text::has(text, b"<>") { text.to_owned() } else { text::decode(text) }
}

/// 1.1's `authors`, else 1.0's `author`.
fn authors(tree: &Tree, host: &dyn Host) -> Vec<Author> {
    let people = |field: &str| fields::authors(Tree::list(tree.get(field)), "url", plain, host);
    let authors = people("authors");
    if authors.is_empty() { people("author") } else { authors }
}

/// A list of texts, or one text with commas: the first [`MOST`].
fn tags(item: &Tree) -> Vec<String> {
    let field = item.get("tags");
    let separator = if matches!(field, Some(Tree::Text(_))) { "," } else { "\0" };
    let mut tags: Vec<String> = Vec::new();
    for tag in Tree::list(field).iter().take(MOST).filter_map(name) {
        for part in text::split(tag, separator).take(MOST).map(|part| plain(part.trim())) {
            if tags.len() < MOST && !part.is_empty() && !tags.contains(&part) {
                tags.push(part);
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

fn marked(tree: &Tree, name: &str, truth: bool) -> bool {
    said(tree, name).iter().any(|value| says(value, truth))
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

fn audio(attachment: &Tree, host: &dyn Host) -> Option<Audio> {
    let mime = string(attachment, "mime_type")?.to_ascii_lowercase();
    if !mime.starts_with("audio/") {
        return None;
    }
    // "61.5", but no "1.5e300".
    let seconds = string(attachment, "duration_in_seconds").filter(|seconds| !text::has(seconds, b"eE"));
    let seconds = seconds.and_then(|seconds| text::split(&seconds, ".").next()?.parse().ok());
    Some(Audio { url: url(attachment, "url", host)?, mime, title: string(attachment, "title"), seconds, ai: marked(attachment, "ai", true) })
}
