//! Answers that several rooms give: JSON, a refusal in words, a page, an answer cut off half-way.

use std::io;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use futures_util::StreamExt;
use futures_util::stream;
use serde_json::json;

/// What somebody asked for and does not get, in words.
#[derive(Debug)]
pub struct Refused(pub StatusCode, pub String);

impl Refused {
    pub fn bad(words: impl Into<String>) -> Refused {
        Refused(StatusCode::BAD_REQUEST, words.into())
    }

    pub fn missing(words: impl Into<String>) -> Refused {
        Refused(StatusCode::NOT_FOUND, words.into())
    }

    /// Something in the newsroom itself, whose own words are for the developer.
    pub fn broken(error: impl std::fmt::Display) -> Refused {
        Refused(StatusCode::INTERNAL_SERVER_ERROR, error.to_string())
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "message": self.1 }))).into_response()
    }
}

/// A page of the newsroom's own. Its policy lets nothing run, whatever the desk was given to publish.
pub fn page(status: StatusCode, title: &str, body: &str) -> Response {
    let title = escape(title);
    let html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
        <title>{title}</title><link rel=\"stylesheet\" href=\"/newsroom/page.css\"></head>\n<body><main>\n<h1>{title}</h1>\n{body}\n</main></body>\n</html>\n"
    );
    let policy = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'";
    (status, [(CONTENT_SECURITY_POLICY, policy)], Html(html)).into_response()
}

/// Text, as HTML has it.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// What a wireless network in a café puts in the place of any answer.
pub fn login() -> Response {
    Html("<!doctype html>\n<title>Log in</title>\n<h1>Log in to the wireless network</h1>\n").into_response()
}

/// An answer that says how long it is, and ends before it is half that.
pub fn cut(content_type: &'static str, body: String) -> Response {
    let whole = body.len();
    let mut half = body.into_bytes();
    half.truncate(whole / 2);
    let sent = stream::once(async { Ok(Bytes::from(half)) });
    let ended = stream::once(async {
        // First the half that was sent has to be on its way; an error beside it would take it along.
        tokio::task::yield_now().await;
        Err(io::Error::other("cut off"))
    });
    let mut answer = Response::new(Body::from_stream(sent.chain(ended)));
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    answer.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(whole));
    answer
}
