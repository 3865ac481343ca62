//! Which feeds are kept for a visit without a network, and of which we know what a reader saw and wanted: the list of those
//! that are and one more go in, the new list and what has to make room come out. The list is a line each, the one kept longest
//! ago first.

use crate::feed::text::digits;

/// More feeds are not kept.
pub const MOST_FEEDS: usize = 6;
/// Of more lists of feeds nothing is remembered.
pub const MOST_READ: usize = 50;
/// A longer body is not kept, in bytes.
pub const LONGEST: usize = 512 * 1024;

/// The list with `one` at its end, and those that are no longer in it, of which there are `most`.
pub fn put(list: &str, one: &str, most: usize) -> (String, Vec<String>) {
    let mut kept: Vec<&str> = list.lines().filter(|line| !line.is_empty() && *line != one).collect();
    kept.push(one);
    let out = kept.drain(..kept.len().saturating_sub(most)).map(str::to_owned).collect();
    (kept.join("\n"), out)
}

/// What is kept of a feed: when it was the publisher's, where it came from, and its body.
pub fn write(at: i64, url: &str, body: &str) -> String {
    [&digits(at), " ", url, "\n", body].concat()
}

pub fn read(text: &str) -> Option<(i64, &str, &str)> {
    let (head, body) = text.split_once('\n')?;
    let (at, url) = head.split_once(' ')?;
    Some((at.parse().ok()?, url, body))
}
