//! What a body that cannot be read as a feed seems to be, for the site owner.

use super::{FeedError, Format, Tree, text};

pub const PAGE_WITHOUT_FEED: &str = "a web page that names no feed (a login or an error page?)";

pub fn is_page(start: &str) -> bool {
    let start = start.to_ascii_lowercase();
    ["<html", "<!doctype html"].iter().any(|tag| text::cut(&start, tag).is_some())
}

/// Of a body that is neither JSON nor XML that could be read.
pub fn no_feed(body: &str, wanted: Format) -> FeedError {
    let start: String = body.chars().take(400).collect::<String>().to_ascii_lowercase();
    let has = |tags: &[&str]| tags.iter().any(|tag| text::cut(&start, tag).is_some());
    let seems = if start.trim().is_empty() {
        "an empty file"
    } else if is_page(&start) {
        PAGE_WITHOUT_FEED
    } else if has(&["<rss", "<feed", "<rdf"]) {
        "RSS or Atom"
    } else if start.trim_start().starts_with('<') {
        "some other XML"
    } else if start.trim_start().starts_with(['{', '[']) {
        "JSON"
    } else {
        "plain text"
    };
    FeedError::NotFeed { seems: seems.to_owned(), wanted }
}

/// Of JSON in no shape that is known, or in another one than was wanted.
pub fn other_json(top: &Tree, wanted: Format) -> FeedError {
    let seems = match top {
        Tree::List(_) => "a JSON list",
        _ => "some other JSON",
    };
    FeedError::NotFeed { seems: seems.to_owned(), wanted }
}

/// What an API says in JSON of an error: WordPress in `message`, Ghost in the `message` of its first of `errors`.
pub fn says(tree: &Tree) -> Option<String> {
    let error = Tree::list(tree.get("errors")).first().unwrap_or(tree);
    Some(text::excerpt(&text::plain(error.get("message")?.words()?), 200))
}
