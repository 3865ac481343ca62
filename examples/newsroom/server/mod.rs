//! The newsroom: options go in, a router that answers for its feed, its stream, its sign-up and its desk comes out.

mod answers;
mod atom;
mod clock;
mod desk;
mod edition;
mod feed;
mod options;
mod reception;
mod site;
mod states;
mod stories;
mod story;
mod stream;
mod subscribe;
mod subscribers;
mod tries;
mod wish;
mod withheld;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Json, Router, middleware};
use serde_json::{Value, json};
use tokio::sync::broadcast;

pub use feed::static_feed;
pub use options::Options;

use edition::{Edition, Refusal, Update};
use reception::Log;
use states::{FeedState, SignUpState};
use stories::{Place, Stories};
use subscribers::Subscribers;
use tries::Tries;
use withheld::Withheld;

/// How long an answer takes in the state `slow`.
pub const SLOW: Duration = Duration::from_secs(3);
/// Changes that a reader of the stream may lag behind.
const BACKLOG: usize = 64;

/// All there is to know here. Each lock is held for one step and never while waiting.
pub struct Newsroom {
    options: Options,
    /// `http://127.0.0.1:PORT`, or where readers see it.
    front: String,
    /// Takes the mails: there is no server that would send them.
    mail: fn(&str),
    edition: Mutex<Edition>,
    states: Mutex<(FeedState, SignUpState)>,
    subscribers: Mutex<Subscribers>,
    tries: Mutex<Tries>,
    csp_reports: Mutex<Vec<Value>>,
    withheld: Withheld,
    log: Log,
    updates: broadcast::Sender<Update>,
}

impl Newsroom {
    pub fn open(options: Options, origin: String, mail: fn(&str)) -> Result<Arc<Newsroom>, String> {
        let subscribers = Subscribers::open(options.db.as_deref()).map_err(|error| format!("the subscribers: {error}"))?;
        Ok(Arc::new(Newsroom {
            edition: Mutex::new(Edition::open(Stories::read()?, Place::Newsroom, clock::now())),
            states: Mutex::default(),
            subscribers: Mutex::new(subscribers),
            tries: Mutex::default(),
            csp_reports: Mutex::default(),
            withheld: Withheld::default(),
            log: Log::default(),
            updates: broadcast::Sender::new(BACKLOG),
            front: options.front.clone().unwrap_or(origin),
            options,
            mail,
        }))
    }

    /// From now on something happens by itself.
    pub fn keep_pace(self: &Arc<Newsroom>) {
        if self.options.pace == 0 {
            return;
        }
        let (newsroom, pace) = (Arc::clone(self), Duration::from_secs(self.options.pace.into()));
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(pace).await;
                let update = newsroom.edition(Edition::take_turn);
                newsroom.tell(update);
            }
        });
    }

    fn edition<T>(&self, work: impl FnOnce(&mut Edition) -> T) -> T {
        work(&mut held(&self.edition))
    }

    /// Work that changes the edition; whoever listens to the stream is told.
    fn change(&self, work: impl FnOnce(&mut Edition) -> Result<Update, Refusal>) -> Result<Update, Refusal> {
        let update = self.edition(work)?;
        self.tell(Some(update.clone()));
        Ok(update)
    }

    fn tell(&self, update: Option<Update>) {
        if let Some(update) = update {
            // Nobody listening is no failure.
            let _ = self.updates.send(update);
        }
    }

    fn states(&self) -> (FeedState, SignUpState) {
        *held(&self.states)
    }
}

/// A lock that a panic elsewhere has not taken with it.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

pub fn router(newsroom: Arc<Newsroom>) -> Router {
    let about = json!({ "newsroom": true, "pace": newsroom.options.pace });
    let files = site::files(&newsroom.options);
    let rooms = Router::new()
        .route("/newsroom/", get(async move || Json(about)))
        .route(feed::PATH, get(feed::feed))
        .route(atom::PATH, get(atom::atom))
        .route("/newsroom/stories/{page}", get(story::story))
        .route(stream::PATH, get(stream::stream))
        .route(subscribe::PATH, post(subscribe::subscribe))
        .route("/newsroom/confirm", get(subscribe::confirm))
        // An entry may be as large as any that the widget reads.
        .route("/newsroom/desk/publish", post(desk::publish).layer(DefaultBodyLimit::max(16 << 20)))
        .route("/newsroom/desk/edit", post(desk::edit))
        .route("/newsroom/desk/retract", post(desk::retract))
        .route("/newsroom/desk/state", get(desk::state).post(desk::switch))
        .route("/newsroom/desk/withhold", post(desk::withhold))
        .route("/newsroom/desk/log", get(desk::log))
        .route("/newsroom/desk/requests", get(desk::requests))
        .route("/newsroom/desk/outbox", get(desk::outbox))
        .route("/newsroom/desk/csp-report", get(desk::csp_reports).post(desk::take_csp_report))
        .with_state(Arc::clone(&newsroom));
    rooms.merge(files).layer(middleware::from_fn_with_state(newsroom, reception::receive))
}
