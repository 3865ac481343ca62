//! XML before a browser reads it: where its entries stand, what is mended in it, and what is wrong with it and where, as tables.

mod read;

use news_widget::feed::xml::{Fault, Scan, Slices, said};
use news_widget::feed::{Extent, FeedError, Format};
use read::{feed, read};

/// RSS with an item of these children.
fn item(children: &str) -> String {
    format!("<rss version=\"2.0\"><channel><title>News</title><item>{children}</item></channel></rss>")
}

fn titles(body: &str) -> Vec<String> {
    feed(body).entries.into_iter().map(|entry| entry.title.clone().unwrap_or_default()).collect()
}

/// What is said of XML that is not well-formed.
fn broken(body: &str) -> String {
    match read(body) {
        Err(FeedError::BrokenXml { says }) => says,
        other => format!("{other:?}"),
    }
}

#[test]
fn entries_stand_in_the_channel_beside_it_or_in_the_root() {
    let table = [
        ("<rss><channel><title>News</title><item><title>1</title></item><item><title>2</title></item></channel></rss>", &["1", "2"][..]),
        // RSS 1.0 and 0.90.
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><items><rdf:Seq/></items></channel>\
          <item><title>1</title></item></rdf:RDF>",
            &["1"],
        ),
        ("<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title><entry><title>1</title></entry><x/><entry><title>2</title></entry></feed>", &["1", "2"]),
        // With a prefix of its own, without a namespace, in capitals, without a root of its own.
        ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>1</a:title></a:entry></a:feed>", &["1"]),
        ("<feed><entry><title>1</title></entry></feed>", &["1"]),
        ("<RSS><Channel><Item><TITLE>1</TITLE></Item></Channel></RSS>", &["1"]),
        ("<channel><item><title>1</title></item></channel>", &["1"]),
        // One entry for itself (RFC 4287, section 2).
        ("<entry xmlns='http://www.w3.org/2005/Atom'><title>1</title></entry>", &["1"]),
        // Two channels, an item beside one, an item in an item.
        (
            "<rss><channel><item><title>1</title></item></channel><item><title>2</title></item><channel><item><title>3</title></item></channel></rss>",
            &["1", "2", "3"],
        ),
        (&item("<title>1</title><item><title>2</title></item>"), &["1"]),
        ("<rss/>", &[]),
        ("<rss><channel/></rss>", &[]),
        ("<rss><channel/><item><title>1</title></item></rss>", &["1"]),
        // What is around it is none of it.
        (
            "\u{feff} \n\t<?xml version='1.0'?><!-- <item> --><!DOCTYPE rss [<!ENTITY a '<item>'> ]><rss><channel><item><title>1</title></item></channel></rss>\
          <item><title>2</title></item> &nonsense",
            &["1"],
        ),
        ("<rss><channel><item><title>1</title></item></channel></rss><!-- served in 3 ms --", &["1"]),
    ];
    for (body, expected) in table {
        assert_eq!(titles(body), expected, "{body}");
    }
}

#[test]
fn a_head_may_follow_the_entries() {
    let feed = feed("<rss><channel><item><title>1</title></item><title>News</title><language>uk</language><item><title>2</title></item></channel></rss>");
    assert_eq!((feed.title.as_deref(), feed.lang.as_deref(), feed.entries[0].lang.as_deref()), (Some("News"), Some("uk"), Some("uk")));
}

