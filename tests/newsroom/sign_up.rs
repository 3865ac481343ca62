//! What becomes of an address.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use tokio::time::Instant;

use crate::server::Options;
use crate::visitor::{STATE, SUBSCRIBE, Visitor};

#[tokio::test]
async fn an_address_is_pending_until_its_link_is_followed_and_then_already_there() {
    let visitor = Visitor::new();
    let answer = visitor.signs_up(" reader@harbour.example ").await;
    assert_eq!((answer.status, answer.json()), (202, json!({ "status": "pending" })));
    assert_eq!(visitor.signs_up("Reader@Harbour.example").await.status, 202, "the same address, however it is written");
    let outbox = visitor.gets("/newsroom/desk/outbox").await.json();
    assert_eq!((outbox.as_array().map(Vec::len), &outbox[0]["email"]), (Some(1), &json!("reader@harbour.example")));
    let link = outbox[0]["link"].as_str().unwrap().to_owned();
    let path = link.strip_prefix("http://newsroom.example").unwrap();

    let wrong = visitor.gets(&format!("{path}0")).await;
    assert!(wrong.status == 404 && wrong.text().contains("confirms nothing"));
    assert_eq!(visitor.gets("/newsroom/confirm").await.status, 404);
    assert_eq!(visitor.signs_up("reader@harbour.example").await.status, 202, "still pending");

    for time in ["once", "twice"] {
        let confirmed = visitor.gets(path).await;
        assert!(confirmed.status == 200 && confirmed.text().contains("reader@harbour.example"), "{time}");
    }
    assert_eq!(visitor.gets("/newsroom/desk/outbox").await.json(), json!([]));
    let answer = visitor.signs_up("reader@harbour.example").await;
    assert_eq!((answer.status, answer.json()), (200, json!({ "status": "already" })));
}

#[tokio::test]
async fn with_single_opt_in_an_address_is_subscribed_at_once() {
    let visitor = Visitor::with(Options { pace: 0, single_opt_in: true, ..Options::default() });
    let answer = visitor.signs_up("reader@harbour.example").await;
    assert_eq!((answer.status, answer.json()), (200, json!({ "status": "subscribed" })));
    assert_eq!(visitor.signs_up("reader@harbour.example").await.json(), json!({ "status": "already" }));
}

#[tokio::test]
async fn what_is_no_address_is_refused_in_words_and_a_robot_is_not_told() {
    let visitor = Visitor::new();
    for email in ["", "reader", "reader@", "reader@harbour..example", "re ader@harbour.example"] {
        let answer = visitor.signs_up(email).await;
        assert_eq!((answer.status, &answer.json()["status"]), (422, &json!("refused")), "{email:?}");
        assert!(answer.json()["message"].is_string());
    }
    let broken = Request::post(SUBSCRIBE).header("Content-Type", "application/json").body(Body::from("{")).unwrap();
    assert_eq!(visitor.sends(broken).await.status, 422);
    let robot = visitor.posts(SUBSCRIBE, json!({ "email": "robot@harbour.example", "website": "https://buy.example" })).await;
    assert_eq!((robot.status, robot.json()), (202, json!({ "status": "pending" })));
    assert_eq!(visitor.gets("/newsroom/desk/outbox").await.json(), json!([]));
}

#[tokio::test(start_paused = true)]
async fn the_sixth_try_in_ten_minutes_has_to_wait() {
    let visitor = Visitor::new();
    for _ in 0..5 {
        assert_eq!(visitor.signs_up("reader@harbour.example").await.status, 202);
    }
    tokio::time::advance(Duration::from_secs(60)).await;
    let answer = visitor.signs_up("READER@harbour.example").await;
    assert_eq!((answer.status, answer.header("retry-after"), answer.json()), (429, "540", json!({ "status": "too-many" })));
    assert_eq!(visitor.signs_up("another@harbour.example").await.status, 202);
    tokio::time::advance(Duration::from_secs(540)).await;
    assert_eq!(visitor.signs_up("reader@harbour.example").await.status, 202);
}

#[tokio::test(start_paused = true)]
async fn each_state_of_the_sign_up_is_what_its_name_says_by_query_and_by_switch() {
    let table: [(&str, u16, Option<&str>); 10] = [
        ("ok", 202, Some("pending")),
        ("slow", 202, Some("pending")),
        ("already", 200, Some("already")),
        ("subscribed", 200, Some("subscribed")),
        ("422", 422, Some("refused")),
        ("403", 403, Some("closed")),
        ("429", 429, Some("too-many")),
        ("500", 500, Some("failed")),
        ("cut", 200, None),
        ("html", 200, None),
    ];
    for (name, status, said) in table {
        let visitor = Visitor::new();
        let wish = json!({ "email": "reader@harbour.example" });
        let asked = Instant::now();
        let by_query = visitor.posts(&format!("{SUBSCRIBE}?state={name}"), wish.clone()).await;
        assert_eq!(asked.elapsed().as_secs(), if name == "slow" { 3 } else { 0 }, "{name}");
        visitor.posts(STATE, json!({ "subscribe": name })).await;
        for answer in [by_query, visitor.posts(SUBSCRIBE, wish).await] {
            assert_eq!((answer.status, answer.json()["status"].as_str()), (status, said), "{name}");
            assert_eq!(answer.body.is_none(), name == "cut", "{name}");
            assert_eq!(answer.header("retry-after"), if name == "429" { "120" } else { "" }, "{name}");
            assert_eq!(answer.header("access-control-allow-origin"), "*", "{name}");
        }
    }
}

#[tokio::test]
async fn a_form_gets_a_page_with_the_same_outcome() {
    let visitor = Visitor::new();
    let form = |body: &'static str| Request::post(SUBSCRIBE).header("Content-Type", "application/x-www-form-urlencoded").body(Body::from(body)).unwrap();
    let answer = visitor.sends(form("email=reader%40harbour.example&newsletters=daily&newsletters=weekly&website=")).await;
    assert_eq!((answer.status, answer.header("content-type")), (202, "text/html; charset=utf-8"));
    assert!(answer.text().contains("mailbox"));
    assert_eq!(visitor.gets("/newsroom/desk/outbox").await.json()[0]["email"], "reader@harbour.example");
    let answer = visitor.sends(form("email=%3Cb%3E")).await;
    assert_eq!((answer.status, answer.header("content-type")), (422, "text/html; charset=utf-8"));
}
