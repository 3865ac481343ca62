//! The reception: every request comes in here first and every answer goes out here. It counts what readers ask for, holds back
//! what the desk withholds, and lets pages of other origins read the answers (CORS); the desk's door is not for them.

use std::sync::Arc;
use std::sync::Mutex;

use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
    CACHE_CONTROL, CONTENT_TYPE,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::{Value, json};

use super::answers::Refused;
use super::withheld::How;
use super::{Newsroom, feed, held, stream, subscribe};

const DESK: &str = "/newsroom/desk/";

/// What readers asked for, in order.
#[derive(Default)]
pub struct Log(Mutex<Vec<Asked>>);

struct Asked {
    method: Method,
    /// With its query.
    path: String,
    /// 0 until it is answered.
    status: u16,
}

pub async fn receive(State(newsroom): State<Arc<Newsroom>>, request: Request, next: Next) -> Response {
    let path = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    if path.starts_with(DESK) {
        return next.run(request).await;
    }
    let place = newsroom.log.enter(request.method().clone(), path);
    let mut answer = if request.method() == Method::OPTIONS { preflight() } else { pass(&newsroom, request, next).await };
    newsroom.log.answered(place, answer.status());
    answer.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    answer.headers_mut().insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("ETag, Retry-After"));
    answer
}

async fn pass(newsroom: &Newsroom, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    // A browser that kept it would not ask again.
    let kept = [(CACHE_CONTROL, "no-store")];
    match newsroom.withheld.pass(&path).await {
        Some(How::Missing) => (kept, Refused::missing(format!("{path} is withheld"))).into_response(),
        Some(How::Moved(to)) => (kept, Redirect::temporary(&to)).into_response(),
        Some(How::Plain) => {
            let mut answer = next.run(request).await;
            answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            (kept, answer).into_response()
        }
        Some(How::Late) | None => next.run(request).await,
    }
}

/// A browser asking beforehand: it may get and post, with a content type and an ETag.
fn preflight() -> Response {
    let may = [(ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"), (ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type, If-None-Match"), (ACCESS_CONTROL_MAX_AGE, "600")];
    (StatusCode::NO_CONTENT, may).into_response()
}

impl Log {
    fn enter(&self, method: Method, path: String) -> usize {
        let mut log = held(&self.0);
        log.push(Asked { method, path, status: 0 });
        log.len() - 1
    }

    fn answered(&self, place: usize, status: StatusCode) {
        if let Some(asked) = held(&self.0).get_mut(place) {
            asked.status = status.as_u16();
        }
    }

    /// In figures: the feed, its whole answers and those that said "unchanged", the sign-up, the stream.
    pub fn counts(&self) -> Value {
        let log = held(&self.0);
        let is = |asked: &&Asked, path: &str| asked.method != Method::OPTIONS && asked.path.split('?').next() == Some(path);
        let count = |path: &str| log.iter().filter(|asked| is(asked, path)).count();
        let feeds = |status: u16| log.iter().filter(|asked| is(asked, feed::PATH) && asked.status == status).count();
        json!({
            "feed": count(feed::PATH),
            "feed_200": feeds(200),
            "feed_304": feeds(304),
            "subscribe": count(subscribe::PATH),
            "stream": count(stream::PATH),
        })
    }

    /// One by one, those for files included.
    pub fn requests(&self) -> Value {
        let tell = |asked: &Asked| json!({ "method": asked.method.as_str(), "path": asked.path, "status": asked.status });
        held(&self.0).iter().map(tell).collect()
    }
}
