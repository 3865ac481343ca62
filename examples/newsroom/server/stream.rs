//! The update stream (HTML Standard, "Server-sent events"): changes of the edition go in, an event `update` comes out for each.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::{Stream, StreamExt};
use serde_json::{Value, json};
use tokio_stream::wrappers::BroadcastStream;

use super::Newsroom;
use super::edition::Update;

pub const PATH: &str = "/newsroom/stream";

impl Update {
    pub fn tell(&self) -> Value {
        json!({ "id": self.id, "kind": self.kind })
    }
}

pub async fn stream(State(newsroom): State<Arc<Newsroom>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    // Whoever lags behind misses changes; the next one makes them look all the same.
    let updates = BroadcastStream::new(newsroom.updates.subscribe()).filter_map(async |update| update.ok());
    let events = updates.map(|update| Ok(Event::default().event("update").data(update.tell().to_string())));
    Sse::new(events).keep_alive(KeepAlive::default())
}
