//! Atom 1.0 (RFC 4287), and 0.3 as far as it is still found: an element goes in, the model comes out.

use super::base::Base;
use super::element::Element;
use super::words::{self, Words, fill};
use super::{lang, media, people, time};
use crate::feed::{Author, Entry, Feed, Head, Millis, fields};

const AUTHOR: [&str; 2] = ["atom:author", "author"];

pub fn head(root: &Element, base: &Base) -> Head {
    let feed = Feed {
        title: title(root),
        home: alternate(root, base),
        lang: lang::of(root, &["dc:language"]),
        next_url: links(root, "next").find_map(|link| href(link, base)),
        ..Feed::default()
    };
    Head { feed, authors: people::people(root, &AUTHOR, base).into() }
}

pub fn entry(item: &Element, head: &Head, base: &Base) -> Option<Entry> {
    let content = own(item, "content").next();
    let mut entry = Entry {
        title: title(item),
        image: media::image(item, base),
        published: when(item, &["published", "issued", "created"]),
        modified: when(item, &["updated", "modified"]),
        authors: authors(item, base).map_or_else(|| head.authors.clone(), Into::into),
        tags: tags(item),
        lang: lang::of(item, &["dc:language"]).or_else(|| lang::of(content?, &[])).or_else(|| head.feed.lang.clone()),
        audio: media::audio(item, base),
        ..Entry::default()
    };
    let group = item.first("media:group").into_iter().flat_map(|group| group.all(&["media:description"]));
    let summary = own(item, "summary").find_map(Words::of_atom);
    let summary = summary.or_else(|| item.all(&["media:description"]).chain(group).find_map(Words::of_atom));
    fill(&mut entry, content.and_then(Words::of_atom), summary);
    let id = own(item, "id").find_map(Element::words);
    // Many an id is where the entry is. It need not be (section 4.2.6), but is all there is.
    entry.url = alternate(item, base).or_else(|| base.within(content?).url(content?.get("src")?)).or_else(|| fields::http(id.clone()));
    entry.base = content.map_or_else(|| base.clone(), |content| base.within(content)).of_html(&entry);
    super::under(entry, id)
}

/// Atom's own children of this name; some feeds declare no namespace.
fn own<'a>(element: &'a Element, name: &'a str) -> impl Iterator<Item = &'a Element> {
    element.children().filter(move |child| child.name.strip_prefix("atom:").unwrap_or(&child.name) == name)
}

fn title(of: &Element) -> Option<String> {
    own(of, "title").find_map(|title| fields::headline(&Words::of_atom(title).map_or_else(|| title.text(), |words| words.line())))
}

fn when(item: &Element, names: &[&str]) -> Option<Millis> {
    time::first(names.iter().flat_map(|name| own(item, name)))
}

/// Without a relation it is "alternate" (section 4.2.7.2); a relation may be written as its URI.
fn links<'a>(of: &'a Element, relation: &'a str) -> impl Iterator<Item = &'a Element> {
    own(of, "link").filter(move |link| {
        let rel = link.get("rel").unwrap_or("alternate");
        rel.strip_prefix("http://www.iana.org/assignments/relation/").unwrap_or(rel).eq_ignore_ascii_case(relation)
    })
}

fn href(link: &Element, base: &Base) -> Option<String> {
    base.within(link).url(link.get("href")?)
}

/// A page for readers, before whatever else there may be instead.
fn alternate(of: &Element, base: &Base) -> Option<String> {
    let is_page = |link: &&Element| link.get("type").is_none_or(|kind| kind.ends_with("html") || kind.ends_with("xhtml+xml"));
    of.first("feedburner:origlink")
        .and_then(|link| base.url(&link.words()?))
        .or_else(|| links(of, "alternate").filter(is_page).find_map(|link| href(link, base)))
        .or_else(|| links(of, "alternate").find_map(|link| href(link, base)))
}

/// An entry's own, else those of the feed that it was taken from (section 4.2.1).
fn authors(item: &Element, base: &Base) -> Option<Vec<Author>> {
    let own = Some(people::people(item, &[AUTHOR[0], AUTHOR[1], "dc:creator"], base)).filter(|people| !people.is_empty());
    own.or_else(|| Some(people::people(self::own(item, "source").next()?, &AUTHOR, base)).filter(|people| !people.is_empty()))
}

/// A category's label, else its term (section 4.2.2).
fn tags(item: &Element) -> Vec<String> {
    words::few(own(item, "category").filter_map(words::category).chain(item.all(&["dc:subject"]).filter_map(words::line)))
}
