//! RSS 0.9x, 1.0 and 2.0, by their specs and as found: an element goes in, the model comes out. Where the versions differ, each has
//! names that the others have not: one reader knows them all.

use super::base::Base;
use super::element::Element;
use super::words::{self, Words, fill, line, title};
use super::{lang, media, people, time};
use crate::feed::{Author, Entry, Feed, Head, fields};

/// Of the root; what is the channel's stands in that, or in RSS 1.0 beside it.
pub fn head(channel: &Element, base: &Base) -> Head {
    let feed = Feed {
        title: channel.all(&["title", "dc:title"]).find_map(title),
        home: link(channel, base),
        lang: lang::of(channel, &["language", "dc:language"]),
        next_url: channel.all(&["atom:link"]).filter(|link| link.get("rel") == Some("next")).find_map(|link| base.url(link.get("href")?)),
        ..Feed::default()
    };
    // Who edits a channel writes few of its items.
    let authors = people::people(channel, &["dc:creator", "itunes:author", "googleplay:author", "atom:author"], base);
    Head { feed, authors: authors.into() }
}

pub fn entry(item: &Element, head: &Head, base: &Base) -> Option<Entry> {
    let mut entry = Entry {
        url: url(item, base),
        title: item.all(&["title", "dc:title", "itunes:title", "media:title"]).find_map(title),
        image: media::image(item, base),
        published: time::first(item.all(&["pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published", "date"])),
        modified: time::first(item.all(&["dcterms:modified", "atom:updated"])),
        authors: authors(item, base).map_or_else(|| head.authors.clone(), Into::into),
        tags: tags(item),
        lang: lang::of(item, &["dc:language", "language"]).or_else(|| head.feed.lang.clone()),
        audio: media::audio(item, base),
        ..Entry::default()
    };
    const WHOLE: [&str; 5] = ["content:encoded", "xhtml:body", "encoded", "body", "fullitem"];
    const SUMMARY: [&str; 7] = ["description", "dc:description", "itunes:summary", "summary", "itunes:subtitle", "googleplay:description", "media:description"];
    let whole = item.all(&WHOLE).find_map(Words::of_rss).or_else(|| item.all(&["atom:content", "content"]).find_map(Words::of_atom));
    let group = item.first("media:group").into_iter().flat_map(|group| group.all(&["media:description"]));
    let summary = item.all(&SUMMARY).chain(group).find_map(Words::of_rss).or_else(|| item.all(&["atom:summary"]).find_map(Words::of_atom));
    fill(&mut entry, whole, summary);
    let body = item.all(&WHOLE).chain(item.all(&SUMMARY)).find(|element| element.get("xml:base").is_some());
    entry.base = body.map_or_else(|| base.clone(), |body| base.within(body)).of_html(&entry);
    super::under(entry, id(item))
}

/// What its publisher names it by.
pub fn id(item: &Element) -> Option<String> {
    let id = item.all(&["guid", "atom:id", "id", "dc:identifier"]).find_map(Element::words);
    id.or_else(|| item.get("rdf:about").map(str::to_owned))
}

/// Where the publisher has it: what a service of links stands for, the link, Atom's, or a guid that is one.
fn url(item: &Element, base: &Base) -> Option<String> {
    let of = |name: &str| item.all(&[name]).find_map(|element| base.within(element).url(&element.words()?));
    let permalink = |guid: &&Element| !guid.get("ispermalink").is_some_and(|says| says.eq_ignore_ascii_case("false"));
    // Relative to nothing: "12345" is none.
    let guid = || item.all(&["guid"]).filter(permalink).find_map(|guid| fields::http(guid.words()));
    let about = || fields::http(item.get("rdf:about").map(str::to_owned));
    of("feedburner:origlink").or_else(|| link(item, base)).or_else(guid).or_else(about)
}

/// A `link` with a text, or with Atom's attributes, whoever's.
fn link(of: &Element, base: &Base) -> Option<String> {
    let text = of.all(&["link"]).find_map(|link| base.within(link).url(&link.words()?));
    let leads = |link: &&Element| link.get("rel").is_none_or(|rel| rel == "alternate");
    text.or_else(|| of.all(&["atom:link", "link"]).filter(leads).find_map(|link| base.within(link).url(link.get("href")?)))
}

fn authors(item: &Element, base: &Base) -> Option<Vec<Author>> {
    const NAMES: [&str; 7] = ["dc:creator", "author", "dc:author", "atom:author", "itunes:author", "googleplay:author", "dcterms:creator"];
    Some(people::people(item, &NAMES, base)).filter(|people| !people.is_empty())
}

fn tags(item: &Element) -> Vec<String> {
    let texts = item.all(&["category", "dc:subject"]).filter_map(line);
    let labels = item.all(&["media:category", "atom:category"]).filter_map(words::category);
    let keywords = item.first("itunes:keywords").and_then(line).unwrap_or_default();
    let keywords = keywords.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned);
    words::few(texts.chain(labels).chain(keywords))
}
