//! Ghost's posts: our own tables. The corpora are in posts.rs.

mod read;

use std::rc::Rc;

use news_widget::feed::{Entry, FeedError, Format, Image};
use read::{Answer, read, read_from};
use serde_json::{Value, json};

const API: &str = "https://blog.example/ghost/api/content/posts/?key=ab12&limit=2";

/// One post that has a title and whatever else is given.
fn post(fields: Value) -> Entry {
    let mut post = serde_json::Map::from_iter([("title".to_owned(), json!("x"))]);
    post.extend(fields.as_object().cloned().unwrap_or_default());
    let read = read_from(&json!({ "posts": [post] }).to_string(), Format::Auto, &Answer { url: API, headers: &[] });
    assert!(read.is_ok(), "{read:?}");
    read.unwrap_or_default().entries.pop().map(Rc::unwrap_or_clone).unwrap_or_default()
}

#[test]
fn a_post_is_read_whole() {
    let entry = post(json!({
        "id": "6b0a43a4", "uuid": "734f3e35-306c", "url": "https://blog.example/a/", "title": "Tom & Jerry <b>\"quoted\"</b> &amp; 5 < 6 — Київ 🗞",
        "custom_excerpt": "A\nsummary & <i>more</i>", "excerpt": "A\nsummary & <i>more</i>", "html": "<p>Body</p>",
        "feature_image": "https://blog.example/i.jpg", "feature_image_alt": "A blue sky", "feature_image_caption": "The sky <em>this morning</em> &amp; later",
        "published_at": "2026-09-02T10:00:00.000+03:00", "created_at": "2026-09-01T10:00:00.000+03:00", "updated_at": "2026-09-02T11:00:00.000+03:00",
        "visibility": "public", "access": true, "featured": true, "reading_time": 3,
        "authors": [{ "name": "Olena", "url": "https://blog.example/author/olena/" }, { "name": "Bo", "url": "https://blog.example/404/" }],
        "primary_author": { "name": "Olena" },
        "tags": [{ "name": "War", "visibility": "public" }, { "name": "#desk", "visibility": "internal" }, { "name": "All" }], "primary_tag": { "name": "War" }
    }));
    let expected = Entry {
        id: "6b0a43a4".to_owned(),
        url: Some("https://blog.example/a/".to_owned()),
        title: Some("Tom & Jerry <b>\"quoted\"</b> &amp; 5 < 6 — Київ 🗞".to_owned()),
        summary: Some("A summary & <i>more</i>".to_owned()),
        html: Some("<p>Body</p>".to_owned()),
        image: Some(Image {
            url: "https://blog.example/i.jpg".to_owned(),
            alt: Some("A blue sky".to_owned()),
            caption: Some("The sky this morning & later".to_owned()),
            ..Default::default()
        }),
        published: Some(1_788_332_400_000),
        modified: Some(1_788_336_000_000),
        authors: entry.authors.clone(),
        tags: vec!["War".to_owned(), "All".to_owned()],
        pinned: true,
        minutes: Some(3),
        ..Entry::default()
    };
    assert_eq!(entry, expected);
    let authors: Vec<_> = entry.authors.iter().map(|author| (author.name.as_str(), author.url.as_deref())).collect();
    assert_eq!(authors, [("Olena", Some("https://blog.example/author/olena/")), ("Bo", None)]);
}

#[test]
fn a_title_is_text_and_stays_as_it_is() {
    for (title, expected) in [
        ("Tom &amp; Jerry", Some("Tom &amp; Jerry")),
        ("&lt;b&gt;", Some("&lt;b&gt;")),
        ("<b>bold</b>", Some("<b>bold</b>")),
        (" two\n  lines ", Some("two lines")),
        (" ", None),
    ] {
        assert_eq!(post(json!({ "title": title, "url": "u" })).title.as_deref(), expected, "{title}");
    }
}

