//! What the reader's list is made of, and how each event changes it.

use std::rc::Rc;

use super::channel::{Channel, Paging, Status};
use super::merge::{Pin, combine};
use super::trouble::Trouble;
use crate::feed::{Entry, Feed, Millis};

/// An entry in the list, with what only its history here tells.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    pub entry: Rc<Entry>,
    /// When its text last changed: the publisher's `modified`, else when we saw the change.
    pub edited: Option<Millis>,
    /// Where it stands in time; an entry without a date stands by its neighbour.
    pub stands: Millis,
    /// On top, by the publisher's wish or the site owner's.
    pub pinned: bool,
}

/// What the site owner shows beside the list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Picks {
    #[default]
    None,
    /// The list's entries with a tag.
    Tag(String),
    /// The list's entries that the publisher pins.
    Featured,
    /// The entries of another feed.
    Feed(String),
}

/// More entries are not put on a page in one go.
pub(super) const SLICE: usize = 25;
/// More picks are not shown.
const PICKS: usize = 5;

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
    pub(super) limit: usize,
    /// How many entries a reader is to see: the limit, and what was new since; once MORE NEWS was pressed, all.
    pub(super) wanted: usize,
    /// How many of them are on the page: they come slice by slice.
    pub shown: usize,
    pub paused: bool,
    pub offline: bool,
    pub(super) pin: Pin,
    /// Only entries with this tag are shown.
    pub only: Option<String>,
    pub picks: Picks,
    /// The newest entry of the reader's last visit, by where it stands in time.
    pub since: Option<Millis>,
    /// What the last event did.
    pub changes: Changes,
    /// How often anything happened that the list may show otherwise: most answers bring nothing.
    pub version: u32,
    /// How many answers changed the list, and how many new entries the last of them brought.
    pub batch: (u32, u32),
}

impl State {
    pub fn new(feeds: &[String], limit: usize, pin: Pin) -> State {
        let channels = feeds.iter().map(|url| Channel::new(url.clone(), pin.clone())).collect();
        State { channels, limit, wanted: limit, shown: limit.min(SLICE), pin, ..State::default() }
    }

    /// Other feeds, or by another pin.
    pub fn begin_anew(&mut self, feeds: &[String], limit: usize, pin: Pin) {
        *self = State { version: self.version + 1, ..State::new(feeds, limit, pin) };
    }

    /// The first news of a feed.
    pub fn begin(&mut self, channel: usize, feed: Feed, at: Millis) {
        if let Some(channel) = self.channels.get_mut(channel) {
            channel.begin(feed, at);
            self.items = combine(&self.channels);
            self.version += 1;
        }
    }

    /// The last good news of another visit: shown, with their age, until there are others.
    pub fn recall(&mut self, channel: usize, feed: Feed, at: Millis) {
        if let Some(channel) = self.channels.get_mut(channel) {
            channel.recall(feed, at);
            self.items = combine(&self.channels);
            self.version += 1;
        }
    }

    /// The entries a reader sees.
    pub fn visible(&self) -> impl Iterator<Item = &Rc<Item>> {
        self.listed().take(self.shown)
    }

