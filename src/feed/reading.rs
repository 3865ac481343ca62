//! A feed that is being read: its head is known, its entries come one after another.

use std::rc::Rc;

use super::model::{Author, Entry, Feed, Millis};

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
        keep_not(&mut entries, second_places);
        Feed { entries, ..head.feed }
    }

    /// The same, and of too many entries the newest.
    pub fn newest(self) -> Feed {
        let mut feed = self.feed();
        if feed.entries.len() > MOST_ENTRIES {
            keep_not(&mut feed.entries, oldest_places);
            feed.cut = true;
        }
        feed
    }
}

/// Takes out what stands at these places, which are in order.
fn keep_not(entries: &mut Vec<Entry>, places: fn(&[Entry]) -> Vec<usize>) {
    let mut out = places(entries).into_iter().peekable();
    let mut place = 0..;
    entries.retain(|_| out.next_if_eq(&place.next().unwrap_or_default()).is_none());
}

/// Where an id stands again that stood before. Sorted, so that ten thousand are not compared each with each.
fn second_places(entries: &[Entry]) -> Vec<usize> {
    let mut ids: Vec<(&str, usize)> = entries.iter().enumerate().map(|(place, entry)| (entry.id.as_str(), place)).collect();
    ids.sort_unstable();
    let pairs = ids.iter().zip(ids.iter().skip(1));
    let mut places: Vec<usize> = pairs.filter(|(one, next)| one.0 == next.0).map(|(_, next)| next.1).collect();
    places.sort_unstable();
    places
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
    let mut places: Vec<usize> = ages.into_iter().skip(MOST_ENTRIES).map(|(_, place)| place).collect();
    places.sort_unstable();
    places
}