#[test]
fn what_is_common_and_means_one_thing_is_mended() {
    let table = [
        ("<title>Fish & Chips &amp; peas</title>", "Fish & Chips & peas"),
        ("<title>AT&T; &;&#; &#x; &a b;</title>", "AT&T; &;&#; &#x; &a b;"),
        ("<title>?a=1&copy=2&reg;</title>", "?a=1&copy=2®"),
        // HTML's names, which XML does not know; and those that it knows.
        ("<title>caf&eacute;&nbsp;&hellip;&rarr;&Omega;&alpha;&sigmaf;&thetasym;&hearts;&ldquo;</title>", "café\u{a0}…→Ωας\u{3d1}♥“"),
        ("<title>&lt;i&gt; &quot;&apos;</title>", "<i> \"'"),
        ("<title>&nosuch;&-;&→;</title>", "&nosuch;&-;&→;"),
        // Windows' signs by their numbers, an X for an x, and what XML forbids.
        ("<title>It&#146;s &#x97; &#X41;&#38;&#x26;&#X26;</title>", "It’s — A&&&"),
        ("<title>a&#0;b&#11;c&#xFFFE;d&#xD800;e&#99999999999;f</title>", "abcdef"),
        ("<title>a\u{0}b\u{b}c\u{1f}d\u{fffe}e\u{ffff}f\u{fffd}ｇ\u{7f}</title>", "abcdef\u{fffd}ｇ\u{7f}"),
        ("<title>a ]]> b</title>", "a ]]> b"),
        ("<title>a ]<!-- -->]<!-- -->> b</title>", "a ]]> b"),
        // In CDATA nothing is a reference to XML, and nothing may end it that did not.
        ("<title><![CDATA[a\u{8} &amp; b ]\u{8}]\u{8}> &]]></title>", "a & b ]] > &"),
        ("<title><![CDATA[a]]]]><![CDATA[>b]]></title>", "a]]>b"),
        // Comments with what may not be in them, and instructions anywhere.
        ("<title>a<!-- -- <b> & --->b<?php echo '?'?>c<?xml version='1.0'?>d<!DOCTYPE html>e</title>", "abcde"),
        ("<title a='1&2 &nbsp;' b=\"3 > 2 '&#1;\">x</title>", "x"),
        ("<title a='1 < 2 <3' b=\"<\">x</title>", "x"),
        // Prefixes that nothing declares.
        ("<title>x</title><media:content media:url='a'/><odd:thing odd:a='1'><odd:b xlink:href='c'/></odd:thing>", "x"),
        ("<title>x</title><own:a xmlns:own='urn:own'><own:b/></own:a><own:c/>", "x"),
        ("<title xml:lang='en'>x</title>", "x"),
    ];
    for (children, expected) in table {
        assert_eq!(titles(&item(children)), [expected], "{children}");
    }
}

#[test]
fn an_undeclared_prefix_is_read_as_what_it_is_known_for() {
    let entry = feed(&item("<dc:creator>Jane</dc:creator><content:encoded>&lt;p&gt;Text&lt;/p&gt;</content:encoded>")).entries.remove(0);
    assert_eq!((entry.authors[0].name.as_str(), entry.html.as_deref()), ("Jane", Some("<p>Text</p>")));
    let rdf = "<rdf:RDF><channel rdf:about='a'/><item rdf:about='https://example.org/1'><title>x</title></item></rdf:RDF>";
    assert_eq!(feed(rdf).entries[0].id, "https://example.org/1");
}

#[test]
fn a_known_namespace_reads_the_same_by_any_prefix_and_however_it_is_spelt() {
    for uri in
        ["http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.1", "https://purl.org/DC/elements/1.1/", " http://purl.org/dc/elements/1.1/ "]
    {
        let body = format!("<rss xmlns:d='{uri}'><channel><item><d:creator>Jane</d:creator><title>x</title></item></channel></rss>");
        assert_eq!(feed(&body).entries[0].authors[0].name, "Jane", "{uri}");
    }
    // One namespace for all that has no prefix; a prefix for what has none elsewhere.
    let body = "<rss xmlns:r='http://purl.org/rss/1.0/'><channel><r:item><creator xmlns='http://purl.org/dc/elements/1.1/'>Jane</creator><r:title>x</r:title></r:item></channel></rss>";
    let entry = feed(body).entries.remove(0);
    assert_eq!((entry.authors[0].name.as_str(), entry.title.as_deref()), ("Jane", Some("x")));
    // What RSS's own elements stand in is RSS.
    for uri in ["http://www.w3.org/2005/Atom", "http://search.yahoo.com/mrss/", "http://purl.org/dc/elements/1.1/", "http://www.w3.org/1999/xhtml", "urn:x"] {
        for (rss, channel) in [("rss", "channel"), ("RSS", "channel")] {
            let body = format!("<{rss} xmlns='{uri}' xmlns:a='{uri}'><{channel}><title>News</title><a:link/><item><title>x</title></item></{channel}></{rss}>");
            assert_eq!((titles(&body), feed(&body).title.as_deref()), (vec!["x".to_owned()], Some("News")), "{uri}");
        }
        let body = format!("<rss><channel xmlns='{uri}'><item><title>x</title></item></channel></rss>");
        assert_eq!(titles(&body), ["x"], "{uri}");
    }
    // A prefix is not what it stands for.
    let body = "<rss xmlns:a='http://search.yahoo.com/mrss/' xmlns:media='http://purl.org/dc/elements/1.1/'><channel><item><title>x</title>\
        <media:creator>Jane</media:creator><a:thumbnail url='https://example.org/a.jpg'/></item></channel></rss>";
    let entry = feed(body).entries.remove(0);
    assert_eq!((entry.authors[0].name.as_str(), entry.image.as_ref().unwrap().url.as_str()), ("Jane", "https://example.org/a.jpg"));
}