#[test]
fn what_is_missing_is_told_from_what_is_there() {
    assert_eq!(post(json!({ "uuid": "u" })).id, "u");
    assert_eq!(post(json!({ "id": null, "url": "https://blog.example/a/" })).id, "https://blog.example/a/");
    let addresses = [
        (json!({ "url": "/a/" }), Some("https://blog.example/a/")),
        (json!({ "url": "javascript:alert(1)" }), None),
        (json!({ "url": "https://blog.example/404/" }), None),
        (json!({ "url": "https://blog.example/404/", "canonical_url": "https://other.example/a" }), Some("https://other.example/a")),
        (json!({ "url": "https://blog.example/a/", "canonical_url": "https://other.example/a" }), Some("https://blog.example/a/")),
    ];
    for (fields, url) in addresses {
        assert_eq!(post(fields.clone()).url.as_deref(), url, "{fields}");
    }
    let summaries = [
        (json!({ "custom_excerpt": "c", "excerpt": "c", "html": "<p>b</p>" }), Some("c")),
        // Ghost's own, the beginning of the body: the body is there.
        (json!({ "custom_excerpt": null, "excerpt": "b", "html": "<p>b</p>" }), None),
        (json!({ "excerpt": "b" }), Some("b")),
        (json!({ "custom_excerpt": null, "excerpt": "", "html": "" }), None),
    ];
    for (fields, summary) in summaries {
        assert_eq!(post(fields.clone()).summary.as_deref(), summary, "{fields}");
    }
    assert_eq!(post(json!({ "plaintext": "words" })).text.as_deref(), Some("words"));
    assert_eq!(post(json!({ "plaintext": "words", "html": "<p>words</p>" })).text, None);
    assert_eq!(post(json!({ "feature_image": null, "feature_image_caption": "c" })).image, None);
    assert_eq!(post(json!({ "feature_image": "/i.png", "feature_image_caption": "<p></p>" })).image.and_then(|image| image.caption), None);
}

#[test]
fn people_and_tags_are_those_that_readers_see() {
    let people = |fields: Value| post(fields).authors.iter().map(|author| author.name.clone()).collect::<Vec<_>>();
    assert_eq!(people(json!({ "authors": [], "primary_author": { "name": "Ann" } })), ["Ann"]);
    assert_eq!(people(json!({ "primary_author": { "name": "Ann" } })), ["Ann"]);
    assert_eq!(people(json!({ "authors": [{ "name": "Bo" }], "primary_author": { "name": "Ann" } })), ["Bo"]);
    assert_eq!(people(json!({ "authors": null, "primary_author": null })), [""; 0]);
    let tags = |fields: Value| post(fields).tags;
    assert_eq!(tags(json!({ "tags": [{ "name": "#pinned" }, { "name": "a", "visibility": "internal" }, { "name": "b" }, { "name": "b" }, {}, null] })), ["b"]);
    assert_eq!(tags(json!({ "primary_tag": { "name": "a" } })), ["a"]);
    assert_eq!(tags(json!({ "tags": [{ "name": "b" }, { "name": "a" }], "primary_tag": { "name": "a" } })), ["b", "a"]);
    assert_eq!(tags(json!({ "tags": [], "primary_tag": null })), [""; 0]);
    assert_eq!(tags(json!({ "tags": (0..60_000).map(|n| json!({ "name": n.to_string() })).collect::<Vec<_>>() })).len(), 50);
}

#[test]
fn what_is_closed_says_so() {
    for (fields, closed) in [
        (json!({}), false),
        (json!({ "access": false }), true),
        (json!({ "access": false, "visibility": "public" }), true),
        (json!({ "access": true, "visibility": "paid" }), false),
        (json!({ "visibility": "public" }), false),
        (json!({ "visibility": "members" }), true),
        (json!({ "visibility": "paid", "access": null }), true),
        (json!({ "visibility": "tiers" }), true),
    ] {
        assert_eq!(post(fields.clone()).closed, closed, "{fields}");
    }
}

