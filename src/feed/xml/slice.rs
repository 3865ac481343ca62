//! A feed in slices: where its entries stand goes in, documents of a few entries each come out, that a browser reads within one turn.

use super::fault::{Fault, byte};
use super::mend::Mender;
use super::namespace;
use super::scan::{Found, Piece};
use super::token::Kind;
use crate::feed::Extent;

/// What a browser reads at once, at most: bytes, and elements and attributes. One entry that is longer is a slice of its own.
const BYTES: usize = 64 * 1024;
const WEIGHT: usize = 1500;
/// A longer head no feed has; what goes beyond is not looked at.
const LONGEST_HEAD: usize = 256 * 1024;
const HEAVIEST_HEAD: usize = 4000;

/// A document.
pub struct Slice {
    pub text: String,
    /// Where the root's tag stands in the body.
    root: usize,
    /// What stands in the body where: see [`Mender`].
    marks: Vec<(usize, usize)>,
}

impl Slice {
    /// A fault that a browser found at a line and a column of it.
    pub fn fault(&self, says: &str, place: Option<(usize, usize)>) -> Fault {
        let at = place.map_or(0, |(line, column)| byte(&self.text, line, column));
        // Before the first mark there are only the tags around the entries.
        let next = self.marks.partition_point(|(here, _)| *here <= at);
        let mark = next.checked_sub(1).and_then(|last| self.marks.get(last));
        Fault::broken(mark.map_or(self.root, |(here, there)| there + (at - here)), &[says])
    }
}

pub struct Slices<'a> {
    found: Found<'a>,
    around: Mender<'a>,
    /// What ends the elements around the entries.
    ends: String,
    next: usize,
}

impl<'a> Slices<'a> {
    pub fn of(found: Found<'a>) -> Slices<'a> {
        let (mut around, mut ends) = (Mender::default(), String::new());
        for token in &found.around {
            around.tag(token);
            // One that is empty is so no longer.
            if matches!(token.kind, Kind::Empty(_)) {
                around.out.truncate(around.out.len().saturating_sub(2));
                around.out.push('>');
            }
            ends = ["</", token.name(), ">", &ends].concat();
        }
        Slices { found, around, ends, next: 0 }
    }

    /// How much of the feed they are, of a body that may have been too long.
    pub fn extent(&self, too_long: bool) -> Extent {
        match self.found.breaks_off {
            _ if too_long => Extent::TooLong,
            true => Extent::BrokenOff,
            false => Extent::Whole,
        }
    }

    /// All but the entries.
    pub fn head(&self) -> Slice {
        let (mut bytes, mut weight) = (0, 0);
        let fits = |piece: &&Piece| {
            bytes += piece.end - piece.at;
            weight += piece.weight;
            bytes <= LONGEST_HEAD && weight <= HEAVIEST_HEAD
        };
        self.slice(self.found.head.iter().take_while(fits))
    }

    fn slice<'p>(&self, pieces: impl Iterator<Item = &'p Piece>) -> Slice {
        let mut inner = Mender::default();
        for piece in pieces {
            inner.piece(self.found.text, piece.at, piece.end);
        }
        let root = self.found.around.first();
        let (name, tags) = self.around.out.split_at_checked(1 + root.map_or(0, |root| root.name().len())).unwrap_or_default();
        let (mut text, mut declared) = (name.to_owned(), self.around.declared.clone());
        for prefix in self.around.used.iter().chain(&inner.used) {
            if !declared.contains(prefix) {
                text.push_str(&[" xmlns:", prefix, "=\"", &namespace::unknown(prefix), "\""].concat());
                declared.push(prefix);
            }
        }
        text.push_str(tags);
        let start = text.len();
        text.push_str(&inner.out);
        text.push_str(&self.ends);
        let marks = inner.marks.into_iter().map(|(here, there)| (here + start, there)).collect();
        Slice { text, root: root.map_or(0, |root| root.at), marks }
    }
}

impl Iterator for Slices<'_> {
    type Item = Slice;

    fn next(&mut self) -> Option<Slice> {
        let pieces = self.found.entries.get(self.next..)?;
        let (mut bytes, mut weight, mut count) = (0, 0, 0);
        for piece in pieces {
            bytes += piece.end - piece.at;
            weight += piece.weight;
            if count > 0 && (bytes > BYTES || weight > WEIGHT) {
                break;
            }
            count += 1;
        }
        self.next += count;
        (count > 0).then(|| self.slice(pieces.iter().take(count)))
    }
}
