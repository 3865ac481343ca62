//! Is this a valid e-mail address? Exactly as the HTML Standard has it ("Email state (type=email)", value sanitisation
//! included): what was typed goes in, the address comes out, or what is wrong with it.

use crate::feed::text;

/// What is wrong, told apart so that each can be said in words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    Empty,
    /// No @ at all.
    NoAt,
    /// Nothing before the @.
    NothingBefore,
    /// Nothing after the @.
    NothingAfter,
    /// More than one @.
    ManyAts,
    /// White space within, or a sign that looks like none.
    Space,
    /// A letter or sign that an address cannot have.
    Sign(char),
    /// A dot at an end of the domain, or two in a row.
    Dot,
    /// A hyphen at an end of a part of the domain.
    Hyphen,
    /// A part of the domain longer than 63 letters.
    Long,
}

/// The address as it will be sent, by the standard's value sanitisation and its valid e-mail address.
pub fn check(typed: &str) -> Result<String, Fault> {
    let without_newlines: String = typed.chars().filter(|letter| !matches!(letter, '\r' | '\n')).collect();
    let address = without_newlines.trim_matches(['\t', '\n', '\u{c}', '\r', ' ']);
    match fault(address) {
        None => Ok(address.to_owned()),
        Some(fault) => Err(fault),
    }
}

/// What keeps a string from being a valid e-mail address, as it stands.
pub fn fault(address: &str) -> Option<Fault> {
    if address.is_empty() {
        return Some(Fault::Empty);
    }
    let Some((local, domain)) = address.split_once('@') else {
        return Some(strange(address).unwrap_or(Fault::NoAt));
    };
    if domain.contains('@') {
        return Some(Fault::ManyAts);
    }
    if local.is_empty() {
        return Some(Fault::NothingBefore);
    }
    if domain.is_empty() {
        return Some(Fault::NothingAfter);
    }
    strange(local).or_else(|| domain.split('.').find_map(label_fault))
}

/// The first letter that the part before the @ cannot have: RFC 5322's atext and the dot are all there is.
fn strange(local: &str) -> Option<Fault> {
    local.chars().find(|letter| !(letter.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".iter().any(|known| char::from(*known) == *letter))).map(sign)
}

/// RFC 1034, section 3.5, as the standard cites it: letters, digits, inner hyphens, 63 at most.
fn label_fault(label: &str) -> Option<Fault> {
    let odd = label.chars().find(|letter| !(letter.is_ascii_alphanumeric() || *letter == '-')).map(sign);
    odd.or(match label {
        "" => Some(Fault::Dot),
        _ if label.starts_with('-') || label.ends_with('-') => Some(Fault::Hyphen),
        _ if label.len() > 63 => Some(Fault::Long),
        _ => None,
    })
}

/// What cannot be seen cannot be named either: zero-width signs come along when an address is copied from a page.
fn sign(letter: char) -> Fault {
    let unseen = letter.is_control() || !text::shows(letter);
    if unseen { Fault::Space } else { Fault::Sign(letter) }
}
