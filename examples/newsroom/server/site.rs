//! Files: the folders of the command line go in, a router that serves them comes out, under a policy if asked for.

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::services::ServeDir;

use super::Options;

/// The policy that the widget promises to work under, and where to complain.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; media-src 'self'; \
    require-trusted-types-for 'script'; report-uri /newsroom/desk/csp-report";

const PICTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/newsroom/pictures");
const RECORDINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/newsroom/recordings");

pub fn files(options: &Options) -> Router {
    // One that is no header's value is left out, as a server would.
    let policy = options.policy.as_deref().and_then(|policy| HeaderValue::from_str(policy).ok());
    let nothing = Router::new().fallback(async || (StatusCode::NOT_FOUND, "there is nothing here\n"));
    // From the last folder to the first: each answers what it has, and hands on the rest.
    let folders = options.site.iter().chain(&options.pages).rev();
    let files = folders.fold(nothing, |rest, folder| Router::new().fallback_service(ServeDir::new(folder).fallback(rest)));
    let files = files.nest_service("/newsroom/recordings", ServeDir::new(RECORDINGS));
    let files = files.nest_service("/newsroom/pictures", ServeDir::new(PICTURES)).route("/newsroom/page.css", get(style));
    files.layer(middleware::map_response(move |answer| {
        let policy = policy.clone();
        async move { guarded(answer, policy) }
    }))
}

async fn style() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("../../../demo/newsroom/page.css"))
}

fn guarded(mut answer: Response, policy: Option<HeaderValue>) -> Response {
    let headers = answer.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let is_page = |kind: &HeaderValue| [&b"text/html"[..], b"application/xhtml+xml"].iter().any(|page| kind.as_bytes().starts_with(page));
    if let Some(policy) = policy.filter(|_| headers.get(CONTENT_TYPE).is_some_and(is_page)) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    answer
}
