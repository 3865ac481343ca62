//! JSON Feed as generators and hands write it: what other readers' tests and the generators' own source have. feed.rs has
//! the spec's own tables.

mod read;

use std::rc::Rc;

use news_widget::feed::Entry;
use read::feed;
use serde_json::{Value, json};

/// One entry that has a URL and whatever else is given.
fn entry(fields: Value) -> Entry {
    let mut item = serde_json::Map::from_iter([("url".to_owned(), json!("https://example.org/a"))]);
    item.extend(fields.as_object().cloned().unwrap_or_default());
    let body = json!({ "version": "https://jsonfeed.org/version/1.1", "items": [item] });
    feed(&body.to_string()).entries.pop().map(Rc::unwrap_or_clone).unwrap_or_default()
}

#[test]
fn a_list_stands_for_its_first_and_an_object_for_its_name() {
    let listed = entry(json!({ "title": ["a", "b"], "date_published": ["2026-11-24", "2026-11-25"], "content_html": ["<p>c"], "language": ["uk"] }));
    assert_eq!((listed.title.as_deref(), listed.published, listed.html.as_deref()), (Some("a"), Some(1_795_478_400_000), Some("<p>c")));
    assert_eq!(listed.lang.as_deref(), Some("uk"));
    assert_eq!(entry(json!({ "summary": [], "content_text": [["x"], "y"] })).text, None);
    assert_eq!(entry(json!({ "tags": [{ "name": "sea", "url": "/sea" }, { "name": "" }, "ships"] })).tags, ["sea", "ships"]);
}

#[test]
fn a_language_is_a_tag() {
    for (given, tag) in [
        ("uk", Some("uk")),
        ("pt_BR", Some("pt-BR")),
        (" zh_Hant_TW ", Some("zh-Hant-TW")),
        ("", None),
        ("English (UK)", None),
        ("українська", None),
        ("en,fr", None),
    ] {
        assert_eq!(entry(json!({ "language": given })).lang.as_deref(), tag, "{given}");
        assert_eq!(feed(&json!({ "version": "https://jsonfeed.org/version/1", "items": [], "language": given }).to_string()).lang.as_deref(), tag, "{given}");
    }
}

#[test]
fn plain_text_that_was_escaped_as_html_is_plain_again() {
    // WordPress's plugin: the title is text, all else has been through its filters for HTML.
    let wordpress = entry(json!({
        "title": "It’s “Arts & Culture”", "summary": "It&#8217;s &#8220;Arts &amp; Culture&#8221; [&hellip;]", "content_text": "It&#8217;s\n5 &lt; 6",
        "tags": ["Arts &amp; Culture", "R&B"], "author": { "name": "Tom &amp; Ann" }
    }));
    assert_eq!(wordpress.title.as_deref(), Some("It’s “Arts & Culture”"));
    assert_eq!(wordpress.summary.as_deref(), Some("It’s “Arts & Culture” […]"));
    assert_eq!(wordpress.text.as_deref(), Some("It’s\n5 < 6"));
    assert_eq!(wordpress.tags, ["Arts & Culture", "R&B"]);
    assert_eq!(wordpress.authors[0].name, "Tom & Ann");
    // What is about HTML is left alone, and HTML is HTML.
    let html = entry(json!({ "summary": "<b> &amp; &lt;", "content_text": "Write &amp; for & in <HTML>", "content_html": "Write &amp;amp;" }));
    assert_eq!((html.summary.as_deref(), html.text.as_deref()), (Some("<b> &amp; &lt;"), Some("Write &amp; for & in <HTML>")));
    assert_eq!(html.html.as_deref(), Some("Write &amp;amp;"));
}

#[test]
fn relative_urls_are_of_the_site_where_the_feed_is_elsewhere() {
    for (home, base) in [
        (json!("https://news.example.com/paper/"), "https://news.example.com/paper/"),
        (json!("https://news.example.com"), "https://news.example.com/"),
        (json!("http://example.org:8080/a"), "http://example.org:8080/"),
        (json!("https://example.org/paper/"), "https://example.org/"),
        (json!("/paper/"), "https://example.org/"),
        (json!("mailto:desk@example.com"), "https://example.org/"),
        (json!(""), "https://example.org/"),
    ] {
        let body = json!({
            "version": "https://jsonfeed.org/version/1.1", "home_page_url": home, "next_url": "?page=2", "authors": [{ "name": "Desk", "url": "desk" }],
            "items": [{ "id": 1, "url": "a.html", "image": "a.png", "attachments": [{ "url": "a.mp3", "mime_type": "audio/mpeg" }] }]
        });
        let feed = feed(&body.to_string());
        let entry = feed.entries.first().map(|entry| Entry::clone(entry)).unwrap_or_default();
        assert_eq!(entry.url, Some(format!("{base}a.html")), "{home}");
        assert_eq!(entry.image.map(|image| image.url), Some(format!("{base}a.png")), "{home}");
        assert_eq!(entry.audio[0].url, format!("{base}a.mp3"), "{home}");
        assert_eq!(entry.authors[0].url, Some(format!("{base}desk")), "{home}");
        assert_eq!(entry.base, None, "what is in its text is relative to its own page");
        assert_eq!(feed.next_url.as_deref(), Some("https://example.org/feed?page=2"), "the next page is beside this one");
    }
}

#[test]
fn what_is_in_the_text_of_an_entry_without_a_page_is_relative_to_the_feed() {
    let base = |home: Value, item: Value| {
        let body = json!({ "version": "https://jsonfeed.org/version/1.1", "home_page_url": home, "items": [item] });
        feed(&body.to_string()).entries.pop().and_then(|entry| entry.base.clone())
    };
    let text = json!({ "id": 1, "content_html": "<img src=a.png>" });
    assert_eq!(base(json!("https://example.org/"), text.clone()).as_deref(), Some("https://example.org/feed"));
    assert_eq!(base(json!("https://news.example.com/"), text).as_deref(), Some("https://news.example.com/"));
    let led_to = json!({ "id": 1, "external_url": "https://example.com/b", "content_html": "<img src=a.png>" });
    assert_eq!(base(json!(null), led_to).as_deref(), Some("https://example.org/feed"), "where it leads to is another's page");
}
