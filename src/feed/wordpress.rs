//! WordPress's REST API, wp/v2/posts or another type of posts: a JSON tree goes in, the model comes out.
//!
//! All that is read here, and no more, comes with
//! `_embed=author,wp:featuredmedia,wp:term&_fields=id,guid,link,title,excerpt,content,date_gmt,modified_gmt,sticky,_links.author,_links.wp:featuredmedia,_links.wp:term,_embedded`
//! (what is embedded is found by its link; versions before 5.3 know no `_links.author` and give no authors, pictures and tags).

use super::fields::{LONGEST_SUMMARY, MOST, authors, headline, http, id, pixels, says, string, time, url};
use super::model::{Entry, Feed, Image, Millis};
use super::{Format, Head, Host, Shape, Tree, link, query, text};

pub const SHAPE: Shape = Shape { format: Format::WordPress, lists: &[], is, head, entry };

/// Told by its first post; where there is none, by the answer.
fn is(top: &Tree, first: Option<&Tree>, host: &dyn Host, said: bool) -> bool {
    let rendered = |item: &Tree, field: &str| item.get(field).is_some_and(|field| field.get("rendered").is_some());
    let dated = |item: &Tree| item.get("date_gmt").is_some() && item.get("link").is_some();
    let post = |item: &Tree| ["title", "content", "excerpt"].iter().any(|field| rendered(item, field)) || item.get("featured_media").is_some() || dated(item);
    let said = || said || text::cut(host.url(), "wp/v2/").is_some() || text::cut(host.url(), "wp%2Fv2%2F").is_some() || host.header("X-WP-Total").is_some();
    match first {
        None => matches!(top, Tree::List(_)) && said(),
        // Not even a post, but then one of many.
        Some(item) if !matches!(item, Tree::Object(_)) => matches!(top, Tree::List(_)) && said(),
        Some(item) => other(item).is_none() && post(item),
    }
}

/// What else it may list: these have no news.
pub fn other(item: &Tree) -> Option<&'static str> {
    let is = |kind: &str| string(item, "type").is_some_and(|known| known == kind);
    let has = |field: &str| item.get(field).is_some();
    if is("attachment") || has("media_type") {
        Some("WordPress's media")
    } else if is("comment") || (has("author_name") && !has("title")) {
        Some("WordPress's comments")
    } else if has("avatar_urls") {
        Some("WordPress's users")
    } else if has("taxonomy") && has("name") {
        Some("WordPress's categories or tags")
    } else if has("namespaces") && has("routes") {
        Some("the index of WordPress's API")
    } else {
        None
    }
}

fn head(_: &Tree, host: &dyn Host) -> Head {
    Head { feed: Feed { next_url: http(next(host)), ..Feed::default() }, ..Head::default() }
}

/// The answer's own URL, a page on, as long as there are pages. Behind a plain address WordPress's `Link` may name one that is
/// not there, so it is asked last.
fn next(host: &dyn Host) -> Option<String> {
    let own = host.url();
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let asked = |name: &str| query::get(own, name).and_then(number);
    let told = |name: &str| host.header(name).as_deref().and_then(number);
    let moved = |name: &str, to: u32| Some(query::set(own, name, &text::digits(i64::from(to))));
    if let (Some(offset), Some(total)) = (asked("offset"), told("X-WP-Total")) {
        // Beside it pages do not count.
        let next = offset.saturating_add(asked("per_page").unwrap_or(10));
        return if next < total { moved("offset", next) } else { None };
    }
    if let Some(pages) = told("X-WP-TotalPages") {
        let page = asked("page").unwrap_or(1);
        return if page < pages { moved("page", page + 1) } else { None };
    }
    host.resolve(link::to("next", &host.header("Link")?)?)
}