#[test]
fn an_import_is_no_edit() {
    let at = |day: u32| format!("2026-09-{day:02}T10:00:00.000+00:00");
    for (published, created, updated, revised) in [(1, 20, 20, false), (1, 1, 20, true), (20, 1, 20, false), (20, 1, 2, false), (1, 20, 21, true)] {
        let entry = post(json!({ "published_at": at(published), "created_at": at(created), "updated_at": at(updated) }));
        assert_eq!(entry.revised().is_some(), revised, "published {published}, created {created}, updated {updated}");
    }
    assert!(post(json!({ "published_at": at(1), "updated_at": at(2) })).revised().is_some(), "created_at was not asked for");
    assert_eq!(post(json!({ "created_at": at(1) })).published, post(json!({ "published_at": at(1) })).published);
}

#[test]
fn reading_takes_as_long_as_ghost_says_if_it_says_so() {
    for (said, minutes) in [(json!(3), Some(3)), (json!("3"), Some(3)), (json!(0), None), (json!(-1), None), (json!(1.5), None), (json!(null), None)] {
        assert_eq!(post(json!({ "reading_time": said })).minutes, minutes, "{said}");
    }
}

#[test]
fn the_next_page_is_the_answers_own_address_a_page_on() {
    for (next, url, expected) in [
        (json!(2), API, Some("https://blog.example/ghost/api/content/posts/?key=ab12&limit=2&page=2")),
        (json!(4), "https://b.example/ghost/api/content/posts/?page=3&key=a", Some("https://b.example/ghost/api/content/posts/?page=4&key=a")),
        (json!(null), API, None),
        (json!("2&key=other"), API, None),
        (json!(-1), API, None),
    ] {
        let body = json!({ "posts": [], "meta": { "pagination": { "page": 1, "limit": 2, "pages": 2, "total": 3, "next": next, "prev": null } } });
        let feed = read_from(&body.to_string(), Format::Ghost, &Answer { url, headers: &[] }).unwrap();
        assert_eq!(feed.next_url.as_deref(), expected, "{next} at {url}");
    }
}

