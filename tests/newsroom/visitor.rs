//! Whoever asks the newsroom: a request goes in, the whole answer comes out. No port, no socket.

use axum::Router;
use axum::body::{Body, BodyDataStream, to_bytes};
use axum::http::{HeaderMap, Request};
use futures_util::StreamExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::server::{Newsroom, Options, router};

pub const FEED: &str = "/newsroom/feed.json";
pub const SUBSCRIBE: &str = "/newsroom/subscribe";
pub const STATE: &str = "/newsroom/desk/state";

pub struct Answer {
    pub status: u16,
    headers: HeaderMap,
    /// None: the connection ended before it was whole.
    pub body: Option<String>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn text(&self) -> &str {
        self.body.as_deref().unwrap_or_default()
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(self.text()).unwrap_or_default()
    }

    pub fn ids(&self) -> Vec<String> {
        let items = self.json();
        let items = items["items"].as_array().into_iter().flatten();
        items.filter_map(|item| item["id"].as_str().map(str::to_owned)).collect()
    }
}

/// Whoever asks: a reader's browser, or somebody at the desk.
pub struct Visitor(Router);

impl Visitor {
    /// Of a newsroom in which nothing happens by itself.
    pub fn new() -> Visitor {
        Visitor::with(Options { pace: 0, ..Options::default() })
    }

    pub fn with(options: Options) -> Visitor {
        let newsroom = Newsroom::open(options, "http://newsroom.example".to_owned(), |_| {}).unwrap();
        newsroom.keep_pace();
        Visitor(router(newsroom))
    }

    pub async fn sends(&self, request: Request<Body>) -> Answer {
        let answer = self.0.clone().oneshot(request).await.unwrap();
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let body = to_bytes(answer.into_body(), usize::MAX).await.ok().map(|body| String::from_utf8_lossy(&body).into_owned());
        Answer { status, headers, body }
    }

    pub async fn gets(&self, path: &str) -> Answer {
        self.sends(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn posts(&self, path: &str, body: Value) -> Answer {
        self.sends(Request::post(path).header("Content-Type", "application/json").body(Body::from(body.to_string())).unwrap()).await
    }

    pub async fn signs_up(&self, email: &str) -> Answer {
        self.posts(SUBSCRIBE, json!({ "email": email, "newsletters": ["daily"], "website": "" })).await
    }

    /// The update stream, from now on.
    pub async fn listens(&self) -> Stream {
        let answer = self.0.clone().oneshot(Request::get("/newsroom/stream").body(Body::empty()).unwrap()).await.unwrap();
        Stream { headers: answer.headers().clone(), events: answer.into_body().into_data_stream() }
    }
}

pub struct Stream {
    pub headers: HeaderMap,
    events: BodyDataStream,
}

impl Stream {
    pub async fn hears(&mut self) -> String {
        let event = self.events.next().await.unwrap().unwrap();
        String::from_utf8_lossy(&event).into_owned()
    }
}
