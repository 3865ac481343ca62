//! A service on another origin: what it was recorded to answer goes in, what it was asked comes out.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

/// One answer, as a real service gave it.
#[derive(Clone, Copy)]
pub struct Recorded {
    pub method: &'static str,
    pub path: &'static str,
    pub status: u16,
    pub headers: &'static [(&'static str, &'static str)],
    pub body: &'static str,
}

/// A file that any page may read, whatever is asked of it; or with the beginning of a query, when that is asked.
pub struct File {
    pub path: String,
    pub kind: &'static str,
    pub body: Vec<u8>,
}

/// What is said at the next time that it is asked for.
pub type Turn = fn(usize) -> String;

/// Any of them.
struct Given {
    method: &'static str,
    path: String,
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    /// How often it was asked for, and what it says then, where that is another thing each time.
    turns: Option<(usize, Turn)>,
    /// After how many bytes it rests, and until when.
    rests: Option<(usize, Arc<Notify>)>,
}

impl From<File> for Given {
    fn from(file: File) -> Given {
        let headers = [("access-control-allow-origin", "*"), ("access-control-expose-headers", "link"), ("content-type", file.kind)];
        let headers = headers.map(|(name, value)| (name, value.to_owned())).into();
        Given { method: "GET", path: file.path, status: 200, headers, body: file.body, turns: None, rests: None }
    }
}

/// A request that came: method, path with query, content type, what is accepted, body.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub method: String,
    pub path: String,
    pub kind: String,
    pub accepts: String,
    pub body: String,
}

/// Ends with the value.
pub struct FarEnd {
    pub origin: String,
    asked: Arc<Mutex<Vec<Asked>>>,
    answers: Arc<Mutex<Vec<Given>>>,
    serving: JoinHandle<()>,
}

impl FarEnd {
    pub async fn open(answers: &[Recorded]) -> Result<FarEnd, String> {
        let given = answers.iter().map(|answer| Given {
            method: answer.method,
            path: answer.path.to_owned(),
            status: answer.status,
            headers: answer.headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect(),
            body: answer.body.into(),
            turns: None,
            rests: None,
        });
        FarEnd::serve(given.collect()).await
    }

    pub async fn open_with(files: Vec<File>) -> Result<FarEnd, String> {
        FarEnd::serve(files.into_iter().map(Given::from).collect()).await
    }

    /// From now on a file is this one.
    pub fn puts(&self, file: File) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.retain(|answer| answer.path != file.path);
        answers.push(file.into());
    }

    /// From now on a file says another thing each time.
    pub fn turns(&self, path: &str, body: Turn) {
        self.change(path, |answer| answer.turns = Some((0, body)));
    }

    /// Of a file so many bytes come, and the rest once that is told.
    pub fn rests(&self, path: &str, after: usize) -> Arc<Notify> {
        let goes_on = Arc::new(Notify::new());
        self.change(path, |answer| answer.rests = Some((after, Arc::clone(&goes_on))));
        goes_on
    }

    fn change(&self, path: &str, change: impl Fn(&mut Given)) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.iter_mut().filter(|answer| answer.path == path).for_each(change);
    }

    async fn serve(answers: Vec<Given>) -> Result<FarEnd, String> {
        let listener = TcpListener::bind("127.0.0.1:0").await.map_err(|error| error.to_string())?;
        let origin = format!("http://{}", listener.local_addr().map_err(|error| error.to_string())?);
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let answers = Arc::new(Mutex::new(answers));
        let (given, log) = (Arc::clone(&answers), Arc::clone(&asked));
        let router = Router::new().fallback(move |request: Request| answer(request, Arc::clone(&given), Arc::clone(&log)));
        let serving = tokio::spawn(async move {
            // It only fails when the machine has no more sockets, and then nothing is answered.
            let _ = axum::serve(listener, router).await;
        });
        Ok(FarEnd { origin, asked, answers, serving })
    }

    /// No other page may read a file.
    pub fn shuts(&self, path: &str) {
        self.change(path, |answer| answer.headers.retain(|(name, _)| *name != "access-control-allow-origin"));
    }

    /// A file comes with this status.
    pub fn fails(&self, path: &str, status: u16) {
        self.change(path, |answer| answer.status = status);
    }

    /// A header more of a file.
    pub fn says(&self, path: &str, name: &'static str, value: &str) {
        self.change(path, |answer| answer.headers.push((name, value.to_owned())));
    }

    /// But for the questions that browsers ask beforehand (Fetch, "CORS-preflight fetch").
    pub fn asked(&self) -> Vec<Asked> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.iter().filter(|asked| asked.method != "OPTIONS").cloned().collect()
    }

    /// Waits until it has been asked so often.
    pub async fn is_asked(&self, times: usize) -> Result<(), String> {
        let asking = async {
            while self.asked().len() < times {
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(Duration::from_secs(10), asking).await.map_err(|_| format!("promised: {times} requests; there were {:?}", self.asked()))
    }
}

impl Drop for FarEnd {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(request: Request, answers: Arc<Mutex<Vec<Given>>>, log: Arc<Mutex<Vec<Asked>>>) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, 1 << 20).await.unwrap_or_default();
    let path = head.uri.path().to_owned();
    let header = |name| head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    log.lock().unwrap_or_else(PoisonError::into_inner).push(Asked {
        method: head.method.to_string(),
        path: head.uri.to_string(),
        kind: header("content-type"),
        accepts: header("accept"),
        body: String::from_utf8_lossy(&body).into_owned(),
    });
    let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
    for answer in answers.iter_mut().filter(|answer| answer.path == path) {
        if let Some((turn, body)) = &mut answer.turns {
            answer.body = body(*turn).into();
            *turn += 1;
        }
    }
    // What has a query goes before what has none.
    let asked = head.uri.to_string();
    let queried = answers.iter().filter(|answer| answer.path.contains('?') && asked.starts_with(&answer.path));
    let Some(recorded) = queried.chain(answers.iter().filter(|answer| answer.path == path)).find(|answer| answer.method == head.method.as_str()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let body = match recorded.rests.clone() {
        None => Body::from(recorded.body.clone()),
        Some((after, goes_on)) => {
            let mut first = Bytes::from(recorded.body.clone());
            let rest = first.split_off(after.min(first.len()));
            let rest = stream::once(async move {
                goes_on.notified().await;
                Ok(rest)
            });
            Body::from_stream(stream::once(async { Ok::<_, Infallible>(first) }).chain(rest))
        }
    };
    let mut response = (StatusCode::from_u16(recorded.status).unwrap_or_default(), body).into_response();
    for (name, value) in &recorded.headers {
        // What no server could send is not sent.
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}
