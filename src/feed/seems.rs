//! What a body that cannot be read as a feed seems to be, for the site owner.

use super::fields::string;
use super::shape::{Document, SHAPES};
use super::{FeedError, Format, Host, Tree, json_feed, text, wordpress};

/// Of what somebody else's software says no more than this, in characters, is repeated.
const LONGEST: usize = 300;

pub const PAGE_OF_OTHERS: &str = "a web page that names feeds of other formats";
pub const PAGE_OF_ITS_OWN: &str = "a web page that names a feed where it is not followed, on this page's own site or nowhere on the web";
/// Where a feed was.
pub const PAGE: &str = "a web page (a login or an error page?)";

/// Whether a body begins as HTML does, or a part of it. What follows is not looked at: a feed has HTML in it, too.
pub fn is_page(start: &str) -> bool {
    const NAMES: [&str; 16] = ["html", "head", "body", "meta", "title", "script", "link", "style", "br", "p", "b", "div", "h1", "center", "table", "form"];
    let Some(tag) = first_tag(start) else { return false };
    let doctype = tag.get(..13).is_some_and(|begin| begin.eq_ignore_ascii_case("!doctype html"));
    doctype || NAMES.iter().any(|name| text::name(tag).eq_ignore_ascii_case(name))
}

/// Where the first tag's name begins: after blanks, comments and an XML declaration.
fn first_tag(start: &str) -> Option<&str> {
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

/// Whether it begins as no text does.
pub fn is_binary(body: &str) -> bool {
    !body.starts_with('<') && body.chars().take(1000).any(|sign| sign.is_control() && !sign.is_whitespace())
}

/// What PHP says before all else where something is wrong with a site.
fn of_php(start: &str) -> Option<String> {
    const KINDS: [&str; 6] = ["Warning: ", "Notice: ", "Deprecated: ", "Fatal error: ", "Parse error: ", "PHP "];
    let start: String = start.chars().take(1000).collect();
    let words = text::plain(&start);
    let says = KINDS.iter().any(|kind| words.starts_with(kind)) && text::cut(&words, " on line ").is_some();
    says.then(|| ["a message of PHP's (“", &text::excerpt(&words, LONGEST / 2), "”)"].concat())
}

/// Of a body that is neither JSON nor XML that could be read.
pub fn no_feed(body: &str, wanted: Format) -> FeedError {
    let start = body.trim_start();
    let seems = match start.chars().next() {
        None => "an empty file",
        Some(_) if is_binary(start) => "a file that is no text",
        Some('<') if is_page(start) => "a web page that names no feed (a login or an error page?)",
        Some('<') => "some other XML",
        Some('{' | '[') => "JSON",
        Some(_) => "plain text",
    };
    FeedError::NotFeed { seems: of_php(start).unwrap_or_else(|| seems.to_owned()), wanted }
}

/// Of what was cut off before its first whole entry: that may be right, and is longer than is read.
pub fn too_long(wanted: Format) -> FeedError {
    FeedError::NotFeed { seems: "a body of which the 5 MB that are read hold no whole entry".to_owned(), wanted }
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
        _ if lacks_items(top, host) => "a JSON Feed without a list of items",
        _ => first.as_ref().and_then(wordpress::other).or_else(|| of_ghost(top)).unwrap_or(match top {
            Tree::List(_) => "a JSON list",
            _ => "some other JSON",
        }),
    };
    FeedError::NotFeed { seems: seems.to_owned(), wanted }
}

fn lacks_items(top: &Tree, host: &dyn Host) -> bool {
    let mut fields = vec![("items".to_owned(), Tree::List(Vec::new()))];
    fields.extend(top.fields().cloned());
    json_feed::SHAPE.begin(&Tree::Object(fields), Format::Auto, host).is_some()
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

/// An error that came as JSON, with whatever status. Ghost's is a list with types, WordPress's has a code and data; others' is a
/// list, a text, an object or the whole.
pub fn refused(top: &Tree) -> Option<FeedError> {
    let error = Tree::list(top.get("errors")).first().or(top.get("error"));
    let says = |tree: &Tree| ["message", "error_description", "detail"].iter().find_map(|field| string(tree, field));
    let message = error.and_then(says).or_else(|| says(top)).or_else(|| error?.words().map(str::to_owned))?;
    let data = top.get("data").filter(|_| top.get("code").is_some());
    let (by, message, more) = match (error, data) {
        (Some(error), _) if error.get("type").is_some() && error.get("context").is_some() => ("Ghost", message, string(error, "context")),
        // It may be HTML. Of parameters it says what is wrong with each.
        (None, Some(data)) => ("WordPress", text::plain(&message), wrong(data)),
        _ => ("the server", message, None),
    };
    let says = more.map_or(message.clone(), |more| [&message, " (", &more, ")"].concat());
    Some(FeedError::Refused { by, says: text::excerpt(&says, LONGEST) })
}

fn wrong(data: &Tree) -> Option<String> {
    let whys: Vec<&str> = data.get("params")?.fields().filter_map(|(_, why)| why.words()).collect();
    Some(text::plain(&whys.join(" "))).filter(|whys| !whys.is_empty())
}
