//! The one writer of state: intents come down from the views, answers come up from the network, signals go out. What shows
//! the first news is here; what keeps it new is a part of its own (live/), which loads once they are there.

mod feeds;
pub mod live;
pub mod notice;
pub mod signal;
pub mod signup;
mod source;
pub mod words;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::task::spawn_local;
use wasm_bindgen::prelude::JsValue;

use crate::browser::clock;
use crate::browser::fetch::{Abort, Asked, Exchange};
use crate::embed::config::Config;
use crate::feed::Millis;
use crate::ticker::State;
use notice::{Notice, Sink};
use signal::Signal;
use source::{Got, News};
use words::Words;

/// What a reader or the host page wants.
pub enum Intent {
    More,
    /// Ask now.
    Retry,
    /// Show the new entries that wait.
    Release,
    Pause {
        paused: bool,
        /// Whether it is the reader's wish, to be kept for the next visit.
        keep: bool,
    },
    /// Only the entries with a tag, or all.
    Only(Option<String>),
    /// Times in the reader's own zone, or in the site owner's.
    OwnZone(bool),
    /// The attributes changed; this is what they said before.
    Configured(Config),
}

pub type Dress = Box<dyn Fn(&'static str)>;
/// Asks for words.
pub type AskWords = Box<dyn Fn(&str, Option<&str>)>;

/// Leads to where the list stood.
pub type Back = Box<dyn FnOnce()>;

/// The state of one element and all that works on it. Clones are one store.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

pub struct Inner {
    pub config: Signal<Config>,
    pub ticker: Signal<State>,
    /// Its version, which most answers leave as it is: what follows the list alone follows this.
    pub listed: Signal<u32>,
    /// The id of the open entry.
    pub open: Signal<Option<String>>,
    /// While its article stands: the way back to the list, which stands until then.
    pub reading: Signal<Option<Back>>,
    /// The id of the entry that is shown where there is one at a time; none is the newest.
    pub current: Signal<Option<String>>,
    /// When the list was last looked at: what "today" is measured from.
    pub now: Signal<Millis>,
    /// Whether an answer came, or none ever will.
    pub answered: Signal<bool>,
    /// Whether the reader wants their own zone rather than the site owner's.
    pub own_zone: Signal<bool>,
    /// What the element keeps while it is in no page: an object of the loader's.
    pub kept: JsValue,
    /// When the next request will be made.
    pub due: Signal<Option<Millis>>,
    sink: Sink,
    /// Takes the style that a part brings along.
    pub dress: Dress,
    /// The interface's words; they come when they are asked for, for a language and the URL of the site owner's own.
    pub words: Words,
    pub ask_words: AskWords,
    stage: RefCell<Stage>,
}

/// Before and after the part that keeps the news new has come.
enum Stage {
    Early(Early),
    Live(Rc<dyn Life>),
}

/// What came and was wanted before that.
#[derive(Default)]
struct Early {
    /// One for each feed; they end with the element.
    requests: Vec<Abort>,
    came: Vec<(usize, Got)>,
    intents: Vec<Intent>,
}

/// Keeps the news new and does what is wanted. A trait, so that its code can come later.
pub trait Life {
    fn carry_out(&self, store: &Store, intent: Intent);
    /// The answer to a request that was made before.
    fn arrived(&self, store: &Store, channel: usize, got: Got);
}

impl std::ops::Deref for Store {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Store {
    pub fn new(config: Config, sink: Sink, dress: Dress, ask_words: AskWords, kept: JsValue) -> Store {
        let state = State::new(&config.feeds, config.limit, config.pin.clone());
        Store(Rc::new(Inner {
            config: Signal::new(config),
            ticker: Signal::new(state),
            listed: Signal::default(),
            open: Signal::new(None),
            reading: Signal::default(),
            current: Signal::default(),
            now: Signal::new(clock::now()),
            answered: Signal::new(false),
            own_zone: Signal::new(false),
            kept,
            due: Signal::new(None),
            sink,
            dress,
            words: Signal::new(JsValue::UNDEFINED),
            ask_words,
            stage: RefCell::new(Stage::Early(Early::default())),
        }))
    }

    /// The one way in which the ticker changes.
    pub fn change(&self, change: impl FnOnce(&mut State)) {
        let version = self.ticker.update(|state| {
            change(state);
            state.version
        });
        if self.listed.peek(|known| *known != version) {
            self.listed.set(version);
        }
    }

    /// Begins to ask for news; `early` are the loader's requests. One for another URL ends.
    pub fn start(&self, mut early: Vec<Asked>) {
        let urls = self.config.peek(|config| config.feeds.clone());
        let mut requests = Vec::new();
        for (channel, url) in urls.iter().enumerate() {
            let asked = early.iter().position(|asked| asked.url() == *url);
            let exchange = asked.map_or_else(|| Exchange::get(url), |at| Exchange::asked(&early.swap_remove(at)));
            requests.push(exchange.abort_handle());
            let (store, url, format) = (Rc::downgrade(&self.0), url.clone(), self.config.peek(|config| config.format));
            spawn_local(async move {
                if let Some(got) = source::news(exchange, &url, format, None, |_| false).await
                    && let Some(store) = store.upgrade()
                {
                    Store(store).came(channel, got);
                }
            });
        }
        for other in early {
            other.controller().abort();
        }
        if urls.is_empty() {
            self.answered.set(true);
        }
        if let Stage::Early(early) = &mut *self.stage.borrow_mut() {
            early.requests = requests;
        }
    }

    /// Shows the first news; the rest is for the part that follows.
    fn came(&self, channel: usize, mut got: Got) {
        let life = match &*self.stage.borrow() {
            Stage::Live(life) => Some(life.clone()),
            Stage::Early(_) => None,
        };
        if let Some(life) = life {
            return life.arrived(self, channel, got);
        }
        if let Ok(News { feed, .. }) = &mut got
            && let Some(feed) = feed.take()
        {
            let now = clock::now();
            self.now.set(now);
            self.change(|state| state.begin(channel, feed, now));
        }
        if let Stage::Early(early) = &mut *self.stage.borrow_mut() {
            early.came.push((channel, got));
        }
        self.answered.set(true);
    }

    pub fn tell(&self, notice: Notice) -> bool {
        (self.sink)(notice)
    }

    /// Tells the page that an entry is about to open; false if the page opens it itself, or there is none.
    pub fn announce(&self, id: &str) -> bool {
        let url = self.ticker.peek(|state| state.find(id).map(|item| item.entry.url.clone()));
        url.is_some_and(|url| self.tell(notice::open(id, url.as_deref())))
    }

    /// Opens an entry in place of one that is open, unless the page opens it itself. One whose article stands stays.
    pub fn open(&self, id: String) {
        let again = self.open.peek(|open| open.as_ref() == Some(&id));
        // One that is still on its way, or did not come, is asked for anew.
        if again && self.reading.peek(Option::is_some) {
            return;
        }
        if again || self.announce(&id) {
            self.open.set(Some(id));
        }
    }

    pub fn close(&self) {
        if self.open.peek(Option::is_some) {
            self.open.set(None);
            self.tell(notice::close());
        }
    }

    /// What is wanted of the part that keeps the news new; before that has come it is kept.
    pub fn send(&self, intent: Intent) {
        let life = match &mut *self.stage.borrow_mut() {
            Stage::Early(early) => return early.intents.push(intent),
            Stage::Live(life) => life.clone(),
        };
        life.carry_out(self, intent);
    }

    /// From now on `life` does what is wanted. What came and was wanted before is given back.
    fn hand_over(&self, life: Rc<dyn Life>) -> Early {
        match self.stage.replace(Stage::Live(life)) {
            Stage::Early(early) => early,
            Stage::Live(_) => Early::default(),
        }
    }

    /// What the element's attributes say now.
    pub fn configure(&self, config: Config) {
        if self.config.peek(|before| *before == config) {
            return;
        }
        let before = self.config.update(|old| std::mem::replace(old, config));
        if matches!(*self.stage.borrow(), Stage::Live(_)) {
            self.send(Intent::Configured(before));
            return;
        }
        self.change(|state| state.limit_to(self.config.peek(|now| now.limit)));
        if self.config.peek(|now| now.feeds != before.feeds || now.format != before.format || now.pin != before.pin) {
            self.close();
            // Nothing but a list of other feeds, or by another pin, is there yet: it is begun again, with what was wanted of it.
            let before = match &mut *self.stage.borrow_mut() {
                Stage::Early(early) => (std::mem::take(&mut early.requests), std::mem::take(&mut early.came)),
                Stage::Live(_) => Default::default(),
            };
            // What ends may call the page: nothing is borrowed any more.
            drop(before);
            self.change(|state| self.config.peek(|now| state.begin_anew(&now.feeds, now.limit, now.pin.clone())));
            self.start(Vec::new());
        }
    }
}
