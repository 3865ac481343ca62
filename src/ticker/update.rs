//! What happens to a list: a [`State`] and an [`Event`] go in, the next state comes out.

use super::channel::{Channel, Paging};
use super::index::Index;
use super::merge::{combine, id};
use super::state::{Changes, Picks, SLICE, State};
use super::trouble::Trouble;
use crate::feed::{Feed, Millis};

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
    /// The next of what MORE NEWS reveals.
    Slice,
    /// The site owner's `limit`.
    Limit(usize),
    /// The site owner's `pin`.
    Pin(Option<String>),
    /// The site owner's `picks`.
    Picks(Picks),
    /// Only entries with this tag, or all.
    Only(Option<String>),
    /// The reader was here before, and saw what is not newer than this.
    Since(Option<Millis>),
    Paused(bool),
    /// Whether the browser has no network.
    Offline(bool),
    /// Other feeds: nothing of the old ones stays.
    Feeds(Vec<String>),
}

impl State {
    /// More of what is wanted.
    fn unfold(&mut self) {
        self.shown = self.shown.saturating_add(SLICE).min(self.wanted);
    }

    /// The reader sees what was held, and nothing that was in view goes out of it; but at a hole the list ends.
    fn release(&mut self, added: usize) {
        self.wanted = self.wanted.saturating_add(added);
        self.shown = self.shown.saturating_add(added).min(self.wanted);
        self.held.clear();
        let parted = self.channels.iter_mut().map(Channel::part).fold(false, std::ops::BitOr::bitor);
        if parted {
            self.combine();
        }
    }

    /// The feeds as one list, which ends at the first hole of any.
    fn combine(&mut self) {
        self.items = combine(&self.channels);
        if let Some(end) = self.news().filter_map(Channel::hole).max() {
            self.items.retain(|item| item.pinned || item.stands >= end);
        }
    }
}

/// The next state. Nothing here waits, asks or knows the time.
pub fn update(mut state: State, event: Event) -> State {
    state.changes = Changes::default();
    if !matches!(event, Event::Unchanged { .. } | Event::Failed { .. } | Event::Paused(_) | Event::Offline(_)) {
        state.version += 1;
    }
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
        Event::Release => state.release(state.waiting()),
        Event::More => {
            if state.listed().nth(state.wanted).is_none() {
                state.channels.iter_mut().filter(|channel| !channel.aside).for_each(Channel::more);
            }
            state.wanted = usize::MAX;
            state.unfold();
        }
        Event::NextPage { channel, feed } => {
            if let Some(channel) = state.channels.get_mut(channel) {
                channel.older(feed);
                // Of several feeds none comes before the others: what is newer would come in between what is read.
                if !matches!(state.paging(), Paging::Loading(_)) {
                    state.combine();
                    state.unfold();
                }
            }
        }
        Event::Slice => state.unfold(),
        Event::Limit(limit) => state.limit_to(limit),
        Event::Pin(pin) => state.pin(pin),
        Event::Picks(picks) => {
            state.channels.retain(|channel| !channel.aside);
            if let Picks::Feed(url) = &picks {
                state.channels.push(Channel::aside(url.clone()));
            }
            state.picks = picks;
        }
        Event::Only(tag) => {
            state.only = tag;
            state.shown = state.shown.min(SLICE);
        }
        Event::Since(since) => state.since = since,
        Event::Paused(paused) => state.paused = paused,
        Event::Offline(offline) => state.offline = offline,
        Event::Feeds(feeds) => {
            state = State { paused: state.paused, offline: state.offline, version: state.version, ..State::new(&feeds, state.limit, state.pin) };
        }
    }
    state
}

fn page(state: &mut State, channel: usize, feed: Feed, at: Millis, hold: bool) {
    // The first news of a list stand there at once; those of one more feed are news like any other, but none that the reader
    // has seen less of the list for.
    let first = state.items.is_empty();
    let Some(channel) = state.channels.get_mut(channel) else { return };
    let (aside, late) = (channel.aside, channel.fresh_at.is_none());
    let merged = channel.renew(feed, at);
    if aside {
        return;
    }
    let before = std::mem::take(&mut state.items);
    state.combine();
    // What another feed had, or has still, is neither new nor gone.
    let (known, listed) = (Index::of(&before, id), Index::of(&state.items, id));
    let added: Vec<String> = merged.added.into_iter().filter(|id| known.find(id).is_none() && listed.find(id).is_some()).collect();
    let gone = || before.iter().filter(|item| listed.find(id(item)).is_none()).count() as u32;
    let removed = if merged.changes.removed > 0 { gone().min(merged.changes.removed) } else { 0 };
    state.changes = Changes { added: added.len() as u32, changed: merged.changes.changed, removed };
    if first {
        return;
    }
    if !before.iter().map(|item| (id(item), item.pinned)).eq(state.items.iter().map(|item| (id(item), item.pinned))) || state.changes != Changes::default() {
        state.batch = (state.batch.0.wrapping_add(1), if late { 0 } else { state.changes.added });
    }
    // One that is gone again waits for nobody; one whose id is another now still does.
    let held = std::mem::take(&mut state.held).into_iter().map(|held| match merged.renamed.iter().find(|(from, _)| *from == held) {
        Some((_, to)) => to.clone(),
        None => held,
    });
    let mut new: Vec<String> = added.into_iter().chain(held).filter(|id| listed.find(id).is_some()).collect();
    new.sort_unstable();
    new.dedup();
    if hold {
        state.held = new;
    } else {
        let wanted = new.iter().filter_map(|id| listed.find(id)).filter(|item| state.wants(item)).count();
        state.release(if late { 0 } else { wanted });
    }
}
