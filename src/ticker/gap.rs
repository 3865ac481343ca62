//! A hole in what is known: so much was published since the last look that page 1 has nothing of what we had. What lies
//! between is on the feed's next pages and comes when the reader wants more; once they see the news, the list ends at the hole.

use std::rc::Rc;

use super::channel::Paging;
use super::index::Index;
use super::merge::id;
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
    /// What is below the hole, of a list that shows it or does not.
    pub fn older(&self, items: &[Rc<Item>]) -> Vec<Rc<Item>> {
        if self.held { split(items.to_vec(), &self.side).1 } else { self.side.clone() }
    }
}

/// Whether a page reaches what is older, newest first: it has the newest of that, or nothing newer.
pub fn reaches(page: &[Rc<Entry>], older: &[Rc<Item>]) -> bool {
    let Some(newest) = older.iter().find(|item| !item.pinned) else { return true };
    let first = page.iter().filter(|entry| !entry.pinned).filter_map(|entry| entry.published).max();
    first.is_some_and(|first| first <= newest.stands) || page.iter().any(|entry| entry.id == newest.entry.id)
}

/// Where in time a page ends.
pub fn ends(page: &[Rc<Entry>]) -> Option<Millis> {
    page.iter().rev().filter(|entry| !entry.pinned).find_map(|entry| entry.published)
}

/// What is older than where a page ends: what it should have had of the rest, and has not, was retracted.
pub fn below(older: Vec<Rc<Item>>, end: Option<Millis>) -> impl Iterator<Item = Rc<Item>> {
    older.into_iter().filter(move |item| end.is_none_or(|end| item.stands <= end))
}

/// Those of the items that are among the others, and those that are not.
pub fn split(items: Vec<Rc<Item>>, others: &[Rc<Item>]) -> (Vec<Rc<Item>>, Vec<Rc<Item>>) {
    let others = Index::of(others, id);
    items.into_iter().partition(|item| others.find(id(item)).is_some())
}
