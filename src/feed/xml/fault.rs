//! What is wrong with XML, and where: a place in the body becomes a line and a column, and what a browser says of the slice it was
//! given is said of the body.

use crate::feed::text::{cut, digits};
use crate::feed::{FeedError, Format, seems};

/// Why XML is no feed.
#[derive(PartialEq, Eq, Debug)]
pub enum Fault {
    /// It is not well-formed, at this byte.
    Broken { at: usize, says: String },
    /// Its root is no feed's.
    Root(String),
    /// There is nothing in it.
    NoRoot,
    /// There was more than is read, and no entry is whole.
    TooLong,
    /// It is, but another shape was wanted.
    Unwanted,
    /// The page lets nobody parse it.
    NoParser,
}

impl Fault {
    pub fn broken(at: usize, says: &[&str]) -> Fault {
        Fault::Broken { at, says: says.concat() }
    }

    pub fn of(self, body: &str, wanted: Format) -> FeedError {
        match self {
            _ if seems::is_binary(body.trim_start()) => seems::no_feed(body, wanted),
            Fault::Broken { at, says } => {
                let (line, column) = place(body, at);
                FeedError::BrokenXml { says: ["line ", &digits(line), ", column ", &digits(column), ": ", &says].concat() }
            }
            Fault::Root(name) if !name.eq_ignore_ascii_case("html") && !seems::is_page(body) => {
                FeedError::NotFeed { seems: ["XML with the root element ", &name].concat(), wanted }
            }
            Fault::TooLong => seems::too_long(wanted),
            Fault::Unwanted => FeedError::NotFeed { seems: "RSS or Atom".to_owned(), wanted },
            Fault::NoParser => FeedError::NoParser,
            Fault::Root(_) | Fault::NoRoot => seems::no_feed(body, wanted),
        }
    }
}

/// The line and the column of a byte, from 1.
fn place(body: &str, at: usize) -> (i64, i64) {
    let before = body.get(..at).unwrap_or(body);
    let line = before.bytes().filter(|byte| *byte == b'\n').count();
    let column = before.chars().rev().take_while(|letter| *letter != '\n').count();
    (line as i64 + 1, column as i64 + 1)
}

/// The byte at a line and a column.
pub fn byte(text: &str, line: usize, column: usize) -> usize {
    let mut rest = text;
    for _ in 1..line {
        let Some(end) = rest.bytes().position(|byte| byte == b'\n') else { break };
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    let within = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    text.len() - rest.len() + within
}

/// What a browser says in its `parsererror`: its words, and the line and the column of the text that it was given. Chromium and
/// WebKit say "error on line 3 at column 7: why", Firefox "XML Parsing Error: why", where it was and "Line Number 3, Column 7:",
/// each in the browser's language.
pub fn said(words: &str) -> (String, Option<(usize, usize)>) {
    if let Some((_, error)) = cut(words, "error on line ")
        && let Some((place, why)) = cut(error, ": ")
    {
        let why = cut(why, "Below is a rendering").map_or(why, |(why, _)| why);
        return (why.trim().to_owned(), numbers(place));
    }
    let mut lines = words.split('\n');
    let first = lines.next().unwrap_or_default();
    let why = cut(first, ": ").map_or(first, |(_, why)| why);
    (why.trim().to_owned(), lines.nth(1).and_then(numbers))
}

/// The first two numbers in a text.
fn numbers(text: &str) -> Option<(usize, usize)> {
    let mut numbers = text.split(|sign: char| !sign.is_ascii_digit()).filter_map(|digits| digits.parse().ok());
    Some((numbers.next()?, numbers.next()?))
}