    /// Where an entry stands among those.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.visible().position(|item| item.entry.id == id)
    }

    /// Those that would be seen if all were shown.
    pub(super) fn listed(&self) -> impl Iterator<Item = &Rc<Item>> {
        let free = |item: &&Rc<Item>| self.held.is_empty() || !self.holds(&item.entry.id);
        self.items.iter().filter(|item| self.wants(item)).filter(free)
    }

    /// How many there will be, as far as that is known (WAI-ARIA 1.2, "aria-setsize": -1 where it is not).
    pub fn size(&self) -> i32 {
        if self.paging() == Paging::End { self.listed().count() as i32 } else { -1 }
    }

    /// The newest that the reader has before them, of those whose time has come.
    pub fn newest(&self, now: Millis) -> Option<Millis> {
        self.items.iter().filter(|item| item.stands <= now && !self.holds(&item.entry.id)).map(|item| item.stands).max()
    }

    /// Whether older news were asked for and there are no more.
    pub fn at_end(&self) -> bool {
        !self.has_more() && self.wanted == usize::MAX
    }

    pub(super) fn wants(&self, item: &Item) -> bool {
        self.only.as_ref().is_none_or(|tag| item.entry.has_tag(tag))
    }

    /// How many new entries wait for the reader, of those they want to see.
    pub fn waiting(&self) -> usize {
        if self.only.is_none() { self.held.len() } else { self.held.iter().filter_map(|id| self.find(id)).filter(|item| self.wants(item)).count() }
    }

    /// Whether there is more to put on the page without anybody's asking.
    pub fn unfolds(&self) -> bool {
        self.shown < self.wanted && self.listed().nth(self.shown).is_some()
    }

    /// What is shown beside the list.
    pub fn picked(&self) -> Vec<&Rc<Item>> {
        let from = |wanted: fn(&Item, &str) -> bool, tag: &str| self.items.iter().filter(|item| wanted(item, tag)).take(PICKS).collect();
        match &self.picks {
            Picks::None => Vec::new(),
            Picks::Tag(tag) => from(|item, tag| item.entry.has_tag(tag), tag),
            Picks::Featured => from(|item, _| item.entry.pinned, ""),
            Picks::Feed(_) => self.channels.iter().filter(|channel| channel.aside).flat_map(|channel| &channel.items).take(PICKS).collect(),
        }
    }

    /// The feeds of the list.
    pub fn news(&self) -> impl Iterator<Item = &Channel> {
        self.channels.iter().filter(|channel| !channel.aside)
    }

    /// The site owner's limit; setting it to what it is changes nothing.
    pub fn limit_to(&mut self, limit: usize) {
        if limit != self.limit {
            (self.limit, self.wanted, self.shown) = (limit, limit, limit.min(SLICE.max(self.shown)));
            self.version += 1;
        }
    }

    /// The site owner's tag of what stays on top.
    pub fn pin(&mut self, pin: Pin) {
        for channel in &mut self.channels {
            channel.pin(pin.clone());
        }
        self.pin = pin;
        self.items = combine(&self.channels);
    }

    fn holds(&self, id: &str) -> bool {
        self.held.binary_search_by(|held| held.as_str().cmp(id)).is_ok()
    }

    /// Whether MORE NEWS would bring anything.
    pub fn has_more(&self) -> bool {
        self.listed().nth(self.wanted).is_some() || self.paging() != Paging::End
    }

    /// How far back the feeds go: what one of them still has to give counts for all.
    pub fn paging(&self) -> Paging {
        let of = |wanted: fn(&Paging) -> bool| self.news().map(|channel| &channel.paging).find(|paging| wanted(paging));
        let loading = of(|paging| matches!(paging, Paging::Loading(_)));
        let failed = || of(|paging| matches!(paging, Paging::Failed(_)));
        let next = || of(|paging| *paging != Paging::End);
        loading.or_else(failed).or_else(next).cloned().unwrap_or_default()
    }

    /// The feed's own title, where there is one feed, or the first that has one.
    pub fn title(&self) -> Option<&String> {
        self.news().find_map(|channel| channel.title.as_ref())
    }

    /// Whether there is an answer to show: entries, or that there are none.
    pub fn loaded(&self) -> bool {
        !self.items.is_empty() || self.news().any(|channel| channel.fresh_at.is_some())
    }

    /// When the oldest part of what is shown was the publisher's.
    pub fn fresh_at(&self) -> Option<Millis> {
        self.news().filter_map(|channel| channel.fresh_at).min()
    }

    /// The first trouble there is, and whether all feeds have one.
    pub fn trouble(&self) -> Option<(&Trouble, bool)> {
        if self.offline {
            return Some((&Trouble::Offline, true));
        }
        let of = |channel: &'_ Channel| matches!(channel.status, Status::Failed { .. });
        let all = self.news().all(of);
        self.news().find_map(|channel| match &channel.status {
            Status::Failed { trouble, .. } => Some((trouble, all)),
            _ => None,
        })
    }

    /// Whether there will never be another entry.
    pub fn expired(&self) -> bool {
        !self.channels.is_empty() && self.news().all(|channel| channel.expired)
    }

    /// Also what the list does not show: picks, and what lies below a hole.
    pub fn find(&self, id: &str) -> Option<&Rc<Item>> {
        self.channels.iter().flat_map(|channel| channel.items.iter().chain(channel.beyond())).find(|item| item.entry.id == id)
    }
}
