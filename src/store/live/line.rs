//! The line to one publisher: asks at the times the schedule says, parses, tells the ticker. Its requests are the wire's.

use std::rc::Rc;

use js_sys::JsString;
use leptos::task::spawn_local;

use super::super::Store;
use super::super::source;
use super::answers::at_feed;
use super::memory::{self, Unkept};
use super::wire::Tap;
use super::{Back, Live, apply};
use crate::browser::clock::{Timer, chance, now};
use crate::browser::fetch::{Abort, Exchange};
use crate::feed::{Extent, Feed, Format, Millis};
use crate::ticker::schedule::{self, Situation};
use crate::ticker::{Event, Status};

/// All that is under way for one feed; dropping it ends its requests and its timer.
pub struct Line {
    /// The request that the loader made.
    first: Option<Abort>,
    pub(super) tap: Rc<Tap>,
    page: Option<Abort>,
    timer: Option<Timer>,
    /// When the timer rings.
    pub due: Option<Millis>,
    /// The last good body: an equal one changes nothing and is not parsed.
    pub(super) body: Option<JsString>,
    /// The last good news, until they are kept for the next visit: writing takes as long as they are, and other tabs hear of it, so
    /// it is done when nobody looks.
    pub(super) unkept: Option<Unkept>,
    /// Somebody came back, and is served then.
    soon: Option<Millis>,
    /// When the last answer came or failed.
    last: Option<Millis>,
    max_age: Option<u32>,
    /// What the console knows of how much was read.
    pub(super) extent: Extent,
    /// One for each answer, in 0..1: to plan again is not to throw the dice again.
    chance: f64,
}

impl Line {
    pub fn new(url: &str, format: Format, back: Back, channel: usize, first: Option<Abort>) -> Line {
        Line {
            first,
            tap: Rc::new(Tap::new(url, format, back, channel)),
            page: None,
            timer: None,
            due: None,
            body: None,
            unkept: None,
            soon: None,
            last: None,
            max_age: None,
            extent: Extent::Whole,
            chance: 0.0,
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.unkept.take().into_iter().for_each(memory::keep);
    }
}

impl Live {
    pub(super) fn line<R>(&self, channel: usize, with: impl FnOnce(&mut Line) -> R) -> Option<R> {
        self.lines.borrow_mut().get_mut(channel).map(with)
    }

    /// An answer ends the request; the wait for the next one gets a chance of its own.
    pub(super) fn answered(&self, channel: usize, at: Millis, max_age: Option<u32>) {
        let first = self.line(channel, |line| {
            (line.soon, line.last, line.max_age, line.chance) = (None, Some(at), max_age, chance());
            line.first.take()
        });
        // What it ends may call the page: no line is borrowed meanwhile.
        drop(first);
    }

    pub fn count(&self) -> usize {
        self.lines.borrow().len()
    }

    /// Asks for page 1 of every feed now; what is under way is asked anew.
    pub fn look(&self) {
        for channel in 0..self.count() {
            self.ask(channel, true);
        }
    }

    /// Asks for page 1 of every feed that may be asked now; the others when they may.
    pub fn look_if_allowed(&self, store: &Store) {
        for channel in 0..self.count() {
            match self.situation(store, channel).map(|(situation, _)| (schedule::soonest(&situation), situation.now)) {
                // Under way: once more after that.
                None => self.ask(channel, true),
                Some((Some(at), now)) if at <= now => self.ask(channel, true),
                Some((soon, _)) => drop(self.line(channel, |line| line.soon = soon)),
            }
        }
        self.plan(store);
    }

    pub fn ask(&self, channel: usize, anew: bool) {
        let before = self.line(channel, |line| {
            line.due = None;
            (line.first.take(), line.timer.take())
        });
        drop(before);
        // What it ends may call the page: no line is borrowed meanwhile.
        let tap = self.line(channel, |line| line.tap.clone());
        if let Some(tap) = tap {
            tap.ask(anew);
        }
    }

    /// Somebody waits again: whatever has not been asked for a while is asked at once.
    pub fn welcome_back(&self, store: &Store) {
        // A stream without a safety net said nothing while nobody listened.
        if store.config.peek(|config| config.refresh == 0 && config.stream.is_some()) {
            return self.look_if_allowed(store);
        }
        for channel in 0..self.count() {
            let Some((situation, _)) = self.situation(store, channel) else { continue };
            match schedule::on_return(&situation) {
                Some(at) if at <= situation.now => self.ask(channel, false),
                soon => drop(self.line(channel, |line| line.soon = soon.or(line.soon))),
            }
        }
    }

    /// Nobody waits for an older page any more: what lies between is another one.
    pub fn forget_older(&self, channel: usize) {
        let page = self.line(channel, |line| line.page.take());
        drop(page);
    }

    /// Asks for an older page, unless that is under way.
    pub fn older(&self, store: &Store, channel: usize, url: &str) {
        if self.line(channel, |line| line.page.is_some()) == Some(true) {
            return;
        }
        let format = store.config.peek(|config| config.format);
        let is_fair = |feed: &str| source::is_fair(source::found(feed, format).as_deref().unwrap_or(feed), url);
        if at_feed(store, channel, is_fair) == Some(false) {
            return apply(store, Event::NextPage { channel, feed: Some(Feed::default()) });
        }
        let exchange = Exchange::get(url);
        self.line(channel, |line| line.page = Some(exchange.abort_handle()));
        // Where a page of a feed should be, no other feed is looked for.
        source::gave(url, format);
        let (back, asked) = (self.back.clone(), url.to_owned());
        spawn_local(async move {
            if let Some(got) = source::news(exchange, &asked, format, None, |_| false).await {
                back.reach(|live, store| live.older_came(store, channel, &asked, got));
            }
        });
    }

    /// Sets the timers for the next requests.
    pub fn plan(&self, store: &Store) {
        for channel in 0..self.count() {
            let Some((situation, chance)) = self.situation(store, channel) else { continue };
            let soon = self.line(channel, |line| line.soon).flatten();
            let due = schedule::next(&situation, chance).into_iter().chain(soon.filter(|_| !situation.resting)).min();
            let back = self.back.clone();
            let timer = due.map(|due| Timer::after(due - situation.now, move || back.reach(|live, _| live.ask(channel, false))));
            self.line(channel, |line| (line.timer, line.due) = (timer, due));
        }
        let first = self.lines.borrow().iter().filter_map(|line| line.due).min();
        if store.due.peek(|due| *due != first) {
            store.due.set(first);
        }
    }

    /// What the next request of a feed depends on, and its chance; none while one is under way.
    fn situation(&self, store: &Store, channel: usize) -> Option<(Situation, f64)> {
        let refresh = store.config.peek(|config| config.refresh);
        let resting = self.resting(store);
        let now = now();
        let (last, max_age, chance) = self.line(channel, |line| {
            // Where a clock was put back, the wait begins now, and once.
            let last = line.last.get_or_insert(now);
            *last = now.min(*last);
            (line.first.is_none() && !line.tap.waits()).then_some((*last, line.max_age, line.chance))
        })??;
        store.ticker.peek(|state| {
            let channel = state.channels.get(channel)?;
            let retry_after = match &channel.status {
                Status::Failed { retry_after, .. } => *retry_after,
                _ => None,
            };
            let situation = Situation { refresh, failures: channel.failures, retry_after, max_age, last, now, resting, expired: channel.expired };
            Some((situation, chance))
        })
    }
}
