//! Which feeds are kept for a visit without a network: the list of those that are and one more go in, the new list and what
//! has to make room come out. The list is URLs, one a line, the one kept longest ago first.

/// More are not kept.
const MOST: usize = 6;
/// A longer body is not kept, in bytes.
pub const LONGEST: usize = 512 * 1024;

/// The list with `url` at its end, and the URLs that are no longer in it.
pub fn put(list: &str, url: &str) -> (String, Vec<String>) {
    let mut kept: Vec<&str> = list.lines().filter(|line| !line.is_empty() && *line != url).collect();
    kept.push(url);
    let out = kept.drain(..kept.len().saturating_sub(MOST)).map(str::to_owned).collect();
    (kept.join("\n"), out)
}

/// What is kept of a feed: when it was the publisher's, and its body.
pub fn write(at: i64, body: &str) -> String {
    let mut text = at.to_string();
    text.push('\n');
    text.push_str(body);
    text
}

pub fn read(text: &str) -> Option<(i64, &str)> {
    let (at, body) = text.split_once('\n')?;
    Some((at.parse().ok()?, body))
}
