//! WordPress's answers as a whole: which are posts, which page follows, and what else they may be. A post is in wordpress.rs.

mod read;

use news_widget::feed::{Feed, FeedError, Format};
use read::{Answer, read, read_from};
use serde_json::{Value, json};

const API: &str = "https://news.example/wp-json/wp/v2/posts";

fn answer(body: &Value, url: &str, headers: &[(&str, &str)]) -> Result<Feed, FeedError> {
    read_from(&body.to_string(), Format::Auto, &Answer { url, headers })
}

#[test]
fn the_next_page_is_told_by_headers() {
    const PLAIN: &str = "https://news.example/?rest_route=/wp/v2/posts&per_page=5&page=4";
    let pages = |pages: &'static str| vec![("X-WP-Total", "23"), ("X-WP-TotalPages", pages)];
    let link = |link: &'static str| vec![("Link", link)];
    let table = [
        (API, pages("5"), Some("https://news.example/wp-json/wp/v2/posts?page=2")),
        (PLAIN, pages("5"), Some("https://news.example/?rest_route=/wp/v2/posts&per_page=5&page=5")),
        (PLAIN, pages("4"), None),
        (PLAIN, pages("1"), None),
        (API, pages("0"), None),
        (API, pages(" 2 "), Some("https://news.example/wp-json/wp/v2/posts?page=2")),
        // The address that WordPress names need not be there.
        (
            PLAIN,
            vec![("X-WP-TotalPages", "5"), ("Link", "<https://news.example/wp-json/wp/v2/posts?page=5>; rel=\"next\"")],
            Some("https://news.example/?rest_route=/wp/v2/posts&per_page=5&page=5"),
        ),
        (API, link("<https://news.example/wp-json/wp/v2/posts?page=2>; rel=\"next\""), Some("https://news.example/wp-json/wp/v2/posts?page=2")),
        (API, link("<?page=2>; rel=next"), Some("https://news.example/wp-json/wp/v2/posts?page=2")),
        (API, link("<https://news.example/wp-json/wp/v2/posts?page=1>; rel=\"prev\""), None),
        (API, link("<javascript:alert(1)>; rel=\"next\""), None),
        (API, pages("many"), None),
        (API, vec![], None),
        ("https://news.example/wp-json/wp/v2/posts?page=4294967295", pages("4294967295"), None),
        // An offset, beside which pages do not count.
        ("https://news.example/wp-json/wp/v2/posts?offset=3", pages("3"), Some("https://news.example/wp-json/wp/v2/posts?offset=13")),
        ("https://news.example/wp-json/wp/v2/posts?offset=4294967290", pages("2"), None),
        ("https://news.example/wp-json/wp/v2/posts?offset=3&per_page=20", pages("2"), None),
        ("https://news.example/wp-json/wp/v2/posts?offset=3&per_page=19", pages("2"), Some("https://news.example/wp-json/wp/v2/posts?offset=22&per_page=19")),
    ];
    for (url, headers, expected) in table {
        let feed = answer(&json!([{ "id": 1, "title": { "rendered": "x" } }]), url, &headers).unwrap();
        assert_eq!(feed.next_url.as_deref(), expected, "{url} {headers:?}");
    }
}

