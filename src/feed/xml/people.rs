//! Who wrote an entry. RSS wants a mail address there, with the name in brackets; nobody's address is shown where a name is known.

use super::base::Base;
use super::element::Element;
use super::words;
use crate::feed::{Author, fields};

/// The people of the first of these elements that are there. An address alone stands for a person only if no other has a name.
pub fn people(of: &Element, names: &[&str], base: &Base) -> Vec<Author> {
    let (mut people, mut addresses): (Vec<Author>, Vec<Author>) = (Vec::new(), Vec::new());
    for name in names {
        for element in of.all(&[name]).take(fields::MOST) {
            let Some(author) = person(element, base) else { continue };
            let list = if is_address(&author.name) { &mut addresses } else { &mut people };
            if !list.iter().any(|known| known.name == author.name) {
                list.push(author);
            }
        }
        if !people.is_empty() {
            return people;
        }
    }
    addresses
}

/// Atom's has parts (RFC 4287, section 3.2), RSS's is one text.
fn person(element: &Element, base: &Base) -> Option<Author> {
    let part = |names: &[&str]| element.children().find(|child| names.contains(&child.name.as_str())).and_then(words::line);
    let parts = part(&["atom:name", "name", "itunes:name"]).or_else(|| part(&["atom:email", "email", "itunes:email"]));
    let url = part(&["atom:uri", "uri", "atom:url", "url", "homepage", "atom:homepage"]).and_then(|url| base.within(element).url(&url));
    let name = parts.or_else(|| words::line(element).filter(|_| element.children().next().is_none()))?;
    Some(Author { name: named(&name), url })
}

/// "jane@example.org (Jane Doe)", "Jane Doe <jane@example.org>": the name; without one, the address.
fn named(text: &str) -> String {
    let words = || text.split([' ', '<', '>', '(', ')']).map(|word| word.trim_matches([',', ';', '"'])).filter(|word| !word.is_empty());
    let Some(first) = words().find(|word| is_address(word)) else { return text.to_owned() };
    let name = words().filter(|word| !is_address(word)).collect::<Vec<_>>().join(" ");
    if name.is_empty() { first.strip_prefix("mailto:").unwrap_or(first).to_owned() } else { name }
}

fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    !local.is_empty() && domain.bytes().skip(1).any(|byte| byte == b'.') && !text.bytes().any(|byte| byte.is_ascii_whitespace())
}
