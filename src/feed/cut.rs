//! JSON that is longer than is read, closed where its last whole entry ends: the beginning of a text goes in, a document comes out.

use super::shape::LISTS;

/// The entries are the objects in the list that is the whole, or in a list of the whole that has one of their names. None where
/// none of them is whole. Only brackets and strings are looked at: whether it is JSON at all, its parser finds out.
pub fn entries(text: &str) -> Option<String> {
    let (mut depth, mut end) = (0_usize, None);
    // The list that is open: how deep its entries are, and what closes it and all around it.
    let mut list = None;
    // The last string of the whole, which before a list is its name; where the one that is open begins.
    let (mut name, mut string, mut escaped) = ("", None, false);
    for (at, sign) in text.bytes().enumerate() {
        match (string, sign) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), b'\\') => escaped = true,
            (Some(begin), b'"') => {
                if depth == 1 {
                    name = text.get(begin..at)?;
                }
                string = None;
            }
            (None, b'"') => string = Some(at + 1),
            (None, b'{' | b'[') => {
                depth += 1;
                if sign == b'[' && list.is_none() {
                    list = match depth {
                        1 => Some((1, "]")),
                        2 if LISTS.contains(&name) => Some((2, "]}")),
                        _ => None,
                    };
                }
            }
            (None, b'}' | b']') => {
                depth = depth.checked_sub(1)?;
                match list {
                    Some((entries, closers)) if entries == depth && sign == b'}' => end = Some((at + 1, closers)),
                    Some((entries, _)) if entries > depth => list = None,
                    _ => {}
                }
            }
            _ => {}
        }
    }
    let (end, closers) = end?;
    Some([text.get(..end)?, closers].concat())
}
