//! A feed that is being read: its head is known, its entries come one after another.

use std::rc::Rc;

use super::hashed::Hashed;
use super::model::{Author, Entry, Extent, Feed, Millis};

/// Of more entries than this the newest are kept.
pub const MOST_ENTRIES: usize = 10_000;

/// What is known before the first entry: the feed, and what its entries inherit.
#[derive(Clone, PartialEq, Default)]
pub struct Head {
    pub feed: Feed,
    /// Of entries that name none.
    pub authors: Rc<[Author]>,
}

#[derive(Default)]
pub struct Reading {
    pub head: Head,
    entries: Vec<Rc<Entry>>,
}

impl Reading {
    pub fn new(head: Head) -> Reading {
        Reading { head, entries: Vec::new() }
    }

    pub fn add(&mut self, entry: Option<Rc<Entry>>) {
        self.entries.extend(entry);
    }

    /// The feed: of entries with one id the first.
    pub fn feed(self) -> Feed {
        let Reading { head, mut entries } = self;
        let ids = entries.iter().map(|entry| entry.id.as_str()).collect();
        let firsts = first_places(ids);
        keep(&mut entries, firsts.into_iter().zip(0..).map(|(first, place)| first == place).collect());
        Feed { entries, ..head.feed }
    }

    /// The same, and of too many entries the newest.
    pub fn newest(self) -> Feed {
        let mut feed = self.feed();
        if feed.entries.len() > MOST_ENTRIES {
            let newest = newest(&feed.entries);
            keep(&mut feed.entries, newest);
            feed.extent = Extent::TooLong;
        }
        feed
    }
}

fn keep(entries: &mut Vec<Rc<Entry>>, which: Vec<bool>) {
    let mut which = which.into_iter();
    entries.retain(|_| which.next() == Some(true));
}

/// Where each of the texts stands first. Sorted, so that ten thousand are not compared each with each.
pub fn first_places(texts: Vec<&str>) -> Vec<usize> {
    let mut firsts = vec![0; texts.len()];
    let mut sorted: Vec<(Hashed, usize)> = texts.into_iter().map(Hashed::of).zip(0..).collect();
    sorted.sort_unstable();
    let mut last = None;
    for (key, place) in sorted {
        if last.is_none_or(|(known, _)| known != key) {
            last = Some((key, place));
        }
        if let (Some(at), Some((_, first))) = (firsts.get_mut(place), last) {
            *at = first;
        }
    }
    firsts
}

/// Which are the newest [`MOST_ENTRIES`]; one without a date is as old as the one before it.
fn newest(entries: &[Rc<Entry>]) -> Vec<bool> {
    let mut last = Millis::MAX;
    let mut ages: Vec<(Millis, usize)> = Vec::with_capacity(entries.len());
    for (place, entry) in entries.iter().enumerate() {
        last = entry.published.unwrap_or(last);
        ages.push((last.saturating_neg(), place));
    }
    ages.sort_unstable();
    let mut which = vec![false; entries.len()];
    for (_, place) in ages.into_iter().take(MOST_ENTRIES) {
        if let Some(one) = which.get_mut(place) {
            *one = true;
        }
    }
    which
}
