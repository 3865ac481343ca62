//! A list of items and a key go in; where the item with some key stands comes out.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use super::state::Item;
use crate::feed::Hashed;

/// Items by a key. Whoever asks for one after another in their own order finds each beside the last; for a few others they are
/// looked through, and for more they are sorted, once.
pub struct Index<'a> {
    items: &'a [Rc<Item>],
    /// And where each stands.
    keys: Vec<(&'a str, usize)>,
    /// The same, sorted, and which of those it is.
    sorted: OnceCell<Vec<(Hashed<'a>, usize)>>,
    /// Which is asked for next, if all goes on as it did.
    next: Cell<usize>,
    /// How many were not.
    astray: Cell<usize>,
}

/// So many are looked for one by one.
const FEW: usize = 8;

impl<'a> Index<'a> {
    pub fn of(items: &'a [Rc<Item>], key: fn(&Item) -> &str) -> Index<'a> {
        Index::among(items, (0..items.len()).collect(), key)
    }

    /// Of those at some places.
    pub fn among(items: &'a [Rc<Item>], places: Vec<usize>, key: fn(&Item) -> &str) -> Index<'a> {
        let keys = places.into_iter().filter_map(|place| Some((key(items.get(place)?), place))).collect();
        Index { items, keys, sorted: OnceCell::new(), next: Cell::default(), astray: Cell::default() }
    }

    /// How many have the key.
    pub fn count(&self, wanted: &str) -> usize {
        let wanted = Hashed::of(wanted);
        self.from(wanted).iter().take_while(|(key, _)| *key == wanted).count()
    }

    /// Where it stands.
    pub fn place(&self, wanted: &str) -> Option<usize> {
        let next = self.next.get();
        let at = if self.keys.get(next).is_some_and(|(key, _)| *key == wanted) { next } else { self.astray(wanted)? };
        self.next.set(at + 1);
        Some(self.keys.get(at)?.1)
    }

    /// Which of them it is.
    fn astray(&self, wanted: &str) -> Option<usize> {
        self.astray.set(self.astray.get() + 1);
        if self.astray.get() <= FEW {
            return self.keys.iter().position(|(key, _)| *key == wanted);
        }
        let wanted = Hashed::of(wanted);
        self.from(wanted).first().filter(|(key, _)| *key == wanted).map(|(_, at)| *at)
    }

    /// Sorted, from where a key stands.
    fn from(&self, wanted: Hashed) -> &[(Hashed<'a>, usize)] {
        let sorted = self.sorted.get_or_init(|| {
            let mut sorted: Vec<(Hashed, usize)> = self.keys.iter().zip(0..).map(|((key, _), at)| (Hashed::of(key), at)).collect();
            sorted.sort_unstable();
            sorted
        });
        sorted.get(sorted.partition_point(|(key, _)| *key < wanted)..).unwrap_or_default()
    }

    pub fn find(&self, wanted: &str) -> Option<&'a Rc<Item>> {
        self.items.get(self.place(wanted)?)
    }
}
