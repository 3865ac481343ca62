//! What a sign-up service is sent, and what its answer means: nothing counts as success that does not say so.

use news_widget::feed::Tree;
use news_widget::signup::{Outcome, outcome, request};

#[test]
fn a_request_is_the_contracts_json() {
    let (kind, body) = request("o'\"\\\u{1}\u{1f}@example.com", &["daily".to_owned(), "Тиждень \n".to_owned()]);
    assert_eq!(kind, "application/json");
    let read: serde_json::Value = serde_json::from_str(&body).unwrap();
    let expected = serde_json::json!({ "email": "o'\"\\\u{1}\u{1f}@example.com", "newsletters": ["daily", "Тиждень \n"], "website": "" });
    assert_eq!(read, expected, "{body}");
    assert_eq!(request("anna@example.com", &[]).1, r#"{"email":"anna@example.com","newsletters":[],"website":""}"#);
}

#[test]
fn each_answer_has_its_outcome() {
    let table = [
        (202, r#"{"status":"pending"}"#, Outcome::Pending, "pending"),
        (200, r#"{"status":"subscribed"}"#, Outcome::Subscribed, "subscribed"),
        (200, r#"{"status":"already"}"#, Outcome::Already, "already"),
        // A success that does not say which is none of them: neither an unknown word nor an empty body nor a web page.
        (200, r#"{"status":"fine"}"#, Outcome::Unclear, "unclear"),
        (200, r#"{"status":true}"#, Outcome::Unclear, "unclear"),
        (200, r#""pending""#, Outcome::Unclear, "unclear"),
        (204, "", Outcome::Unclear, "unclear"),
        (200, "<!doctype html><p>Thank you", Outcome::Unclear, "unclear"),
        (422, r#"{"message":"Another address, please"}"#, Outcome::Refused("Another address, please".to_owned()), "refused"),
        (422, r#"{"status":"subscribed"}"#, Outcome::Refused(String::new()), "refused"),
        (400, "", Outcome::Refused(String::new()), "refused"),
        (403, "", Outcome::Closed, "closed"),
        // Nothing there, or gone: the site owner's mistake, not a closed list.
        (404, "", Outcome::Failed(404), "failed"),
        (410, "", Outcome::Failed(410), "failed"),
        (500, r#"{"status":"subscribed"}"#, Outcome::Failed(500), "failed"),
        (302, "", Outcome::Failed(302), "failed"),
        (0, "", Outcome::Failed(0), "failed"),
    ];
    for (status, body, expected, name) in table {
        let tree: Tree = serde_json::from_str(body).unwrap_or_default();
        let found = outcome(status, &tree, Some(5));
        assert_eq!((found.name(), &found), (name, &expected), "{status} {body}");
    }
    assert_eq!(outcome(429, &Tree::Null, Some(5)), Outcome::TooMany(Some(5)));
    assert_eq!(outcome(429, &Tree::Null, None), Outcome::TooMany(None));
}
