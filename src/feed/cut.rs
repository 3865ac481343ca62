//! JSON, looked through before it is parsed: pieces of a text go in, and out comes where its entries stand, where the last whole one
//! ends, and whether there is more in it than in any feed: a parser takes all of it at once, and a page waits.

use super::diff::Place;
use super::shape::LISTS;

/// Fields, elements, objects and lists, a field counting for two: more an entry does not have, nor what stands around the entries.
pub const MOST_IN_ENTRY: usize = 20_000;
/// All that a feed has. In five megabytes there is room for twice as many.
const MOST: usize = 600_000;
/// No list of entries has a longer name.
const LONGEST_NAME: usize = 8;

/// The entries are the objects in the list that is the whole, or in a list of the whole that has one of their names. Only brackets
/// and strings are looked at: whether it is JSON at all, its parser finds out.
#[derive(Default)]
pub struct Cut {
    depth: usize,
    /// The list that is open: how deep its entries are, and what closes it and all around it.
    list: Option<(usize, &'static str)>,
    /// How many lists there were.
    lists: usize,
    /// Where the entry that is open begins, and where the others stand.
    begun: usize,
    places: Vec<Place>,
    /// How far the text goes to the end of the last entry, as JavaScript counts, and what closes it there.
    end: Option<(usize, &'static str)>,
    /// The last string of the whole, which before a list is its name.
    name: Vec<u8>,
    within: Within,
    /// How much there is in the entry that is open, and in all.
    weight: usize,
    all: usize,
    /// How much of the text has been looked through, as JavaScript counts: by UTF-16.
    at: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Within {
    #[default]
    Json,
    Text,
    /// What follows a backslash.
    Escape,
    /// Nothing more: a bracket closes what was not open.
    Nonsense,
}

impl Cut {
    /// Looks through the next piece; whether a feed may be so.
    pub fn add(&mut self, piece: &str) -> bool {
        for sign in piece.bytes() {
            self.at += usize::from(sign & 0xc0 != 0x80) + usize::from(sign >= 0xf0);
            self.take(sign);
        }
        self.weight <= MOST_IN_ENTRY && self.all <= MOST
    }

    fn take(&mut self, sign: u8) {
        match (self.within, sign) {
            (Within::Escape, _) => self.within = Within::Text,
            (Within::Text, b'"') => self.within = Within::Json,
            (Within::Text, _) => {
                if sign == b'\\' {
                    self.within = Within::Escape;
                }
                if self.depth == 1 && self.name.len() < LONGEST_NAME {
                    self.name.push(sign);
                }
            }
            (Within::Json, b'"') => {
                self.within = Within::Text;
                if self.depth == 1 {
                    self.name.clear();
                }
            }
            (Within::Json, b'{' | b'[') => {
                self.weighs();
                if self.list.is_some_and(|(entries, _)| entries == self.depth) {
                    self.begun = self.at - 1;
                }
                self.depth += 1;
                if sign == b'[' && self.list.is_none() {
                    self.list = match self.depth {
                        1 => Some((1, "]")),
                        2 if LISTS.iter().any(|list| list.as_bytes() == self.name) => Some((2, "]}")),
                        _ => None,
                    };
                    self.lists += usize::from(self.list.is_some());
                }
            }
            (Within::Json, b'}' | b']') => {
                let Some(depth) = self.depth.checked_sub(1) else {
                    (self.within, self.end) = (Within::Nonsense, None);
                    return;
                };
                self.depth = depth;
                match self.list {
                    Some((entries, closers)) if entries == depth && sign == b'}' => {
                        self.end = Some((self.at, closers));
                        self.places.push(self.begun..self.at);
                    }
                    Some((entries, _)) if entries > depth => self.list = None,
                    _ => {}
                }
            }
            (Within::Json, b',' | b':') => {
                if sign == b',' && self.list.is_some_and(|(entries, _)| entries == self.depth) && self.weight <= MOST_IN_ENTRY {
                    self.weight = 0;
                }
                self.weighs();
            }
            (Within::Json | Within::Nonsense, _) => {}
        }
    }

    fn weighs(&mut self) {
        self.weight += 1;
        self.all += 1;
    }

    /// How much of the text is a document with this behind it; none where no entry is whole.
    pub fn end(&self) -> Option<(usize, &'static str)> {
        self.end
    }

    /// Where the entries stand; of more than one list it is not known which is read.
    pub fn places(self) -> Vec<Place> {
        if self.lists == 1 { self.places } else { Vec::new() }
    }
}