#[test]
fn only_wordpress_own_answers_are_taken_for_them() {
    for (body, is) in [
        (json!([{ "title": { "rendered": "x" } }]), true),
        (json!([{ "id": 1, "content": { "rendered": "<p>x</p>" } }]), true),
        // A plugin's field.
        (json!([{ "id": 1, "title": { "rendered": "x" }, "author_name": "Ann" }]), true),
        (json!([{ "id": 1, "author_name": "Ann", "content": { "rendered": "<p>x</p>" } }]), false),
        (json!([{ "id": 1, "link": "https://news.example/", "date_gmt": "2026-09-02T07:00:00" }]), true),
        (json!([{ "id": 1, "slug": "x", "type": "post", "link": "https://news.example/", "featured_media": 1 }]), true),
        (json!({ "id": 1, "type": "page", "title": { "rendered": "x" } }), true),
        (json!([{ "id": 1, "title": "x", "url": "https://news.example/", "type": "post" }]), false),
        (json!([{ "id": 1, "title": "x", "body": "y" }]), false),
        (json!([]), false),
        (json!([null, { "title": { "rendered": "x" } }]), false),
        (json!({}), false),
        (json!({ "title": "x" }), false),
        (json!([[{ "title": { "rendered": "x" } }]]), false),
    ] {
        assert_eq!(read(&body.to_string()).is_ok(), is, "{body}");
    }
    for (body, is) in [("[]", true), ("[null]", true), ("{}", false), (r#"[{"id":1,"name":"Ann","avatar_urls":{}}]"#, false)] {
        assert_eq!(read_from(body, Format::WordPress, &read::PLAIN).is_ok(), is, "{body}: the site owner says so");
    }
    for (url, headers, is) in [
        (API, vec![], true),
        ("https://news.example/wp-json/wp/v2/posts?search=x", vec![], true),
        ("https://news.example/wp-json/wp/v2/posts/", vec![], true),
        ("https://news.example/?rest_route=/wp/v2/posts", vec![], true),
        ("https://news.example/?rest_route=%2Fwp%2Fv2%2Fposts", vec![], true),
        ("https://news.example/api/posts", vec![("X-WP-Total", "0")], true),
        ("https://news.example/api/posts", vec![], false),
    ] {
        for body in [json!([]), json!([null, { "link": "/a" }])] {
            assert_eq!(answer(&body, url, &headers).is_ok(), is, "{body} at {url} {headers:?}");
        }
    }
}

#[test]
fn what_else_wordpress_answers_is_named() {
    const WANTED: &str = ", not a feed: a JSON Feed, Ghost's or WordPress's posts, RSS or Atom.";
    for (body, words) in [
        (
            json!({ "code": "rest_no_route", "message": "No route was found matching the URL and request method.", "data": { "status": 404 } }),
            "WordPress says: No route was found matching the URL and request method.",
        ),
        (json!({ "code": "rest_forbidden", "message": "<strong>Error</strong>: no &amp; no", "data": null }), "WordPress says: Error: no & no"),
        (json!({ "code": 404, "message": "Not found" }), "the server says: Not found"),
        (
            json!({ "code": "rest_invalid_param", "message": "Invalid parameter(s): order, per_page", "data": { "status": 400, "params": {
                "order": "order is not one of asc, desc.", "per_page": "per_page must be between 1 and 100" }, "details": {} } }),
            "WordPress says: Invalid parameter(s): order, per_page (order is not one of asc, desc. per_page must be between 1 and 100)",
        ),
        (
            json!({ "code": "rest_missing_callback_param", "message": "Missing parameter(s): x", "data": { "status": 400, "params": ["x"] } }),
            "WordPress says: Missing parameter(s): x",
        ),
        (json!({ "name": "News", "namespaces": [], "routes": {} }), "it seems to be the index of WordPress's API"),
        (json!([{ "id": 1, "name": "War", "taxonomy": "category", "count": 3, "link": "x" }]), "it seems to be WordPress's categories or tags"),
        (json!([{ "id": 1, "name": "Ann", "avatar_urls": {}, "link": "x" }]), "it seems to be WordPress's users"),
        (
            json!([{ "id": 1, "type": "comment", "content": { "rendered": "x" }, "date_gmt": "2026-09-02T07:00:00", "link": "x" }]),
            "it seems to be WordPress's comments",
        ),
        (json!({ "id": 1, "type": "attachment", "title": { "rendered": "x" } }), "it seems to be WordPress's media"),
        (json!({ "code": "x" }), "it seems to be some other JSON"),
    ] {
        let says = read(&body.to_string()).unwrap_err().words();
        assert_eq!(says.strip_suffix(WANTED).unwrap_or(&says), words, "{body}");
    }
    let posts = json!([{ "title": { "rendered": "x" } }]).to_string();
    assert_eq!(read_from(&posts, Format::Ghost, &read::PLAIN), Err(FeedError::NotFeed { seems: "WordPress's posts".to_owned(), wanted: Format::Ghost }));
}
