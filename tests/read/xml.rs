//! RSS and Atom as the browser reads them, but for the browser: roxmltree is as strict as its DOMParser.

use news_widget::feed::xml::{Element, Fault, Node, Reader, Scan, Slice, Slices};
use news_widget::feed::{Author, Entry, Feed, FeedError, Format, Host, encoding};

pub fn read(body: &str, format: Format, host: &dyn Host) -> Result<Feed, FeedError> {
    slices(body, format, host).map_err(|fault| fault.of(body, format))
}

fn slices(body: &str, format: Format, host: &dyn Host) -> Result<Feed, Fault> {
    let mut scan = Scan::new(body);
    // As small steps as can be: where they end must not matter.
    while scan.more(1)? {}
    let slices = Slices::of(scan.found()?);
    let extent = slices.extent(false);
    let mut reader = Reader::new(&parse(&slices.head())?, format, host)?;
    for slice in slices {
        reader.read(&parse(&slice)?);
    }
    Ok(reader.feed(extent))
}

pub fn parse(slice: &Slice) -> Result<Element, Fault> {
    match roxmltree::Document::parse(&slice.text) {
        Ok(document) => Ok(element(document.root_element())),
        Err(error) => {
            let place = error.pos();
            Err(slice.fault(&error.to_string(), Some((place.row as usize, place.col as usize))))
        }
    }
}

fn element(of: roxmltree::Node) -> Element {
    let text = of.document().input_text();
    // As it is written: a namespace may have several prefixes.
    let written = text.get(of.range().start + 1..).and_then(|tag| tag.split([' ', '\t', '\r', '\n', '/', '>']).next()).unwrap_or_default();
    let mut out = Element::new(written, of.tag_name().namespace().unwrap_or_default());
    for attribute in of.attributes() {
        out.set(text.get(attribute.range_qname()).unwrap_or_default(), attribute.value());
    }
    for node in of.children() {
        if node.is_element() {
            out.nodes.push(Node::Element(element(node)));
        } else if let Some(text) = node.text().filter(|_| node.is_text()) {
            out.nodes.push(Node::Text(text.to_owned()));
        }
    }
    out
}

/// The body of an answer as text, in whatever encoding it is: what the browser's TextDecoder does.
pub fn decoded(bytes: &[u8], content_type: Option<&str>) -> String {
    let mut letters = encoding::Letters::default();
    letters.add(&String::from_utf8_lossy(bytes));
    let letters = letters.with_written(&encoding_rs::WINDOWS_1252.decode(bytes).0);
    let label = encoding::label(content_type, bytes.get(..1024).unwrap_or(bytes), letters);
    let label = label.as_deref().unwrap_or("utf-8");
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes());
    assert!(encoding.is_some(), "no encoding is called {label}");
    encoding.unwrap_or(encoding_rs::UTF_8).decode(bytes).0.into_owned()
}

/// RSS with these in its channel; the prefixes are those that everybody writes.
pub fn channel(children: &str) -> Feed {
    const NAMESPACES: &str = "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/' \
        xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:media='http://search.yahoo.com/mrss/' xmlns:atom='http://www.w3.org/2005/Atom' \
        xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:xhtml='http://www.w3.org/1999/xhtml' \
        xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'";
    super::feed(&format!("<rss version='2.0' {NAMESPACES}><channel>{children}</channel></rss>"))
}

/// The one item with these children, beside a title.
pub fn item(children: &str) -> Entry {
    channel(&format!("<item><title>x</title>{children}</item>")).entries.remove(0).as_ref().clone()
}

pub fn names(authors: &[Author]) -> Vec<&str> {
    authors.iter().map(|author| author.name.as_str()).collect()
}
