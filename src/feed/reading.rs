//! A feed that is being read: its head is known, its entries come one after another.

use std::rc::Rc;

use super::model::{Author, Entry, Extent, Feed, Millis};

/// Of more entries than this the newest are kept.
pub const MOST_ENTRIES: usize = 10_000;

/// What is known before the first entry: the feed, and what its entries inherit.
#[derive(Default)]
pub struct Head {
    pub feed: Feed,
    /// Of entries that name none.
    pub authors: Rc<[Author]>,
}

#[derive(Default)]
pub struct Reading {
    pub head: Head,
    entries: Vec<Entry>,
}

impl Reading {
    pub fn new(head: Head) -> Reading {
        Reading { head, entries: Vec::new() }
    }

    pub fn add(&mut self, entry: Option<Entry>) {
        self.entries.extend(entry);
    }

    /// The feed: of entries with one id the first.
    pub fn feed(self) -> Feed {
        let Reading { head, mut entries } = self;
        leave_out(&mut entries, second_places);
        Feed { entries, ..head.feed }
    }

    /// The same, and of too many entries the newest.
    pub fn newest(self) -> Feed {
        let mut feed = self.feed();
        if feed.entries.len() > MOST_ENTRIES {
            leave_out(&mut feed.entries, oldest_places);
            feed.extent = Extent::TooLong;
        }
        feed
    }
}

/// Takes out what stands at these places: no entry that stays is without an id.
fn leave_out(entries: &mut Vec<Entry>, places: fn(&[Entry]) -> Vec<usize>) {
    for place in places(entries) {
        if let Some(entry) = entries.get_mut(place) {
            entry.id.clear();
        }
    }
    entries.retain(|entry| !entry.id.is_empty());
}

/// Where an id stands again that stood before. Sorted, so that ten thousand are not compared each with each.
fn second_places(entries: &[Entry]) -> Vec<usize> {
    let mut ids: Vec<(&str, usize)> = entries.iter().enumerate().map(|(place, entry)| (entry.id.as_str(), place)).collect();
    ids.sort_unstable();
    let mut last = "";
    ids.retain(|(id, _)| std::mem::replace(&mut last, id) == *id);
    ids.into_iter().map(|(_, place)| place).collect()
}

/// Where the entries stand that are older than the newest [`MOST_ENTRIES`]; one without a date is as old as the one before it.
fn oldest_places(entries: &[Entry]) -> Vec<usize> {
    let mut last = Millis::MAX;
    let mut ages: Vec<(Millis, usize)> = Vec::with_capacity(entries.len());
    for (place, entry) in entries.iter().enumerate() {
        last = entry.published.unwrap_or(last);
        ages.push((last.saturating_neg(), place));
    }
    ages.sort_unstable();
    ages.into_iter().skip(MOST_ENTRIES).map(|(_, place)| place).collect()
}
