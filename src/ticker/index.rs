//! A list of items and a key go in; where the item with some key stands comes out.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use super::state::Item;

/// Items by a key. Whoever asks for one after another in their own order finds each beside the last; for a few others they are
/// looked through, and for more they are sorted, once.
pub struct Index<'a> {
    items: &'a [Rc<Item>],
    /// Which of them.
    among: Vec<usize>,
    /// The same by the key.
    sorted: OnceCell<Vec<usize>>,
    /// Where the next one asked for stands, if all goes on as it did.
    next: Cell<usize>,
    /// How many did not stand there.
    astray: Cell<usize>,
    key: fn(&Item) -> &str,
}

/// So many are looked for one by one.
const FEW: usize = 8;

impl<'a> Index<'a> {
    pub fn of(items: &'a [Rc<Item>], key: fn(&Item) -> &str) -> Index<'a> {
        Index::among(items, (0..items.len()).collect(), key)
    }

    /// Of those at some places.
    pub fn among(items: &'a [Rc<Item>], among: Vec<usize>, key: fn(&Item) -> &str) -> Index<'a> {
        Index { items, among, sorted: OnceCell::new(), next: Cell::new(0), astray: Cell::new(0), key }
    }

    fn at(&self, place: usize) -> &'a str {
        self.items.get(place).map_or("", |item| (self.key)(item))
    }

    /// How many have the key.
    pub fn count(&self, wanted: &str) -> usize {
        let sorted = self.sorted();
        let from = sorted.partition_point(|at| self.of_those(*at) < wanted);
        sorted.iter().skip(from).take_while(|at| self.of_those(**at) == wanted).count()
    }

    /// Where it stands.
    pub fn place(&self, wanted: &str) -> Option<usize> {
        let next = self.among.get(self.next.get()).copied();
        let found = next.filter(|place| self.at(*place) == wanted).map(|place| (self.next.get(), place)).or_else(|| self.astray(wanted));
        let (at, place) = found?;
        self.next.set(at + 1);
        Some(place)
    }

    /// Where it stands among those, and where that is.
    fn astray(&self, wanted: &str) -> Option<(usize, usize)> {
        self.astray.set(self.astray.get() + 1);
        let at = if self.astray.get() <= FEW {
            self.among.iter().position(|place| self.at(*place) == wanted)?
        } else {
            let sorted = self.sorted();
            let at = sorted.binary_search_by(|at| self.of_those(*at).cmp(wanted)).ok()?;
            sorted.get(at).copied()?
        };
        Some((at, *self.among.get(at)?))
    }

    fn sorted(&self) -> &[usize] {
        self.sorted.get_or_init(|| {
            let mut sorted: Vec<usize> = (0..self.among.len()).collect();
            sorted.sort_unstable_by(|one, other| self.of_those(*one).cmp(self.of_those(*other)));
            sorted
        })
    }

    fn of_those(&self, at: usize) -> &'a str {
        self.among.get(at).map_or("", |place| self.at(*place))
    }

    pub fn find(&self, wanted: &str) -> Option<&'a Rc<Item>> {
        self.items.get(self.place(wanted)?)
    }
}
