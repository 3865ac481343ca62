//! What XML may not cost, whatever is in it.

mod read;

use std::time::{Duration, Instant};

use news_widget::feed::FeedError;
use news_widget::feed::xml::{Element, Scan, Slices};
use read::read;

/// RSS with an item of these children.
fn item(children: &str) -> String {
    format!("<rss version=\"2.0\"><channel><title>News</title><item>{children}</item></channel></rss>")
}

#[test]
fn a_slice_is_small_and_every_entry_is_in_one() {
    let body = format!("<rss><channel>{}</channel></rss>", format!("<item><title>x</title><description>{}</description></item>", "y".repeat(900)).repeat(2000));
    let mut scan = Scan::new(&body);
    while scan.more(usize::MAX).unwrap() {}
    let (mut entries, mut slices) = (0, 0);
    for slice in Slices::of(scan.found().unwrap()) {
        assert!(slice.text.len() < 70_000, "{} bytes", slice.text.len());
        entries += read::xml::parse(&slice).unwrap().first("channel").unwrap().children().count();
        slices += 1;
    }
    assert_eq!((entries, slices), (2000, 30));
}

#[test]
fn a_head_is_small_whatever_is_in_it() {
    let body = format!("<rss><channel><title>News</title>{}<item><title>x</title></item></channel></rss>", "<a>b</a>".repeat(100_000));
    let mut scan = Scan::new(&body);
    while scan.more(usize::MAX).unwrap() {}
    assert!(Slices::of(scan.found().unwrap()).head().text.len() < 300_000);
    assert_eq!(read(&body).unwrap().title.as_deref(), Some("News"));
    // What RSS 1.0 has there of each item is not read.
    let list = "<rdf:li rdf:resource='a'/>".repeat(12_000);
    let body = format!("<rdf:RDF><channel><items><rdf:Seq>{list}</rdf:Seq></items><title>News</title></channel><item><title>x</title></item></rdf:RDF>");
    assert_eq!(read(&body).unwrap().title.as_deref(), Some("News"));
}

/// A bomb ends soon, and in an error or with what is harmless of it.
fn ends_soon(name: &str, body: &str) -> Option<String> {
    let begun = Instant::now();
    let read = read(body);
    let took = begun.elapsed();
    assert!(took < Duration::from_secs(20), "{name}: {took:?}");
    match read {
        Err(FeedError::BrokenXml { says }) => Some(says),
        _ => None,
    }
}

#[test]
fn bombs_end_in_an_error() {
    const BYTES: usize = 500_000;
    let fill = |part: &str| part.repeat(BYTES / part.len());
    let deeper = "elements within elements, deeper than any feed's";
    let table = [
        ("depth", format!("<rss><channel>{}", fill("<a>")), Some(deeper)),
        ("depth in an entry", item(&fill("<a>")), Some(deeper)),
        ("elements in an entry", item(&fill("<a/>")), Some("an element with more in it than any feed's")),
        (
            "attributes",
            item(&format!("<a {}/>", (0..100_000).map(|number| format!("a{number}='' ")).collect::<String>())),
            Some("a tag with more attributes than any feed's"),
        ),
        ("an open tag", item(&fill("<a ")), Some("a < within a tag")),
        ("an open quote", format!("<rss><item><a b='{}", fill("c")), Some("it breaks off in <item>")),
        ("open comments", item(&fill("<!--")), Some("it breaks off in <item>")),
        ("open sections", item(&fill("<![CDATA[")), Some("it breaks off in <item>")),
        ("an open document type", format!("<!DOCTYPE rss [{}", fill("<!ENTITY a \"b\">")), None),
        ("brackets", format!("<!DOCTYPE rss {}<rss/>", fill("[")), None),
        ("open references", item(&fill("&#x")), Some("malformed entity reference")),
        ("ampersands", item(&format!("<title>{}</title>", fill("&"))), Some("malformed entity reference")),
        ("names of letters", item(&format!("<title>{}</title>", fill("&a;"))), Some("unknown entity reference")),
        ("references", item(&format!("<title>{}</title>", fill("&amp;"))), None),
        ("tags", item(&format!("<title>a</title><description>{}</description>", fill("&lt;b>"))), None),
        ("a long address", item(&format!("<title>a</title><enclosure url='{}'/>", fill("a"))), None),
        ("prefixes", item(&(0..4000).map(|number| format!("<p{number}:a/>")).collect::<String>()), Some("unknown namespace prefix 'p50'")),
        ("channels", format!("<rss>{}</rss>", "<channel><item/></channel>".repeat(60_000)), None),
        ("empty entries", format!("<rss><channel>{}</channel></rss>", fill("<item/>")), None),
        ("many entries", format!("<rss><channel>{}</channel></rss>", "<item><title>a</title></item>".repeat(60_000)), None),
        ("a long head", format!("<rss><channel>{}</channel></rss>", fill("<a>b</a>")), None),
        ("a long text", item(&format!("<description>{}</description>", fill("a"))), None),
        ("end tags", format!("<rss>{}", fill("</a>")), Some("</a> where </rss> is due")),
    ];
    for (name, body, expected) in table {
        let says = ends_soon(name, &body);
        let same = match (&says, expected) {
            (Some(says), Some(expected)) => says.contains(expected),
            (says, expected) => says.is_none() && expected.is_none(),
        };
        assert!(same, "{name}: {says:?}");
    }
}

#[test]
fn an_entity_stands_for_nothing() {
    // A billion laughs: what the document's type declares is not read.
    let body = "<!DOCTYPE rss [<!-- don't > --><!ENTITY c '>' ><!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\"> <!-- ]> --> <?x ]> ?> ]><rss><channel><item><title>&b;</title></item></channel></rss>";
    assert_eq!(read(body).unwrap().entries[0].title.as_deref(), Some("&b;"));
}

#[test]
fn whatever_becomes_of_a_byte_ends_in_an_answer() {
    let body = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"b\">]><rss xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>News</title>\
        <item xml:base='/a/'><!-- c --><title>Fish &amp; &eacute; &#146;</title><dc:creator>é𝒳</dc:creator><description><![CDATA[<b>x</b>]]></description>\
        <enclosure url=\"a.mp3\" type='audio/mpeg'/></item></channel></rss>";
    let signs = ["", "<", ">", "&", "'", "\"", "]", "/", "=", " ", ":", "-->", "]]>", "<a>", "</a>", "<!--", "<![CDATA[", "\u{0}", "\u{ffff}"];
    let mut tried = 0;
    for (at, letter) in body.char_indices() {
        for sign in signs {
            let bent = [&body[..at], sign, &body[at + letter.len_utf8()..]].concat();
            if let Err(FeedError::BrokenXml { says }) = read(&bent) {
                assert!(says.starts_with("line 1, column "), "{says}: {bent}");
            }
            tried += 1;
        }
    }
    assert!(tried > 5000);
}

#[test]
fn an_element_has_no_more_attributes_than_anybody_reads() {
    let mut element = Element::new("a", "");
    for number in 0..1000 {
        element.set(&format!("xmlns:p{number}"), "urn:p");
        element.set(&format!("A{number}"), " b ");
    }
    assert_eq!((element.attributes.len(), element.get("a49"), element.get("a50")), (50, Some("b"), None));
}
