//! XML cut at its marks: a text goes in, its tags, texts, CDATA sections and the like come out one after another. Each sign is
//! looked at once, whatever stands there.

/// What a stretch of XML is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Text,
    Cdata,
    /// A tag that begins an element, with so many attributes.
    Start(usize),
    /// A tag that is an element, `<a/>`.
    Empty(usize),
    End,
    /// A comment, a processing instruction or the document's type: nothing of it is ever shown.
    Silent,
    /// It begins, and the text ends.
    Unfinished,
    /// Nothing may begin so; why.
    Wrong(&'static str),
}

/// A stretch of XML, with the signs around it, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    pub kind: Kind,
    pub at: usize,
    pub text: &'a str,
}

impl<'a> Token<'a> {
    /// A tag's name, with its prefix.
    pub fn name(&self) -> &'a str {
        let name = self.text.trim_start_matches(['<', '/']);
        let end = name.bytes().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')).unwrap_or(name.len());
        name.get(..end).unwrap_or_default()
    }

    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

/// A name without its prefix.
pub fn local(name: &str) -> &str {
    name.bytes().position(|byte| byte == b':').and_then(|colon| name.get(colon + 1..)).unwrap_or(name)
}

/// What follows a place in a text.
pub struct Tokens<'a> {
    text: &'a str,
    pub at: usize,
    end: usize,
}

impl<'a> Tokens<'a> {
    pub fn between(text: &'a str, at: usize, end: usize) -> Tokens<'a> {
        Tokens { text, at, end }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let at = self.at;
        let rest = self.text.get(at..self.end).filter(|rest| !rest.is_empty())?;
        let (kind, length) = token(rest);
        let text = rest.get(..length).unwrap_or(rest);
        self.at = at + text.len();
        Some(Token { kind, at, text })
    }
}

fn token(rest: &str) -> (Kind, usize) {
    let bytes = rest.as_bytes();
    if bytes.first() != Some(&b'<') {
        return (Kind::Text, bytes.iter().position(|byte| *byte == b'<').unwrap_or(bytes.len()));
    }
    let (kind, length) = match bytes.get(1) {
        None => (Kind::Unfinished, None),
        Some(b'!') if bytes.starts_with(b"<!--") => (Kind::Silent, after(bytes, 4, b"-->")),
        Some(b'!') if bytes.starts_with(b"<![CDATA[") => (Kind::Cdata, after(bytes, 9, b"]]>")),
        Some(b'!') => (Kind::Silent, after_declaration(bytes)),
        Some(b'?') => (Kind::Silent, after(bytes, 2, b"?>")),
        Some(b'/') => (Kind::End, after(bytes, 2, b">")),
        Some(letter) if begins(*letter) => return tag(bytes),
        Some(_) => return (Kind::Wrong("a < that begins no tag"), 1),
    };
    length.map_or((Kind::Unfinished, bytes.len()), |length| (kind, length))
}

/// Whether a name begins so.
fn begins(letter: u8) -> bool {
    letter.is_ascii_alphabetic() || matches!(letter, b'_' | b':' | 0x80..)
}

fn after(bytes: &[u8], from: usize, sign: &[u8]) -> Option<usize> {
    let at = bytes.get(from..)?.windows(sign.len()).position(|part| part == sign)?;
    Some(from + at + sign.len())
}

/// A quoted value may hold the sign that ends a tag, but none that begins one (XML 1.0, "AttValue"), unless no tag can begin there.
fn tag(bytes: &[u8]) -> (Kind, usize) {
    let (mut quote, mut attributes, mut before) = (None, 0, 0);
    for (at, byte) in bytes.iter().enumerate().skip(1) {
        match *byte {
            b'<' if quote.is_none() || bytes.get(at + 1).is_none_or(|next| begins(*next) || matches!(next, b'/' | b'!' | b'?')) => {
                return (Kind::Wrong("a < within a tag"), at);
            }
            byte if quote == Some(byte) => quote = None,
            _ if quote.is_some() => {}
            byte @ (b'"' | b'\'') => {
                quote = Some(byte);
                attributes += 1;
            }
            b'>' if before == b'/' => return (Kind::Empty(attributes), at + 1),
            b'>' => return (Kind::Start(attributes), at + 1),
            _ => {}
        }
        before = *byte;
    }
    (Kind::Unfinished, bytes.len())
}

/// A declaration, up to its end or to another one: a document's type may hold some (XML 1.0, "intSubset"). Nothing of them is read:
/// what an entity stands for is as long as its author likes.
fn after_declaration(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in bytes.iter().enumerate().skip(2) {
        match *byte {
            byte if quote == Some(byte) => quote = None,
            _ if quote.is_some() => {}
            byte @ (b'"' | b'\'') => quote = Some(byte),
            b'<' => return Some(at),
            b'>' => return Some(at + 1),
            _ => {}
        }
    }
    None
}
