//! Keeps the news new: asks at the times the schedule says, parses, tells the ticker, does what is wanted. One request at a
//! time. In the release this is a part of its own: nothing before the first headline calls it.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use leptos::task::spawn_local;

use super::{First, Inner, Intent, Life, Store, notice, read};
use crate::browser::clock::{Listener, Timer, chance, now};
use crate::browser::fetch::{Abort, Exchange, NoAnswer, PATIENCE_MS};
use crate::browser::page;
use crate::embed::config::Config;
use crate::feed::Millis;
use crate::ticker::schedule::{self, Situation};
use crate::ticker::{Changes, Event, Paging, Status, Trouble, update};

/// All that is under way for one element; dropping it ends every request, timer and listener.
struct Live {
    back: Back,
    request: RefCell<Option<Abort>>,
    page: RefCell<Option<Abort>>,
    timer: RefCell<Option<Timer>>,
    listeners: RefCell<Vec<Listener>>,
    /// The last good body: an equal one changes nothing and is not parsed.
    body: RefCell<Option<String>>,
    /// When the last answer came or failed.
    last: RefCell<Option<Millis>>,
}

/// Takes over from the store: first what came and was wanted already.
pub fn begin(store: &Store) {
    let live = Rc::new_cyclic(|live| Live {
        back: Back { live: live.clone(), store: Rc::downgrade(&store.0) },
        request: RefCell::default(),
        page: RefCell::default(),
        timer: RefCell::default(),
        listeners: RefCell::default(),
        body: RefCell::default(),
        last: RefCell::default(),
    });
    let (first, intents) = store.hand_over(live.clone());
    live.watch();
    if let Some(answer) = first {
        live.first(store, answer);
    }
    for intent in intents {
        live.carry_out(store, intent);
    }
}

impl Life for Live {
    fn carry_out(&self, store: &Store, intent: Intent) {
        match intent {
            Intent::More => {
                apply(store, Event::More);
                if let Paging::Loading(url) = store.ticker.peek(|state| state.paging.clone()) {
                    self.follow(store, url);
                }
            }
            Intent::Retry => self.look(store),
            Intent::Open(id) => {
                let url = store.ticker.peek(|state| state.find(&id).map(|item| item.entry.url.clone()));
                if let Some(url) = url
                    && store.tell(notice::open(&id, url.as_deref()))
                {
                    store.open.set(Some(id));
                }
            }
            Intent::Close => {
                if store.open.peek(Option::is_some) {
                    store.open.set(None);
                    store.tell(notice::close());
                }
            }
            Intent::Pause(paused) => {
                apply(store, Event::Paused(paused));
                self.plan(store);
            }
            Intent::Configured(before) => self.configured(store, &before),
        }
    }
}

/// One event of the ticker: from here on the only place its state changes.
fn apply(store: &Store, event: Event) {
    let waiting = store.ticker.peek(|state| state.fresh_at.is_none());
    store.now.set(now());
    store.ticker.update(|state| *state = update(std::mem::take(state), event));
    let (changes, ready) = store.ticker.peek(|state| (state.changes, waiting && state.fresh_at.is_some()));
    if ready {
        store.tell(notice::ready());
    } else if changes != Changes::default() {
        store.tell(notice::update(changes));
    }
}

impl Live {
    /// Asks at once when somebody looks again or the network is back.
    fn watch(&self) {
        let Some(window) = web_sys::window() else { return };
        let mut listeners = self.listeners.borrow_mut();
        for event in ["online", "offline", "pageshow"] {
            listeners.push(Listener::on(&window, event, self.awake()));
        }
        if let Some(document) = page::document() {
            listeners.push(Listener::on(&document, "visibilitychange", self.awake()));
        }
    }

