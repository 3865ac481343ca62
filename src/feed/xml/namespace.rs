//! The namespaces that feeds use: an element's URI goes in, the prefix that everybody writes for it comes out, whatever its author
//! writes. Each is known by what stands between `http://` and a last `/` or `#`, in letters of any case: authors get these wrong.

use crate::feed::text::digits;

/// By URI; RSS's own have no prefix.
const KNOWN: [(&str, &str); 20] = [
    ("www.w3.org/2005/atom", "atom"),
    ("purl.org/atom/ns", "atom"),
    ("purl.org/rss/1.0", ""),
    ("my.netscape.com/rdf/simple/0.9", ""),
    ("channel.netscape.com/rdf/simple/0.9", ""),
    ("backend.userland.com/rss", ""),
    ("backend.userland.com/rss2", ""),
    ("blogs.law.harvard.edu/tech/rss", ""),
    ("purl.org/rss/1.0/modules/content", "content"),
    ("purl.org/dc/elements/1.1", "dc"),
    ("purl.org/dc/elements/1.0", "dc"),
    ("purl.org/dc/terms", "dcterms"),
    ("search.yahoo.com/mrss", "media"),
    ("video.search.yahoo.com/mrss", "media"),
    ("www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
    ("www.google.com/schemas/play-podcasts/1.0", "googleplay"),
    ("rssnamespace.org/feedburner/ext/1.0", "feedburner"),
    ("www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
    ("www.w3.org/1999/xhtml", "xhtml"),
    ("www.w3.org/xml/1998/namespace", "xml"),
];

pub fn prefix(uri: &str) -> Option<&'static str> {
    known(uri).map(|(_, prefix)| *prefix)
}

fn known(uri: &str) -> Option<&'static (&'static str, &'static str)> {
    let uri = uri.strip_prefix("http://").or_else(|| uri.strip_prefix("https://")).unwrap_or(uri).trim_end_matches(['/', '#']);
    KNOWN.iter().find(|(known, _)| known.eq_ignore_ascii_case(uri))
}

/// What stands for a namespace in what a browser is given; `name` is that of the attribute which declares it. WebKit refuses what is
/// no URI, and every browser nothing at all.
pub fn declared(uri: &str, name: &str) -> String {
    match (uri.trim(), name.split_once(':')) {
        ("", None) => String::new(),
        (uri, prefix) => known(uri).map_or_else(|| unknown(prefix.map_or("", |(_, prefix)| prefix)), |(known, _)| ["http://", known].concat()),
    }
}

/// The same of what RSS's own elements are said to stand in: some write there a namespace of which they use other elements.
pub fn of_rss(uri: &str) -> String {
    let is_others = known(uri.trim()).is_some_and(|(_, prefix)| !prefix.is_empty());
    declared(if is_others { "" } else { uri }, "xmlns")
}

/// What stands for one that nothing is known of: its elements go by their prefix, and attributes with two prefixes are two.
pub fn unknown(prefix: &str) -> String {
    let mut uri = "urn:unknown:".to_owned();
    for letter in prefix.chars() {
        if letter.is_ascii_alphanumeric() {
            uri.push(letter);
        } else {
            uri.push_str(&digits(i64::from(u32::from(letter))));
        }
    }
    uri
}