#[test]
fn only_ghosts_own_answers_are_taken_for_them() {
    let pages = json!({ "pagination": { "page": 1, "limit": 15, "pages": 1, "total": 0, "next": null, "prev": null } });
    let others = json!({ "pagination": { "page": 1, "pageSize": 15, "pageCount": 1, "total": 0 } });
    for (body, is) in [
        (json!({ "posts": [], "meta": pages }), true),
        (json!({ "pages": [{ "title": "x" }], "meta": pages }), true),
        (json!({ "posts": [{ "title": "x", "feature_image": null, "reading_time": 0 }] }), true),
        (json!({ "posts": [{ "title": "x", "uuid": "1", "custom_excerpt": null }] }), true),
        // Without `meta`, which a long answer lost.
        (json!({ "posts": [{ "id": "1", "title": "x", "html": "<p>x</p>", "url": "https://blog.example/x/", "published_at": "2026-09-01" }] }), true),
        (json!({ "posts": [{ "id": "1", "uuid": "1", "title": "x", "html": null, "visibility": "paid" }] }), true),
        (json!({ "posts": [] }), false),
        (json!({ "posts": [{ "title": "x", "reading_time": 3 }] }), false),
        (json!({ "posts": [{ "title": "x" }], "meta": { "pagination": { "page": 1, "total": 1, "next": null, "prev": null } } }), false),
        (json!({ "posts": [{ "title": "x", "published_at": "2026-09-01", "url": "https://example.org/x" }], "meta": others }), false),
        (json!({ "posts": [{ "ID": 1, "title": "x", "URL": "https://example.org/x", "date": "2026-09-01T00:00:00" }], "found": 1 }), false),
        (json!({ "posts": { "title": "x", "uuid": "1", "custom_excerpt": null }, "meta": pages }), false),
        (json!({ "posts": 3, "meta": pages }), false),
        (json!([{ "title": "x", "uuid": "1", "custom_excerpt": null }]), false),
    ] {
        assert_eq!(read(&body.to_string()).is_ok(), is, "{body}");
    }
    let short = json!({ "posts": [{ "title": "x" }, 7, null] }).to_string();
    assert_eq!(read(&short).ok(), None);
    for (body, posts) in
        [(short.as_str(), Some(1)), (r#"{"posts":[]}"#, Some(0)), (r#"{"pages":[]}"#, Some(0)), (r#"{"posts":null}"#, None), ("{}", None), ("[]", None)]
    {
        let said = read_from(body, Format::Ghost, &read::PLAIN);
        assert_eq!(said.map(|feed| feed.entries.len()).ok(), posts, "{body}: the site owner says so");
    }
    let at_home = read_from(&short, Format::Auto, &Answer { url: API, headers: &[] });
    assert_eq!(at_home.map(|feed| feed.entries.len()), Ok(1), "the address says so");
    let feed = read_from(r#"{"version":"https://jsonfeed.org/version/1","items":[]}"#, Format::Ghost, &Answer { url: API, headers: &[] });
    assert_eq!(feed, Err(FeedError::NotFeed { seems: "a JSON Feed".to_owned(), wanted: Format::Ghost }));
    let wanted = read_from(&short, Format::WordPress, &Answer { url: API, headers: &[] });
    assert_eq!(wanted, Err(FeedError::NotFeed { seems: "Ghost's posts".to_owned(), wanted: Format::WordPress }));
}

#[test]
fn what_ghost_refuses_it_says_itself() {
    for (body, words) in [
        (
            json!({ "errors": [{ "message": "Unknown Content API Key", "context": null, "type": "UnauthorizedError", "ghostErrorCode": null }] }),
            "Ghost says: Unknown Content API Key",
        ),
        (
            json!({ "errors": [{ "message": "Authorization failed", "context": "Check the key.", "type": "NoPermissionError" }] }),
            "Ghost says: Authorization failed (Check the key.)",
        ),
        (json!({ "errors": [{ "message": "Field \"x\" is missing" }], "data": null }), "the server says: Field \"x\" is missing"),
        (
            json!({ "settings": { "title": "x" }, "meta": {} }),
            "it seems to be Ghost's settings, not a feed: a JSON Feed, Ghost's or WordPress's posts, RSS or Atom.",
        ),
        (json!({ "tags": [], "meta": {} }), "it seems to be Ghost's tags, not a feed: a JSON Feed, Ghost's or WordPress's posts, RSS or Atom."),
        (json!({ "settings": { "title": "x" } }), "it seems to be some other JSON, not a feed: a JSON Feed, Ghost's or WordPress's posts, RSS or Atom."),
        (json!({ "errors": [] }), "it seems to be some other JSON, not a feed: a JSON Feed, Ghost's or WordPress's posts, RSS or Atom."),
        (json!({ "errors": ["no"] }), "the server says: no"),
        (json!({ "errors": [{ "message": "No key" }] }), "the server says: No key"),
        (json!({ "error": "Invalid key" }), "the server says: Invalid key"),
        (json!({ "error": "invalid_token", "error_description": "It has expired" }), "the server says: It has expired"),
        (json!({ "error": { "message": "No such feed" } }), "the server says: No such feed"),
        (json!({ "error": { "code": 403, "message": "Forbidden", "data": null } }), "the server says: Forbidden"),
        (json!({ "error": true, "message": "Not now" }), "the server says: Not now"),
        (json!({ "message": "The data is invalid", "errors": { "key": ["is missing"] } }), "the server says: The data is invalid"),
        (json!({ "type": "about:blank", "title": "Not Found", "status": 404, "detail": "No feed of this name" }), "the server says: No feed of this name"),
    ] {
        assert_eq!(read(&body.to_string()).unwrap_err().words(), words, "{body}");
    }
    let long = json!({ "errors": [{ "message": "long ".repeat(1000), "context": null, "type": "x" }] });
    assert!(read(&long.to_string()).unwrap_err().words().len() < 330);
}
