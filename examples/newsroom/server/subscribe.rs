//! Signing up: an address goes in, as JSON or as a form, and what became of it comes out. The contract of the widget's
//! provider `json`:
//!
//! A request is a POST of `{"email": "…", "newsletters": ["daily"], "website": ""}`, or of a form with the same names.
//! `website` is a trap for robots that no reader sees: filled in, the answer is as for a new address, and nothing is kept.
//!
//! | what became of it                          | status | body                                      |
//! | ------------------------------------------ | ------ | ----------------------------------------- |
//! | new: a confirmation link is on its way     | 202    | `{"status": "pending"}`                   |
//! | new, and subscribed (`--single-opt-in`)    | 200    | `{"status": "subscribed"}`                |
//! | subscribed before                          | 200    | `{"status": "already"}`                   |
//! | refused: no valid address, or no request   | 422    | `{"status": "refused", "message": "…"}`   |
//! | the list takes nobody                      | 403    | `{"status": "closed"}`                    |
//! | too many tries; `Retry-After` in seconds   | 429    | `{"status": "too-many"}`                  |
//! | the newsroom is out of order               | 500    | `{"status": "failed"}`                    |
//!
//! A form gets the same status and, instead of JSON, a page that says it in words.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use news_widget::signup::email;
use serde_json::{Value, json};

use super::answers::{Refused, cut, escape, login, page};
use super::states::{Named, SignUpState};
use super::subscribers::Standing;
use super::wish::{self, Wish};
use super::{Newsroom, SLOW, held};

pub const PATH: &str = "/newsroom/subscribe";
/// Seconds to wait in the state `429`.
const WAIT: u64 = 120;

enum Outcome {
    Pending,
    Subscribed,
    Already,
    Refused(String),
    Closed,
    /// Seconds to wait.
    TooMany(u64),
    Failed,
}

pub async fn subscribe(State(newsroom): State<Arc<Newsroom>>, Query(query): Query<HashMap<String, String>>, request: Request) -> Result<Response, Refused> {
    let state = match query.get("state") {
        Some(name) => SignUpState::named(name)?,
        None => newsroom.states().1,
    };
    let form = wish::is_form(&request);
    let wish = Wish::read(request).await;
    if state == SignUpState::Slow {
        tokio::time::sleep(SLOW).await;
    }
    let outcome = match state {
        SignUpState::Ok | SignUpState::Slow => wish.map_or_else(Outcome::Refused, |wish| decide(&newsroom, &wish)),
        SignUpState::Already => Outcome::Already,
        SignUpState::Subscribed => Outcome::Subscribed,
        SignUpState::Refused => Outcome::Refused("We do not take addresses of this kind.".to_owned()),
        SignUpState::Closed => Outcome::Closed,
        SignUpState::TooMany => Outcome::TooMany(WAIT),
        SignUpState::Broken => Outcome::Failed,
        SignUpState::Cut => return Ok(cut("application/json", Outcome::Pending.tell().to_string())),
        SignUpState::Html => return Ok(login()),
    };
    Ok(outcome.answer(form))
}

fn decide(newsroom: &Newsroom, wish: &Wish) -> Outcome {
    if !wish.website.is_empty() {
        return Outcome::Pending;
    }
    // As the HTML Standard has it; the widget's own check, so that the two never disagree.
    let Ok(email) = email::check(&wish.email, |_| None) else {
        return Outcome::Refused("This is not a correct e-mail address.".to_owned());
    };
    if let Some(wait) = held(&newsroom.tries).count(&email) {
        return Outcome::TooMany(wait);
    }
    let newsletters = json!(wish.newsletters).to_string();
    match held(&newsroom.subscribers).sign_up(&email, &newsletters, newsroom.options.single_opt_in) {
        Ok(Standing::Pending { token }) => {
            (newsroom.mail)(&format!("mail to {email}: to confirm, follow {}", link(newsroom, &token)));
            Outcome::Pending
        }
        Ok(Standing::Subscribed) => Outcome::Subscribed,
        Ok(Standing::Already) => Outcome::Already,
        Err(error) => {
            eprintln!("newsroom: {error}");
            Outcome::Failed
        }
    }
}

/// Where the link in the mail leads.
pub fn link(newsroom: &Newsroom, token: &str) -> String {
    format!("{}/newsroom/confirm?token={token}", newsroom.front)
}

pub async fn confirm(State(newsroom): State<Arc<Newsroom>>, Query(query): Query<HashMap<String, String>>) -> Result<Response, Refused> {
    let token = query.get("token").map(String::as_str).unwrap_or_default();
    let confirmed = held(&newsroom.subscribers).confirm(token).map_err(Refused::broken)?;
    Ok(match confirmed {
        Some(email) => {
            let words = format!(
                "<p>{} is on our list now. The next letter will find you.</p>\n<p><a href=\"{}/\">To the front page</a></p>",
                escape(&email),
                escape(&newsroom.front)
            );
            page(StatusCode::OK, "Thank you, you are subscribed", &words)
        }
        None => page(
            StatusCode::NOT_FOUND,
            "This link confirms nothing",
            "<p>It may have been cut short on its way. Copy the whole link from the mail, or sign up once more.</p>",
        ),
    })
}

impl Outcome {
    fn status(&self) -> StatusCode {
        match self {
            Outcome::Pending => StatusCode::ACCEPTED,
            Outcome::Subscribed | Outcome::Already => StatusCode::OK,
            Outcome::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Outcome::Closed => StatusCode::FORBIDDEN,
            Outcome::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Outcome::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn tell(&self) -> Value {
        match self {
            Outcome::Pending => json!({ "status": "pending" }),
            Outcome::Subscribed => json!({ "status": "subscribed" }),
            Outcome::Already => json!({ "status": "already" }),
            Outcome::Refused(words) => json!({ "status": "refused", "message": words }),
            Outcome::Closed => json!({ "status": "closed" }),
            Outcome::TooMany(_) => json!({ "status": "too-many" }),
            Outcome::Failed => json!({ "status": "failed" }),
        }
    }

    /// A title, and what to do.
    fn words(&self) -> (&'static str, String) {
        match self {
            Outcome::Pending => ("Please look into your mailbox", "We have sent you a link. Once you follow it, you are subscribed.".to_owned()),
            Outcome::Subscribed => ("Thank you, you are subscribed", "The next letter will find you.".to_owned()),
            Outcome::Already => ("You are subscribed already", "There is nothing left to do.".to_owned()),
            Outcome::Refused(words) => ("We cannot take this address", words.clone()),
            Outcome::Closed => ("The list is closed", "We take no new subscribers at the moment.".to_owned()),
            Outcome::TooMany(wait) => ("That was too often", format!("Please try again in {wait} seconds.")),
            Outcome::Failed => ("Something is wrong on our side", "Please try again later.".to_owned()),
        }
    }

    fn answer(&self, form: bool) -> Response {
        let mut answer = if form {
            let (title, words) = self.words();
            page(self.status(), title, &format!("<p>{}</p>", escape(&words)))
        } else {
            (self.status(), Json(self.tell())).into_response()
        };
        if let Outcome::TooMany(wait) = self {
            answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*wait));
        }
        answer
    }
}
