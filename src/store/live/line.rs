//! The line to one publisher: asks at the times the schedule says, parses, tells the ticker. Its requests are the wire's.

use std::rc::Rc;

use js_sys::JsString;
use leptos::task::spawn_local;

use super::super::source::{self, Given, Got, News};
use super::super::{Store, notice};
use super::wire::Tap;
use super::{Back, Live, apply, memory};
use crate::browser::clock::{Timer, chance, now};
use crate::browser::fetch::{Abort, Answer, Exchange};
use crate::browser::origin;
use crate::feed::{Format, Millis};
use crate::ticker::schedule::{self, Situation};
use crate::ticker::{Changes, Event, Status, Trouble};

/// All that is under way for one feed; dropping it ends its requests and its timer.
pub struct Line {
    /// The request that the loader made.
    first: Option<Abort>,
    tap: Rc<Tap>,
    page: Option<Abort>,
    timer: Option<Timer>,
    /// When the timer rings.
    pub due: Option<Millis>,
    /// The last good body: an equal one changes nothing and is not parsed.
    body: Option<JsString>,
    /// Somebody came back, and is served then.
    soon: Option<Millis>,
    /// When the last answer came or failed.
    last: Option<Millis>,
    max_age: Option<u32>,
    /// Whether the console knows that there is more than is read.
    cut: bool,
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
            soon: None,
            last: None,
            max_age: None,
            cut: false,
            chance: 0.0,
        }
    }
}

impl Live {
    pub(super) fn line<R>(&self, channel: usize, with: impl FnOnce(&mut Line) -> R) -> Option<R> {
        self.lines.borrow_mut().get_mut(channel).map(with)
    }

    /// An answer ends the request; the wait for the next one gets a chance of its own.
    fn answered(&self, channel: usize, at: Millis, max_age: Option<u32>) {
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

    /// Whether a feed's last good body is this one.
    pub fn has(&self, channel: usize, body: &JsString) -> bool {
        self.line(channel, |line| line.body.as_ref() == Some(body)) == Some(true)
    }

    /// The answer that came before this part did: good news are on the page already.
    pub fn first(&self, store: &Store, channel: usize, got: Got) {
        let shown = store.ticker.peek(|state| state.channels.get(channel)?.fresh_at);
        match (got, shown) {
            (Ok(news), Some(at)) => {
                self.answered(channel, at, news.answer.max_age());
                self.keep(store, channel, news.answer);
                self.tell(store, Changes::default());
                memory::visited(store);
                self.plan(store);
            }
            (got, _) => self.take(store, channel, got),
        }
    }

    /// News, or why there are none.
    pub fn take(&self, store: &Store, channel: usize, got: Got) {
        let at = now();
        match got {
            Ok(News { feed, answer }) => {
                let page = feed.filter(|_| !self.has(channel, &answer.text));
                let is_new = page.is_some();
                self.answered(channel, at, answer.max_age());
                apply(
                    store,
                    match page {
                        Some(feed) => Event::Page { channel, feed, at, hold: !(self.may_insert)() },
                        None => Event::Unchanged { channel, at },
                    },
                );
                at_feed(store, channel, source::forget_barrier);
                if is_new {
                    self.keep(store, channel, answer);
                }
                self.settle(store, store.ticker.peek(|state| state.changes));
            }
            Err(miss) => {
                let trouble = miss.trouble();
                self.answered(channel, at, miss.came.as_ref().ok().and_then(Answer::max_age));
                apply(store, Event::Failed { channel, trouble: trouble.clone(), retry_after: miss.retry_after(at) });
                self.recall(store, channel);
                self.settle(store, store.ticker.peek(|state| state.changes));
                let due = self.line(channel, |line| line.due).flatten();
                at_feed(store, channel, |url| explain(store, url, &trouble, due.map(|due| due - at)));
            }
        }
    }

    /// The state has changed: what follows from that.
    fn settle(&self, store: &Store, changes: Changes) {
        self.follow(store);
        self.tell(store, changes);
        memory::visited(store);
        self.plan(store);
        self.listen(store);
        self.tick(store);
        self.unfold(store);
        self.follow_address(store);
    }

    /// The last good news of another visit, where there are none yet in this one.
    fn recall(&self, store: &Store, channel: usize) {
        let has_none = move |store: &Store| store.ticker.peek(|state| state.channels.get(channel).is_some_and(|channel| channel.fresh_at.is_none()));
        let Some((answer, at)) = at_feed(store, channel, memory::kept).flatten().filter(|_| has_none(store)) else { return };
        let (back, format) = (self.back.clone(), store.config.peek(|config| config.format));
        spawn_local(async move {
            let feed = match source::short(&answer, format) {
                Some(feed) => feed,
                None => match source::other(Given::kept(answer, format)).await {
                    Ok(News { feed: Some(feed), .. }) => feed,
                    _ => return,
                },
            };
            back.reach(|live, store| {
                if has_none(store) {
                    store.ticker.update(|state| state.recall(channel, feed, at));
                    live.settle(store, Changes::default());
                }
            });
        });
    }

    /// What was read: the next look compares with it, the next visit begins with it.
    fn keep(&self, store: &Store, channel: usize, answer: Answer) {
        memory::keep(store, channel, &answer);
        let cut = store.ticker.peek(|state| state.channels.get(channel).is_some_and(|channel| channel.cut));
        let told = self.line(channel, |line| {
            line.body = Some(answer.text);
            std::mem::replace(&mut line.cut, cut)
        });
        if cut && told == Some(false) {
            at_feed(store, channel, |url| store.tell(notice::too_long(url)));
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
        let exchange = Exchange::get(url);
        self.line(channel, |line| line.page = Some(exchange.abort_handle()));
        let format = store.config.peek(|config| config.format);
        let (back, asked) = (self.back.clone(), url.to_owned());
        spawn_local(async move {
            if let Some(got) = source::news(exchange, &asked, format, |_| false).await {
                back.reach(|live, store| live.older_came(store, channel, &asked, got));
            }
        });
    }

    fn older_came(&self, store: &Store, channel: usize, url: &str, got: Got) {
        self.forget_older(channel);
        if let Err(miss) = &got {
            explain(store, url, &miss.trouble(), None);
        }
        apply(store, Event::NextPage { channel, feed: got.ok().and_then(|news| news.feed) });
        self.follow_address(store);
        self.follow(store);
        self.unfold(store);
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

/// Does something with the address of a feed.
fn at_feed<R>(store: &Store, channel: usize, with: impl FnOnce(&str) -> R) -> Option<R> {
    let url = store.ticker.peek(|state| state.channels.get(channel).map(|channel| channel.url.clone()))?;
    Some(with(&url))
}

/// The page and its developer are told what went wrong with a request.
fn explain(store: &Store, url: &str, trouble: &Trouble, retry_in: Option<Millis>) {
    let message = trouble.explain(url, &origin::own(), &origin::of(url));
    store.tell(notice::error(trouble, message, retry_in));
}
