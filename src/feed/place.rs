//! Which site an address belongs to, pure, as far as addresses usually tell: that of its readers' pages or of its feeds goes in; where
//! its API would be, and what of that is the same part of the site, come out.

use super::query;
use super::text::cut;

/// Sites end in a slash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The address as a site's.
    pub own: String,
    /// The site whose page or feed it would be.
    pub site: String,
    /// The site that has the whole of its host.
    pub root: String,
    pub part: Option<Part>,
}

/// The page or the feed of one category, tag or author.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    kind: Kind,
    slug: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Category,
    Tag,
    Author,
}

const KINDS: [(&str, Kind); 3] = [("/category/", Kind::Category), ("/tag/", Kind::Tag), ("/author/", Kind::Author)];

/// None for what is no http(s) address.
pub fn of(url: &str) -> Option<Place> {
    let whole = url.split(['?', '#']).next()?.trim_end_matches('/');
    let (scheme, rest) = cut(whole, "://")?;
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let root = [scheme, "://", host].concat();
    let path = without_number(without_feed(path));
    let named = KINDS.iter().find_map(|(word, kind)| {
        let (site, below) = cut(path, word)?;
        let slug = below.rsplit('/').next()?.to_owned();
        Some((site, Part { kind: *kind, slug }))
    });
    let (site, part) = named.map_or((path, None), |(site, part)| (site, Some(part)));
    let as_site = |place: &[&str]| [&place.concat(), "/"].concat();
    Some(Place { own: as_site(&[whole]), site: as_site(&[&root, site]), root: as_site(&[&root]), part })
}

/// The path of what a feed is of.
fn without_feed(path: &str) -> &str {
    let Some((folder, last)) = path.rsplit_once('/') else { return path };
    let is_feed = matches!(last, "feed" | "rss" | "rss2" | "rdf" | "atom") || [".xml", ".rss", ".json"].iter().any(|end| last.ends_with(end));
    // WordPress has its Atom in the folder of its RSS.
    if is_feed { folder.strip_suffix("/feed").unwrap_or(folder) } else { path }
}

/// The path of the first page of it, as it is for all readers.
fn without_number(path: &str) -> &str {
    let path = path.strip_suffix("/amp").unwrap_or(path);
    let numbered = path.rsplit_once('/').filter(|(_, last)| !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()));
    numbered.and_then(|(before, _)| before.strip_suffix("/page")).unwrap_or(path)
}

impl Part {
    /// What tells WordPress's number of it, by the address of its posts; and the parameter that takes the number.
    pub fn of_wordpress(&self, posts: &str) -> Option<(String, &'static str)> {
        let (api, _) = posts.rsplit_once("posts")?;
        let (list, parameter) = match self.kind {
            Kind::Category => ("categories", "categories"),
            Kind::Tag => ("tags", "tags"),
            Kind::Author => ("users", "author"),
        };
        Some((query::set(&query::set(&[api, list].concat(), "slug", &self.slug), "_fields", "id"), parameter))
    }

    /// A filter for Ghost (NQL), which has no categories.
    pub fn of_ghost(&self) -> Option<String> {
        let kind = match self.kind {
            Kind::Category => return None,
            Kind::Tag => "&filter=tag:",
            Kind::Author => "&filter=author:",
        };
        Some([kind, &self.slug].concat())
    }
}
