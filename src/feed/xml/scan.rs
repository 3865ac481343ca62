//! Where a feed's entries stand: XML goes in, the places of its entries and of all else in its head come out, so that a browser
//! can be given a few at a time. Whether what stands there is well-formed is for the browser to say; only where elements end is
//! looked at, since nothing can be cut where they do not.

use super::fault::Fault;
use super::token::{Kind, Token, Tokens, local};
use crate::feed::text::cut;

/// Elements in elements; deeper no feed is.
const DEEPEST: usize = 256;
/// Attributes of an element.
const MOST_ATTRIBUTES: usize = 500;
/// Elements and attributes of one entry: all of them are read at once.
const MOST_IN_ENTRY: usize = 10_000;

/// Entries: of so many most are not kept, and none that follows them is looked at.
const MOST_ENTRIES: usize = 50_000;

/// A whole element within the channel.
#[derive(Clone, Debug)]
pub struct Piece {
    pub at: usize,
    pub end: usize,
    /// How many elements and attributes it has.
    pub weight: usize,
}

/// What stands around an entry that is by itself.
const ALONE: Token<'static> = Token { kind: Kind::Start(0), at: 0, text: "<feed>" };

/// What kind of feed a root element begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kin {
    /// RSS of any version.
    Rss,
    Atom,
}

impl Kin {
    /// By the name of its root. Some write it in capitals, and one entry of Atom's may stand for itself (RFC 4287, section 2).
    pub fn of(root: &str) -> Option<Kin> {
        match local(root).to_ascii_lowercase().as_str() {
            "rss" | "rdf" | "channel" => Some(Kin::Rss),
            "feed" | "entry" => Some(Kin::Atom),
            _ => None,
        }
    }
}

/// RSS 1.0's list of its items says nothing that they do not say themselves.
fn is_list(name: &str) -> bool {
    local(name).eq_ignore_ascii_case("items")
}

/// XML that is being looked through.
pub struct Scan<'a> {
    tokens: Tokens<'a>,
    /// The names of the elements that have begun and not ended.
    open: Vec<&'a str>,
    /// The child of the channel that is being looked through.
    piece: Option<Begun<'a>>,
    found: Found<'a>,
    done: bool,
}

/// An element that has begun, and how many are open around it.
struct Begun<'a> {
    name: &'a str,
    piece: Piece,
    around: usize,
}

/// What was found.
#[derive(Default)]
pub struct Found<'a> {
    pub text: &'a str,
    pub root: &'a str,
    /// The tags around the entries: the root's, and the channel's, where there is one.
    pub around: Vec<Token<'a>>,
    pub head: Vec<Piece>,
    pub entries: Vec<Piece>,
    /// The body ends in the middle of an element.
    pub breaks_off: bool,
}

impl Found<'_> {
    /// RDF describes whatever there is: news have a channel, or at least RSS's namespace.
    fn is_rdf_of_something_else(&self) -> bool {
        let says = |known: &str| self.around.iter().any(|tag| cut(tag.text, known).is_some());
        self.around.len() < 2 && local(self.root).eq_ignore_ascii_case("rdf") && !says("purl.org/rss/") && !says("netscape.com/rdf/simple/")
    }
}

impl<'a> Scan<'a> {
    pub fn new(text: &'a str) -> Scan<'a> {
        let found = Found { text, ..Found::default() };
        Scan { tokens: Tokens::between(text, 0, text.len()), open: Vec::new(), piece: None, found, done: false }
    }

    /// Looks through so many bytes more; whether any are left.
    pub fn more(&mut self, bytes: usize) -> Result<bool, Fault> {
        let until = self.tokens.at.saturating_add(bytes);
        while !self.done && self.tokens.at < until {
            match self.tokens.next() {
                Some(token) => self.take(token)?,
                // Where only the tags around the entries are not closed, the entries are all there.
                None => (self.done, self.found.breaks_off) = (true, self.piece.is_some()),
            }
        }
        Ok(!self.done)
    }

    /// What was found. Of a body that breaks off, what is whole, if there is any entry.
    pub fn found(self) -> Result<Found<'a>, Fault> {
        let Scan { found, open, .. } = self;
        match open.last() {
            _ if found.root.is_empty() => Err(Fault::NoRoot),
            Some(open) if found.entries.is_empty() => Err(Fault::broken(found.text.len(), &["it breaks off in <", open, ">"])),
            None if found.entries.is_empty() && found.is_rdf_of_something_else() => Err(Fault::Root(found.root.to_owned())),
            _ => Ok(found),
        }
    }

    fn take(&mut self, token: Token<'a>) -> Result<(), Fault> {
        match token.kind {
            Kind::Text | Kind::Cdata | Kind::Silent => {}
            Kind::Unfinished => (self.done, self.found.breaks_off) = (true, true),
            Kind::Wrong(why) => return Err(Fault::broken(token.at, &[why])),
            Kind::Start(attributes) => {
                self.begin(token, attributes)?;
                self.open.push(token.name());
                if self.open.len() > DEEPEST {
                    return Err(Fault::broken(token.at, &["elements within elements, deeper than any feed's"]));
                }
            }
            Kind::Empty(attributes) => {
                self.begin(token, attributes)?;
                self.end(token.end());
            }
            Kind::End => {
                let open = self.open.pop();
                if open != Some(token.name()) {
                    let due = open.map_or_else(|| "nothing is open".to_owned(), |open| ["</", open, "> is due"].concat());
                    return Err(Fault::broken(token.at, &["</", token.name(), "> where ", &due]));
                }
                self.end(token.end());
            }
        }
        Ok(())
    }

    fn begin(&mut self, token: Token<'a>, attributes: usize) -> Result<(), Fault> {
        if attributes > MOST_ATTRIBUTES {
            return Err(Fault::broken(token.at, &["a tag with more attributes than any feed's"]));
        }
        let (name, depth) = (token.name(), self.open.len());
        if let Some(Begun { piece, name, .. }) = &mut self.piece {
            piece.weight += 1 + attributes;
            if piece.weight > MOST_IN_ENTRY && !is_list(name) {
                return Err(Fault::broken(piece.at, &["an element with more in it than any feed's"]));
            }
            return Ok(());
        }
        let is = |known: &str| local(name).eq_ignore_ascii_case(known);
        let alone = depth == 0 && is("entry");
        if depth == 0 {
            self.found.root = name;
            Kin::of(name).ok_or_else(|| Fault::Root(name.to_owned()))?;
        }
        if depth == 0 || (depth == 1 && is("channel")) {
            // Of several channels the first speaks for all.
            if self.found.around.len() == depth {
                self.found.around.push(if alone { ALONE } else { token });
            }
            if !alone {
                return Ok(());
            }
        }
        self.piece = Some(Begun { name, piece: Piece { at: token.at, end: token.at, weight: 1 + attributes }, around: depth });
        Ok(())
    }

    /// An element has ended here.
    fn end(&mut self, here: usize) {
        let depth = self.open.len();
        if let Some(Begun { name, piece, .. }) = self.piece.take_if(|begun| begun.around == depth) {
            let piece = Piece { end: here, ..piece };
            match local(name).to_ascii_lowercase().as_str() {
                "item" | "entry" if self.found.entries.len() < MOST_ENTRIES => self.found.entries.push(piece),
                "item" | "entry" => {}
                _ if is_list(name) => {}
                _ => self.found.head.push(piece),
            }
        }
        // What follows the root is none of the feed's: servers add remarks there.
        self.done |= depth == 0;
    }
}
