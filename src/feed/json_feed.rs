//! JSON Feed 1.0 and 1.1, by the spec and as found: a JSON tree goes in, the model comes out. Whatever has the wrong shape
//! is read as what it most likely means, or left out; one bad entry never costs the others.

use std::collections::BTreeSet;

use super::model::{Audio, Author, Entry, Feed, FeedError, Image, Millis};
use super::{Host, Tree, date, text};

pub fn read(tree: &Tree, host: &dyn Host) -> Result<Feed, FeedError> {
    let items = tree.get("items");
    let version = string(tree, "version").unwrap_or_default();
    // The version is a URL of the spec's; some write it with http or without the version. A list of items will do instead.
    if !version.contains("jsonfeed.org") && !matches!(items, Some(Tree::List(_))) {
        return Err(FeedError::NotFeed { seems: if matches!(tree, Tree::List(_)) { "a JSON list" } else { "some other JSON" } });
    }
    let authors = authors(tree, host);
    let mut known = BTreeSet::new();
    let entries = Tree::list(items).iter().filter_map(|item| entry(item, &authors, host)).filter(|entry| known.insert(entry.id.clone())).collect();
    Ok(Feed {
        title: title(tree, "title"),
        home: url(tree, "home_page_url", host),
        lang: string(tree, "language"),
        next_url: url(tree, "next_url", host),
        expired: truth(tree, "expired"),
        entries,
    })
}

fn entry(item: &Tree, feed_authors: &[Author], host: &dyn Host) -> Option<Entry> {
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
        authors: if own.is_empty() { feed_authors.to_vec() } else { own },
        tags: tags(item),
        lang: string(item, "language"),
        audio: Tree::list(item.get("attachments")).iter().filter_map(|attachment| audio(attachment, host)).collect(),
        pinned: extension(item).any(|extension| truth(extension, "pinned")),
        id: String::new(),
    };
    let words = entry.opening();
    if words.is_empty() && entry.title.is_none() && entry.image.is_none() && entry.audio.is_empty() {
        return None;
    }
    entry.id = string(item, "id").or_else(|| entry.url.clone()).unwrap_or_else(|| made_id(&entry, &words));
    // A newsroom's writers give a date of change alone, too.
    entry.published = entry.published.or(entry.modified);
    Some(entry)
}

/// For an entry without id and URL: what is likely to stay the same while it is in the feed.
fn made_id(entry: &Entry, words: &str) -> String {
    let mut id = entry.published.unwrap_or_default().to_string();
    id.push(' ');
    id.push_str(entry.title.as_deref().unwrap_or(words));
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
    let decoded = if title.contains(['<', '>']) { None } else { text::decode_all(&title) };
    Some(text::collapse(&decoded.unwrap_or(title)))
}

fn url(tree: &Tree, field: &str, host: &dyn Host) -> Option<String> {
    host.resolve(tree.get(field)?.words()?).filter(|url| url.starts_with("http://") || url.starts_with("https://"))
}

fn time(tree: &Tree, field: &str) -> Option<Millis> {
    date::parse(tree.get(field)?.words()?)
}

fn truth(tree: &Tree, field: &str) -> bool {
    match tree.get(field) {
        Some(Tree::Bool(truth)) => *truth,
        Some(Tree::Text(text)) => text.trim().eq_ignore_ascii_case("true"),
        _ => false,
    }
}

/// 1.1's `authors`, else 1.0's `author`; a text in their place is a name.
fn authors(tree: &Tree, host: &dyn Host) -> Vec<Author> {
    let read = |field: &str| -> Vec<Author> {
        Tree::list(tree.get(field))
            .iter()
            .filter_map(|author| match author {
                Tree::Text(_) => Some(Author { name: author.words()?.to_owned(), url: None }),
                _ => Some(Author { name: string(author, "name")?, url: url(author, "url", host) }),
            })
            .collect()
    };
    let authors = read("authors");
    if authors.is_empty() { read("author") } else { authors }
}

/// A list of texts, or one text with commas.
fn tags(item: &Tree) -> Vec<String> {
    let field = item.get("tags");
    let separator = if matches!(field, Some(Tree::Text(_))) { ',' } else { '\0' };
    let mut tags: Vec<String> = Vec::new();
    for tag in Tree::list(field).iter().filter(|tag| matches!(tag, Tree::Text(_))).filter_map(Tree::words) {
        for part in tag.split(separator).map(str::trim) {
            if !part.is_empty() && !tags.iter().any(|known| known == part) {
                tags.push(part.to_owned());
            }
        }
    }
    tags
}

/// The objects under `_names` ("Extensions"): any publisher's.
fn extension(item: &Tree) -> impl Iterator<Item = &Tree> {
    item.fields().filter(|(name, _)| name.starts_with('_')).map(|(_, value)| value)
}

fn image(item: &Tree, host: &dyn Host) -> Option<Image> {
    let url = url(item, "image", host).or_else(|| url(item, "banner_image", host))?;
    let said = |field: &str| extension(item).find_map(|extension| string(extension, field));
    Some(Image { url, alt: said("alt"), caption: said("caption"), credit: said("credit") })
}

fn audio(attachment: &Tree, host: &dyn Host) -> Option<Audio> {
    let mime = string(attachment, "mime_type").filter(|mime| mime.starts_with("audio/"))?;
    let seconds = string(attachment, "duration_in_seconds").and_then(|seconds| seconds.split('.').next()?.parse().ok());
    Some(Audio { url: url(attachment, "url", host)?, mime, title: string(attachment, "title"), seconds })
}
