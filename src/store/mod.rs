//! The one writer of state: intents come down from the views, answers come up from the network, signals go out. What shows
//! the first news is here; what keeps it new is a part of its own (live.rs), which loads once they are there.

pub mod live;
pub mod notice;
pub mod signal;
pub mod signup;

use std::cell::RefCell;
use std::rc::Rc;

use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::fetch::{Abort, Answer, Early, Exchange, NoAnswer, PATIENCE_MS};
use crate::browser::{json, page};
use crate::embed::config::Config;
use crate::feed::{self, Feed, FeedError, Millis, Tree};
use crate::ticker::State;
use notice::{Notice, Sink};
use signal::Signal;

/// What a reader or the host page wants.
pub enum Intent {
    More,
    /// Ask now.
    Retry,
    Open(String),
    Close,
    Pause(bool),
    /// The attributes changed; this is what they said before.
    Configured(Config),
}

/// What came to the first question.
type First = Result<Answer, NoAnswer>;

/// The state of one element and all that works on it. Clones are one store.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

pub struct Inner {
    pub config: Signal<Config>,
    pub ticker: Signal<State>,
    /// The id of the open entry.
    pub open: Signal<Option<String>>,
    /// When the list was last looked at: what "today" is measured from.
    pub now: Signal<Millis>,
    /// Whether the first answer came, or will never.
    pub answered: Signal<bool>,
    sink: Sink,
    stage: RefCell<Stage>,
}

/// Before and after the part that keeps the news new has come.
enum Stage {
    Early {
        /// Ends the first request with the element.
        request: Option<Abort>,
        first: Option<First>,
        /// What was wanted meanwhile.
        intents: Vec<Intent>,
    },
    Live(Rc<dyn Life>),
}

/// Keeps the news new and does what is wanted. A trait, so that its code can come later.
pub trait Life {
    fn carry_out(&self, store: &Store, intent: Intent);
}

impl std::ops::Deref for Store {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Store {
    pub fn new(config: Config, sink: Sink) -> Store {
        let state = State { shown: config.limit, ..State::default() };
        Store(Rc::new(Inner {
            config: Signal::new(config),
            ticker: Signal::new(state),
            open: Signal::new(None),
            now: Signal::new(clock::now()),
            answered: Signal::new(false),
            sink,
            stage: RefCell::new(Stage::Early { request: None, first: None, intents: Vec::new() }),
        }))
    }

    /// Begins to ask for news; `early` is the loader's request, if it is for this feed.
    pub fn start(&self, early: Option<Early>) {
        let Some(url) = self.config.peek(|config| config.feed.clone()) else { return self.answered.set(true) };
        let exchange = match early {
            Some(early) if early.url() == url => Some(Exchange::early(&early)),
            other => {
                // A request for another URL ends with the value that owns it.
                drop(other.map(|early| Exchange::early(&early).abort_handle()));
                Exchange::get(&url)
            }
        };
        let Some(exchange) = exchange else { return self.answered.set(true) };
        if let Stage::Early { request, .. } = &mut *self.stage.borrow_mut() {
            *request = Some(exchange.abort_handle());
        }
        let store = Rc::downgrade(&self.0);
        spawn_local(async move {
            let answer = exchange.answer(PATIENCE_MS).await;
            if let Some(store) = store.upgrade().map(Store) {
                store.show_first(answer);
            }
        });
    }

    /// The news, if that is what came; the rest is for the part that follows.
    fn show_first(&self, answer: First) {
        if let Ok(answer) = &answer
            && answer.is_good()
            && let Ok(feed) = read(answer)
        {
            let now = clock::now();
            self.now.set(now);
            self.ticker.update(|state| state.begin(feed, now));
        }
        if let Stage::Early { first, .. } = &mut *self.stage.borrow_mut() {
            *first = Some(answer);
        }
        self.answered.set(true);
    }

    pub fn tell(&self, notice: Notice) -> bool {
        (self.sink)(notice)
    }

    pub fn send(&self, intent: Intent) {
        let life = match &mut *self.stage.borrow_mut() {
            Stage::Early { intents, .. } => return intents.push(intent),
            Stage::Live(life) => life.clone(),
        };
        life.carry_out(self, intent);
    }

    /// From now on `life` does what is wanted. What came and was wanted before is given back.
    fn hand_over(&self, life: Rc<dyn Life>) -> (Option<First>, Vec<Intent>) {
        match self.stage.replace(Stage::Live(life)) {
            Stage::Early { first, intents, .. } => (first, intents),
            Stage::Live(_) => (None, Vec::new()),
        }
    }

    /// What the element's attributes say now.
    pub fn configure(&self, config: Config) {
        if self.config.peek(|before| *before != config) {
            let before = self.config.update(|old| std::mem::replace(old, config));
            self.send(Intent::Configured(before));
        }
    }
}

fn read(answer: &Answer) -> Result<Feed, FeedError> {
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