fn entry(item: &Tree, _: &Head, host: &dyn Host) -> Option<Entry> {
    let shut = |field: &str| item.get(field).and_then(|field| field.get("protected")).is_some_and(|shut| says(shut, true));
    let embedded = |name: &str| item.get("_embedded").and_then(|embedded| embedded.get(name));
    let entry = Entry {
        url: url(item, "link", host),
        title: rendered(item, "title").and_then(|title| headline(&text::plain(title))),
        summary: rendered(item, "excerpt").and_then(excerpt),
        html: rendered(item, "content").map(str::to_owned),
        image: Tree::list(embedded("wp:featuredmedia")).first().and_then(|media| image(media, host)),
        published: dated(item, "date_gmt").or_else(|| dated(item, "date")),
        modified: dated(item, "modified_gmt").or_else(|| dated(item, "modified")),
        // An error has no name.
        authors: authors(Tree::list(embedded("author")), "link", text::plain, host).into(),
        tags: tags(Tree::list(embedded("wp:term"))),
        pinned: item.get("sticky").is_some_and(|sticky| says(sticky, true)),
        // By a password.
        closed: shut("content") || shut("excerpt"),
        ..Entry::default()
    };
    // The id alone is a small number, which another site's post has, too. Its RSS knows the post by the same.
    entry.under(rendered(item, "guid").map(text::decode).or_else(|| id(item, "id")))
}

/// WordPress writes no zone, and for no date 0000-00-00, or what PHP makes of that: -0001-11-30.
fn dated(item: &Tree, field: &str) -> Option<Millis> {
    time(item, field).filter(|at| *at > 0)
}

/// HTML, in an object of one's own; plain in old versions.
fn rendered<'a>(tree: &'a Tree, field: &str) -> Option<&'a str> {
    let field = tree.get(field)?;
    field.get("rendered").unwrap_or(field).words()
}

/// What WordPress put there itself goes: the link to the rest, which it marks by a class, and its sign of being cut.
fn excerpt(html: &str) -> Option<String> {
    let before = text::cut(html, "more-link").and_then(|(before, _)| before.rsplit_once("<a ")).filter(|(_, tag)| !text::has(tag, b">"));
    let words = text::excerpt(&text::plain(before.map_or(html, |(before, _)| before)), LONGEST_SUMMARY);
    let cut = ["[…]", "[...]", "…"].iter().find_map(|sign| words.strip_suffix(sign));
    let words = cut.map_or(words.clone(), |words| [words.trim_end(), "…"].concat());
    Some(words).filter(|words| words.chars().any(|sign| text::shows(sign) && sign != '…'))
}

/// Categories and tags, a list of each; not what a plugin sorts by, and not the category of what has none.
fn tags(groups: &[Tree]) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for term in groups.iter().take(MOST).flat_map(|group| Tree::list(Some(group))) {
        let is = |field: &str, known: &[&str]| term.get(field).and_then(Tree::words).is_some_and(|said| known.contains(&said));
        let none = is("slug", &["uncategorized", "uncategorised"]) || is("name", &["Uncategorized", "Uncategorised"]);
        let sorts = term.get("taxonomy").is_none() || is("taxonomy", &["category", "post_tag"]);
        let name = string(term, "name").map(|name| text::plain(&name));
        tags.extend(name.filter(|name| sorts && !none && !name.is_empty() && tags.len() < MOST && !tags.contains(name)));
    }
    tags
}

/// With the sizes that show the whole of it: a thumbnail is cut to a square.
fn image(media: &Tree, host: &dyn Host) -> Option<Image> {
    let is_picture = |field: &str| media.get(field).and_then(Tree::words).is_none_or(|kind| kind.starts_with("image"));
    let source = url(media, "source_url", host).filter(|_| is_picture("media_type") && is_picture("mime_type"))?;
    let details = media.get("media_details");
    let size = |of: Option<&Tree>| of.and_then(|of| of.get("width").and_then(pixels).zip(of.get("height").and_then(pixels)));
    let whole = size(details);
    let mut sizes = Vec::new();
    for (_, smaller) in details.and_then(|details| details.get("sizes")).into_iter().flat_map(Tree::fields).take(MOST) {
        let alike = |(width, height)| whole.filter(|whole| is_alike(*whole, (width, height))).map(|_| width);
        let address = url(smaller, "source_url", host).filter(|address| *address != source);
        sizes.extend(address.zip(size(Some(smaller)).and_then(alike)));
    }
    let plain = |field: &str| rendered(media, field).map(text::plain).filter(|words| !words.is_empty());
    Some(Image { url: source, alt: string(media, "alt_text"), caption: plain("caption"), credit: None, size: whole, sizes })
}

/// Whether two have one shape, but for a pixel that was rounded off.
fn is_alike(whole: (u32, u32), part: (u32, u32)) -> bool {
    let [width, height, across, down] = [whole.0, whole.1, part.0, part.1].map(u64::from);
    (width * down).abs_diff(height * across) <= width.max(height)
}
