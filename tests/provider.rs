//! What a sign-up service is sent, and what its answer means: nothing counts as success that does not say so. Requests and
//! answers are those that real services were seen to take and give.

use news_widget::feed::Tree;
use news_widget::signup::{End, Native, Newsletter, Outcome, Provider, cure, misfit, newsletters, outcome, without_token};
use serde_json::{Value, json};

const ANNA: &str = "anna@example.com";

fn two() -> Vec<String> {
    vec!["daily".to_owned(), "Тиждень \"\n".to_owned()]
}

#[test]
fn each_provider_is_sent_what_it_takes() {
    let odd = "o'\"\\\u{1}\u{1f}@example.com";
    let table = [
        (Provider::Json, "https://a.example/sub?x=1", "", "https://a.example/sub?x=1", json!({ "email": odd, "newsletters": two(), "website": "" })),
        (
            Provider::Ghost,
            "https://a.example",
            "17:ab:cd",
            "https://a.example/members/api/send-magic-link/",
            json!({ "email": odd, "emailType": "signup", "honeypot": "", "integrityToken": "17:ab:cd", "newsletters": [{ "name": "daily" }, { "name": "Тиждень \"\n" }], "autoRedirect": false }),
        ),
        (
            Provider::Listmonk,
            "https://a.example/lists/",
            "",
            "https://a.example/lists/api/public/subscription",
            json!({ "email": odd, "name": "", "list_uuids": two() }),
        ),
    ];
    for (provider, url, token, to, body) in table {
        let request = provider.request(url, odd, &two(), false, token);
        assert_eq!((request.url.as_str(), request.content_type), (to, "application/json"), "{provider:?}");
        let sent: Value = serde_json::from_str(&request.body).unwrap_or_else(|error| panic!("{}: {error}", request.body));
        assert_eq!(sent, body, "{provider:?}");
    }
    // A member gets every newsletter that is one by default only where none is named.
    let plain: Value = serde_json::from_str(&Provider::Ghost.request("https://a.example", ANNA, &[], false, "").body).unwrap();
    assert_eq!(plain, json!({ "email": ANNA, "emailType": "signup", "honeypot": "", "autoRedirect": false }));
    assert_eq!(Provider::Json.request("u", ANNA, &[], false, "").body, r#"{"email":"anna@example.com","newsletters":[],"website":""}"#);
    let agreed = Provider::Json.request("u", ANNA, &[], true, "").body;
    assert_eq!(agreed, r#"{"email":"anna@example.com","newsletters":[],"website":"","consent":true}"#);
}

#[test]
fn kit_is_sent_form_data() {
    let request = Provider::Kit.request("https://app.kit.com/forms/7/subscriptions", ANNA, &["9".to_owned()], false, "");
    let (kind, boundary) = request.content_type.split_once("; boundary=").unwrap();
    assert_eq!((kind, request.url.as_str()), ("multipart/form-data", "https://app.kit.com/forms/7/subscriptions"));
    let part = |name: &str, value: &str| format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    assert_eq!(request.body, format!("{}{}--{boundary}--\r\n", part("email_address", ANNA), part("tags[]", "9")));
}

#[test]
fn a_site_may_be_given_by_its_address_or_by_that_of_the_service() {
    let table = [
        ("https://a.example", "https://a.example/members/api/integrity-token/"),
        ("https://a.example/", "https://a.example/members/api/integrity-token/"),
        ("https://a.example/blog", "https://a.example/blog/members/api/integrity-token/"),
        ("https://a.example/blog/?x#y", "https://a.example/blog/members/api/integrity-token/"),
        ("https://a.example/members/api/send-magic-link/", "https://a.example/members/api/integrity-token/"),
    ];
    for (url, expected) in table {
        assert_eq!(Provider::Ghost.token_url(url).as_deref(), Some(expected), "{url}");
    }
    for provider in [Provider::Json, Provider::Listmonk, Provider::Kit, Provider::Form, Provider::Buttondown, Provider::Mailchimp] {
        assert_eq!(provider.token_url("https://a.example"), None, "{provider:?}");
    }
}

#[test]
fn some_forms_are_posted_by_the_browser_itself() {
    let native = |address, newsletter, trap: &str, fixed| Some(Native { address, newsletter, joined: address == "EMAIL", trap: trap.to_owned(), fixed });
    let table = [
        ("form", "https://a.example/sub", native("email", "newsletters", "website", &[] as &[_])),
        ("buttondown", "https://buttondown.com/api/emails/embed-subscribe/anna", native("email", "tag", "", &[("embed", "1")])),
        ("mailchimp", "https://x.us1.list-manage.com/subscribe/post?u=ab12&id=cd34", native("EMAIL", "tags", "b_ab12_cd34", &[])),
        ("json", "https://a.example/sub", None),
        ("ghost", "https://a.example", None),
        ("listmonk", "https://a.example", None),
        ("kit", "https://app.kit.com/forms/7/subscriptions", None),
    ];
    for (name, url, expected) in table {
        assert_eq!(Provider::named(name).native(url), expected, "{name}");
    }
}

fn read(body: &str) -> Tree {
    serde_json::from_str(body).unwrap_or_default()
}

#[test]
fn each_answer_has_its_outcome() {
    let refused = |says: &str| Outcome::Refused(says.to_owned());
    let failed = |status, says: &str| Outcome::Failed { status, says: says.to_owned() };
    let table = [
        (Provider::Json, 202, r#"{"status":"pending"}"#, Outcome::Pending, "pending"),
        (Provider::Json, 200, r#"{"status":"subscribed"}"#, Outcome::Subscribed, "subscribed"),
        (Provider::Json, 200, r#"{"status":"already"}"#, Outcome::Already, "already"),
        // A success that does not say which is none of them: neither an unknown word nor an empty body nor a web page.
        (Provider::Json, 200, r#"{"status":"fine"}"#, Outcome::Unclear, "unclear"),
        (Provider::Json, 200, r#"{"status":true}"#, Outcome::Unclear, "unclear"),
        (Provider::Json, 200, r#""pending""#, Outcome::Unclear, "unclear"),
        (Provider::Json, 204, "", Outcome::Unclear, "unclear"),
        (Provider::Json, 200, "<!doctype html><p>Thank you", Outcome::Unclear, "unclear"),
        (Provider::Json, 422, r#"{"message":"Another address, please"}"#, refused("Another address, please"), "refused"),
        (Provider::Json, 422, r#"{"status":"subscribed"}"#, refused(""), "refused"),
        // What cannot be seen says nothing, and turns nothing round.
        (Provider::Json, 422, r#"{"message":" \u200b\u0007 "}"#, refused(""), "refused"),
        (Provider::Json, 422, r#"{"message":"Not \u202eanna@example.com\u0000 again"}"#, refused("Not anna@example.com again"), "refused"),
        (Provider::Json, 400, "", refused(""), "refused"),
        (Provider::Json, 403, "", Outcome::Closed, "closed"),
        // Nothing there, or gone: the site owner's mistake, not a closed list.
        (Provider::Json, 404, "", failed(404, ""), "failed"),
        (Provider::Json, 410, "", failed(410, ""), "failed"),
        (Provider::Json, 500, r#"{"status":"subscribed"}"#, failed(500, ""), "failed"),
        (Provider::Json, 302, "", failed(302, ""), "failed"),
        (Provider::Json, 0, "", failed(0, ""), "failed"),
        // Version 6, version 5.
        (Provider::Ghost, 201, "{}", Outcome::Pending, "pending"),
        (Provider::Ghost, 201, "Created.", Outcome::Pending, "pending"),
        // Something else at its address, or the front page that a redirect led to.
        (Provider::Ghost, 200, "<!doctype html>", Outcome::Unclear, "unclear"),
        (Provider::Ghost, 200, "{}", Outcome::Unclear, "unclear"),
        (Provider::Ghost, 400, r#"{"errors":[{"message":"Email is not valid"}]}"#, refused("Email is not valid"), "refused"),
        (
            Provider::Ghost,
            400,
            r#"{"errors":[{"message":"The request could not be understood."}]}"#,
            failed(400, "The request could not be understood."),
            "failed",
        ),
        (
            Provider::Ghost,
            400,
            r#"{"errors":[{"message":"Cannot subscribe to invalid newsletters Dayly"}]}"#,
            failed(400, "Cannot subscribe to invalid newsletters Dayly"),
            "failed",
        ),
        // Of an email type that it does not know, Ghost says so as plain text.
        (Provider::Ghost, 400, "Bad Request.", failed(400, ""), "failed"),
        (Provider::Ghost, 400, r#"{"errors":[{"message":"This site is invite-only, contact the owner for access."}]}"#, Outcome::Closed, "closed"),
        (Provider::Ghost, 429, r#"{"errors":[{"message":"Too many sign-in attempts try again in 10 minutes"}]}"#, Outcome::TooMany(Some(600)), "too-many"),
        (Provider::Listmonk, 200, r#"{"data":{"has_optin":true}}"#, Outcome::Pending, "pending"),
        (Provider::Listmonk, 200, r#"{"data":{"has_optin":false}}"#, Outcome::Subscribed, "subscribed"),
        (Provider::Listmonk, 200, r#"{"data":true}"#, Outcome::Unclear, "unclear"),
        (Provider::Listmonk, 400, r#"{"message":"Invalid list"}"#, refused("Invalid list"), "refused"),
        (Provider::Kit, 200, r#"{"status":"success","consent":{"enabled":false}}"#, Outcome::Taken, "taken"),
        (Provider::Kit, 200, r#"{"status":"failed","errors":{"messages":["Email address is invalid"]}}"#, refused("Email address is invalid"), "refused"),
        (Provider::Kit, 200, r#"{"status":"quarantined","url":"https://app.kit.com/x"}"#, Outcome::Unclear, "unclear"),
    ];
    for (provider, status, body, expected, name) in table {
        let found = outcome(provider, status, &read(body), None);
        assert_eq!((found.name(), &found), (name, &expected), "{provider:?} {status} {body}");
    }
    assert_eq!(outcome(Provider::Json, 429, &Tree::Null, Some(5)), Outcome::TooMany(Some(5)));
    assert_eq!(outcome(Provider::Json, 429, &Tree::Null, None), Outcome::TooMany(None));
}

/// No address has left by then: none is refused, and no list is closed.
#[test]
fn without_a_token_no_address_was_refused() {
    let says = r#"{"errors":[{"message":"Nobody may"}]}"#;
    for status in [302, 400, 401, 403, 422, 500] {
        assert_eq!(without_token(status, &read(says), None), Outcome::Failed { status, says: "Nobody may".to_owned() });
    }
    assert_eq!(without_token(429, &Tree::Null, Some(9)), Outcome::TooMany(Some(9)));
}

#[test]
fn a_services_words_are_as_many_as_a_reader_reads() {
    for letter in ["a", "é", "字", "🗞"] {
        let words = letter.repeat(10_000);
        let Outcome::Refused(told) = outcome(Provider::Json, 422, &read(&format!(r#"{{"message":"{words}"}}"#)), None) else { panic!("refused") };
        assert!(told.len() <= 300 && told.len() > 296 && words.starts_with(&told), "{told}");
    }
}

#[test]
fn newsletters_are_read_as_they_are_written() {
    let one = |id: &str, label: &str| Newsletter { id: id.to_owned(), label: label.to_owned() };
    let table = [
        ("daily: Daily digest; weekly: Weekly letter", vec![one("daily", "Daily digest"), one("weekly", "Weekly letter")]),
        (" daily ;; weekly:; daily: Again ;: Nothing", vec![one("daily", "daily"), one("weekly", "weekly")]),
        ("a: One: two", vec![one("a", "One: two")]),
        ("", vec![]),
        (";:;", vec![]),
    ];
    for (attribute, expected) in table {
        assert_eq!(newsletters(attribute), expected, "{attribute}");
    }
}

#[test]
fn the_console_names_what_is_missing() {
    let (url, page, target) = ("https://b.example/sub", "https://a.example", "https://b.example");
    let failed = Outcome::Failed { status: 404, says: String::new() };
    let sentence = Outcome::Failed { status: 400, says: "The request could not be understood.".to_owned() };
    let leaks = Outcome::Failed { status: 500, says: "Could not store Anna@A.example".to_owned() };
    let refused = Outcome::Refused("Invalid UUID".to_owned());
    let silent = Outcome::Refused(String::new());
    let table = [
        (Provider::Json, End::Blocked, vec!["Content-Security-Policy", "https://b.example to its connect-src"]),
        (Provider::Form, End::Blocked, vec!["Content-Security-Policy", "https://b.example to its form-action"]),
        (Provider::Json, End::Late, vec!["no answer in time"]),
        (
            Provider::Json,
            End::Unreachable,
            vec!["Access-Control-Allow-Origin: https://a.example", "Access-Control-Allow-Headers: content-type", "signup-provider"],
        ),
        (Provider::Kit, End::Unreachable, vec!["Access-Control-Allow-Origin: https://a.example"]),
        (Provider::Json, End::Answered(&failed), vec!["HTTP status 404. If that is another service's way, signup-provider"]),
        (Provider::Ghost, End::Answered(&sentence), vec!["HTTP status 400: The request could not be understood."]),
        (Provider::Json, End::Answered(&Outcome::Unclear), vec!["signup-provider", r#"{"status": "pending"}, "subscribed" or "already""#]),
        (Provider::Listmonk, End::Answered(&Outcome::Unclear), vec![r#"{"data": {"has_optin": true}}"#]),
        (Provider::Json, End::Answered(&Outcome::Closed), vec!["HTTP status 403"]),
        (Provider::Json, End::Answered(&silent), vec![r#"{"message": "…"}"#]),
        (Provider::Kit, End::Answered(&Outcome::Unclear), vec!["Kit may hold the address back"]),
        (Provider::Listmonk, End::Answered(&refused), vec!["lists are not public"]),
        // What names the address stays away from the console.
        (Provider::Json, End::Answered(&leaks), vec!["HTTP status 500: …"]),
    ];
    for (provider, end, named) in table {
        let line = cure(provider, url, page, target, "anna@a.example", &end).unwrap();
        assert!(!line.to_lowercase().contains("anna"), "{line}");
        assert!(line.contains(url) && named.iter().all(|part| line.contains(part)) && !line.ends_with(".."), "{line}");
    }
    assert!(!cure(Provider::Json, url, target, target, "", &End::Unreachable).unwrap().contains("Access-Control"), "no other origin");
    for outcome in [Outcome::Pending, refused] {
        assert_eq!(cure(Provider::Json, url, page, target, "", &End::Answered(&outcome)), None);
    }
}

#[test]
fn the_console_says_beforehand_what_a_service_needs() {
    let daily = newsletters("6f2c0c1e-3b59-4b7a-9a0f-0d8f6f1f3c11: Daily");
    let fits = [
        (Provider::Json, "https://a.example/anything", vec![]),
        (Provider::Form, "https://a.example/anything", vec![]),
        (Provider::Ghost, "https://a.example/", vec![]),
        (Provider::Listmonk, "https://a.example/", daily.clone()),
        (Provider::Buttondown, "https://buttondown.com/api/emails/embed-subscribe/courier", vec![]),
        (Provider::Mailchimp, "https://a.us1.list-manage.com/subscribe/post?u=1a2b&id=3c&f_id=4d", vec![]),
        (Provider::Kit, "https://app.kit.com/forms/7/subscriptions", newsletters("12: Daily; 34: Weekly")),
        (Provider::Mailchimp, "https://a.us1.list-manage.com/subscribe/post?u=1a2b&id=3c", newsletters("12")),
        (Provider::Json, "https://a.example/anything", newsletters("a, b; c")),
        (Provider::Ghost, "https://a.example/", newsletters("News, weekly")),
    ];
    for (provider, url, newsletters) in fits {
        assert_eq!(misfit(provider, url, &newsletters), None, "{provider:?}");
    }
    let unfit = [
        (Provider::Listmonk, "https://a.example/", vec![], "UUID"),
        (Provider::Buttondown, "https://buttondown.com/courier", daily.clone(), "/embed-subscribe/NAME"),
        // The page for readers, and the address for scripts.
        (Provider::Mailchimp, "https://a.us1.list-manage.com/subscribe?u=1a2b&id=3c", vec![], "/subscribe/post?u="),
        (Provider::Mailchimp, "https://a.us1.list-manage.com/subscribe/post-json?u=1a2b&id=3c", vec![], "/subscribe/post?u="),
        (Provider::Mailchimp, "https://a.us1.list-manage.com/subscribe/post?u=1a2b", vec![], "id="),
        (Provider::Mailchimp, "https://a.us1.list-manage.com/subscribe/post?u=1a2b&id=", vec![], "id="),
        (Provider::Kit, "https://courier.kit.com/1a2b3c", vec![], "/subscriptions"),
        // Ids that the service does not have; several that are parted by commas.
        (Provider::Kit, "https://app.kit.com/forms/7/subscriptions", daily, "numbers of tags"),
        (Provider::Mailchimp, "https://a.us1.list-manage.com/subscribe/post?u=1a2b&id=3c", newsletters("weekly: Weekly; 12"), "numbers of tags"),
        (Provider::Listmonk, "https://a.example/", newsletters("daily: Daily"), "UUID"),
        (Provider::Json, "https://a.example/", newsletters("a, b, c"), "semicolons"),
    ];
    for (provider, url, newsletters, named) in unfit {
        let line = misfit(provider, url, &newsletters).unwrap();
        assert!(line.contains(url) && line.contains(named), "{line}");
    }
}
