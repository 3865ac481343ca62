//! Ghost's Content API, posts or pages of version 5 or 6: a JSON tree goes in, the model comes out.
//!
//! All that is read here, and no more, comes with
//! `include=authors,tags&fields=id,url,title,custom_excerpt,html,feature_image,feature_image_alt,feature_image_caption,published_at,created_at,updated_at,access,featured,reading_time`
//! (`reading_time` only beside `html`, of which Ghost works it out).

use super::entry::SETTLING_MS;
use super::fields::{LONGEST_SUMMARY, MOST, authors, headline, http, id, says, string, time, url};
use super::model::{Author, Entry, Feed, Image, Millis};
use super::{Format, Head, Host, Shape, Tree, query, text};

pub const SHAPE: Shape = Shape { format: Format::Ghost, lists: &["posts", "pages"], is, head, entry };

/// Many an answer has a list of posts. Ghost's is told by its address, by how it counts pages, or, since a long answer may have lost
/// that, by its first entry.
fn is(top: &Tree, first: Option<&Tree>, host: &dyn Host, said: bool) -> bool {
    const OWN: [&str; 11] = [
        "uuid",
        "comment_id",
        "custom_excerpt",
        "feature_image",
        "primary_author",
        "primary_tag",
        "codeinjection_head",
        "reading_time",
        "html",
        "published_at",
        "visibility",
    ];
    let list = SHAPE.lists.iter().find_map(|name| top.get(name));
    let own = |first: &Tree| OWN.iter().filter(|name| first.get(name).is_some()).count() > 1;
    matches!(list, Some(Tree::List(_))) && (said || text::cut(host.url(), "/ghost/api/").is_some() || counts(top) || first.is_some_and(own))
}

fn counts(top: &Tree) -> bool {
    let pages = pagination(top);
    ["page", "limit", "pages", "total", "next", "prev"].iter().all(|name| pages.is_some_and(|pages| pages.get(name).is_some()))
}

fn pagination(top: &Tree) -> Option<&Tree> {
    top.get("meta")?.get("pagination")
}

fn head(top: &Tree, host: &dyn Host) -> Head {
    let next = pagination(top).and_then(|pages| string(pages, "next")).filter(|next| next.bytes().all(|digit| digit.is_ascii_digit()));
    let next_url = http(next.map(|page| query::set(host.url(), "page", &page)));
    Head { feed: Feed { next_url, ..Feed::default() }, ..Head::default() }
}

fn entry(item: &Tree, _: &Head, host: &dyn Host) -> Option<Entry> {
    let html = string(item, "html");
    // `excerpt` is the body's beginning where an editor wrote none, cut within a word; it stands for a body that is not there.
    let excerpt = || if html.is_none() { string(item, "excerpt") } else { None };
    let entry = Entry {
        url: page(url(item, "url", host)).or_else(|| url(item, "canonical_url", host)),
        // Text, whatever signs are in it.
        title: string(item, "title").and_then(|title| headline(&title)),
        summary: string(item, "custom_excerpt").or_else(excerpt).map(|summary| text::excerpt(&summary, LONGEST_SUMMARY)),
        text: if html.is_none() { string(item, "plaintext") } else { None },
        html,
        image: image(item, host),
        published: time(item, "published_at").or_else(|| time(item, "created_at")),
        modified: modified(item),
        authors: people(item, host).into(),
        tags: tags(item),
        pinned: item.get("featured").is_some_and(|featured| says(featured, true)),
        closed: closed(item),
        minutes: string(item, "reading_time").and_then(|minutes| minutes.parse().ok()).filter(|minutes| *minutes > 0),
        ..Entry::default()
    };
    entry.under(id(item, "id").or_else(|| id(item, "uuid")))
}

/// What has no page on the site, as authors in a theme that shows none, has its page for what is not found.
fn page(url: Option<String>) -> Option<String> {
    url.filter(|url| !url.ends_with("/404/"))
}

/// `updated_at` is when it was last saved. If that is when it was made, which may be long after its date, nobody has edited it:
/// it was imported.
fn modified(item: &Tree) -> Option<Millis> {
    let made = time(item, "created_at");
    time(item, "updated_at").filter(|saved| made.is_none_or(|made| *saved > made + SETTLING_MS))
}

/// Ghost says by `access` whether it gave the whole of it. Where that is not asked for: a key alone may read what is public.
fn closed(item: &Tree) -> bool {
    let access = item.get("access").filter(|access| **access != Tree::Null);
    let hidden = || string(item, "visibility").is_some_and(|visibility| visibility != "public");
    access.map_or_else(hidden, |access| says(access, false))
}

fn people(item: &Tree, host: &dyn Host) -> Vec<Author> {
    let mut people = authors(Tree::list(item.get("authors")), "url", str::to_owned, host);
    if people.is_empty() {
        people = authors(Tree::list(item.get("primary_author")), "url", str::to_owned, host);
    }
    people.into_iter().map(|author| Author { url: page(author.url), ..author }).collect()
}

/// Internal ones are for the newsroom's own eyes; their names begin with `#`.
fn tags(item: &Tree) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in ["tags", "primary_tag"].iter().flat_map(|field| Tree::list(item.get(field))) {
        let internal = string(tag, "visibility").is_some_and(|visibility| visibility == "internal");
        let name = string(tag, "name").filter(|name| !internal && !name.starts_with('#') && tags.len() < MOST && !tags.contains(name));
        tags.extend(name);
    }
    tags
}

/// Its caption is HTML, its alternative text is text.
fn image(item: &Tree, host: &dyn Host) -> Option<Image> {
    let caption = string(item, "feature_image_caption").map(|caption| text::plain(&caption)).filter(|caption| !caption.is_empty());
    Some(Image { url: url(item, "feature_image", host)?, alt: string(item, "feature_image_alt"), caption, ..Image::default() })
}
