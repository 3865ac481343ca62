//! XML as feeds have it goes in, XML as a browser takes it comes out. Mended is what is common, and can only mean one thing: HTML's
//! names for letters, an `&` that begins no reference, a `<` in a value, signs and references that XML forbids, `]]>` in a text, prefixes that nothing
//! declares, or declares as what is no URI. Comments and processing instructions go. Anything else stays as it is, right or wrong.

use super::letters::letter;
use super::namespace;
use super::token::{Kind, Token, Tokens};

/// A longer name no reference has.
const LONGEST_NAME: usize = 32;
/// So much is looked at, and mended, at once, each sign that is mended for what it costs: what follows stays as it came. All of a slice
/// of some entries is less; one entry may be as long as a body.
const MOST: usize = 200_000;
const COST: usize = 20;
/// More prefixes no feed forgets to declare.
const MOST_PREFIXES: usize = 50;

/// Mended XML, and where it comes from.
#[derive(Clone, Default)]
pub struct Mender<'a> {
    pub out: String,
    /// From these bytes of `out` on it is the body's, from these of the body on: a copy, up to the next mark.
    pub marks: Vec<(usize, usize)>,
    /// The prefixes in it, and of these the ones that it declares.
    pub used: Vec<&'a str>,
    pub declared: Vec<&'a str>,
    spent: usize,
}

/// Where a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Text,
    Value,
    Cdata,
}

impl<'a> Mender<'a> {
    /// A part of a body, from one of its marks to another.
    pub fn piece(&mut self, body: &'a str, at: usize, end: usize) {
        self.marks.push((self.out.len(), at));
        for token in Tokens::between(body, at, end) {
            match token.kind {
                Kind::Text => self.text(token.text, token.at, Within::Text),
                Kind::Cdata => self.text(token.text, token.at, Within::Cdata),
                Kind::Start(_) | Kind::Empty(_) => self.tag(&token),
                Kind::Silent => self.marks.push((self.out.len(), token.end())),
                _ => self.out.push_str(token.text),
            }
        }
    }

    /// A tag that begins an element: its attributes' values are mended, and its prefixes noted.
    pub fn tag(&mut self, token: &Token<'a>) {
        self.uses(token.name());
        let (mut rest, mut at) = (token.text, token.at);
        while let Some(quote) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\'')) {
            let (before, value) = rest.split_at(quote + 1);
            let sign = before.bytes().last();
            let length = value.bytes().position(|byte| Some(byte) == sign).unwrap_or(value.len());
            let name = before.trim_end_matches(|sign: char| sign.is_ascii_whitespace() || matches!(sign, '=' | '"' | '\''));
            let name = name.rsplit(|sign: char| sign.is_ascii_whitespace() || matches!(sign, '"' | '\'')).next().unwrap_or_default();
            match name.strip_prefix("xmlns:") {
                Some(prefix) => self.declared.push(prefix),
                None => self.uses(name),
            }
            self.out.push_str(before);
            let (value, after) = value.split_at(length);
            at += before.len();
            if (name == "xmlns" || name.starts_with("xmlns:")) && name != "xmlns:xml" {
                self.out.push_str(&if name == "xmlns" && is_of_rss(token.name()) { namespace::of_rss(value) } else { namespace::declared(value, name) });
                self.marks.push((self.out.len(), at + value.len()));
            } else {
                self.text(value, at, Within::Value);
            }
            at += value.len();
            rest = after;
            // The sign that ends the value.
            if let Some(end) = rest.get(..1) {
                self.out.push_str(end);
                rest = rest.get(1..).unwrap_or_default();
                at += 1;
            }
        }
        self.out.push_str(rest);
    }

    fn uses(&mut self, name: &'a str) {
        let prefix = name.bytes().position(|byte| byte == b':').and_then(|colon| name.get(..colon));
        let is_name =
            |prefix: &&str| !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | 0x80..));
        if let Some(prefix) = prefix.filter(is_name)
            && !prefix.starts_with("xml")
            && self.used.len() < MOST_PREFIXES
            && !self.used.contains(&prefix)
        {
            self.used.push(prefix);
        }
    }

    fn text(&mut self, text: &str, at: usize, within: Within) {
        let mut rest = text;
        while self.spent < MOST
            && let Some(run) =
                rest.bytes().position(|byte| matches!(byte, 0..=8 | 0xb | 0xc | 0xe..=0x1f | b'&' | b'>' | 0xef) || (byte == b'<' && within == Within::Value))
        {
            let (copied, special) = rest.split_at(run);
            self.out.push_str(copied);
            let done = text.len() - special.len();
            let (instead, length) = self.instead(special, within);
            rest = special.get(length..).unwrap_or_default();
            self.spent += if instead.is_some() { COST } else { 1 };
            match instead {
                None => self.out.push_str(special.get(..length).unwrap_or(special)),
                Some(instead) => {
                    self.out.push_str(&instead);
                    self.marks.push((self.out.len(), at + done + length));
                }
            }
        }
        self.out.push_str(rest);
    }

    /// What stands for the sign that a text begins with, if not itself, and for how many bytes of it.
    fn instead(&self, text: &str, within: Within) -> (Option<String>, usize) {
        let first = text.chars().next().unwrap_or_default();
        let ends_cdata = || self.out.ends_with("]]");
        match first {
            '&' if within != Within::Cdata => reference(text),
            '<' if within == Within::Value => (Some("&lt;".to_owned()), 1),
            // What only stands there since a sign has gone from between.
            '>' if within == Within::Cdata && ends_cdata() && text.len() > 1 => (Some(" >".to_owned()), 1),
            '>' if within == Within::Text && ends_cdata() => (Some("&gt;".to_owned()), 1),
            sign if is_char(u32::from(sign)) => (None, sign.len_utf8()),
            sign => (Some(String::new()), sign.len_utf8()),
        }
    }
}

/// RSS 0.9x's and 2.0's own elements stand in no namespace, whatever theirs says.
fn is_of_rss(name: &str) -> bool {
    ["rss", "channel"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// What begins with `&`: XML knows five names, and numbers of signs that it allows.
fn reference(text: &str) -> (Option<String>, usize) {
    let name = text.get(1..).unwrap_or_default();
    let end = name.bytes().take(LONGEST_NAME).position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'#'));
    let Some(name) = end.filter(|end| name.as_bytes().get(*end) == Some(&b';')).and_then(|end| name.get(..end)) else {
        return (Some("&amp;".to_owned()), 1);
    };
    let whole = name.len() + 2;
    if matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") {
        return (None, whole);
    }
    let Some(number) = name.strip_prefix('#') else {
        return letter(name).map_or_else(|| (Some("&amp;".to_owned()), 1), |letter| (Some(letter.into()), whole));
    };
    let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |hex| (hex, 16));
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return (Some("&amp;".to_owned()), 1);
    }
    match u32::from_str_radix(digits, radix).unwrap_or(u32::MAX) {
        // What Windows means by them; XML has control characters there.
        0x80..=0x9f => (letter(name).map(String::from), whole),
        code if !is_char(code) => (Some(String::new()), whole),
        _ if number.starts_with('X') => (Some(["&#x", digits, ";"].concat()), whole),
        _ => (None, whole),
    }
}

/// XML 1.0, "Char".
fn is_char(code: u32) -> bool {
    matches!(code, 9 | 10 | 13 | 0x20..=0xd7ff | 0xe000..=0xfffd | 0x1_0000..=0x10_ffff)
}
