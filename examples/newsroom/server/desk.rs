//! The desk, where tests and developers work: what it is told to publish, edit, retract or switch goes in as JSON, and what
//! became of it comes out. Nothing here asks who is working; it is for development only.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::answers::Refused;
use super::edition::{Refusal, Update};
use super::states::{FeedState, Named, SignUpState};
use super::stories::Entry;
use super::subscribe::link;
use super::withheld::How;
use super::{Newsroom, held};

type Desk = State<Arc<Newsroom>>;
type Answer = Result<Json<Value>, Refused>;

pub async fn publish(State(newsroom): Desk, fields: Option<Json<Entry>>) -> Answer {
    done(newsroom.change(|edition| edition.publish(fields.map(|Json(fields)| fields).unwrap_or_default())))
}

pub async fn edit(State(newsroom): Desk, Json(changes): Json<Entry>) -> Answer {
    done(newsroom.change(|edition| edition.edit(changes)))
}

pub async fn retract(State(newsroom): Desk, Json(which): Json<Entry>) -> Answer {
    let id = which.get("id").and_then(Value::as_str).ok_or(Refusal::NoId);
    done(id.and_then(|id| newsroom.change(|edition| edition.retract(id))))
}

fn done(update: Result<Update, Refusal>) -> Answer {
    update.map(|update| Json(update.tell())).map_err(|refusal| match refusal {
        Refusal::NoId => Refused::bad("an entry is named by its id, a string"),
        Refusal::Unknown(id) => Refused::missing(format!("there is no entry “{id}”")),
        Refusal::Taken(id) => Refused(StatusCode::CONFLICT, format!("there is an entry “{id}” already")),
    })
}

pub async fn state(State(newsroom): Desk) -> Json<Value> {
    let (feed, sign_up) = newsroom.states();
    Json(json!({ "state": feed.name(), "subscribe": sign_up.name() }))
}

/// `{"state": "500"}` for the feed, `{"subscribe": "429"}` for the sign-up, or both; nothing is switched if one is unknown.
pub async fn switch(State(newsroom): Desk, Json(wanted): Json<Entry>) -> Answer {
    let (mut feed, mut sign_up) = newsroom.states();
    for (name, state) in &wanted {
        match (name.as_str(), state.as_str()) {
            ("state", Some(state)) => feed = FeedState::named(state)?,
            ("subscribe", Some(state)) => sign_up = SignUpState::named(state)?,
            _ => return Err(Refused::bad("a state is switched by {\"state\": \"…\"} or {\"subscribe\": \"…\"}")),
        }
    }
    *held(&newsroom.states) = (feed, sign_up);
    Ok(state(State(newsroom)).await)
}

/// `{"/split_live.wasm": "missing", "/newsroom/subscribe": "late"}`: these are withheld from now on, and nothing else; `{}`
/// lets all go.
pub async fn withhold(State(newsroom): Desk, Json(wanted): Json<HashMap<String, String>>) -> Result<StatusCode, Refused> {
    let how = |how: &str| match how {
        "missing" => Ok(How::Missing),
        "late" => Ok(How::Late),
        "plain" => Ok(How::Plain),
        to if to.starts_with("http") => Ok(How::Moved(to.to_owned())),
        _ => Err(Refused::bad(format!("a path is withheld as missing, late or plain, or as moved to a URL, not as “{how}”"))),
    };
    let paths = wanted.into_iter().map(|(path, wanted)| how(&wanted).map(|how| (path, how))).collect::<Result<_, _>>()?;
    newsroom.withheld.set(paths);
    Ok(StatusCode::NO_CONTENT)
}

pub async fn log(State(newsroom): Desk) -> Json<Value> {
    Json(newsroom.log.counts())
}

pub async fn requests(State(newsroom): Desk) -> Json<Value> {
    Json(newsroom.log.requests())
}

/// The confirmation links not yet followed: the mail server that is not there.
pub async fn outbox(State(newsroom): Desk) -> Answer {
    let pending = held(&newsroom.subscribers).pending().map_err(Refused::broken)?;
    Ok(Json(pending.into_iter().map(|(email, token)| json!({ "email": email, "link": link(&newsroom, &token) })).collect()))
}

pub async fn csp_reports(State(newsroom): Desk) -> Json<Value> {
    Json(held(&newsroom.csp_reports).clone().into())
}

/// Reports come one by one (`report-uri`) or several in a list (the Reporting API), under content types of their own.
pub async fn take_csp_report(State(newsroom): Desk, body: Bytes) -> Result<StatusCode, Refused> {
    let report = serde_json::from_slice(&body).map_err(|error| Refused::bad(format!("a report is JSON: {error}")))?;
    held(&newsroom.csp_reports).extend(match report {
        Value::Array(reports) => reports,
        report => vec![report],
    });
    Ok(StatusCode::NO_CONTENT)
}