    /// Plans anew: an overdue request is due at once, one that nobody waits for is taken back.
    fn awake(&self) -> impl FnMut(web_sys::Event) + 'static {
        let back = self.back.clone();
        move |_| {
            back.reach(|live, store| {
                live.plan(store);
            });
        }
    }

    fn configured(&self, store: &Store, before: &Config) {
        let (feed, limit) = store.config.peek(|config| (config.feed != before.feed, config.limit));
        if limit != before.limit {
            apply(store, Event::Limit(limit));
        }
        if feed {
            self.carry_out(store, Intent::Close);
            // What is known of this feed is of no use for the next one.
            self.request.take();
            self.page.take();
            self.body.take();
            apply(store, Event::OtherFeed);
            self.look(store);
        } else {
            self.plan(store);
        }
    }

    /// Asks for page 1 now.
    fn look(&self, store: &Store) {
        let Some(url) = store.config.peek(|config| config.feed.clone()) else { return };
        let Some(exchange) = Exchange::get(&url) else { return };
        self.timer.take();
        self.request.replace(Some(exchange.abort_handle()));
        let back = self.back.clone();
        spawn_local(async move {
            let answer = exchange.answer(PATIENCE_MS).await;
            back.reach(|live, store| live.arrived(store, answer));
        });
    }

    /// The answer that came before this part did: good news are on the page already.
    fn first(&self, store: &Store, answer: First) {
        match answer {
            Ok(answer) if store.ticker.peek(|state| state.fresh_at.is_some()) => {
                self.body.replace(Some(answer.body));
                self.last.replace(store.ticker.peek(|state| state.fresh_at));
                store.tell(notice::ready());
                self.plan(store);
            }
            answer => self.arrived(store, answer),
        }
    }

    fn arrived(&self, store: &Store, answer: First) {
        let at = now();
        let event = match answer {
            Err(NoAnswer::Aborted) => return,
            Err(NoAnswer::Offline) => failed(Trouble::Offline),
            Err(NoAnswer::Unreachable) => failed(Trouble::Unreachable),
            Err(NoAnswer::Timeout) => failed(Trouble::Timeout),
            Ok(answer) if !answer.is_good() => {
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
        apply(store, event);
        let retry_at = self.plan(store);
        if let Status::Failed { trouble, .. } = store.ticker.peek(|state| state.status.clone()) {
            let feed = store.config.peek(|config| config.feed.clone()).unwrap_or_default();
            store.tell(notice::error(&feed, &trouble, retry_at.map(|retry_at| retry_at - at)));
        }
    }

    /// Asks for an older page.
    fn follow(&self, store: &Store, url: String) {
        let Some(exchange) = Exchange::get(&url) else { return apply(store, Event::NextPage(None)) };
        self.page.replace(Some(exchange.abort_handle()));
        let back = self.back.clone();
        spawn_local(async move {
            let answer = exchange.answer(PATIENCE_MS).await;
            if matches!(answer, Err(NoAnswer::Aborted)) {
                return;
            }
            let page = answer.ok().filter(|answer| answer.is_good()).and_then(|answer| read(&answer).ok());
            back.reach(|_, store| apply(store, Event::NextPage(page)));
        });
    }

    /// Sets the timer for the next request and says when that will be.
    fn plan(&self, store: &Store) -> Option<Millis> {
        self.timer.take();
        if self.request.borrow().is_some() {
            return None;
        }
        let at = schedule::next(&self.situation(store), chance())?;
        let back = self.back.clone();
        self.timer.replace(Some(Timer::after(at - now(), move || back.reach(Live::look))));
        Some(at)
    }

    fn situation(&self, store: &Store) -> Situation {
        let refresh = store.config.peek(|config| config.refresh);
        let last = *self.last.borrow();
        store.ticker.peek(|state| Situation {
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

/// The way back from a callback: what comes late finds the element gone, and does nothing.
#[derive(Clone)]
struct Back {
    live: Weak<Live>,
    store: Weak<Inner>,
}

impl Back {
    fn reach(&self, run: impl FnOnce(&Live, &Store)) {
        if let (Some(live), Some(store)) = (self.live.upgrade(), self.store.upgrade()) {
            run(&live, &Store(store));
        }
    }
}
