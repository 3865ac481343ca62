//! What the feed shows, page by page and state by state.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::server::static_feed;
use crate::visitor::{Answer, FEED, STATE, Visitor};

type Holds = fn(&Answer) -> bool;

#[tokio::test]
async fn the_feed_is_a_json_feed_of_three_days_newest_first() {
    let answer = Visitor::new().gets(FEED).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/feed+json"));
    let feed = answer.json();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    let dates: Vec<&str> = feed["items"].as_array().unwrap().iter().map(|item| item["date_published"].as_str().unwrap()).collect();
    assert_eq!(dates.len(), 20);
    assert!(dates.is_sorted_by(|one, other| one >= other), "{dates:?}");
}

#[tokio::test]
async fn the_opening_edition_has_entries_of_every_kind() {
    let visitor = Visitor::new();
    let mut items = visitor.gets(FEED).await.json()["items"].as_array().unwrap().clone();
    items.extend(visitor.gets("/newsroom/feed.json?page=2").await.json()["items"].as_array().unwrap().clone());
    assert_eq!(items.len(), 24);
    let has = |kind: &str, found: &dyn Fn(&Value) -> bool| assert!(items.iter().any(found), "no entry {kind}");
    has("with picture, caption and credit", &|item| {
        item["image"].is_string() && item["_newsroom"]["caption"].is_string() && item["_newsroom"]["credit"].is_string()
    });
    has("with several authors", &|item| item["authors"].as_array().is_some_and(|authors| authors.len() > 1));
    has("without a title", &|item| item["title"].is_null());
    has("with a summary alone", &|item| item["summary"].is_string() && item["content_html"].is_null());
    has("that is pinned", &|item| item["_newsroom"]["pinned"] == true);
    has("that was edited", &|item| item["date_modified"].as_str() > item["date_published"].as_str() && item["date_modified"].is_string());
    has("in Ukrainian", &|item| item["language"] == "uk");
    has("in Arabic", &|item| item["language"] == "ar");
    for element in ["<h2>", "<ul>", "<ol>", "<blockquote>", "<figure>", "<table>", "<pre><code>"] {
        has(element, &|item| item["content_html"].as_str().is_some_and(|html| html.contains(element)));
    }
}

#[tokio::test]
async fn every_entry_and_picture_has_an_address_that_answers() {
    let visitor = Visitor::new();
    for item in visitor.gets("/newsroom/feed.json?state=thousand").await.json()["items"].as_array().unwrap().iter().take(24) {
        let page = visitor.gets(item["url"].as_str().unwrap()).await;
        assert!(page.status == 200 && page.text().contains("<h1>"), "{}", item["url"]);
        if let Some(picture) = item["image"].as_str() {
            let picture = visitor.gets(picture).await;
            assert_eq!((picture.status, picture.header("content-type")), (200, "image/svg+xml"));
        }
    }
    assert_eq!(visitor.gets("/newsroom/stories/nothing.html").await.status, 404);
}

#[tokio::test]
async fn the_pages_lead_from_one_to_the_next_and_end() {
    let visitor = Visitor::new();
    let (mut ids, mut next) = (Vec::new(), Some(FEED.to_owned()));
    while let Some(url) = next {
        let page = visitor.gets(&url).await;
        ids.extend(page.ids());
        next = page.json()["next_url"].as_str().map(str::to_owned);
    }
    assert_eq!(ids.len(), 24);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 24, "no entry twice");
    assert_eq!(visitor.gets("/newsroom/feed.json?page=3").await.status, 404);
    for page in ["0", "two", "-1"] {
        assert_eq!(visitor.gets(&format!("{FEED}?page={page}")).await.status, 400, "page {page}");
    }
}

