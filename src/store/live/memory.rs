//! What is kept for the reader's next visit: the last good news of each feed, what they had seen of them, and what they wanted.

use js_sys::JsString;

use super::super::Store;
use crate::browser::clock::now;
use crate::browser::fetch::Answer;
use crate::browser::page;
use crate::browser::storage::{self, get, remove, set};
use crate::feed::Millis;
use crate::ticker::{shelf, visit};

/// The list of the feeds that are kept, and that of what was read (ticker/shelf.rs).
const LIST: &str = "feeds";
const READ: &str = "read";
/// What is remembered of what was read: until where, and what the reader wanted.
const VISIT: &str = "visit";
const PAUSED: &str = "paused";
const OWN_ZONE: &str = "own-zone";

fn of(what: &str, url: &str) -> String {
    [what, url].join(" ")
}

/// A preference is for the feeds of an element, taken together.
fn feeds(store: &Store) -> String {
    store.config.peek(|config| config.feeds.join(" "))
}

pub fn paused(store: &Store) -> bool {
    wants(store, PAUSED)
}

pub fn pause(store: &Store, paused: bool) {
    want(store, PAUSED, paused);
}

pub fn wants_own_zone(store: &Store) -> bool {
    wants(store, OWN_ZONE)
}

pub fn own_zone(store: &Store, own: bool) {
    want(store, OWN_ZONE, own);
}

fn wants(store: &Store, what: &str) -> bool {
    get(&of(what, &feeds(store))).is_some()
}

fn want(store: &Store, what: &str, wanted: bool) {
    let feeds = feeds(store);
    let name = of(what, &feeds);
    if wanted {
        shelve(&feeds);
        set(&name, "");
    } else {
        remove(&name);
    }
}

/// What is newer than this is new since the last visit.
pub fn since(store: &Store) -> Option<Millis> {
    visit::since(&get(&of(VISIT, &feeds(store)))?, now())
}

/// The reader is here, and has the newest entry before them.
pub fn visited(store: &Store) {
    let (since, newest) = store.ticker.peek(|state| (state.since, state.newest(now())));
    if let Some(newest) = newest.filter(|_| !page::hidden()) {
        let feeds = feeds(store);
        shelve(&feeds);
        set(&of(VISIT, &feeds), &visit::write(since, newest, now()));
    }
}

/// Something is remembered of these feeds; what was read longest ago makes room.
fn shelve(feeds: &str) {
    let forget = |feeds: &str| [VISIT, PAUSED, OWN_ZONE].iter().for_each(|what| remove(&of(what, feeds)));
    storage::shelve(READ, feeds, shelf::MOST_READ, forget);
}

/// Good news that are not kept yet.
pub struct Unkept {
    /// Where the feed is asked for.
    pub feed: String,
    /// Where the answer came from.
    pub from: String,
    pub body: JsString,
    /// When they last were the publisher's.
    pub at: Millis,
}

/// Keeps news, unless another tab or widget kept some that are as new. Where there is no room the oldest makes some.
pub fn keep(news: Unkept) {
    let name = of("feed", &news.feed);
    let is_as_new = |kept: String| shelf::read(&kept).is_some_and(|(at, ..)| (news.at..=now()).contains(&at));
    if get(&name).is_some_and(is_as_new) {
        return;
    }
    let (list, out) = shelf::put(&get(LIST).unwrap_or_default(), &news.feed, shelf::MOST_FEEDS);
    for feed in out {
        remove(&of("feed", &feed));
    }
    let text = shelf::write(news.at, &news.from, &String::from(news.body));
    let mut rest = list.as_str();
    // It is named first, and stays named if what was kept of it before has to do: what no list names would make no room any more.
    while !(set(LIST, rest) && set(&name, &text)) {
        let Some((oldest, younger)) = rest.split_once('\n') else { return };
        remove(&of("feed", oldest));
        rest = younger;
    }
}

/// The last good answer of another visit, and when it was the publisher's.
pub fn kept(url: &str) -> Option<(Answer, Millis)> {
    let text = get(&of("feed", url))?;
    let (at, from, body) = shelf::read(&text)?;
    Some((Answer::kept(body, from), at))
}
