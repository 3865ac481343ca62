//! Feeds, pure: a body goes in, the one model comes out, or what the body is instead.

pub mod date;
pub mod embed;
mod entity;
mod json_feed;
mod model;
pub mod text;
mod tree;

pub use model::{Audio, Author, Entry, Feed, FeedError, Image, Millis};
pub use tree::Tree;

/// What reading a feed needs from its surroundings.
pub trait Host {
    /// JSON, or what is wrong with it in the parser's words.
    fn json(&self, text: &str) -> Result<Tree, String>;
    /// A URL of the feed made absolute, against the feed's own; none for what is no URL.
    fn resolve(&self, url: &str) -> Option<String>;
}

/// Reads a body by what is in it, never by its name.
pub fn parse(body: &str, host: &dyn Host) -> Result<Feed, FeedError> {
    // Some servers put a byte order mark in front, which JSON forbids (RFC 8259, section 8.1).
    let body = body.trim_start_matches(|sign: char| sign == '\u{feff}' || sign.is_whitespace());
    if !body.starts_with(['{', '[']) {
        return Err(FeedError::NotFeed { seems: seems(body) });
    }
    let tree = host.json(body).map_err(|says| FeedError::BrokenJson { says })?;
    json_feed::read(&tree, host)
}

/// What a body that is no JSON seems to be.
fn seems(body: &str) -> &'static str {
    let start: String = body.chars().take(400).collect::<String>().to_ascii_lowercase();
    let has = |tags: &[&str]| tags.iter().any(|tag| text::cut(&start, tag).is_some());
    if start.is_empty() {
        "an empty file"
    } else if has(&["<html", "<!doctype html"]) {
        "a web page (a login or an error page?)"
    } else if has(&["<rss", "<feed", "<rdf"]) {
        "RSS or Atom"
    } else if start.starts_with('<') {
        "some XML"
    } else {
        "plain text"
    }
}

impl Entry {
    /// Tags are compared without regard to case, as far as ASCII goes.
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|known| known.eq_ignore_ascii_case(tag))
    }

    /// The date of a change that is worth telling: publishers save an article again right after publishing it.
    pub fn revised(&self) -> Option<Millis> {
        const SETTLING_MS: Millis = 60_000;
        let modified = self.modified?;
        (modified > self.published? + SETTLING_MS).then_some(modified)
    }

    /// Whether its words are the same: what is only dated, pinned, tagged or pictured anew is no edit.
    pub fn says_the_same(&self, other: &Entry) -> bool {
        fn words(entry: &Entry) -> [&Option<String>; 4] {
            [&entry.title, &entry.summary, &entry.html, &entry.text]
        }
        words(self) == words(other)
    }

    /// The beginning of its text: what stands for a missing title or summary. Where there is no title and no text, the URL
    /// stands for both.
    pub fn opening(&self) -> String {
        const LONGEST: usize = 160;
        let words = match (&self.summary, &self.text, &self.html) {
            (Some(summary), _, _) => text::excerpt(summary, LONGEST),
            (None, Some(plain), _) => text::excerpt(plain, LONGEST),
            (None, None, Some(html)) => text::excerpt(&text::plain(html), LONGEST),
            (None, None, None) => String::new(),
        };
        if words.is_empty() && self.title.is_none() { self.url.clone().unwrap_or_default() } else { words }
    }
}
