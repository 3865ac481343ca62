//! The desk, where news is made: entries that are published, edited and retracted, by itself at a pace or when told to, and
//! the switches for every state the widget can meet. Only for development: anybody may give orders here.

use std::convert::Infallible;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Json, Response};
use serde_json::{Map, Value, json};
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt};

use crate::app::Newsroom;
use crate::stories;

pub const FEED_STATES: [&str; 11] = ["ok", "slow", "404", "500", "429", "cut", "invalid", "html", "empty", "thousand", "expired"];
pub const SUBSCRIBE_STATES: [&str; 7] = ["ok", "slow", "422", "403", "429", "500", "cut"];

pub struct Desk {
    /// JSON Feed items, newest first.
    pub items: Vec<Value>,
    pub feed_state: String,
    pub subscribe_state: String,
    /// How many entries there ever were: ids are never used twice.
    count: usize,
    turn: usize,
}

impl Desk {
    /// Two dozen entries of the last three days, the newest a few minutes old.
    pub fn open() -> Desk {
        let mut desk = Desk { items: Vec::new(), feed_state: "ok".into(), subscribe_state: "ok".into(), count: 0, turn: 0 };
        let now = now_s();
        for back in (0..24_u64).rev() {
            let mut fields = Map::new();
            fields.insert("date_published".into(), rfc3339(now - 240 - back * back * 430 - back * 700).into());
            desk.publish(fields);
        }
        let edited = 5;
        let published = desk.items[edited]["date_published"].clone();
        desk.items[edited]["date_modified"] = rfc3339(now - 60).into();
        debug_assert_ne!(published, desk.items[edited]["date_modified"]);
        desk
    }

    /// A new entry from the next prepared story, `fields` on top; says its id.
    pub fn publish(&mut self, fields: Map<String, Value>) -> String {
        let mut item = stories::nth(self.count);
        self.count += 1;
        let id = format!("fc-{:04}", self.count);
        item["id"] = id.clone().into();
        item["date_published"] = rfc3339(now_s()).into();
        for (field, value) in fields {
            item[&field] = value;
        }
        let id = item["id"].as_str().map_or(id, str::to_owned);
        if item.get("url").is_none() {
            item["url"] = format!("stories/{id}.html").into();
        }
        self.items.insert(0, item);
        self.items.sort_by(|one, other| other["date_published"].as_str().cmp(&one["date_published"].as_str()));
        id
    }

    fn edit(&mut self, id: &str, fields: Map<String, Value>) -> bool {
        let Some(item) = self.items.iter_mut().find(|item| item["id"] == id) else { return false };
        item["date_modified"] = rfc3339(now_s()).into();
        for (field, value) in fields {
            item[&field] = value;
        }
        true
    }

    fn retract(&mut self, id: &str) -> bool {
        let before = self.items.len();
        self.items.retain(|item| item["id"] != id);
        self.items.len() < before
    }

    /// What happens next by itself: mostly news, now and then an edit or a retraction.
    fn live_on(&mut self) -> String {
        self.turn += 1;
        match self.turn % 5 {
            3 if !self.items.is_empty() => {
                let (id, title) = (text(&self.items[0], "id"), text(&self.items[0], "title"));
                self.edit(&id, Map::from_iter([("title".to_owned(), format!("{} (corrected)", title.trim_end_matches(" (corrected)")).into())]));
                change("edit", &id)
            }
            0 if self.items.len() > 3 => {
                let id = text(&self.items[2], "id");
                self.retract(&id);
                change("retract", &id)
            }
            _ => change("publish", &self.publish(Map::new())),
        }
    }
}

/// Publishes, edits and retracts for ever.
pub async fn live(newsroom: Newsroom, pace: u64) {
    let mut clock = tokio::time::interval(Duration::from_secs(pace));
    clock.tick().await;
    loop {
        clock.tick().await;
        let change = newsroom.lock().desk.live_on();
        tell(&newsroom, change);
    }
}

