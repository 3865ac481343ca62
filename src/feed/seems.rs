//! What a body that cannot be read as a feed seems to be, for the site owner.

use super::fields::string;
use super::shape::{Document, SHAPES};
use super::{FeedError, Format, Host, Tree, text, wordpress};

/// Of what somebody else's software says no more than this, in characters, is repeated.
const LONGEST: usize = 300;

pub const PAGE_WITHOUT_FEED: &str = "a web page that names no feed (a login or an error page?)";
pub const PAGE_OF_OTHERS: &str = "a web page that names feeds of other formats";
/// Where a feed was.
pub const PAGE: &str = "a web page (a login or an error page?)";

/// Whether a body begins as HTML does. What follows is not looked at: a feed has HTML in it, too.
pub fn is_page(start: &str) -> bool {
    let begins = |name: &str| name_at(start).is_some_and(|tag| tag.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name)));
    ["!doctype html", "html", "head>", "body", "meta ", "title>", "script"].into_iter().any(begins)
}

/// Where the first tag's name begins: after blanks, comments and an XML declaration.
fn name_at(start: &str) -> Option<&str> {
    let mut rest = start;
    loop {
        let tag = rest.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}').strip_prefix('<')?;
        let ends = match () {
            () if tag.starts_with("!--") => "-->",
            () if tag.starts_with('?') => "?>",
            () => return Some(tag),
        };
        rest = text::cut(tag, ends)?.1;
    }
}

/// Of a body that is neither JSON nor XML that could be read.
pub fn no_feed(body: &str, wanted: Format) -> FeedError {
    let start = body.trim_start();
    let seems = match start.chars().next() {
        None => "an empty file",
        Some('<') if is_page(start) => PAGE_WITHOUT_FEED,
        Some('<') => "some other XML",
        Some('{' | '[') => "JSON",
        Some(_) => "plain text",
    };
    FeedError::NotFeed { seems: seems.to_owned(), wanted }
}

/// Of JSON in no shape that is known, or in another one than was wanted.
pub fn other_json(document: &dyn Document, wanted: Format, host: &dyn Host) -> FeedError {
    let top = &document.top();
    if let Some(refused) = refused(top) {
        return refused;
    }
    let shape = SHAPES.iter().find(|shape| shape.begin(document, Format::Auto, host).is_some());
    let first = document.entries(&[]).next();
    let seems = match (shape.map(|shape| shape.format), top) {
        (Some(Format::JsonFeed), _) => "a JSON Feed",
        (Some(Format::Ghost), _) => "Ghost's posts",
        (Some(Format::WordPress), _) => "WordPress's posts",
        _ => first.as_ref().and_then(wordpress::other).or_else(|| of_ghost(top)).unwrap_or(match top {
            Tree::List(_) => "a JSON list",
            _ => "some other JSON",
        }),
    };
    FeedError::NotFeed { seems: seems.to_owned(), wanted }
}

/// What else Ghost answers.
fn of_ghost(top: &Tree) -> Option<&'static str> {
    const KINDS: [(&str, &str); 5] = [
        ("settings", "Ghost's settings"),
        ("tags", "Ghost's tags"),
        ("authors", "Ghost's authors"),
        ("tiers", "Ghost's tiers"),
        ("newsletters", "Ghost's newsletters"),
    ];
    top.get("meta")?;
    KINDS.into_iter().find(|(name, _)| top.get(name).is_some()).map(|(_, seems)| seems)
}

/// An error that came as JSON, with whatever status: Ghost's is a list with types, WordPress's has a code and data.
pub fn refused(top: &Tree) -> Option<FeedError> {
    let error = Tree::list(top.get("errors")).first();
    let (by, says) = match error.and_then(|error| Some((error, string(error, "message")?))) {
        Some((error, message)) => {
            let by = if error.get("type").is_some() && error.get("context").is_some() { "Ghost" } else { SERVER };
            let more = string(error, "context");
            (by, more.map_or(message.clone(), |more| [message.as_str(), " (", &more, ")"].concat()))
        }
        None => {
            string(top, "code")?;
            // It may be HTML.
            (if top.get("data").is_some() { "WordPress" } else { SERVER }, text::plain(&string(top, "message")?))
        }
    };
    Some(FeedError::Refused { by, says: text::excerpt(&says, LONGEST) })
}

const SERVER: &str = "the server";
