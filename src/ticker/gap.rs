//! A hole in what is known: so much was published since the last look that page 1 has nothing of what we had. What lies
//! between is on the feed's next pages and comes when the reader wants more; once they see the news, the list ends at the hole.

use std::rc::Rc;

use super::channel::Paging;
use super::merge::{Index, id};
use super::state::Item;
use crate::feed::{Entry, Millis};

/// The side of the hole that MORE NEWS does not go on from: the news while they are held, else what is older.
#[derive(Clone, PartialEq, Debug)]
pub struct Gap {
    pub side: Vec<Rc<Item>>,
    pub paging: Paging,
    pub followed: Vec<String>,
    /// The news wait for the reader, who sees what is older.
    pub held: bool,
}

impl Gap {
    /// Whether a page below the news reaches what is older.
    pub fn is_closed_by(&self, page: &[Entry]) -> bool {
        let newest = self.side.iter().map(|item| item.stands).max();
        let known = Index::of(&self.side, id);
        ends(page).is_some_and(|end| newest.is_none_or(|newest| end <= newest)) || page.iter().any(|entry| known.find(&entry.id).is_some())
    }

    /// What is older than that page: what it should have had, and has not, was retracted.
    pub fn below(self, page_end: Option<Millis>) -> Vec<Rc<Item>> {
        self.side.into_iter().filter(|item| page_end.is_none_or(|end| item.stands <= end)).collect()
    }
}

/// Where in time a page ends.
pub fn ends(page: &[Entry]) -> Option<Millis> {
    page.iter().filter(|entry| !entry.pinned).filter_map(|entry| entry.published).min()
}

/// Those of the items that are not among the others.
pub fn without(items: &[Rc<Item>], others: &[Rc<Item>]) -> Vec<Rc<Item>> {
    let others = Index::of(others, id);
    items.iter().filter(|item| others.find(id(item)).is_none()).cloned().collect()
}
