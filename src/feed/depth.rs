//! How deep elements stand in each other, from their text: a browser that parses a hundred thousand of them does nothing else for
//! seconds, and no sanitizer can be asked before.

use super::xml::VOID;

/// What stands in nothing like it, whether its end is told or not; beside what has no content.
const FLAT: &str = "p li dt dd tr td th thead tbody tfoot option rt rp";
/// No text for people has more; a browser takes a blink for so many.
const DEEPEST: usize = 1_000;

/// Whether more elements may be open at once. Plainly counted: a comment's and an attribute's tags count, too.
pub fn is_too_deep(html: &str) -> bool {
    let mut open = 0usize;
    for part in html.split('<').skip(1) {
        let tag = part.strip_prefix('/').unwrap_or(part);
        let name = super::text::name(tag);
        if !name.starts_with(|sign: char| sign.is_ascii_alphabetic()) || VOID.split(' ').chain(FLAT.split(' ')).any(|flat| flat.eq_ignore_ascii_case(name)) {
            continue;
        }
        open = if tag.len() < part.len() { open.saturating_sub(1) } else { open + 1 };
        if open > DEEPEST {
            return true;
        }
    }
    false
}
