//! What the reader's list is made of, and how each event changes it.

use std::rc::Rc;

use super::channel::{Channel, Paging, Status};
use super::merge::combine;
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

/// What one event did, by entries: the numbers of the `news-update` event.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Changes {
    pub added: u32,
    pub changed: u32,
    pub removed: u32,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct State {
    /// The feeds, in the site owner's order.
    pub channels: Vec<Channel>,
    /// All their entries: pinned ones first, then newest first; ids are unique.
    pub items: Vec<Rc<Item>>,
    /// The ids of new entries that wait for the reader, sorted.
    pub held: Vec<String>,
    /// The site owner's `limit`.
    limit: usize,
    /// How many entries a reader sees before MORE NEWS: the limit, and what was new since; all once it was pressed.
    pub shown: usize,
    pub revealed: bool,
    pub paused: bool,
    /// What the last event did.
    pub changes: Changes,
}

/// Something happened. `channel` is the place of a feed among the [`State::channels`].
pub enum Event {
    /// Page 1 arrived. `hold` if new entries would move what is being read.
    Page {
        channel: usize,
        feed: Feed,
        at: Millis,
        hold: bool,
    },
    /// Page 1 arrived and is the one we have.
    Unchanged {
        channel: usize,
        at: Millis,
    },
    Failed {
        channel: usize,
        trouble: Trouble,
        retry_after: Option<u32>,
    },
    /// The reader wants to see what is held.
    Release,
    /// The reader wants more: first all that is here, then the feeds' next pages.
    More,
    /// The page that [`Paging::Loading`] names arrived, or did not.
    NextPage {
        channel: usize,
        feed: Option<Feed>,
    },
    /// The site owner's `limit`.
    Limit(usize),
    Paused(bool),
    /// Other feeds: nothing of the old ones stays.
    Feeds(Vec<String>),
}

impl State {
    pub fn new(feeds: &[String], limit: usize) -> State {
        State { channels: feeds.iter().cloned().map(Channel::new).collect(), limit, shown: limit, ..State::default() }
    }

    /// The first news of a feed.
    pub fn begin(&mut self, channel: usize, feed: Feed, at: Millis) {
        if let Some(channel) = self.channels.get_mut(channel) {
            channel.begin(feed, at);
            self.items = combine(&self.channels);
        }
    }

    /// The last good news of another visit: shown, with their age, until there are others.
    pub fn recall(&mut self, channel: usize, feed: Feed, at: Millis) {
        if let Some(channel) = self.channels.get_mut(channel) {
            channel.recall(feed, at);
            self.items = combine(&self.channels);
        }
    }

    /// The entries a reader sees.
    pub fn visible(&self) -> impl Iterator<Item = &Rc<Item>> {
        let shown = if self.revealed { self.items.len() } else { self.shown };
        self.items.iter().filter(|item| self.held.is_empty() || !self.holds(&item.entry.id)).take(shown)
    }

    /// The site owner's limit; setting it to what it is changes nothing.
    pub fn limit_to(&mut self, limit: usize) {
        if limit != self.limit {
            (self.limit, self.shown) = (limit, limit);
        }
    }

    fn holds(&self, id: &str) -> bool {
        self.held.binary_search_by(|held| held.as_str().cmp(id)).is_ok()
    }

    /// Whether MORE NEWS would bring anything.
    pub fn has_more(&self) -> bool {
        (!self.revealed && self.items.len() - self.held.len().min(self.items.len()) > self.shown) || self.paging() != Paging::End
    }

    /// How far back the feeds go: what one of them still has to give counts for all.
    pub fn paging(&self) -> Paging {
        let of = |wanted: fn(&Paging) -> bool| self.channels.iter().map(|channel| &channel.paging).find(|paging| wanted(paging));
        let loading = of(|paging| matches!(paging, Paging::Loading(_)));
        let failed = || of(|paging| matches!(paging, Paging::Failed(_)));
        let next = || of(|paging| *paging != Paging::End);
        loading.or_else(failed).or_else(next).cloned().unwrap_or_default()
    }

    /// The feed's own title, where there is one feed, or the first that has one.
    pub fn title(&self) -> Option<&String> {
        self.channels.iter().find_map(|channel| channel.title.as_ref())
    }

    /// Whether there is an answer to show: entries, or that there are none.
    pub fn loaded(&self) -> bool {
        !self.items.is_empty() || self.channels.iter().any(|channel| channel.fresh_at.is_some())
    }

    /// When the oldest part of what is shown was the publisher's.
    pub fn fresh_at(&self) -> Option<Millis> {
        self.channels.iter().filter_map(|channel| channel.fresh_at).min()
    }

    /// The first trouble there is, and whether all feeds have one.
    pub fn trouble(&self) -> Option<(&Trouble, bool)> {
        let of = |channel: &'_ Channel| matches!(channel.status, Status::Failed { .. });
        let all = self.channels.iter().all(of);
        self.channels.iter().find_map(|channel| match &channel.status {
            Status::Failed { trouble, .. } => Some((trouble, all)),
            _ => None,
        })
    }

    /// Whether there will never be another entry.
    pub fn expired(&self) -> bool {
        !self.channels.is_empty() && self.channels.iter().all(|channel| channel.expired)
    }

    pub fn find(&self, id: &str) -> Option<&Rc<Item>> {
        self.items.iter().find(|item| item.entry.id == id)
    }

    /// The reader sees what was held, and nothing that was in view goes out of it.
    fn release(&mut self, added: usize) {
        self.shown = self.shown.saturating_add(added);
        self.held.clear();
    }
}

/// The next state. Nothing here waits, asks or knows the time.
pub fn update(mut state: State, event: Event) -> State {
    state.changes = Changes::default();
    match event {
        Event::Page { channel, feed, at, hold } => page(&mut state, channel, feed, at, hold),
        Event::Unchanged { channel, at } => {
            if let Some(channel) = state.channels.get_mut(channel) {
                channel.arrived(at);
            }
        }
        Event::Failed { channel, trouble, retry_after } => {
            if let Some(channel) = state.channels.get_mut(channel) {
                channel.failed(trouble, retry_after);
            }
        }
        Event::Release => state.release(state.held.len()),
        Event::More if !state.revealed && state.items.len() > state.shown => state.revealed = true,
        Event::More => {
            state.revealed = true;
            state.channels.iter_mut().for_each(Channel::more);
        }
        Event::NextPage { channel, feed } => {
            if let Some(channel) = state.channels.get_mut(channel) {
                channel.older(feed);
                state.items = combine(&state.channels);
            }
        }
        Event::Limit(limit) => state.limit_to(limit),
        Event::Paused(paused) => state.paused = paused,
        Event::Feeds(feeds) => state = State { paused: state.paused, ..State::new(&feeds, state.limit) },
    }
    state
}

fn page(state: &mut State, channel: usize, feed: Feed, at: Millis, hold: bool) {
    // The first news of a list stand there at once; those of one more feed are news like any other.
    let first = state.items.is_empty();
    let Some(channel) = state.channels.get_mut(channel) else { return };
    let merged = channel.renew(feed, at);
    state.changes = merged.changes;
    state.items = combine(&state.channels);
    if first {
        return;
    }
    // An entry that came twice, or is gone again, waits for nobody.
    let mut new: Vec<String> = merged.added.into_iter().chain(std::mem::take(&mut state.held)).filter(|id| state.find(id).is_some()).collect();
    new.sort_unstable();
    new.dedup();
    if hold {
        state.held = new;
    } else {
        state.release(new.len());
    }
}
