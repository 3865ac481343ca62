//! The feed: JSON Feed 1.1 in pages, revalidated by ETag (RFC 9110, section 8.8.3), in every state the desk can put it.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_NONE_MATCH, RETRY_AFTER};
use axum::http::{HeaderMap, StatusCode};
use futures_util::StreamExt;
use axum::response::{Html, IntoResponse, Json, Response};
use serde_json::{Value, json};

use crate::app::Newsroom;
use crate::desk::{FEED_STATES, rfc3339};
use crate::stories;

const PAGE: usize = 20;
const JSON_FEED: &str = "application/feed+json; charset=utf-8";

#[derive(serde::Deserialize)]
pub struct Asked {
    #[serde(default)]
    page: usize,
    state: Option<String>,
}

pub async fn page(State(newsroom): State<Newsroom>, Query(asked): Query<Asked>, headers: HeaderMap) -> Response {
    let (state, items) = {
        let mut inner = newsroom.lock();
        inner.log.feed += 1;
        (asked.state.clone().unwrap_or_else(|| inner.desk.feed_state.clone()), inner.desk.items.clone())
    };
    let page = asked.page.max(1);
    match state.as_str() {
        "ok" => {}
        "slow" => tokio::time::sleep(Duration::from_secs(3)).await,
        "404" => return (StatusCode::NOT_FOUND, "There is no such feed.").into_response(),
        "500" => return (StatusCode::INTERNAL_SERVER_ERROR, "The newsroom is on fire.").into_response(),
        "429" => return (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, "5")], "Not so fast.").into_response(),
        "cut" => return cut(document(&items, page, &asked).to_string()),
        "invalid" => return ([(CONTENT_TYPE, JSON_FEED)], "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{]}").into_response(),
        "html" => return Html("<!DOCTYPE html><html><title>Log in</title><body><h1>Please log in</h1></body></html>").into_response(),
        "empty" => return whole(&newsroom, &headers, &document(&[], 1, &asked)),
        "thousand" => return whole(&newsroom, &headers, &thousand(&items)),
        "expired" => {
            let mut feed = document(&items, page, &asked);
            feed["expired"] = true.into();
            return whole(&newsroom, &headers, &feed);
        }
        _ => return (StatusCode::BAD_REQUEST, Json(json!({ "message": format!("expected one of {}", FEED_STATES.join(", ")) }))).into_response(),
    }
    whole(&newsroom, &headers, &document(&items, page, &asked))
}

fn head() -> Value {
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Fairhaven Courier",
        "description": "News of the estuary. All of it is made up.",
        "language": "en",
        "authors": [{ "name": "Courier desk" }],
        "items": [],
    })
}

fn document(items: &[Value], page: usize, asked: &Asked) -> Value {
    let mut feed = head();
    feed["items"] = items.iter().skip((page - 1) * PAGE).take(PAGE).cloned().collect();
    if items.len() > page * PAGE {
        let state = asked.state.as_ref().map(|state| format!("&state={state}")).unwrap_or_default();
        feed["next_url"] = format!("feed.json?page={}{state}", page + 1).into();
    }
    feed
}

fn thousand(items: &[Value]) -> Value {
    let mut feed = head();
    let many = (0..1000).map(|index| {
        let mut item = items[index % items.len().max(1)].clone();
        item["id"] = format!("many-{index}").into();
        item["title"] = format!("{} ({index})", item["title"].as_str().unwrap_or("An entry")).into();
        item["date_published"] = rfc3339(1_795_000_000 - index as u64 * 600).into();
        item
    });
    feed["items"] = many.collect();
    feed
}

/// A feed that stands still, for `trunk serve` alone: fixed dates, no address that would need the newsroom.
pub fn still() -> String {
    let mut feed = head();
    feed["items"] = (0..14_u64)
        .map(|index| {
            let mut item = stories::nth(index as usize);
            item["id"] = format!("still-{index}").into();
            item["date_published"] = rfc3339(1_795_470_000 - index * index * 610 - index * 700).into();
            item
        })
        .collect();
    serde_json::to_string_pretty(&feed).expect("a tree is JSON")
}

fn whole(newsroom: &Newsroom, headers: &HeaderMap, feed: &Value) -> Response {
    let body = feed.to_string();
    let mut hash = DefaultHasher::new();
    body.hash(&mut hash);
    let etag = format!("\"{:016x}\"", hash.finish());
    let common = [(ETAG, etag.clone()), (CACHE_CONTROL, "public, max-age=0, must-revalidate".to_owned())];
    let known = headers.get(IF_NONE_MATCH).and_then(|tags| tags.to_str().ok()).is_some_and(|tags| tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag));
    let mut inner = newsroom.lock();
    if known {
        inner.log.feed_304 += 1;
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    inner.log.feed_200 += 1;
    (common, [(CONTENT_TYPE, JSON_FEED)], body).into_response()
}

/// Promises the whole length, and breaks off half-way.
pub fn cut(body: String) -> Response {
    let length = body.len();
    let half = Bytes::from(body).slice(..length / 2);
    // The pause lets the first half leave before the connection ends.
    let end = futures_util::stream::once(async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        Err(std::io::Error::other("cut off"))
    });
    let parts = futures_util::stream::iter([Ok(half)]).chain(end);
    ([(CONTENT_LENGTH, length.to_string()), (CONTENT_TYPE, JSON_FEED.to_owned())], Body::from_stream(parts)).into_response()
}
