//! The sign-up: `POST /newsroom/subscribe`, as JSON or as a form, with `email`, `newsletters` and the honeypot `website`.
//! A double opt-in without a mail server: the confirmation link is printed, and lies in the outbox.
//!
//! | what became of the address | status | body |
//! | --- | --- | --- |
//! | new, or not confirmed yet: a link was made | 202 | `{"status":"pending"}` |
//! | signed up at once (`--single-opt-in`) | 200 | `{"status":"subscribed"}` |
//! | confirmed before | 200 | `{"status":"already"}` |
//! | no address | 422 | `{"message":"…"}` |
//! | the list is closed (switch) | 403 | `{"message":"…"}` |
//! | more than five tries for one address in ten minutes | 429, `Retry-After` | `{"message":"…"}` |
//!
//! A form gets the same as a small page.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::path::Path;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Json, Response};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value, json};

use crate::app::Newsroom;
use crate::desk::now_s;
use crate::feed::cut;
use crate::stories::said;

const TRIES: i64 = 5;
const WINDOW_S: u64 = 600;

pub struct Subscribers(Connection);

impl Subscribers {
    pub fn open(file: Option<&Path>) -> Result<Subscribers, String> {
        let db = file.map_or_else(Connection::open_in_memory, Connection::open).map_err(|error| error.to_string())?;
        db.execute_batch(
            "CREATE TABLE IF NOT EXISTS subscribers(email TEXT PRIMARY KEY, newsletters TEXT NOT NULL, state TEXT NOT NULL CHECK(state IN ('pending', 'confirmed')),
             token TEXT NOT NULL UNIQUE, created INTEGER NOT NULL, confirmed INTEGER);
             CREATE TABLE IF NOT EXISTS tries(email TEXT NOT NULL, at INTEGER NOT NULL);",
        )
        .map_err(|error| error.to_string())?;
        Ok(Subscribers(db))
    }

    /// One more try for this address; whether it is one too many.
    fn too_many(&self, email: &str, now: u64) -> rusqlite::Result<bool> {
        self.0.execute("DELETE FROM tries WHERE at < ?1", params![now.saturating_sub(WINDOW_S)])?;
        self.0.execute("INSERT INTO tries(email, at) VALUES(?1, ?2)", params![email, now])?;
        let tries: i64 = self.0.query_row("SELECT count(*) FROM tries WHERE email = ?1", params![email], |row| row.get(0))?;
        Ok(tries > TRIES)
    }

    fn state(&self, email: &str) -> rusqlite::Result<Option<String>> {
        self.0.query_row("SELECT state FROM subscribers WHERE email = ?1", params![email], |row| row.get(0)).optional()
    }

    fn add(&self, email: &str, newsletters: &str, state: &str, now: u64) -> rusqlite::Result<String> {
        let fresh = token();
        self.0.execute(
            "INSERT INTO subscribers(email, newsletters, state, token, created) VALUES(?1, ?2, ?3, ?4, ?5)
             ON CONFLICT(email) DO UPDATE SET newsletters = ?2, state = ?3, token = ?4",
            params![email, newsletters, state, fresh, now],
        )?;
        Ok(fresh)
    }

    fn confirm(&self, token: &str, now: u64) -> rusqlite::Result<bool> {
        Ok(self.0.execute("UPDATE subscribers SET state = 'confirmed', confirmed = ?2 WHERE token = ?1", params![token, now])? == 1)
    }

    fn pending(&self) -> rusqlite::Result<Vec<Value>> {
        let mut rows = self.0.prepare("SELECT email, token FROM subscribers WHERE state = 'pending' ORDER BY created")?;
        rows.query_map([], |row| Ok(json!({ "email": row.get::<_, String>(0)?, "link": link(&row.get::<_, String>(1)?) })))?.collect()
    }
}

/// Nobody guesses it: two keyed hashes with the system's randomness.
fn token() -> String {
    let part = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", part(), part())
}

fn link(token: &str) -> String {
    format!("/newsroom/confirm?token={token}")
}

#[derive(serde::Deserialize)]
struct Wish {
    email: Option<String>,
    #[serde(default)]
    newsletters: Value,
    #[serde(default)]
    website: String,
}

/// What is answered: status, body, seconds to wait.
type Reply = (StatusCode, Value, Option<u64>);

