//! Keeps the news new and does what is wanted. In the release this is a part of its own: nothing before the first headline
//! calls it. Each feed is a [`Line`] to its publisher; here is what they share.

mod answers;
mod line;
mod listen;
mod memory;
pub mod miss;
mod permalink;
mod wire;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use super::source::Got;
use super::{Early, Inner, Intent, Life, Store, notice};
use crate::browser::clock::{Listener, Timer, now};
use crate::browser::fetch::Abort;
use crate::browser::page;
use crate::embed::config::Config;
use crate::feed::Millis;
use crate::ticker::{Changes, Event, Paging, update};
use line::Line;
use listen::Station;
use memory::Unkept;
use permalink::Permalink;

/// All that is under way for one element; dropping it ends every request, timer, stream and listener.
pub struct Live {
    back: Back,
    lines: RefCell<Vec<Line>>,
    stream: RefCell<Option<Rc<Station>>>,
    /// The next try at a stream that the browser gave up.
    reconnect: RefCell<Option<Timer>>,
    /// The next slice of what MORE NEWS revealed.
    slice: RefCell<Option<Timer>>,
    /// The next moment at which a relative time says something else.
    tick: RefCell<Option<Timer>>,
    listeners: RefCell<Vec<Listener>>,
    permalink: Permalink,
    /// Whether new entries may stand at the top now; the view knows.
    may_insert: Box<dyn Fn() -> bool>,
    ready: Cell<bool>,
    /// Whether nobody waited for news when that was last looked at.
    rested: Cell<bool>,
}

/// Takes over from the store: first what came and was wanted already.
pub fn begin(store: &Store, may_insert: Box<dyn Fn() -> bool>) {
    let live = Rc::new_cyclic(|live| Live {
        back: Back { live: live.clone(), store: Rc::downgrade(&store.0) },
        lines: RefCell::default(),
        stream: RefCell::default(),
        reconnect: RefCell::default(),
        tick: RefCell::default(),
        slice: RefCell::default(),
        listeners: RefCell::default(),
        permalink: Permalink::default(),
        may_insert,
        ready: Cell::new(false),
        rested: Cell::new(false),
    });
    let Early { requests, came, intents } = store.hand_over(live.clone());
    live.draw(store, requests);
    live.watch();
    live.remember(store);
    live.rested.set(live.resting(store));
    live.listen(store);
    for (channel, answer) in came {
        live.first(store, channel, answer);
    }
    for intent in intents {
        live.carry_out(store, intent);
    }
    live.unfold(store);
    live.tick(store);
    live.link(store);
    permalink::watch_open(store, live.back.clone());
}

impl Life for Live {
    fn carry_out(&self, store: &Store, intent: Intent) {
        match intent {
            Intent::More => apply(store, Event::More),
            Intent::Retry => self.look(),
            Intent::Release => apply(store, Event::Release),
            Intent::Only(tag) => apply(store, Event::Only(tag)),
            Intent::OwnZone(own) => {
                memory::own_zone(store, own);
                store.own_zone.set(own);
            }
            Intent::Pause { paused, keep } => {
                apply(store, Event::Paused(paused));
                if keep {
                    memory::pause(store, paused);
                }
                self.awake(store);
            }
            Intent::Configured(before) => self.configured(store, &before),
        }
        self.follow(store);
        self.unfold(store);
    }

    fn arrived(&self, store: &Store, channel: usize, got: Got) {
        self.take(store, channel, got);
    }
}

/// One event of the ticker: from here on the only place its state changes.
fn apply(store: &Store, event: Event) {
    store.now.set(now());
    store.change(|state| *state = update(std::mem::take(state), event));
}

impl Live {
    /// Somebody looks again, or the network is back: what is overdue is asked at once, what nobody waits for is taken back.
    fn watch(&self) {
        let Some(window) = web_sys::window() else { return };
        let awake = || {
            let back = self.back.clone();
            move |_| back.reach(|live, store| live.awake(store))
        };
        let mut listeners: Vec<Listener> = ["online", "offline", "pageshow"].into_iter().map(|event| Listener::on(&window, event, awake())).collect();
        listeners.extend(page::document().map(|document| Listener::on(&document, "visibilitychange", awake())));
        let back = self.back.clone();
        listeners.push(Listener::on(&window, "pagehide", move |_| back.reach(|live, _| live.shelve())));
        self.listeners.borrow_mut().append(&mut listeners);
    }

    /// What the next visit begins with. What a page has of its own in the way of the storage may call it back: no line is borrowed then.
    fn shelve(&self) {
        let unkept: Vec<Unkept> = self.lines.borrow_mut().iter_mut().filter_map(|line| line.unkept.take()).collect();
        unkept.into_iter().for_each(memory::keep);
    }

    fn awake(&self, store: &Store) {
        if page::hidden() {
            self.shelve();
        }
        let offline = !page::online();
        if store.ticker.peek(|state| state.offline != offline) {
            apply(store, Event::Offline(offline));
        }
        let rested = self.rested.replace(self.resting(store));
        if rested && !self.rested.get() {
            self.welcome_back(store);
        }
        self.plan(store);
        self.listen(store);
        self.tick(store);
    }