#[test]
fn what_is_no_uri_is_still_a_namespace() {
    // WebKit refuses such a one, and every browser nothing at all.
    for uri in ["", " ", "a b", "é", "http://x/{y}|^`\\", "http://x/a#b#c", "http://x:y/", "%zz", "[", "&lt;&quot;&amp;&#146;&nbsp;&", "urn:x"] {
        let body = format!(
            "<rss xmlns:a='{uri}' xmlns:é='{uri}' xmlns=' '><channel><item><title>x</title><a:b/><c xmlns:a='{uri}' a:e='1' é:e='2'/></item></channel></rss>"
        );
        let mut scan = Scan::new(&body);
        while scan.more(usize::MAX).unwrap() {}
        let slice = Slices::of(scan.found().unwrap()).next().unwrap();
        let declared: Vec<&str> = slice.text.split("xmlns:").skip(1).filter_map(|rest| rest.split('\'').nth(1)).collect();
        assert_eq!(declared, ["urn:unknown:a", "urn:unknown:233", "urn:unknown:a"], "{uri}");
        assert_eq!(titles(&body), ["x"], "{uri}");
    }
    // The one that has to be what it is.
    assert_eq!(titles(&item("<title xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:lang='en'>x</title>")), ["x"]);
    assert_eq!(titles(&item("<title>x</title><a p:b='1' q:b='2'/>")), ["x"]);
}

#[test]
fn a_body_that_breaks_off_has_its_whole_entries() {
    let whole =
        "<rss><channel><title>News</title><item><title>1</title></item><item><title>2 &amp; <![CDATA[3]]></title><a b='c'/><!-- d --></item></channel></rss>";
    let (first, second) = (whole.find("</item>").unwrap() + 7, whole.rfind("</item>").unwrap() + 7);
    for end in 0..=whole.len() {
        let body = &whole[..end];
        match read(body) {
            Ok(feed) => {
                // Between two elements nothing is missing but ends.
                let is_between = end == first || end == second || end == whole.len() || body.ends_with("</channel>");
                let extent = if is_between { Extent::Whole } else { Extent::BrokenOff };
                assert_eq!((feed.entries.len(), feed.extent), (1 + usize::from(end >= second), extent), "{body}");
            }
            Err(error) => {
                assert!(end < first, "{error:?}: {body}");
                let says_where =
                    matches!(&error, FeedError::BrokenXml { says } if says.starts_with(&format!("line 1, column {}: it breaks off in <", end + 1)));
                assert!(says_where || end < "<rss>".len(), "{error:?}: {body}");
            }
        }
    }
}

