//! JSON Feed, by its spec and as found: our own tables. The corpora are in jsonfeed.rs, what is taken for one
//! in seems.rs.

mod read;

use std::rc::Rc;

use news_widget::feed::{Entry, Extent, Hashed};
use read::feed;
use serde_json::{Value, json};

fn entries(items: Value) -> Vec<Entry> {
    let body = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "t", "authors": [{ "name": "Desk" }], "items": items });
    feed(&body.to_string()).entries.into_iter().map(Rc::unwrap_or_clone).collect()
}

/// One entry that has a title and whatever else is given.
fn entry(fields: Value) -> Entry {
    let mut item = serde_json::Map::from_iter([("title".to_owned(), json!("x"))]);
    item.extend(fields.as_object().cloned().unwrap_or_default());
    entries(json!([item])).pop().unwrap_or_default()
}

fn names(fields: Value) -> Vec<String> {
    entry(fields).authors.iter().map(|author| author.name.clone()).collect()
}

#[test]
fn a_summary_as_long_as_a_body_is_cut() {
    let body = format!(r#"{{"version":"https://jsonfeed.org/version/1.1","items":[{{"id":"1","summary":"{}"}}]}}"#, "word ".repeat(100_000));
    let summary = feed(&body).entries.remove(0).summary.clone().unwrap_or_default();
    assert!(summary.ends_with("word…") && summary.len() < 5_010, "{}", summary.len());
}

#[test]
fn an_id_is_text_and_stays_the_same() {
    let table = [
        (json!({ "id": "1" }), "1"),
        (json!({ "id": 123 }), "123"),
        (json!({ "id": 123, "url": "a.html" }), "123"),
        (json!({ "id": "", "url": "a.html" }), "https://example.org/a.html"),
        (json!({ "id": null, "external_url": "https://example.com/b" }), "https://example.com/b"),
        // JavaScript rounds it: two entries would become one.
        (json!({ "id": 12345678901234567_u64, "url": "a.html" }), "https://example.org/a.html"),
        (json!({ "date_published": "1970-01-01T00:00:01Z" }), "1000 x"),
        (json!({ "date_published": "1970-01-01T00:00:01Z", "date_modified": "2026-11-24" }), "1000 x"),
        (json!({ "content_html": "<p>Words</p>" }), "Words x"),
    ];
    for (fields, id) in table {
        assert_eq!(entry(fields.clone()).id, id, "{fields}");
    }
    assert_eq!(entries(json!([{ "content_text": "one" }, { "content_text": "two" }])).len(), 2, "entries without anything but words");
}

#[test]
fn wrong_shapes_are_read_as_what_they_mean() {
    assert_eq!(names(json!({})), ["Desk"]);
    assert_eq!(names(json!({ "authors": [] })), ["Desk"]);
    assert_eq!(names(json!({ "author": { "name": "Ann" } })), ["Ann"]);
    assert_eq!(names(json!({ "authors": ["Ann", "Bo"] })), ["Ann", "Bo"]);
    assert_eq!(names(json!({ "authors": { "name": "Ann" } })), ["Ann"]);
    assert_eq!(names(json!({ "authors": [{ "url": "https://example.org/" }, null, 7.5, { "name": " " }, { "name": "Bo" }, { "name": "Bo" }] })), ["7.5", "Bo"]);
    // Eleventy's plugin writes mailto: where a page about the author should be.
    assert_eq!(entry(json!({ "authors": [{ "name": "Ann", "url": "mailto:ann@example.org" }] })).authors[0].url, None);

    assert_eq!(entry(json!({ "tags": "sea, ships,,sea" })).tags, ["sea", "ships"]);
    assert_eq!(entry(json!({ "tags": ["sea", 2026, null, " sea ", "a, b"] })).tags, ["sea", "2026", "a, b"]);
    assert_eq!(entry(json!({ "tags": { "a": 1 } })).tags, [""; 0]);

    let bare = entry(json!({ "summary": " ", "content_html": "", "content_text": "\n", "language": "" }));
    assert_eq!((bare.summary, bare.html, bare.text, bare.lang), (None, None, None, None));
    assert_eq!(entry(json!({ "summary": " two\n lines " })).summary.as_deref(), Some("two lines"));
}

#[test]
fn urls_are_absolute_http_or_nothing() {
    let table = [
        (json!("a.html"), Some("https://example.org/a.html")),
        (json!(" /a.html\n"), Some("https://example.org/a.html")),
        (json!("https://example.com/"), Some("https://example.com/")),
        (json!("http://example.com/"), Some("http://example.com/")),
        (json!("javascript:alert(1)"), None),
        (json!("data:text/html,x"), None),
        (json!("mailto:ann@example.org"), None),
        (json!(["a.html", "b.html"]), Some("https://example.org/a.html")),
        (json!({ "url": "a.html" }), Some("https://example.org/a.html")),
        (json!({ "href": "a.html" }), None),
        (json!(""), None),
        (json!([]), None),
        (json!(true), None),
    ];
    for (given, expected) in table {
        assert_eq!(entry(json!({ "url": given })).url.as_deref(), expected, "url {given}");
        assert_eq!(entry(json!({ "image": given })).image.map(|image| image.url).as_deref(), expected, "image {given}");
        let feed = feed(&json!({ "version": "https://jsonfeed.org/version/1", "items": [], "home_page_url": given, "next_url": given }).to_string());
        assert_eq!((feed.home.as_deref(), feed.next_url.as_deref()), (expected, expected), "feed {given}");
    }
    let both = entry(json!({ "url": "u", "external_url": "e", "image": "i", "banner_image": "b" }));
    assert_eq!(both.url.as_deref(), Some("https://example.org/u"));
    assert_eq!(both.image.map(|image| image.url).as_deref(), Some("https://example.org/i"));
    assert_eq!(entry(json!({ "image": "", "banner_image": "b" })).image.map(|image| image.url).as_deref(), Some("https://example.org/b"));
}

#[test]
fn extensions_say_more_of_the_picture_and_what_is_pinned() {
    let image = entry(json!({ "image": "i.png", "_one": { "caption": "A quay" }, "_two": { "credit": "Ann", "alt": "Ships" }, "caption": "not an extension" }))
        .image
        .unwrap();
    assert_eq!((image.caption.as_deref(), image.credit.as_deref(), image.alt.as_deref()), (Some("A quay"), Some("Ann"), Some("Ships")));
    for (fields, pinned) in [
        (json!({ "_newsroom": { "pinned": true } }), true),
        (json!({ "_pinned": true }), true),
        (json!({ "_pinned": "True" }), true),
        (json!({ "_pinned": false, "_x": { "pinned": 1 } }), false),
        (json!({ "pinned": true }), false),
    ] {
        assert_eq!(entry(fields.clone()).pinned, pinned, "{fields}");
    }
}

#[test]
fn what_is_closed_or_has_expired_says_so() {
    for (fields, closed, expired) in [
        (json!({}), false, false),
        (json!({ "access": false }), true, false),
        (json!({ "_access": "false" }), true, false),
        (json!({ "_ghost": { "access": false, "visibility": "paid" } }), true, false),
        (json!({ "access": true, "_x": { "access": null } }), false, false),
        (json!({ "access": 0, "_access": "" }), false, false),
        (json!({ "_expired": true }), false, true),
        (json!({ "_x": { "expired": "true" } }), false, true),
        (json!({ "expired": true, "_expired": 1 }), false, false),
    ] {
        let entry = entry(fields.clone());
        assert_eq!((entry.closed, entry.expired), (closed, expired), "{fields}");
    }
}

#[test]
fn a_picture_may_come_in_sizes() {
    for (said, size, sizes) in [
        (json!({ "width": 1200, "height": "800" }), Some((1200, 800)), vec![]),
        (json!({ "width": 1200 }), None, vec![]),
        (json!({ "width": 0, "height": 800 }), None, vec![]),
        (json!({ "width": -5, "height": 1.5 }), None, vec![]),
        (
            json!({ "sizes": [{ "url": "s.png", "width": 300 }, { "url": "l.png", "width": 900 }] }),
            None,
            vec![("https://example.org/s.png", 300), ("https://example.org/l.png", 900)],
        ),
        (json!({ "sizes": [{ "url": "s.png" }, { "width": 3 }, { "url": "javascript:x", "width": 3 }, 7, null] }), None, vec![]),
        (json!({ "sizes": { "url": "s.png", "width": "300" } }), None, vec![("https://example.org/s.png", 300)]),
        (json!({ "sizes": "s.png 300w" }), None, vec![]),
    ] {
        let image = entry(json!({ "image": "i.png", "_x": said })).image.unwrap();
        let sizes: Vec<(String, u32)> = sizes.into_iter().map(|(url, width): (&str, u32)| (url.to_owned(), width)).collect();
        assert_eq!((image.size, image.sizes), (size, sizes), "{said}");
    }
}

#[test]
fn dates_and_audio() {
    let modified = entry(json!({ "date_modified": "2026-11-24" }));
    assert_eq!((modified.published, modified.modified), (Some(1_795_478_400_000), Some(1_795_478_400_000)), "npm feed gives only the date of change");
    assert_eq!(entry(json!({ "date_published": 1_795_484_460 })).published, Some(1_795_484_460_000));
    assert_eq!(entry(json!({ "date_published": "Tomorrow" })).published, None);

    let audio = |fields: Value| entry(json!({ "attachments": fields })).audio;
    let two = audio(
        json!([{ "url": "a.mp3", "mime_type": "Audio/MPEG", "title": "Part 1", "duration_in_seconds": 61.5 }, { "url": "b.zip", "mime_type": "application/zip" }]),
    );
    assert_eq!((two.len(), two[0].seconds, two[0].mime.as_str(), two[0].title.as_deref()), (1, Some(61), "audio/mpeg", Some("Part 1")));
    assert_eq!(audio(json!({ "url": "a.mp3", "mime_type": "audio/mpeg" })).len(), 1, "an object for a list");
    assert_eq!(audio(json!([{ "url": "javascript:x", "mime_type": "audio/mpeg" }, { "mime_type": "audio/mpeg" }, 7])).len(), 0);
    for (given, expected) in
        [(json!(3600), Some(3600)), (json!("90"), Some(90)), (json!(-5), None), (json!(1.5e300), None), (json!("1.5e300"), None), (json!("NaN"), None)]
    {
        assert_eq!(audio(json!([{ "url": "a.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": given }]))[0].seconds, expected, "{given}");
    }
}

#[test]
fn one_bad_item_never_costs_the_others() {
    let items = json!([
        null, 7, "x", [], {}, { "id": "1" }, { "id": "1", "content_html": "<p> </p>" }, { "id": "1", "attachments": [{ "url": "a.zip" }] },
        { "id": "2", "title": "a" }, { "id": "2", "title": "b" }, { "id": 2, "title": "c" },
        { "id": 3, "content_text": "c" }, { "id": 4, "url": "u" }, { "id": 5, "image": "i" }, { "id": 6, "content_html": "<img src=x>" },
        { "id": 7, "summary": "s" }, { "id": 8, "attachments": [{ "url": "a.mp3", "mime_type": "audio/mpeg" }] }
    ]);
    let found = entries(items);
    let ids: Vec<_> = found.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["2", "3", "4", "5", "6", "7", "8"]);
    assert_eq!(found[0].title.as_deref(), Some("a"), "the first of two with one id stays");
}

