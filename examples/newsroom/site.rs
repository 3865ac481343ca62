//! Static folders with the headers a site owner would send: the demo page and the tests' own pages, under the strict
//! Content-Security-Policy the widget promises to work with. Reports of what it stopped are kept for the tests.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::map_response;
use axum::response::{Json, Response};
use serde_json::Value;
use tower_http::services::ServeDir;

use crate::app::Newsroom;
use crate::options::Options;

/// The policy of the promise, with what the page around the widget needs for its own style and form.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; media-src 'self'; \
    style-src 'self'; form-action 'self'; require-trusted-types-for 'script'; report-uri /newsroom/desk/csp-report";

pub fn add(mut routes: Router, options: &Options) -> Router {
    let csp = options.csp;
    let headers = move |answer: Response| async move { with_headers(answer, csp) };
    if let Some(page) = &options.page {
        routes = routes.nest_service("/pages", Router::new().fallback_service(ServeDir::new(page)).layer(map_response(headers)));
    }
    match &options.site {
        Some(site) => routes.merge(Router::new().fallback_service(ServeDir::new(site)).layer(map_response(headers))),
        None => routes,
    }
}

fn with_headers(mut answer: Response, csp: bool) -> Response {
    let is_html = answer.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let headers = answer.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if csp && is_html {
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    }
    answer
}

pub async fn csp_report(State(newsroom): State<Newsroom>, body: Bytes) -> StatusCode {
    let report = serde_json::from_slice(&body).unwrap_or_else(|_| Value::from(String::from_utf8_lossy(&body)));
    newsroom.lock().csp_reports.push(report);
    StatusCode::NO_CONTENT
}

pub async fn csp_reports(State(newsroom): State<Newsroom>) -> Json<Vec<Value>> {
    Json(newsroom.lock().csp_reports.clone())
}