pub async fn subscribe(State(newsroom): State<Newsroom>, headers: HeaderMap, body: Bytes) -> Response {
    let switch = {
        let mut inner = newsroom.lock();
        inner.log.subscribe += 1;
        inner.desk.subscribe_state.clone()
    };
    let is_form = headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    let say = |words: &str| json!({ "message": words });
    let (status, answer, wait): Reply = match switch.as_str() {
        "422" => (StatusCode::UNPROCESSABLE_ENTITY, say("We do not write to this address <again>."), None),
        "403" => (StatusCode::FORBIDDEN, say("The list is closed."), None),
        "429" => (StatusCode::TOO_MANY_REQUESTS, say("Too many tries."), Some(30)),
        "500" => (StatusCode::INTERNAL_SERVER_ERROR, say("The newsroom is on fire."), None),
        "cut" => return cut(json!({ "status": "pending" }).to_string()),
        other => {
            if other == "slow" {
                tokio::time::sleep(Duration::from_secs(3)).await;
            }
            let wish = if is_form { serde_urlencoded::from_bytes(&body).ok() } else { serde_json::from_slice(&body).ok() };
            wish.map_or_else(|| (StatusCode::UNPROCESSABLE_ENTITY, say("Please send an address as JSON or as a form."), None), |wish| take(&newsroom, &wish))
        }
    };
    let mut response = if is_form { page(status, &answer).into_response() } else { Json(answer).into_response() };
    *response.status_mut() = status;
    if let Some(wait) = wait {
        response.headers_mut().insert(RETRY_AFTER, wait.into());
    }
    response
}

fn take(newsroom: &Newsroom, wish: &Wish) -> Reply {
    let email = wish.email.as_deref().unwrap_or_default().trim();
    if !looks_valid(email) {
        return (StatusCode::UNPROCESSABLE_ENTITY, json!({ "message": "This is not a valid e-mail address." }), None);
    }
    // Only a robot fills the field that nobody sees; it is told what everybody is told.
    if !wish.website.is_empty() {
        return (StatusCode::ACCEPTED, json!({ "status": "pending" }), None);
    }
    let inner = newsroom.lock();
    decide(&inner.subscribers, email, &wish.newsletters.to_string(), newsroom.single_opt_in)
        .unwrap_or_else(|error| (StatusCode::INTERNAL_SERVER_ERROR, json!({ "message": error.to_string() }), None))
}

fn decide(subscribers: &Subscribers, email: &str, newsletters: &str, single_opt_in: bool) -> rusqlite::Result<Reply> {
    let now = now_s();
    if subscribers.too_many(email, now)? {
        return Ok((StatusCode::TOO_MANY_REQUESTS, json!({ "message": "Too many tries for this address." }), Some(WINDOW_S)));
    }
    if subscribers.state(email)?.as_deref() == Some("confirmed") {
        return Ok((StatusCode::OK, json!({ "status": "already" }), None));
    }
    if single_opt_in {
        subscribers.add(email, newsletters, "confirmed", now)?;
        return Ok((StatusCode::OK, json!({ "status": "subscribed" }), None));
    }
    let token = subscribers.add(email, newsletters, "pending", now)?;
    println!("newsroom: to confirm {email}, open {}", link(&token));
    Ok((StatusCode::ACCEPTED, json!({ "status": "pending" }), None))
}

/// The HTML Standard's valid e-mail address, as far as a second look needs it: the widget has checked every letter.
fn looks_valid(email: &str) -> bool {
    email.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty() && email.is_ascii() && !email.contains(char::is_whitespace) && !domain.contains('@'))
}

fn page(status: StatusCode, answer: &Value) -> axum::response::Html<String> {
    let words = match answer["status"].as_str() {
        Some("pending") => "Please open the confirmation mail and follow its link.",
        Some("subscribed") => "You are signed up.",
        Some("already") => "You were signed up already.",
        _ => answer["message"].as_str().unwrap_or_default(),
    };
    said(if status.is_success() { "Thank you" } else { "That did not work" }, words)
}

#[derive(serde::Deserialize)]
pub struct Token {
    #[serde(default)]
    token: String,
}

pub async fn confirm(State(newsroom): State<Newsroom>, Query(asked): Query<Token>) -> Response {
    match newsroom.lock().subscribers.confirm(&asked.token, now_s()) {
        Ok(true) => said("Welcome", "Your address is confirmed.").into_response(),
        Ok(false) => (StatusCode::NOT_FOUND, said("Not found", "This link is not known, or was used with another address.")).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

pub async fn outbox(State(newsroom): State<Newsroom>) -> Response {
    match newsroom.lock().subscribers.pending() {
        Ok(links) => Json(links).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}
