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

/// The address as it will be sent, by the standard's value sanitisation and its valid e-mail address. Of a domain in other
/// letters the standard knows nothing: it is `ascii`'s form of it that is checked and sent, if it has one (UTS #46).
pub fn check(typed: &str, ascii: impl FnOnce(&str) -> Option<String>) -> Result<String, Fault> {
    let without_newlines: String = typed.chars().filter(|letter| !matches!(letter, '\r' | '\n')).collect();
    let address = without_newlines.trim_matches(['\t', '\n', '\u{c}', '\r', ' ']);
    let plain = |letter: char| if letter.is_ascii() { letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.') } else { text::shows(letter) };
    let foreign = address.split_once('@').filter(|(_, domain)| !domain.is_ascii() && fault_of_local(address).is_none());
    // A letter that no domain has, in any script, before those that ASCII lacks.
    if let Some(odd) = foreign.and_then(|(_, domain)| domain.chars().find(|letter| !plain(*letter))) {
        return Err(sign(odd));
    }
    let is_name = |domain: &String| !domain.rsplit('.').next().is_some_and(|last| last.bytes().all(|digit| digit.is_ascii_digit()));
    let written = foreign.and_then(|(local, domain)| Some([local, "@", &ascii(domain).filter(is_name)?].concat()));
    let address = written.as_deref().unwrap_or(address);
    match fault(address) {
        None => Ok(address.to_owned()),
        Some(fault) => Err(fault),
    }
}

/// What a copied link or a name beside an address leaves of it: `mailto:anna@example.com?subject=…`, `Anna <anna@example.com>`.
pub fn bare(pasted: &str) -> String {
    let pasted = visible(pasted);
    // Of several addresses none is the one.
    let inner = pasted
        .split_once('<')
        .and_then(|(_, inner)| inner.split_once('>'))
        .filter(|(inner, rest)| (inner.contains('@') || inner.starts_with("mailto:")) && !rest.contains('@'));
    let inner = inner.map_or(pasted, |(inner, _)| visible(inner));
    let link = inner.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:")).and_then(|_| inner.get(7..));
    link.map_or_else(|| inner.to_owned(), |link| decoded(link.split('?').next().unwrap_or_default()))
}

/// Without blanks at the ends, nor what looks like none.
fn visible(text: &str) -> &str {
    text.trim_matches(|letter| !text::shows(letter))
}

/// RFC 6068, section 2: a link's address may be percent-encoded. As it stands if that makes no text.
fn decoded(link: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = link.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |at: usize| after.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        let encoded = (*first == b'%').then(|| Some(digit(0)? * 16 + digit(1)?)).flatten().and_then(|byte| u8::try_from(byte).ok());
        bytes.push(encoded.unwrap_or(*first));
        rest = if encoded.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| link.to_owned())
}

/// What keeps a string from being a valid e-mail address, as it stands.
pub fn fault(address: &str) -> Option<Fault> {
    fault_of_local(address).or_else(|| address.split_once('@')?.1.split('.').find_map(label_fault))
}

/// What keeps it from being one up to the @, and that there is but one.
fn fault_of_local(address: &str) -> Option<Fault> {
    match address.split_once('@') {
        None if address.is_empty() => Some(Fault::Empty),
        None => Some(strange(address).unwrap_or(Fault::NoAt)),
        Some((_, domain)) if domain.contains('@') => Some(Fault::ManyAts),
        Some(("", _)) => Some(Fault::NothingBefore),
        Some((_, "")) => Some(Fault::NothingAfter),
        Some((local, _)) => strange(local),
    }
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
