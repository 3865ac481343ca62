//! What is done at the desk, or by itself, and who hears of it.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use tokio::time::Instant;

use crate::server::Options;
use crate::visitor::{FEED, STATE, Visitor};

#[tokio::test]
async fn an_unknown_state_is_refused_and_the_known_ones_are_named() {
    let visitor = Visitor::new();
    for answer in [
        visitor.gets("/newsroom/feed.json?state=tired").await,
        visitor.posts(STATE, json!({ "state": "tired" })).await,
        visitor.posts(STATE, json!({ "subscribe": "tired" })).await,
    ] {
        assert_eq!(answer.status, 400);
        assert!(answer.text().contains("ok, slow, "), "{}", answer.text());
    }
    assert_eq!(visitor.posts(STATE, json!({ "feed": "500" })).await.status, 400);
    assert_eq!(visitor.gets(STATE).await.json(), json!({ "state": "ok", "subscribe": "ok" }));
}

#[tokio::test]
async fn the_desk_publishes_words_untouched_and_makes_up_the_rest() {
    let visitor = Visitor::new();
    let html = "<img src=x onerror=hacked=1><script>hacked = 1</script>";
    let id = visitor.posts("/newsroom/desk/publish", json!({ "content_html": html, "_newsroom": { "pinned": true } })).await.json()["id"].clone();
    let first = visitor.gets(FEED).await.json()["items"][0].clone();
    assert_eq!((&first["id"], &first["content_html"], &first["_newsroom"]["pinned"]), (&id, &json!(html), &json!(true)));
    assert!(first["url"].is_string() && first["date_published"].is_string() && first["title"].is_null());
    let page = visitor.gets(first["url"].as_str().unwrap()).await;
    assert!(page.header("content-security-policy").starts_with("default-src 'none'"), "its own page lets nothing of it run");

    let prepared = visitor.sends(Request::post("/newsroom/desk/publish").body(Body::empty()).unwrap()).await.json()["id"].clone();
    let first = visitor.gets(FEED).await.json()["items"][0].clone();
    assert!(first["id"] == prepared && first["title"].is_string() && first["content_html"].is_string(), "{first}");

    visitor.posts("/newsroom/desk/publish", json!({ "id": "a b/ü", "title": "An odd id", "url": null })).await;
    let first = visitor.gets(FEED).await.json()["items"][0].clone();
    assert!(first["id"] == "a b/ü" && first["url"].is_null());
    assert_eq!(visitor.posts("/newsroom/desk/publish", json!({ "id": "a b/ü", "title": "Again" })).await.status, 409);
    assert_eq!(visitor.gets("/newsroom/stories/a%20b%2F%C3%BC.html").await.status, 200);
}

#[tokio::test]
async fn the_desk_edits_and_retracts() {
    let visitor = Visitor::new();
    let id = visitor.gets(FEED).await.ids()[1].clone();
    assert_eq!(visitor.posts("/newsroom/desk/edit", json!({ "id": id, "title": "Council votes again" })).await.status, 200);
    let edited = visitor.gets(FEED).await.json()["items"][1].clone();
    assert_eq!(edited["title"], "Council votes again");
    assert!(edited["date_modified"].as_str() > edited["date_published"].as_str());
    visitor.posts("/newsroom/desk/edit", json!({ "id": id, "summary": null, "date_modified": "2026-01-02T03:04:05Z" })).await;
    let edited = visitor.gets(FEED).await.json()["items"][1].clone();
    assert!(edited["summary"].is_null() && edited["date_modified"] == "2026-01-02T03:04:05Z");
    assert_eq!(visitor.posts("/newsroom/desk/retract", json!({ "id": id })).await.status, 200);
    assert!(!visitor.gets(FEED).await.ids().contains(&id));
    for (path, body, status) in [("retract", json!({ "id": id }), 404), ("edit", json!({ "id": id }), 404), ("edit", json!({ "title": "Whose?" }), 400)] {
        assert_eq!(visitor.posts(&format!("/newsroom/desk/{path}"), body).await.status, status, "{path}");
    }
}

#[tokio::test]
async fn what_the_desk_withholds_is_missing_or_text_or_late_until_it_lets_it_go() {
    let visitor = Visitor::new();
    let withhold = async |paths| visitor.posts("/newsroom/desk/withhold", paths).await.status;
    assert_eq!(withhold(json!({ FEED: "missing" })).await, 204);
    let missing = visitor.gets("/newsroom/feed.json?page=2").await;
    assert_eq!((missing.status, missing.header("cache-control")), (404, "no-store"), "whatever the query");
    assert_eq!(visitor.gets("/newsroom/").await.status, 200, "nothing else");

    assert_eq!(withhold(json!({ FEED: "plain" })).await, 204);
    assert_eq!(visitor.gets(FEED).await.header("content-type"), "text/plain");
    assert_eq!(withhold(json!({ FEED: "https://elsewhere.example/" })).await, 204);
    let moved = visitor.gets(FEED).await;
    assert_eq!((moved.status, moved.header("location"), moved.header("cache-control")), (307, "https://elsewhere.example/", "no-store"));
    assert_eq!(withhold(json!({ FEED: "late" })).await, 204);
    let (late, asked) = tokio::join!(visitor.gets(FEED), async {
        // Only what was asked for is late; it is let go, and answered, after that.
        let requests = visitor.gets("/newsroom/desk/requests").await.json();
        assert_eq!(withhold(json!({})).await, 204);
        requests[4].clone()
    });
    assert_eq!(late.status, 200);
    assert_eq!(asked, json!({ "method": "GET", "path": FEED, "status": 0 }), "asked for, and without an answer");

    let refused = visitor.posts("/newsroom/desk/withhold", json!({ FEED: "lost" })).await;
    assert!(refused.status == 400 && refused.text().contains("missing, late or plain, or as moved"), "{}", refused.text());
}

#[tokio::test]
async fn the_stream_tells_of_every_change() {
    let visitor = Visitor::new();
    let mut stream = visitor.listens().await;
    assert_eq!(stream.headers["content-type"], "text/event-stream");
    assert_eq!(stream.headers["access-control-allow-origin"], "*");
    let fields = json!({ "id": "one", "title": "News" });
    for kind in ["publish", "edit", "retract"] {
        visitor.posts(&format!("/newsroom/desk/{kind}"), fields.clone()).await;
        assert_eq!(stream.hears().await, format!("event: update\ndata: {}\n\n", json!({ "id": "one", "kind": kind })));
    }
}

#[tokio::test(start_paused = true)]
async fn at_its_pace_it_publishes_edits_and_retracts_by_itself() {
    let visitor = Visitor::with(Options { pace: 20, ..Options::default() });
    let mut stream = visitor.listens().await;
    let mut kinds = Vec::new();
    let opened = Instant::now();
    while kinds.len() < 5 {
        let event = stream.hears().await;
        kinds.extend(["publish", "edit", "retract"].into_iter().find(|kind| event.contains(kind)));
    }
    assert_eq!(kinds, ["publish", "publish", "edit", "publish", "retract"]);
    assert_eq!(opened.elapsed().as_secs(), 100);
}

#[tokio::test]
async fn stories_that_ran_out_come_again_under_new_ids() {
    let visitor = Visitor::new();
    let mut ids = Vec::new();
    for _ in 0..100 {
        let id = visitor.posts("/newsroom/desk/publish", json!({})).await.json()["id"].clone();
        ids.push(id.as_str().unwrap().to_owned());
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 100);
}