/// Each two are of one hash.
const SAME_HASH: [&str; 8] = ["capispkiy", "i8eufs1q8", "jvo1km-uu", "-kpua9lci", "emgfag16j", "a9ls33jqa", "lmgl9dnfp", "1fux07qpp"];

#[test]
fn ids_of_one_hash_are_told_apart() {
    assert!(SAME_HASH.chunks(2).all(|two| Hashed::of(two[0]).cmp(&Hashed::of(two[1])) == two[0].cmp(two[1])), "they are of one hash");
    let items: Vec<_> = SAME_HASH.iter().chain(&SAME_HASH).map(|id| json!({ "id": id, "title": id })).collect();
    assert_eq!(entries(json!(items)).iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), SAME_HASH);
}

#[test]
fn a_feed_made_to_choke_on_is_read_in_a_moment() {
    let many = |of: usize, name: &str| (0..of).map(|n| json!({ "id": format!("{name}{n}"), "name": format!("{name}{n}") })).collect::<Vec<_>>();
    let begun = std::time::Instant::now();
    let body = json!({ "version": "https://jsonfeed.org/version/1.1", "authors": many(6_000, "author"), "items": many(20_000, "x").into_iter().map(|mut item| {
        item["title"] = json!("t");
        item
    }).collect::<Vec<_>>() });
    let feed = feed(&body.to_string());
    assert_eq!((feed.entries.len(), feed.extent), (10_000, Extent::TooLong));
    assert_eq!(feed.entries[0].authors.len(), 50);
    assert!(std::rc::Rc::ptr_eq(&feed.entries[0].authors, &feed.entries[9_999].authors), "the feed's authors are one list");
    assert_eq!(entry(json!({ "tags": (0..60_000).map(|n| n.to_string()).collect::<Vec<_>>() })).tags.len(), 50);
    assert_eq!(entry(json!({ "title": "long ".repeat(200_000) })).title.map(|title| title.chars().count() <= 1001), Some(true));
    assert!(begun.elapsed().as_secs() < 20, "it took {:?}", begun.elapsed());
}

