//! The newsroom's state and its routes.

use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::{ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS};
use axum::middleware::map_response;
use axum::response::{Json, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};
use tokio::sync::broadcast;

use crate::desk::{self, Desk};
use crate::options::Options;
use crate::subscribers::{self, Subscribers};
use crate::{feed, site, stories};

/// How many requests came: what tests count.
#[derive(Default, Clone, Copy)]
pub struct Log {
    pub feed: u32,
    pub feed_200: u32,
    pub feed_304: u32,
    pub subscribe: u32,
    pub stream: u32,
}

pub struct Inner {
    pub desk: Desk,
    pub subscribers: Subscribers,
    pub log: Log,
    pub csp_reports: Vec<Value>,
}

/// One newsroom; clones are the same one.
#[derive(Clone)]
pub struct Newsroom {
    inner: Arc<Mutex<Inner>>,
    pub changes: broadcast::Sender<String>,
    pub single_opt_in: bool,
    pace: u64,
}

impl Newsroom {
    pub fn open(options: &Options) -> Result<Newsroom, String> {
        let inner = Inner { desk: Desk::open(), subscribers: Subscribers::open(options.db.as_deref())?, log: Log::default(), csp_reports: Vec::new() };
        Ok(Newsroom { inner: Arc::new(Mutex::new(inner)), changes: broadcast::channel(64).0, single_opt_in: options.single_opt_in, pace: options.pace })
    }

    pub fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().expect("nobody panics while holding it")
    }
}

pub fn router(newsroom: Newsroom, options: &Options) -> Router {
    let pace = newsroom.pace;
    let routes = Router::new()
        .route("/newsroom/", get(move || async move { Json(json!({ "newsroom": true, "pace": pace })) }))
        .route("/newsroom/feed.json", get(feed::page).options(nothing))
        .route("/newsroom/stream", get(desk::stream))
        .route("/newsroom/stories/{id}", get(stories::page))
        .route("/newsroom/pictures/{name}", get(stories::picture))
        .route("/newsroom/subscribe", post(subscribers::subscribe).options(nothing))
        .route("/newsroom/confirm", get(subscribers::confirm))
        .route("/newsroom/desk/publish", post(desk::publish))
        .route("/newsroom/desk/edit", post(desk::edit))
        .route("/newsroom/desk/retract", post(desk::retract))
        .route("/newsroom/desk/state", post(desk::state))
        .route("/newsroom/desk/log", get(desk::log))
        .route("/newsroom/desk/outbox", get(subscribers::outbox))
        .route("/newsroom/desk/csp-report", get(site::csp_reports).post(site::csp_report))
        .layer(map_response(with_cors))
        .with_state(newsroom);
    site::add(routes, options)
}

async fn nothing() {}

/// Any page may read the feed and sign up: that is what an embedded widget needs of a newsroom.
async fn with_cors(mut answer: Response) -> Response {
    let headers = answer.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST, OPTIONS"));
    headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type"));
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("ETag, Retry-After"));
    answer
}
