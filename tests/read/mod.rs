//! Reads a feed as the browser's services would: a body goes in, the model comes out.
#![allow(dead_code, reason = "no test needs all of it")]

pub mod xml;

use news_widget::feed::cut::Cut;
use news_widget::feed::{Feed, FeedError, Format, Host, Tree, seems, shape};

/// An answer: where it came from, and its headers.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    pub url: &'a str,
    pub headers: &'a [(&'a str, &'a str)],
}

pub const PLAIN: Answer = Answer { url: "https://example.org/feed", headers: &[] };

impl Host for Answer<'_> {
    fn url(&self) -> &str {
        self.url
    }

    fn header(&self, name: &str) -> Option<String> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| (*value).to_owned())
    }

    fn join(&self, url: &str, base: &str) -> Option<String> {
        url::Url::parse(base).ok()?.join(url).ok().map(String::from)
    }
}

/// As it stands in an answer that has a URL and headers.
pub fn read_from(body: &str, format: Format, answer: &Answer) -> Result<Feed, FeedError> {
    // RFC 8259, section 8.1: a reader may ignore a byte order mark.
    let whole = body;
    let body = body.trim_start_matches(|sign: char| sign == '\u{feff}' || sign.is_whitespace());
    if body.starts_with('<') && !seems::is_page(body) {
        // The whole, so that lines count from the first.
        return xml::read(whole, format, answer);
    }
    if !body.starts_with(['{', '[']) {
        return Err(seems::no_feed(body, format));
    }
    let tree: Tree = serde_json::from_str(body).map_err(|error| FeedError::BrokenJson { says: error.to_string() })?;
    shape::read(&tree, format, answer)
}

/// JSON that was cut off, closed.
pub fn closed(text: &str) -> Option<String> {
    let mut cut = Cut::default();
    cut.add(text);
    let (end, closers) = cut.end()?;
    let units: Vec<u16> = text.encode_utf16().take(end).collect();
    Some([&String::from_utf16(&units).ok()?, closers].concat())
}

pub fn read(body: &str) -> Result<Feed, FeedError> {
    read_from(body, Format::Auto, &PLAIN)
}

pub fn feed(body: &str) -> Feed {
    let read = read(body);
    assert!(read.is_ok(), "{read:?}: {body}");
    read.unwrap_or_default()
}
