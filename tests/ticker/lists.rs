//! What the tables are made of: entries, pages of them, and the lists they end as.

use std::rc::Rc;

use news_widget::feed::{Entry, Feed, Millis};
use news_widget::ticker::{Changes, Event, State, update};

pub const FEED: usize = 0;

pub const MINUTE: Millis = 60_000;
pub const NOW: Millis = 100 * MINUTE;

/// An entry `at` so many minutes.
pub fn entry(id: &str, at: Millis) -> Entry {
    Entry { id: id.to_owned(), title: Some(format!("Title of {id}")), published: Some(at * MINUTE), ..Entry::default() }
}

/// Entries by their minutes, newest first: "e9", "e8", "e7".
pub fn entries(newest: Millis, oldest: Millis) -> Vec<Entry> {
    (oldest..=newest).rev().map(|at| entry(&format!("e{at}"), at)).collect()
}

/// As a feed has them.
pub fn shared(entries: Vec<Entry>) -> Vec<Rc<Entry>> {
    entries.into_iter().map(Rc::new).collect()
}

pub fn page(entries: Vec<Entry>) -> Event {
    page_of(FEED, entries, false)
}

pub fn page_of(channel: usize, entries: Vec<Entry>, hold: bool) -> Event {
    Event::Page { channel, feed: Feed { entries: shared(entries), ..Feed::default() }, at: NOW, hold }
}

pub fn after(events: Vec<Event>) -> State {
    events.into_iter().fold(State::new(&["feed".to_owned()], 10, None), update)
}

/// A list of two feeds.
pub fn after_two(events: Vec<Event>) -> State {
    events.into_iter().fold(State::new(&["one".to_owned(), "two".to_owned()], 10, None), update)
}

pub fn ids(state: &State) -> String {
    state.visible().map(|item| item.entry.id.as_str()).collect::<Vec<_>>().join(" ")
}

pub fn changes(added: u32, changed: u32, removed: u32) -> Changes {
    Changes { added, changed, removed }
}

/// A page that has another after it.
pub fn page_before(next: &str, entries: Vec<Entry>, hold: bool) -> Event {
    Event::Page { channel: FEED, feed: Feed { entries: shared(entries), next_url: Some(next.to_owned()), ..Feed::default() }, at: NOW, hold }
}

/// The page that [`Event::More`] asked for.
pub fn next_page(entries: Vec<Entry>, next: Option<&str>) -> Event {
    Event::NextPage { channel: FEED, feed: Some(Feed { entries: shared(entries), next_url: next.map(str::to_owned), ..Feed::default() }) }
}
