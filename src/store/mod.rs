//! The one writer of state: intents come down from the views, answers come up from the source, signals go out.
//! Signals are reference-counted ones, so that an answer that comes late finds them alive: a panic in WASM would end
//! every widget on the page.

pub mod signup;
mod source;

use std::sync::Arc;

use leptos::prelude::{ArcRwSignal, GetUntracked, Set, Update, WithUntracked};
use send_wrapper::SendWrapper;

pub use source::Source;

use crate::browser::clock;
use crate::browser::fetch::Early;
use crate::embed::config::Config;
use crate::feed::Millis;
use crate::ticker::{Changes, Event, Paging, State, Trouble, update};

/// What the host page is told, through the events of DESIGN 1.3.
pub enum Notice {
    Ready,
    Update(Changes),
    /// May be refused: the sink answers whether the entry shall open here.
    Open {
        id: String,
        url: Option<String>,
    },
    Close,
    Error {
        feed: String,
        trouble: Trouble,
        retry_in: Option<Millis>,
    },
    Signup {
        status: &'static str,
    },
}

/// Where notices leave; `embed` brings it. It answers false if the host page cancelled what was about to happen.
pub type Sink = Box<dyn Fn(Notice) -> bool>;

/// What a reader wants.
pub enum Intent {
    More,
    Retry,
    Open(String),
    Close,
}

/// The state of one element and all that works on it. Clones are one store.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

pub struct Inner {
    pub config: ArcRwSignal<Config>,
    pub ticker: ArcRwSignal<State>,
    /// The id of the open entry.
    pub open: ArcRwSignal<Option<String>>,
    /// When the list was last looked at: what "today" is measured from.
    pub now: ArcRwSignal<Millis>,
    sink: SendWrapper<Sink>,
    source: SendWrapper<Source>,
}

impl std::ops::Deref for Store {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Store {
    pub fn new(config: Config, sink: Sink) -> Store {
        let state = update(State::default(), Event::Limit(config.limit));
        Store(Arc::new(Inner {
            config: ArcRwSignal::new(config),
            ticker: ArcRwSignal::new(state),
            open: ArcRwSignal::new(None),
            now: ArcRwSignal::new(clock::now()),
            sink: SendWrapper::new(sink),
            source: SendWrapper::new(Source::default()),
        }))
    }

    /// Begins to ask for news; `early` is the loader's request, if it is for this feed.
    pub fn start(&self, early: Option<Early>) {
        self.source.watch(self);
        self.source.look(self, early);
    }

    pub fn tell(&self, notice: Notice) -> bool {
        (self.sink)(notice)
    }

    /// One event of the ticker: the only place its state changes.
    pub fn apply(&self, event: Event) {
        let waiting = self.ticker.with_untracked(|state| state.fresh_at.is_none());
        self.now.set(clock::now());
        self.ticker.update(|state| *state = update(std::mem::take(state), event));
        let (changes, ready) = self.ticker.with_untracked(|state| (state.changes, waiting && state.fresh_at.is_some()));
        if ready {
            self.tell(Notice::Ready);
        } else if changes != Changes::default() {
            self.tell(Notice::Update(changes));
        }
    }

    pub fn send(&self, intent: Intent) {
        match intent {
            Intent::More => {
                self.apply(Event::More);
                if let Paging::Loading(url) = self.ticker.with_untracked(|state| state.paging.clone()) {
                    self.source.follow(self, url);
                }
            }
            Intent::Retry => self.source.look(self, None),
            Intent::Open(id) => {
                let url = self.ticker.with_untracked(|state| state.find(&id).map(|item| item.entry.url.clone()));
                if let Some(url) = url
                    && self.tell(Notice::Open { id: id.clone(), url })
                {
                    self.open.set(Some(id));
                }
            }
            Intent::Close => {
                if self.open.get_untracked().is_some() {
                    self.open.set(None);
                    self.tell(Notice::Close);
                }
            }
        }
    }

    pub fn pause(&self, paused: bool) {
        self.apply(Event::Paused(paused));
        self.source.plan(self);
    }

    /// What the element's attributes say now.
    pub fn configure(&self, config: Config) {
        let before = self.config.get_untracked();
        if before == config {
            return;
        }
        let (feed, limit) = (config.feed != before.feed, config.limit);
        if limit != before.limit {
            self.apply(Event::Limit(limit));
        }
        self.config.set(config);
        if feed {
            self.send(Intent::Close);
            self.source.forget();
            self.apply(Event::OtherFeed);
            self.source.look(self, None);
        } else {
            self.source.plan(self);
        }
    }
}