#[test]
fn what_is_not_well_formed_says_where() {
    let table = [
        // Ours: where elements end.
        ("<rss>\n<channel>\n  <title>a</titel></channel></rss>", "line 3, column 11: </titel> where </title> is due"),
        ("<rss><channel><item><description><p>a<br>b</p></description></item></channel></rss>", "line 1, column 43: </p> where </br> is due"),
        ("<rss><channel></rss>", "line 1, column 15: </rss> where </channel> is due"),
        ("</rss>", "line 1, column 1: </rss> where nothing is open"),
        ("<rss><channel><item><title>5 < 6</title></item></channel></rss>", "line 1, column 30: a < that begins no tag"),
        ("<rss>\n<a b='c>x</a>\n</rss>", "line 2, column 1: a < within a tag"),
        // Behind a blank, too, XML with a control character is no file of another kind.
        ("\n<rss>\u{1}</channel></rss>", "line 2, column 7: </channel> where </rss> is due"),
        ("<rss><channel>", "line 1, column 15: it breaks off in <channel>"),
        // The browser's, in the body's own lines: after entries, in a head, in the root, among letters that are longer than one.
        ("<rss><channel>\n<item>\n<title>é𝒳 &amp; AT&T &nbsp;</title>\n<a b=c>x</a></item></channel></rss>", "line 4, column 6: "),
        ("<rss><channel>\n<item/>\n<item><title>é𝒳 &amp;</title><b>AT&T R&D <a b='c' b='d'/></b></item></channel></rss>", "line 3, column 51: "),
        ("<rss>\n<channel><title>a &copy; b</title><a b='c' b='d'/></channel></rss>", "line 2, column 44: "),
        ("\n <rss a='1' a='2'><channel/></rss>", "line 2, column 2: "),
        ("<rss><channel><item><!-- one\ntwo --><a:b:c/></item></channel></rss>", "line 2, column "),
        ("<rss><channel><item><1a/></item></channel></rss>", "line 1, column 21: a < that begins no tag"),
    ];
    for (body, expected) in table {
        assert!(broken(body).starts_with(expected), "{}: {body}", broken(body));
    }
    // Past the first slice, whose entries are fine.
    let body = format!("<rss><channel>\n{}<item><a b='c' b='d'/></item>\n</channel></rss>", "<item><title>&copy;</title></item>\n".repeat(5000));
    assert!(broken(&body).starts_with("line 5002, column 16: "), "{}", broken(&body));
}

#[test]
fn what_is_too_long_is_not_told_as_broken() {
    let says = Fault::TooLong.of("<rss><channel><item><description>", Format::Auto).words();
    assert!(says.starts_with("it seems to be a body of which the 5 MB that are read hold no whole entry, not a feed: "), "{says}");
}

#[test]
fn a_root_that_is_no_feeds_is_named() {
    let table = [
        ("<note><to>Tove</to></note>", "XML with the root element note"),
        ("<?xml version='1.0'?>\n<opml version='2.0'/>", "XML with the root element opml"),
        ("<sm:urlset xmlns:sm='http://www.sitemaps.org/schemas/sitemap/0.9'/>", "XML with the root element sm:urlset"),
        // RDF describes whatever there is.
        ("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><Person/></rdf:RDF>", "XML with the root element rdf:RDF"),
        ("<!doctype html><html><br></html>", "a web page"),
        ("<?xml version='1.0'?><HTML/>", "a web page"),
        ("<!-- nothing -->", "some other XML"),
    ];
    for (body, expected) in table {
        let seems = match read(body) {
            Err(FeedError::NotFeed { seems, .. }) => seems,
            other => format!("{other:?}"),
        };
        assert!(seems.starts_with(expected), "{seems}: {body}");
    }
    for empty in ["<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'/>", "<rss></rss>", "<feed/>"] {
        assert!(feed(empty).entries.is_empty(), "{empty}");
    }
}

#[test]
fn a_page_that_lets_nobody_parse_is_told_what_to_change() {
    let words = Fault::NoParser.of("<rss/>", Format::Auto).words();
    assert!(words.contains("Content-Security-Policy") && words.contains("Add news-widget to its trusted-types"), "{words}");
}

#[test]
fn a_browsers_words_are_read_whatever_its_language() {
    let table = [
        (
            "This page contains the following errors:error on line 2 at column 9: Unexpected closing tag: b != aBelow is a rendering of the page up to the first error.",
            "Unexpected closing tag: b != a",
            Some((2, 9)),
        ),
        (
            "This page contains the following errors:error on line 12 at column 15: AttValue: \" or ' expected\nBelow is a rendering of the page up to the first error.",
            "AttValue: \" or ' expected",
            Some((12, 15)),
        ),
        (
            "XML Parsing Error: mismatched tag. Expected: </a>.\nLocation: https://example.org/\nLine Number 2, Column 8: <a>x</b></rss>\n-------^",
            "mismatched tag. Expected: </a>.",
            Some((2, 8)),
        ),
        (
            "XML-Verarbeitungsfehler: nicht wohlgeformt\nAdresse: about:blank\nZeile Nr. 3, Spalte 7:  AT&T</a></rss>\n------^",
            "nicht wohlgeformt",
            Some((3, 7)),
        ),
        ("no place at all", "no place at all", None),
        ("", "", None),
    ];
    for (words, why, place) in table {
        assert_eq!(said(words), (why.to_owned(), place), "{words}");
    }
}