    fn configured(&self, store: &Store, before: &Config) {
        let now = store.config.peek(Config::clone);
        if now.limit != before.limit {
            apply(store, Event::Limit(now.limit));
        }
        if now.pin != before.pin {
            apply(store, Event::Pin(now.pin.clone()));
        }
        // In a bar there is no way back from the entries with one tag.
        if now.is_line() && !before.is_line() {
            apply(store, Event::Only(None));
        }
        if now.feeds != before.feeds || now.format != before.format {
            store.close();
            store.current.set(None);
            self.ready.set(false);
            apply(store, Event::Feeds(now.feeds));
            // What is known of the old feeds is of no use for these.
            self.lines.take();
            self.draw(store, Vec::new());
            self.remember(store);
            self.look();
        } else if now.picks != before.picks {
            let gone = self.lines.borrow_mut().split_off(now.feeds.len());
            drop(gone);
            self.draw(store, Vec::new());
        } else {
            self.plan(store);
        }
        if now.stream != before.stream {
            self.stream.take();
            self.reconnect.take();
        }
        self.listen(store);
        self.link(store);
    }

    /// Lines to all feeds that have none yet; the loader's requests are under way, the feed of picks is asked now.
    fn draw(&self, store: &Store, first: Vec<Abort>) {
        apply(store, Event::Picks(store.config.peek(|config| config.picks.clone())));
        let urls: Vec<(String, bool)> = store.ticker.peek(|state| state.channels.iter().map(|channel| (channel.url.clone(), channel.aside)).collect());
        let mut first = first.into_iter();
        let format = store.config.peek(|config| config.format);
        for (channel, (url, aside)) in urls.into_iter().enumerate().skip(self.count()) {
            let line = Line::new(&url, format, self.back.clone(), channel, first.next());
            self.lines.borrow_mut().push(line);
            if aside {
                self.ask(channel, false);
            }
        }
    }

    /// What the reader wanted at the visit before.
    fn remember(&self, store: &Store) {
        store.own_zone.set(memory::wants_own_zone(store));
        apply(store, Event::Paused(memory::paused(store)));
        apply(store, Event::Since(memory::since(store)));
    }

    /// Puts what MORE NEWS revealed on the page, a slice at a time.
    fn unfold(&self, store: &Store) {
        const PAUSE_MS: Millis = 16;
        let unfolds = store.ticker.peek(|state| state.unfolds());
        let back = self.back.clone();
        let again = move || {
            back.reach(|live, store| {
                apply(store, Event::Slice);
                live.unfold(store);
            })
        };
        self.slice.replace(unfolds.then(|| Timer::after(PAUSE_MS, again)));
    }

    /// Whether news that another widget asked for is welcome.
    fn listens(&self, store: &Store) -> bool {
        !self.resting(store) && store.config.peek(|config| config.refresh > 0)
    }

    /// Whether nobody waits for news.
    fn resting(&self, store: &Store) -> bool {
        store.ticker.peek(|state| state.paused) || page::hidden() || !page::online()
    }

    /// One timer for all that says how long ago something was. It also finds out, after a machine was asleep, what is overdue.
    fn tick(&self, store: &Store) {
        store.now.set(now());
        self.tick.take();
        if page::hidden() {
            return;
        }
        let back = self.back.clone();
        let age = store.ticker.peek(|state| state.fresh_at().filter(|_| state.trouble().is_none())).map_or(0, |at| now() - at);
        self.tick.replace(Some(Timer::after(until_told_anew(age), move || {
            back.reach(|live, store| {
                live.plan(store);
                live.tick(store);
            });
        })));
    }

    /// What one page did, for the host page.
    fn tell(&self, store: &Store, changes: Changes) {
        let there = store.ticker.peek(|state| state.fresh_at().is_some());
        if there && !self.ready.replace(there) {
            store.tell(notice::ready());
        } else if changes != Changes::default() {
            store.tell(notice::update(changes));
        }
    }

    /// Asks for the older pages that are wanted, and for no others.
    fn follow(&self, store: &Store) {
        let wanted = |channel: &crate::ticker::Channel| match &channel.paging {
            Paging::Loading(url) => Some(url.clone()),
            _ => None,
        };
        let wanted: Vec<Option<String>> = store.ticker.peek(|state| state.channels.iter().map(wanted).collect());
        for (channel, url) in wanted.into_iter().enumerate() {
            match url {
                Some(url) => self.older(store, channel, &url),
                None => self.forget_older(channel),
            }
        }
    }
}

/// Milliseconds until "20 seconds ago" has to say something else: it counts in tens, later in minutes.
fn until_told_anew(age: Millis) -> Millis {
    let step = if age < 60_000 { 10_000 } else { 60_000 };
    step - age.rem_euclid(step)
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