#[tokio::test]
async fn an_unchanged_feed_is_answered_with_304_and_a_changed_one_is_not() {
    let visitor = Visitor::new();
    let first = visitor.gets(FEED).await;
    let tag = first.header("etag").to_owned();
    assert!(first.header("cache-control").contains("max-age=0"));
    let again = async |known: &str| visitor.sends(Request::get(FEED).header("If-None-Match", known).body(Body::empty()).unwrap()).await;
    for known in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}"), "*".to_owned()] {
        let answer = again(&known).await;
        assert_eq!((answer.status, answer.text(), answer.header("etag")), (304, "", tag.as_str()), "{known}");
    }
    assert_eq!(again("\"other\"").await.status, 200);
    visitor.posts("/newsroom/desk/publish", json!({ "title": "News" })).await;
    let changed = again(&tag).await;
    assert_eq!(changed.status, 200);
    assert_ne!(changed.header("etag"), tag);
    let counts = visitor.gets("/newsroom/desk/log").await.json();
    assert_eq!(counts, json!({ "feed": 7, "feed_200": 3, "feed_304": 4, "subscribe": 0, "stream": 0 }));
}

#[tokio::test(start_paused = true)]
async fn each_state_is_what_its_name_says_by_query_and_by_switch() {
    let table: [(&str, u16, &str, Holds); 11] = [
        ("ok", 200, "application/feed+json", |answer| answer.ids().len() == 20),
        ("slow", 200, "application/feed+json", |answer| answer.ids().len() == 20),
        ("404", 404, "application/json", |answer| answer.json()["message"].is_string()),
        ("500", 500, "application/json", |answer| answer.json()["message"].is_string()),
        ("429", 429, "text/plain; charset=utf-8", |answer| answer.header("retry-after") == "5"),
        ("cut", 200, "application/feed+json", |answer| {
            answer.body.is_none() && answer.header("content-length").parse().is_ok_and(|length: usize| length > 10_000)
        }),
        ("invalid", 200, "application/feed+json", |answer| answer.text().starts_with('{') && answer.json().is_null()),
        ("html", 200, "text/html; charset=utf-8", |answer| answer.text().contains("Log in")),
        ("empty", 200, "application/feed+json", |answer| answer.json()["items"] == json!([]) && answer.json()["next_url"].is_null()),
        ("thousand", 200, "application/feed+json", |answer| answer.ids().len() == 1_000 && answer.json()["next_url"].is_null()),
        ("expired", 200, "application/feed+json", |answer| answer.json()["expired"] == true && answer.ids().len() == 20),
    ];
    for (name, status, content_type, holds) in table {
        let visitor = Visitor::new();
        let asked = Instant::now();
        let by_query = visitor.gets(&format!("{FEED}?state={name}")).await;
        let took = asked.elapsed();
        assert_eq!(visitor.posts(STATE, json!({ "state": name })).await.json()["state"], name);
        for answer in [by_query, visitor.gets(FEED).await] {
            assert_eq!((answer.status, answer.header("content-type")), (status, content_type), "{name}");
            assert!(holds(&answer), "{name}: {:.200}", answer.text());
            assert_eq!(answer.header("access-control-allow-origin"), "*", "{name}");
        }
        assert_eq!(took.as_secs(), if name == "slow" { 3 } else { 0 }, "{name}");
        visitor.posts(STATE, json!({ "state": "ok" })).await;
        assert_eq!(visitor.gets(FEED).await.ids().len(), 20, "after {name}");
    }
}

#[test]
fn the_still_feed_in_the_demo_folder_is_the_one_that_is_printed() {
    let printed: Value = serde_json::from_str(&static_feed().unwrap()).unwrap();
    let kept: Value = serde_json::from_str(include_str!("../../demo/newsroom/feed.json")).unwrap();
    assert!(printed == kept, "cargo run --example newsroom -- --print-static-feed > demo/newsroom/feed.json");
    let items = printed["items"].as_array().unwrap();
    assert_eq!(items.len(), 14);
    assert_eq!(items[0]["date_published"], "2026-11-24T06:36:00Z", "four minutes before it was made");
    for picture in items.iter().filter_map(|item| item["image"].as_str()) {
        assert!(std::path::Path::new("demo/newsroom").join(picture).exists(), "{picture}");
    }
}

#[tokio::test]
async fn the_same_news_is_there_as_atom() {
    let visitor = Visitor::new();
    let answer = visitor.gets("/newsroom/atom.xml").await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/atom+xml"));
    let atom = answer.text();
    let items = visitor.gets(FEED).await.json()["items"].as_array().unwrap().clone();
    assert_eq!(atom.matches("<entry ").count(), items.len());
    for item in &items {
        assert!(atom.contains(&format!("<id>{}</id>", item["id"].as_str().unwrap())), "{item}");
    }
}