#[test]
fn an_id_that_comes_again_is_the_first_ones() {
    let titles = entries(
        json!([{ "id": "b", "title": "1" }, { "id": "a", "title": "2" }, { "id": "b", "title": "3" }, { "id": "b", "title": "4" }, { "id": "a", "title": "5" }, { "id": "c", "title": "6" }]),
    );
    assert_eq!(titles.iter().filter_map(|entry| entry.title.as_deref()).collect::<String>(), "126");
}

#[test]
fn a_title_is_text_by_one_rule() {
    let table = [
        ("Tom &amp; Jerry &quot;quoted&quot;", Some("Tom & Jerry \"quoted\"")),
        ("Tom & Jerry &amp; Co", Some("Tom & Jerry & Co")),
        ("Q&A: Tom &amp; Jerry; R&B", Some("Q&A: Tom & Jerry; R&B")),
        ("5 &lt; 6 &#8212; &#x41a;", Some("5 < 6 — К")),
        ("<i>not italic</i> &amp; so on", Some("<i>not italic</i> &amp; so on")),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", Some("<script>alert(1)</script>")),
        ("AT&T", Some("AT&T")),
        ("&unknown; &amp;", Some("&unknown; &")),
        ("  two\n  lines ", Some("two lines")),
        ("&amp;amp;", Some("&amp;")),
        ("plain", Some("plain")),
        ("2026", Some("2026")),
        ("&nbsp;", None),
        (" ", None),
    ];
    for (title, expected) in table {
        assert_eq!(entry(json!({ "title": title, "url": "u" })).title.as_deref(), expected, "{title}");
        assert_eq!(
            feed(&json!({ "version": "https://jsonfeed.org/version/1", "title": title, "items": [] }).to_string()).title.as_deref(),
            expected,
            "{title}"
        );
    }
}

#[test]
fn the_opening_stands_for_what_is_missing() {
    let opening = |fields: Value| entries(json!([fields])).pop().unwrap_or_default().opening();
    let table = [
        (json!({ "summary": "Summary", "content_text": "Text", "content_html": "<p>HTML" }), "Summary"),
        (json!({ "content_text": "Text", "content_html": "<p>HTML" }), "Text"),
        (json!({ "content_html": "<p>HTML <b>b</b>old" }), "HTML bold"),
        (json!({ "url": "https://example.org/u" }), "https://example.org/u"),
        // Under a headline a URL would be no summary.
        (json!({ "title": "x", "url": "https://example.org/u" }), ""),
    ];
    for (fields, expected) in table {
        assert_eq!(opening(fields.clone()), expected, "{fields}");
    }
    assert!(opening(json!({ "content_text": "word ".repeat(100) })).chars().count() <= 161);
}
