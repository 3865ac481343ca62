//! What the reader's list is made of, and how each event changes it.

use std::rc::Rc;

use super::merge::{append, first, merge};
use super::trouble::Trouble;
use crate::feed::{Entry, Feed, Millis};

/// An entry in the list, with what only its history here tells.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    pub entry: Entry,
    /// When its text last changed: the publisher's `modified`, else when we saw the change.
    pub edited: Option<Millis>,
    /// Where it stands in time; an entry without a date stands by its neighbour.
    pub stands: Millis,
}

/// How the last request ended.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Status {
    /// The first answer is still on its way.
    #[default]
    Loading,
    /// The list is as the publisher had it at [`State::fresh_at`].
    Fresh,
    /// The list is older than it should be.
    Failed { trouble: Trouble, retry_after: Option<u32> },
}

/// What one event did, by entries: the numbers of the `news-update` event.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Changes {
    pub added: u32,
    pub changed: u32,
    pub removed: u32,
}

/// Whether the feed has older entries to ask for.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Paging {
    /// Nothing older, as far as is known.
    #[default]
    End,
    /// The next page is at this URL.
    Next(String),
    Loading(String),
    /// It did not come; asking again may help.
    Failed(String),
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct State {
    /// The feed's own title and language.
    pub title: Option<String>,
    pub lang: Option<String>,
    /// Pinned entries first, then newest first; ids are unique.
    pub items: Vec<Rc<Item>>,
    /// How many of them a reader sees before MORE NEWS; all of them once it was pressed.
    pub shown: usize,
    pub revealed: bool,
    pub paging: Paging,
    /// The pages that were followed, so that a loop ends.
    pub followed: Vec<String>,
    pub status: Status,
    /// When the list last was the publisher's.
    pub fresh_at: Option<Millis>,
    /// Failures in a row.
    pub failures: u32,
    pub expired: bool,
    pub paused: bool,
    /// What the last event did.
    pub changes: Changes,
}

pub enum Event {
    /// Page 1 arrived.
    Page {
        feed: Feed,
        at: Millis,
    },
    /// Page 1 arrived and is the one we have.
    Unchanged {
        at: Millis,
    },
    Failed {
        trouble: Trouble,
        retry_after: Option<u32>,
    },
    /// The reader wants more: first all that is here, then the next page.
    More,
    /// The page that [`Paging::Loading`] names arrived, or did not.
    NextPage(Option<Feed>),
    /// The site owner's `limit`.
    Limit(usize),
    Paused(bool),
    /// Another feed: nothing of the old one stays.
    OtherFeed,
}

impl State {
    /// The entries a reader sees.
    pub fn visible(&self) -> impl Iterator<Item = &Rc<Item>> {
        let shown = if self.revealed { self.items.len() } else { self.shown };
        self.items.iter().take(shown)
    }

    /// Whether MORE NEWS would bring anything.
    pub fn has_more(&self) -> bool {
        (!self.revealed && self.items.len() > self.shown) || self.paging != Paging::End
    }

    /// The first news.
    pub fn begin(&mut self, feed: Feed, at: Millis) {
        let Feed { title, lang, next_url, expired, entries, .. } = feed;
        self.items = first(entries, at);
        (self.title, self.lang, self.expired) = (title, lang, expired);
        self.paging = page_after(next_url, &[]);
        self.arrived(at);
    }

    fn arrived(&mut self, at: Millis) {
        self.status = Status::Fresh;
        self.fresh_at = Some(at);
        self.failures = 0;
    }

    pub fn find(&self, id: &str) -> Option<&Rc<Item>> {
        self.items.iter().find(|item| item.entry.id == id)
    }
}

/// The next state. Nothing here waits, asks or knows the time.
pub fn update(mut state: State, event: Event) -> State {
    state.changes = Changes::default();
    match event {
        Event::Page { feed, at } => {
            let first = state.status == Status::Loading && state.items.is_empty();
            let (items, changes) = merge(&state.items, feed.entries, at);
            // What a reader had in view stays in view: the list grows at its head.
            if !first {
                state.shown += changes.added as usize;
            }
            state.items = items;
            state.changes = changes;
            state.title = feed.title;
            state.lang = feed.lang;
            state.expired = feed.expired;
            if state.followed.is_empty() && !matches!(state.paging, Paging::Loading(_)) {
                state.paging = page_after(feed.next_url, &[]);
            }
            state.arrived(at);
        }
        Event::Unchanged { at } => {
            state.arrived(at);
        }
        Event::Failed { trouble, retry_after } => {
            state.status = Status::Failed { trouble, retry_after };
            state.failures = state.failures.saturating_add(1);
        }
        Event::More if !state.revealed && state.items.len() > state.shown => state.revealed = true,
        Event::More => {
            if let Paging::Next(url) | Paging::Failed(url) = state.paging {
                state.revealed = true;
                state.paging = Paging::Loading(url);
            }
        }
        Event::NextPage(arrived) => {
            if let Paging::Loading(url) = state.paging {
                state.paging = match arrived {
                    None => Paging::Failed(url),
                    Some(feed) => {
                        state.followed.push(url);
                        state.items = append(&state.items, feed.entries);
                        page_after(feed.next_url, &state.followed)
                    }
                };
            }
        }
        Event::Limit(limit) => state.shown = limit,
        Event::Paused(paused) => state.paused = paused,
        Event::OtherFeed => {
            state = State { shown: state.shown, paused: state.paused, ..State::default() };
        }
    }
    state
}

fn page_after(next: Option<String>, followed: &[String]) -> Paging {
    match next {
        Some(url) if !followed.contains(&url) => Paging::Next(url),
        _ => Paging::End,
    }
}
