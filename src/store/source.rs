//! Where news comes from: asks at the times the schedule says, parses, reports to the store. One request at a time.

use std::cell::RefCell;
use std::sync::{Arc, Weak};

use leptos::prelude::WithUntracked;
use leptos::task::spawn_local;

use super::{Inner, Intent, Notice, Store};
use crate::browser::clock::{Listener, Timer, chance, now};
use crate::browser::fetch::{Abort, Answer, Early, Exchange, NoAnswer};
use crate::browser::{json, page};
use crate::feed::{self, Feed, Millis, Tree};
use crate::ticker::schedule::{self, Situation};
use crate::ticker::{Event, Status, Trouble};

/// How long an answer may take before the request counts as failed.
const PATIENCE_MS: Millis = 30_000;

/// All that is under way for one element; dropping it ends every request, timer and listener.
#[derive(Default)]
pub struct Source {
    request: RefCell<Option<Abort>>,
    page: RefCell<Option<Abort>>,
    timer: RefCell<Option<Timer>>,
    listeners: RefCell<Vec<Listener>>,
    /// The last good body: an equal one changes nothing and is not parsed.
    body: RefCell<Option<String>>,
    /// When the last answer came or failed.
    last: RefCell<Option<Millis>>,
}

impl Source {
    /// Asks at once when somebody looks again or the network is back.
    pub fn watch(&self, store: &Store) {
        let Some(window) = web_sys::window() else { return };
        let mut listeners = self.listeners.borrow_mut();
        for event in ["online", "offline", "pageshow"] {
            listeners.push(Listener::on(&window, event, awake(store)));
        }
        if let Some(document) = page::document() {
            listeners.push(Listener::on(&document, "visibilitychange", awake(store)));
        }
    }

    /// What is known of this feed is of no use for the next one.
    pub fn forget(&self) {
        self.request.take();
        self.page.take();
        self.body.take();
    }

    /// Asks for page 1 now.
    pub fn look(&self, store: &Store, early: Option<Early>) {
        let Some(url) = store.config.with_untracked(|config| config.feed.clone()) else { return };
        // An early request for another URL ends here, with the value that owned it.
        let early = early.map(|early| (early.url() == url, Exchange::early(&early)));
        let exchange = match early {
            Some((true, exchange)) => Some(exchange),
            Some((false, exchange)) => {
                drop(exchange.abort_handle());
                Exchange::get(&url)
            }
            None => Exchange::get(&url),
        };
        let Some(exchange) = exchange else { return };
        self.timer.take();
        self.request.replace(Some(exchange.abort_handle()));
        let store = Arc::downgrade(&store.0);
        spawn_local(async move {
            let answer = exchange.answer(PATIENCE_MS).await;
            if let Some(store) = store.upgrade().map(Store) {
                store.source.arrived(&store, answer);
            }
        });
    }

    fn arrived(&self, store: &Store, answer: Result<Answer, NoAnswer>) {
        let at = now();
        let event = match answer {
            Err(NoAnswer::Aborted) => return,
            Err(NoAnswer::Offline) => failed(Trouble::Offline),
            Err(NoAnswer::Unreachable) => failed(Trouble::Unreachable),
            Err(NoAnswer::Timeout) => failed(Trouble::Timeout),
            Ok(answer) if !(200..300).contains(&answer.status) => {
                Event::Failed { trouble: Trouble::Status(answer.status), retry_after: answer.retry_after.and_then(|text| schedule::retry_after(&text, at)) }
            }
            Ok(answer) if self.body.borrow().as_ref() == Some(&answer.body) => Event::Unchanged { at },
            Ok(answer) => match read(&answer) {
                Ok(feed) => {
                    self.body.replace(Some(answer.body));
                    Event::Page { feed, at }
                }
                Err(error) => failed(Trouble::Unreadable(error)),
            },
        };
        self.request.take();
        self.last.replace(Some(at));
        store.apply(event);
        let retry_at = self.plan(store);
        if let Status::Failed { trouble, .. } = store.ticker.with_untracked(|state| state.status.clone()) {
            let feed = store.config.with_untracked(|config| config.feed.clone()).unwrap_or_default();
            store.tell(Notice::Error { feed, trouble, retry_in: retry_at.map(|retry_at| retry_at - at) });
        }
    }

    /// Asks for an older page.
    pub fn follow(&self, store: &Store, url: String) {
        let Some(exchange) = Exchange::get(&url) else { return store.apply(Event::NextPage(None)) };
        self.page.replace(Some(exchange.abort_handle()));
        let store = Arc::downgrade(&store.0);
        spawn_local(async move {
            let answer = exchange.answer(PATIENCE_MS).await;
            let Some(store) = store.upgrade().map(Store) else { return };
            if matches!(answer, Err(NoAnswer::Aborted)) {
                return;
            }
            let page = answer.ok().filter(|answer| answer.status == 200).and_then(|answer| read(&answer).ok());
            store.apply(Event::NextPage(page));
        });
    }

    /// Sets the timer for the next request and says when that will be.
    pub fn plan(&self, store: &Store) -> Option<Millis> {
        self.timer.take();
        if self.request.borrow().is_some() {
            return None;
        }
        let at = schedule::next(&self.situation(store), chance())?;
        let weak = Arc::downgrade(&store.0);
        self.timer.replace(Some(Timer::after(at - now(), move || with(&weak, |store| store.send(Intent::Retry)))));
        Some(at)
    }

    fn situation(&self, store: &Store) -> Situation {
        let refresh = store.config.with_untracked(|config| config.refresh);
        let last = *self.last.borrow();
        store.ticker.with_untracked(|state| Situation {
            refresh,
            failures: state.failures,
            retry_after: match &state.status {
                Status::Failed { retry_after, .. } => *retry_after,
                _ => None,
            },
            last: last.unwrap_or_else(now),
            resting: state.paused || page::hidden() || !page::online(),
            expired: state.expired,
        })
    }
}

fn failed(trouble: Trouble) -> Event {
    Event::Failed { trouble, retry_after: None }
}

fn read(answer: &Answer) -> Result<Feed, feed::FeedError> {
    feed::parse(&answer.body, answer)
}

impl feed::Host for Answer {
    fn json(&self, text: &str) -> Result<Tree, String> {
        json::parse(text)
    }
    fn resolve(&self, url: &str) -> Option<String> {
        page::resolve(url, &self.url)
    }
}

fn with(store: &Weak<Inner>, run: impl FnOnce(&Store)) {
    if let Some(store) = store.upgrade().map(Store) {
        run(&store);
    }
}

/// Plans anew: an overdue request is due at once, one that nobody waits for is taken back.
fn awake(store: &Store) -> impl FnMut(web_sys::Event) + 'static {
    let weak = Arc::downgrade(&store.0);
    move |_| {
        with(&weak, |store| {
            store.source.plan(store);
        });
    }
}
