//! The feed: a page number and a state go in, a JSON Feed 1.1 comes out, or what the state puts in its place.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, RETRY_AFTER};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::answers::{Refused, cut, login};
use super::clock::Seconds;
use super::edition::Edition;
use super::states::{FeedState, Named};
use super::stories::{Entry, Place, Stories};
use super::{Newsroom, SLOW};

pub const PATH: &str = "/newsroom/feed.json";
const TYPE: &str = "application/feed+json";
const A_PAGE: usize = 20;
const THOUSAND: usize = 1_000;
const TEN_THOUSAND: usize = 10_000;
/// In the still feed of the demo page's folder.
const STILL: usize = 14;
/// When that one was made: 24 November 2026, 06:40 UTC.
const STILL_AT: Seconds = 1_795_502_400;

pub async fn feed(State(newsroom): State<Arc<Newsroom>>, Query(query): Query<HashMap<String, String>>, headers: HeaderMap) -> Result<Response, Refused> {
    let asked = query.get("state").map(|name| FeedState::named(name)).transpose()?;
    let state = asked.unwrap_or_else(|| newsroom.states().0);
    let page = match query.get("page").map(|page| page.parse()) {
        None => 1,
        Some(Ok(page)) if page > 0 => page,
        Some(_) => return Err(Refused::bad("page is a number from 1")),
    };
    let body = newsroom.edition(|edition| body(edition, page, state, asked)).ok_or_else(|| Refused::missing(format!("there is no page {page}")))?;
    Ok(match state {
        FeedState::NotFound => return Err(Refused::missing("there is no feed here")),
        FeedState::Broken => return Err(Refused(StatusCode::INTERNAL_SERVER_ERROR, "the press is jammed".to_owned())),
        FeedState::TooMany => (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, "5")], "too many requests\n").into_response(),
        FeedState::Cut => cut(TYPE, body),
        FeedState::Invalid => ([(CONTENT_TYPE, TYPE)], body.chars().take(body.len() / 2).collect::<String>()).into_response(),
        FeedState::Html => login(),
        FeedState::Slow => {
            tokio::time::sleep(SLOW).await;
            whole(body, &headers)
        }
        FeedState::Ok | FeedState::Empty | FeedState::Thousand | FeedState::TenThousand | FeedState::Expired => whole(body, &headers),
    })
}

/// The feed, or that the reader has it already (RFC 9110, section 13.1.2).
fn whole(body: String, headers: &HeaderMap) -> Response {
    let mut hash = DefaultHasher::new();
    body.hash(&mut hash);
    let tag = format!("\"{:016x}\"", hash.finish());
    let known = headers.get_all(IF_NONE_MATCH).iter().filter_map(|tags| tags.to_str().ok()).flat_map(|tags| tags.split(','));
    let known = known.map(|known| known.trim().trim_start_matches("W/")).any(|known| known == "*" || known == tag);
    let head = [(ETAG, tag.as_str()), (CACHE_CONTROL, "public, max-age=0, must-revalidate")];
    if known { (StatusCode::NOT_MODIFIED, head).into_response() } else { (head, [(CONTENT_TYPE, TYPE)], body).into_response() }
}

/// One page of the feed; there is always a first one.
fn body(edition: &Edition, page: usize, state: FeedState, asked: Option<FeedState>) -> Option<String> {
    let (entries, a_page) = match state {
        FeedState::Empty => (Vec::new(), A_PAGE),
        FeedState::Thousand => (edition.with_archive(THOUSAND), THOUSAND),
        FeedState::TenThousand => (edition.with_archive(TEN_THOUSAND), TEN_THOUSAND),
        _ => (edition.entries().to_vec(), A_PAGE),
    };
    let pages = entries.len().div_ceil(a_page).max(1);
    let shown: Vec<Entry> = entries.into_iter().skip((page - 1).saturating_mul(a_page)).take(a_page).collect();
    let mut feed = head(edition.paper(), "/", PATH);
    if page < pages {
        let state = asked.map(|state| format!("&state={}", state.name())).unwrap_or_default();
        feed.insert("next_url".to_owned(), format!("{PATH}?page={}{state}", page + 1).into());
    }
    if state == FeedState::Expired {
        feed.insert("expired".to_owned(), true.into());
    }
    feed.insert("items".to_owned(), shown.into_iter().collect());
    (page <= pages).then(|| Value::Object(feed).to_string())
}

/// Everything but the items (JSON Feed 1.1, "Top-level").
fn head(paper: &Entry, home: &str, path: &str) -> Entry {
    let mut head = paper.clone();
    head.insert("version".to_owned(), "https://jsonfeed.org/version/1.1".into());
    head.insert("home_page_url".to_owned(), home.into());
    head.insert("feed_url".to_owned(), path.into());
    head
}

/// `demo/newsroom/feed.json`: what the demo page shows where no newsroom runs. Its entries have no address, since there is no
/// page of theirs to go to.
pub fn static_feed() -> Result<String, String> {
    let edition = Edition::open(Stories::read()?, Place::Folder, STILL_AT);
    let mut feed = head(edition.paper(), "../", "feed.json");
    feed.insert("items".to_owned(), json!(edition.entries().get(..STILL)));
    serde_json::to_string_pretty(&feed).map_err(|error| error.to_string())
}
