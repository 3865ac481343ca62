//! The namespaces that feeds use: an element's URI goes in, the prefix that everybody writes for it comes out, whatever its author
//! writes. Each is known by what stands between `http://` and a last `/` or `#`, in letters of any case: authors get these wrong.

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
    let uri = uri.strip_prefix("http://").or_else(|| uri.strip_prefix("https://")).unwrap_or(uri).trim_end_matches(['/', '#']);
    KNOWN.iter().find(|(known, _)| known.eq_ignore_ascii_case(uri)).map(|(_, prefix)| *prefix)
}
