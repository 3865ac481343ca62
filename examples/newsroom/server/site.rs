//! Files: the folders of the command line go in, a router that serves them comes out, under a strict policy if asked for.

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::services::ServeDir;

use super::Options;

/// The policy that the widget promises to work under, and not a word more: for the pages of `--page`.
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; media-src 'self'; \
    require-trusted-types-for 'script'; report-uri /newsroom/desk/csp-report";
/// The same for the pages of `--site`: the demo's style is a file of its own.
const STYLED: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; media-src 'self'; style-src 'self'; \
    require-trusted-types-for 'script'; report-uri /newsroom/desk/csp-report";

const PICTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/newsroom/pictures");

pub fn files(options: &Options) -> Router {
    let under = |policy: &'static str, files: Router| {
        let policy = options.csp.then_some(policy);
        files.layer(middleware::map_response(move |answer| async move { guarded(answer, policy) }))
    };
    let page = options.page.as_ref().map(|page| under(STRICT, Router::new().fallback_service(ServeDir::new(page))));
    let mut files = Router::new().nest_service("/newsroom/pictures", ServeDir::new(PICTURES)).route("/newsroom/page.css", get(style));
    if let Some(page) = &page {
        files = files.nest_service("/pages", page.clone());
    }
    files = match (&options.site, page) {
        (Some(site), Some(page)) => files.fallback_service(ServeDir::new(site).fallback(page)),
        (Some(site), None) => files.fallback_service(ServeDir::new(site)),
        (None, Some(page)) => files.fallback_service(page),
        (None, None) => files.fallback(async || (StatusCode::NOT_FOUND, "there is nothing here\n")),
    };
    under(STYLED, files)
}

async fn style() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("../../../demo/newsroom/page.css"))
}

/// A page that has a policy already keeps it.
fn guarded(mut answer: Response, policy: Option<&'static str>) -> Response {
    let headers = answer.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let is_page = headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if let Some(policy) = policy.filter(|_| is_page) {
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(policy));
    }
    answer
}
