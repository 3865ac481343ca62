//! Who may come in, and what is served: the command line, CORS, the folders and their policy.

use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::json;

use crate::server::Options;
use crate::visitor::{FEED, SUBSCRIBE, Visitor};

#[tokio::test]
async fn a_page_of_another_origin_may_ask_beforehand_but_not_work_at_the_desk() {
    let visitor = Visitor::new();
    let ask = async |path: &str| {
        visitor.sends(Request::builder().method(Method::OPTIONS).uri(path).header("Origin", "https://elsewhere.example").body(Body::empty()).unwrap()).await
    };
    for path in [FEED, SUBSCRIBE, "/newsroom/stream"] {
        let answer = ask(path).await;
        assert_eq!((answer.status, answer.header("access-control-allow-origin")), (204, "*"), "{path}");
        assert!(answer.header("access-control-allow-headers").contains("Content-Type"));
        assert_eq!(answer.header("access-control-expose-headers"), "ETag, Retry-After");
    }
    assert_eq!(ask("/newsroom/desk/publish").await.header("access-control-allow-origin"), "");
    assert_eq!(visitor.gets("/newsroom/").await.json(), json!({ "newsroom": true, "pace": 0 }));
}

/// What README asks of a page, and where to complain.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; media-src 'self'; \
    require-trusted-types-for 'script'; report-uri /newsroom/desk/csp-report";

#[tokio::test]
async fn the_pages_of_all_folders_are_served_under_the_strict_policy() {
    let folders = |csp: bool| Options {
        pace: 0,
        site: Some("demo".into()),
        pages: vec!["tests/browser/pages".into(), "docs".into()],
        policy: csp.then(|| POLICY.to_owned()),
        ..Options::default()
    };
    let (strict, lax) = (Visitor::with(folders(true)), Visitor::with(folders(false)));
    let page = strict.gets("/feed.html").await;
    assert_eq!((page.status, page.header("content-type"), page.header("cache-control")), (200, "text/html", "no-cache"));
    assert_eq!(page.header("content-security-policy"), POLICY);
    assert_eq!(lax.gets("/feed.html").await.header("content-security-policy"), "");
    let script = strict.gets("/demo.js").await;
    assert_eq!((script.status, script.header("content-type"), script.header("content-security-policy")), (200, "text/javascript", ""));
    assert_eq!(strict.gets("/readers.svg").await.header("content-type"), "image/svg+xml");
    assert_eq!(strict.gets("/lost.wasm").await.status, 404);
    let requests = strict.gets("/newsroom/desk/requests").await.json();
    assert_eq!(requests[0], json!({ "method": "GET", "path": "/feed.html", "status": 200 }));
}

#[tokio::test]
async fn what_the_policy_stopped_is_kept() {
    let visitor = Visitor::new();
    let report = json!({ "csp-report": { "effective-directive": "img-src" } });
    let sent = Request::post("/newsroom/desk/csp-report").header("Content-Type", "application/csp-report").body(Body::from(report.to_string())).unwrap();
    assert_eq!(visitor.sends(sent).await.status, 204);
    assert_eq!(visitor.gets("/newsroom/desk/csp-report").await.json(), json!([report]));
}

#[test]
fn the_command_line_is_read_or_said_to_be_wrong() {
    let parse = |line: &str| Options::parse(line.split_whitespace().map(str::to_owned));
    assert_eq!(parse(""), Ok(Options::default()));
    let all = Options {
        port: 8080,
        pace: 0,
        site: Some("demo".into()),
        pages: vec!["tests".into(), "docs".into()],
        policy: Some(POLICY.to_owned()),
        front: Some("http://courier.example".to_owned()),
        db: Some("x.db".into()),
        single_opt_in: true,
        help: true,
        print_static_feed: true,
    };
    assert_eq!(
        parse(
            "--port 8080 --pace 0 --site demo --page tests --page docs --csp --front http://courier.example/ --db x.db --single-opt-in --help --print-static-feed"
        ),
        Ok(all)
    );
    for (line, says) in [
        ("--port", "--port needs a value"),
        ("--port 70000", "--port 70000"),
        ("--pace soon", "--pace soon"),
        ("--site nowhere", "no such folder"),
        ("--loud", "no option --loud"),
    ] {
        let words = parse(line).expect_err(line);
        assert!(words.contains(says), "{line}: {words}");
    }
    for option in ["--port", "--pace", "--site", "--page", "--csp", "--policy", "--front", "--db", "--single-opt-in", "--help", "--print-static-feed"] {
        assert!(Options::USAGE.contains(option), "{option}");
    }
}
