//! Fields of JSON that a publisher wrote: whatever has the wrong shape is read as what it most likely means, or left out.

use super::model::{Author, Millis};
use super::{Host, Tree, date, text};

/// More authors, tags, recordings or sizes of a picture than this no newsroom gives an entry.
pub const MOST: usize = 50;
/// A longer title, in characters, is a text; it is cut after a word.
pub const LONGEST_TITLE: usize = 1000;
/// A longer summary, in characters, keeps a list from being laid out; it is cut after a word, too.
pub const LONGEST_SUMMARY: usize = 5000;

/// What a field holds that should hold one thing; of a list, its first.
fn one<'a>(tree: &'a Tree, field: &str) -> Option<&'a Tree> {
    Tree::list(tree.get(field)).first()
}

pub fn string(tree: &Tree, field: &str) -> Option<String> {
    one(tree, field)?.words().map(str::to_owned)
}

pub fn language(tree: &Tree) -> Option<String> {
    tag(one(tree, "language")?.words()?)
}

/// A language's tag (BCP 47, section 2.1), or none where it is no such thing. Some write a locale's name, "pt_BR".
pub fn tag(said: &str) -> Option<String> {
    let mut tag = String::new();
    for sign in said.chars() {
        tag.push(match sign {
            '-' | '_' => '-',
            sign if sign.is_ascii_alphanumeric() => sign,
            _ => return None,
        });
    }
    Some(tag)
}

/// A text; of an object (as some write pictures) its `url`.
pub fn url(tree: &Tree, field: &str, host: &dyn Host) -> Option<String> {
    let one = one(tree, field)?;
    http(host.resolve(one.get("url").unwrap_or(one).words()?))
}

/// The host of a URL that is absolute.
pub fn host(url: &str) -> Option<&str> {
    text::split(text::cut(url, "://")?.1, "/").next()
}

/// A site's address, where it is on another host than its feed.
pub fn apart<'a>(home: Option<&'a str>, feed: &str) -> Option<&'a str> {
    home.filter(|home| host(home) != host(feed))
}

/// Only such a URL is ever followed or shown.
pub fn http(url: Option<String>) -> Option<String> {
    url.filter(|url| url.starts_with("http://") || url.starts_with("https://"))
}

/// An id is text. Past 15 digits JavaScript has rounded a number, and entries that differ would share it.
pub fn id(tree: &Tree, field: &str) -> Option<String> {
    match tree.get(field)? {
        Tree::Number(digits) if digits.len() > 15 => None,
        id => id.words().map(str::to_owned),
    }
}

/// A text, or an object that has a name.
pub fn name(thing: &Tree) -> Option<&str> {
    thing.words().or_else(|| thing.get("name")?.words())
}

/// People, each a name, which `text` makes a text, or an object with one and, in the field `page`, where to read about them.
/// Nobody is named twice, and nobody after the first [`MOST`].
pub fn authors(people: &[Tree], page: &str, text: fn(&str) -> String, host: &dyn Host) -> Vec<Author> {
    let mut authors: Vec<Author> = Vec::new();
    for person in people.iter().take(MOST) {
        let Some(name) = name(person).map(text) else { continue };
        if !authors.iter().any(|known| known.name == name) {
            authors.push(Author { name, url: url(person, page, host) });
        }
    }
    authors
}

pub fn time(tree: &Tree, field: &str) -> Option<Millis> {
    date::parse(one(tree, field)?.words()?)
}

/// Whether it says true, or false; as text, too.
pub fn says(tree: &Tree, truth: bool) -> bool {
    match tree {
        Tree::Bool(said) => *said == truth,
        Tree::Text(text) => text.trim().eq_ignore_ascii_case(if truth { "true" } else { "false" }),
        _ => false,
    }
}

pub fn pixels(size: &Tree) -> Option<u32> {
    size.words()?.parse().ok().filter(|size| *size > 0)
}

/// What a title may be: text that can be seen, not too long.
pub fn headline(title: &str) -> Option<String> {
    Some(text::excerpt(title, LONGEST_TITLE)).filter(|title| title.chars().any(text::shows))
}