pub async fn publish(State(newsroom): State<Newsroom>, body: Bytes) -> Response {
    let Ok(fields) = fields(&body) else { return bad("a JSON object, or nothing") };
    let id = newsroom.lock().desk.publish(fields);
    tell(&newsroom, change("publish", &id));
    Json(json!({ "id": id })).into_response()
}

pub async fn edit(State(newsroom): State<Newsroom>, body: Bytes) -> Response {
    let Ok(mut fields) = fields(&body) else { return bad("a JSON object with an id") };
    let id = fields.remove("id").and_then(|id| id.as_str().map(str::to_owned)).unwrap_or_default();
    let done = newsroom.lock().desk.edit(&id, fields);
    answer(&newsroom, done, "edit", &id)
}

pub async fn retract(State(newsroom): State<Newsroom>, body: Bytes) -> Response {
    let Ok(fields) = fields(&body) else { return bad("a JSON object with an id") };
    let id = fields.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let done = newsroom.lock().desk.retract(&id);
    answer(&newsroom, done, "retract", &id)
}

/// `{"state": "500", "subscribe": "429"}`, either or both, until it is said anew.
pub async fn state(State(newsroom): State<Newsroom>, body: Bytes) -> Response {
    let Ok(fields) = fields(&body) else { return bad("a JSON object") };
    let word = |name| fields.get(name).and_then(Value::as_str);
    let mut inner = newsroom.lock();
    for (name, known) in [("state", &FEED_STATES[..]), ("subscribe", &SUBSCRIBE_STATES[..])] {
        match word(name) {
            Some(word) if !known.contains(&word) => return bad(&format!("one of {} for {name}", known.join(", "))),
            Some(word) if name == "state" => inner.desk.feed_state = word.to_owned(),
            Some(word) => inner.desk.subscribe_state = word.to_owned(),
            None => {}
        }
    }
    Json(json!({ "state": inner.desk.feed_state, "subscribe": inner.desk.subscribe_state })).into_response()
}

pub async fn log(State(newsroom): State<Newsroom>) -> Json<Value> {
    let log = newsroom.lock().log;
    Json(json!({ "feed": log.feed, "feed_200": log.feed_200, "feed_304": log.feed_304, "subscribe": log.subscribe, "stream": log.stream }))
}

/// Server-Sent Events (HTML, "Server-sent events"): `update`, each time the feed changed.
pub async fn stream(State(newsroom): State<Newsroom>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    newsroom.lock().log.stream += 1;
    let changes = BroadcastStream::new(newsroom.changes.subscribe()).filter_map(Result::ok);
    Sse::new(changes.map(|change| Ok(Event::default().event("update").data(change)))).keep_alive(KeepAlive::default())
}

fn answer(newsroom: &Newsroom, done: bool, kind: &str, id: &str) -> Response {
    if !done {
        return (StatusCode::NOT_FOUND, Json(json!({ "message": format!("no entry has the id {id:?}") }))).into_response();
    }
    tell(newsroom, change(kind, id));
    Json(json!({ "id": id })).into_response()
}

fn bad(expected: &str) -> Response {
    (StatusCode::BAD_REQUEST, Json(json!({ "message": format!("expected: {expected}") }))).into_response()
}

fn fields(body: &[u8]) -> Result<Map<String, Value>, serde_json::Error> {
    if body.is_empty() { Ok(Map::new()) } else { serde_json::from_slice(body) }
}

fn change(kind: &str, id: &str) -> String {
    json!({ "kind": kind, "id": id }).to_string()
}

fn tell(newsroom: &Newsroom, change: String) {
    // Nobody listening is no trouble.
    let _ = newsroom.changes.send(change);
}

fn text(item: &Value, field: &str) -> String {
    item[field].as_str().unwrap_or("An entry").to_owned()
}

pub fn now_s() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// RFC 3339, in UTC.
pub fn rfc3339(seconds: u64) -> String {
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Civil date from days (Hinnant, "chrono-compatible low-level date algorithms").
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_index + 2) / 5 + 1;
    let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
}
