//! What a site tells of its feeds: a page's HTML goes in, the addresses that it names come out, the best first; or an address
//! goes in, and where its site's API would be comes out.

use super::fields::string;
use super::shape::Format;
use super::text::{self, after_end_tag, after_tag, cut, name};
use super::{Tree, link, place};

/// Pages name a handful.
const MOST: usize = 20;

/// A feed that a page names: what it should be, and where, as the page wrote it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    pub format: Format,
    pub url: String,
}

/// What a page names: `<link rel=alternate>` of a feed's type (HTML, "Link type \"alternate\""), WordPress's `rel="https://api.w.org/"`,
/// Ghost's `data-api` and `data-key`; and the page's `<base href>`. JSON comes before Atom before RSS.
pub fn links(html: &str) -> (Vec<Link>, Option<String>) {
    let mut found: Vec<(u8, Link)> = Vec::new();
    let mut base = None;
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = cut(comment, "-->").map_or("", |(_, after)| after);
            continue;
        }
        rest = tag;
        if !tag.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
            continue;
        }
        let name = name(tag);
        let is = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        let after = after_tag(tag);
        let tag = tag.get(name.len()..tag.len() - after.len()).unwrap_or_default();
        rest = after;
        if is(&["base"]) {
            base = base.or_else(|| attribute(tag, "href"));
        } else if is(&["link", "a"]) {
            found.extend(named_by(tag));
        } else if is(&["script"]) {
            found.extend(ghost(tag).map(|url| (1, Link { format: Format::Ghost, url })));
        }
        if is(&["script", "style", "template", "textarea", "title"]) {
            rest = after_end_tag(rest, name);
        }
        if found.len() >= MOST {
            break;
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    (found.into_iter().map(|(_, link)| link).collect(), base)
}

/// The same of a WordPress that names its API in the answer's header `Link` alone.
pub fn link_of(header: &str) -> Option<Link> {
    Some(posts_below(link::to(WORDPRESS, header)?))
}

/// Whether an answer is what WordPress names there: the list of all that its API has.
pub fn is_wordpress_index(header: &str, url: &str) -> bool {
    link::to(WORDPRESS, header).is_some_and(|api| url.trim_end_matches('/') == api.trim_end_matches('/'))
}

fn posts_below(api: &str) -> Link {
    Link { format: Format::WordPress, url: [api.trim_end_matches('/'), "/wp/v2/posts"].concat() }
}

const WORDPRESS: &str = "https://api.w.org/";

fn named_by(tag: &str) -> Option<(u8, Link)> {
    let rel = attribute(tag, "rel")?;
    let has = |wanted: &str| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(wanted));
    let url = attribute(tag, "href")?;
    if has(WORDPRESS) {
        return Some((2, posts_below(&url)));
    }
    let mime = attribute(tag, "type")?.to_ascii_lowercase();
    let (rank, format) = match mime.split(';').next()?.trim() {
        "application/feed+json" => (0, Format::JsonFeed),
        // WordPress names the one post of a page so.
        "application/json" if cut(&url, "wp/v2/").is_none() => (0, Format::JsonFeed),
        "application/atom+xml" => (3, Format::Rss),
        "application/rss+xml" | "application/rdf+xml" => (4, Format::Rss),
        // It may be anything, so it comes last.
        "application/xml" | "text/xml" => (5, Format::Rss),
        _ => return None,
    };
    (has("alternate") && !has("stylesheet")).then_some((rank, Link { format, url }))
}

/// Ghost's own scripts know its API and a key that is for readers.
fn ghost(tag: &str) -> Option<String> {
    let key = attribute(tag, "data-key")?;
    let api = attribute(tag, "data-api").or_else(|| Some([&attribute(tag, "data-ghost")?, "ghost/api/content/"].concat()))?;
    cut(&api, "/ghost/api/content").is_some().then(|| [api.trim_end_matches('/'), "/posts/?key=", &key].concat())
}

/// The value of an attribute (HTML, "Attributes"), if it is not empty.
fn attribute(tag: &str, wanted: &str) -> Option<String> {
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(|sign: char| sign.is_ascii_whitespace() || sign == '/');
        let end = rest.bytes().position(|sign| sign.is_ascii_whitespace() || matches!(sign, b'=' | b'>' | b'/')).unwrap_or(rest.len());
        let (known, after) = rest.split_at_checked(end.max(1))?;
        rest = after.trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|sign| matches!(sign, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => after.get(1..)?.split_once(quote)?,
                None => after.split_at_checked(after.bytes().position(|sign| sign.is_ascii_whitespace() || sign == b'>').unwrap_or(after.len()))?,
            };
        }
        if known.eq_ignore_ascii_case(wanted) {
            return Some(text::decode(value).trim().to_owned()).filter(|value| !value.is_empty());
        }
    }
}

/// Where the API of a WordPress at this address would be: with addresses that are made pretty, and without.
pub fn wordpress(site: &str) -> [String; 2] {
    [[site, "wp-json/wp/v2/posts"].concat(), [site, "?rest_route=/wp/v2/posts"].concat()]
}

/// What tells where the WordPress is that has this address, to anybody.
pub fn wordpress_index(site: &str) -> String {
    [site, "?rest_route=/&_fields=home,url"].concat()
}

/// The addresses that it tells, the readers' first, as a site's.
pub fn wordpress_homes(index: &Tree) -> Vec<String> {
    ["home", "url"].iter().filter_map(|field| Some(place::of(&string(index, field)?)?.own)).collect()
}

/// What tells that a Ghost is at this address, to anybody.
pub fn ghost_site(site: &str) -> String {
    [site, "members/api/site/"].concat()
}
