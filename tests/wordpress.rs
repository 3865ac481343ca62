//! One of WordPress's posts: our own tables. The corpora are in posts.rs, whole answers in wordpress_answers.rs.

mod read;

use std::rc::Rc;

use news_widget::feed::{Author, Entry, Format, Image};
use read::{Answer, feed, read_from};
use serde_json::{Value, json};

/// One post that has a title and whatever else is given.
fn post(fields: Value) -> Entry {
    let mut post = serde_json::Map::from_iter([("title".to_owned(), json!({ "rendered": "x" }))]);
    post.extend(fields.as_object().cloned().unwrap_or_default());
    feed(&json!([post]).to_string()).entries.pop().map(Rc::unwrap_or_clone).unwrap_or_default()
}

#[test]
fn a_post_is_read_whole() {
    let size = |name: &str, width: u32, height: u32| json!({ "source_url": format!("https://news.example/{name}"), "width": width, "height": height });
    let entry = post(json!({
        "id": 25, "link": "https://news.example/2026/09/a/", "guid": { "rendered": "https://news.example/?p=25" },
        "date": "2026-09-02T10:00:00", "date_gmt": "2026-09-02T07:00:00", "modified": "2026-09-02T11:00:00", "modified_gmt": "2026-09-02T08:00:00",
        "title": { "rendered": "Tom &#038; Jerry <b>&#8220;quoted&#8221;</b> &amp; 5 &lt; 6 — Київ 🗞" },
        "excerpt": { "rendered": "<p>A summary &amp; <i>more</i></p>\n", "protected": false }, "content": { "rendered": "<p>Body</p>\n", "protected": false },
        "sticky": true, "meta": [], "categories": [2], "tags": [6],
        "_embedded": {
            "author": [{ "name": "Olena &amp; Bo", "url": "https://own.example/", "link": "https://news.example/author/editor/", "avatar_urls": { "24": "https://avatars.example/" } }],
            "wp:featuredmedia": [{
                "source_url": "https://news.example/sky.jpg", "alt_text": "A blue sky", "caption": { "rendered": "<p>The sky <em>this morning</em>.</p>\n" },
                "media_type": "image", "mime_type": "image/jpeg",
                "media_details": { "width": 1200, "height": 675, "sizes": {
                    "medium": size("sky-300.jpg", 300, 169), "thumbnail": size("sky-150.jpg", 150, 150), "large": size("sky-1024.jpg", 1024, 576), "full": size("sky.jpg", 1200, 675) } }
            }],
            "wp:term": [[{ "name": "War &amp; Peace", "taxonomy": "category" }], [{ "name": "All", "taxonomy": "post_tag" }]]
        }
    }));
    let expected = Entry {
        id: "https://news.example/?p=25".to_owned(),
        url: Some("https://news.example/2026/09/a/".to_owned()),
        title: Some("Tom & Jerry “quoted” & 5 < 6 — Київ 🗞".to_owned()),
        summary: Some("A summary & more".to_owned()),
        html: Some("<p>Body</p>".to_owned()),
        image: Some(Image {
            url: "https://news.example/sky.jpg".to_owned(),
            alt: Some("A blue sky".to_owned()),
            caption: Some("The sky this morning.".to_owned()),
            credit: None,
            size: Some((1200, 675)),
            sizes: vec![("https://news.example/sky-1024.jpg".to_owned(), 1024), ("https://news.example/sky-300.jpg".to_owned(), 300)],
        }),
        published: Some(1_788_332_400_000),
        modified: Some(1_788_336_000_000),
        authors: [Author { name: "Olena & Bo".to_owned(), url: Some("https://news.example/author/editor/".to_owned()) }].into(),
        tags: vec!["War & Peace".to_owned(), "All".to_owned()],
        pinned: true,
        ..Entry::default()
    };
    assert_eq!(entry, expected);
}

#[test]
fn what_is_missing_or_old_is_read_as_what_it_means() {
    assert_eq!(post(json!({ "guid": { "rendered": "https://news.example/?p=7" } })).id, "https://news.example/?p=7");
    assert_eq!(post(json!({ "guid": { "rendered": "https://news.example/?post_type=x&#038;p=7" } })).id, "https://news.example/?post_type=x&p=7", "as in RSS");
    assert_eq!(post(json!({ "id": 12_345_678_901_234_567_u64, "link": "/a" })).id, "https://example.org/a");
    let dates = [
        (json!({ "date": "2026-09-02T10:00:00", "date_gmt": "2026-09-02T07:00:00" }), Some(1_788_332_400_000)),
        (json!({ "date": "2026-09-02T07:00:00" }), Some(1_788_332_400_000)),
        (json!({ "date": "2026-09-02T07:00:00", "date_gmt": null }), Some(1_788_332_400_000)),
        (json!({ "date": "2026-09-02T07:00:00", "date_gmt": "0000-00-00T00:00:00" }), Some(1_788_332_400_000)),
        (json!({ "date_gmt": "2026-09-02T07:00:00Z" }), Some(1_788_332_400_000)),
        (json!({ "modified_gmt": "0000-00-00T00:00:00", "modified": "2026-09-02T07:00:00" }), Some(1_788_332_400_000)),
        (json!({ "date_gmt": "-0001-11-30T00:00:00" }), None),
        (json!({}), None),
    ];
    for (fields, published) in dates {
        assert_eq!(post(fields.clone()).published, published, "{fields}");
    }
    // Before 4.7, as a plugin: text instead of objects.
    let old = json!([{ "featured_media": 0, "title": "A &amp; B", "excerpt": "<p>c</p>", "content": "<p>d</p>" }]).to_string();
    let api = Answer { url: "https://news.example/wp-json/wp/v2/posts", headers: &[] };
    let old = read_from(&old, Format::Auto, &api).unwrap().entries.remove(0);
    assert_eq!((old.title.as_deref(), old.summary.as_deref(), old.html.as_deref()), (Some("A & B"), Some("c"), Some("<p>d</p>")));
    for meta in [json!([]), json!({}), json!({ "footnotes": "" }), json!(null)] {
        assert_eq!(post(json!({ "id": 1, "meta": meta, "_embedded": meta })).id, "1");
    }
    for (fields, closed) in [
        (json!({ "content": { "rendered": "", "protected": true }, "excerpt": { "rendered": "", "protected": true } }), true),
        (json!({ "content": { "rendered": "", "protected": true } }), true),
        (json!({ "excerpt": { "rendered": "", "protected": true } }), true),
        (json!({ "content": { "rendered": "<p>x</p>", "protected": false } }), false),
        (json!({ "content": { "rendered": "<p>x</p>" } }), false),
    ] {
        assert_eq!(post(fields.clone()).closed, closed, "{fields}");
    }
}

#[test]
fn a_title_is_html_that_becomes_text() {
    for (title, expected) in [
        ("Switzerland&#8217;s Mountains", Some("Switzerland’s Mountains")),
        ("&#8216;A&#8217; &#8211; B&hellip;", Some("‘A’ – B…")),
        ("<em>A</em>, <strong>B</strong>", Some("A, B")),
        ("&amp;lt;b&amp;gt;", Some("&lt;b&gt;")),
        ("5 &lt; 6", Some("5 < 6")),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", Some("<script>alert(1)</script>")),
        ("A &nbsp; B", Some("A \u{a0} B")),
        ("", None),
        ("<br>", None),
    ] {
        assert_eq!(post(json!({ "title": { "rendered": title }, "link": "/a" })).title.as_deref(), expected, "{title}");
    }
}

#[test]
fn an_excerpt_is_what_was_written_and_no_more() {
    for (html, expected) in [
        ("<p>Summary 20</p>\n", Some("Summary 20")),
        ("<p>The beginning [&hellip;]</p>\n", Some("The beginning…")),
        ("<p>The beginning [...]</p>\n", Some("The beginning…")),
        ("<p>As [&hellip;] was said</p>", Some("As […] was said")),
        (
            "<p>The beginning &hellip; <a href=\"https://news.example/a/#more-54\" class=\"more-link\">Continue reading<span class=\"screen-reader-text\"> &#8220;A&#8221;</span></a></p>",
            Some("The beginning…"),
        ),
        ("<p>The beginning [&hellip;] <a class=\"more-link\" href=\"x\">Weiterlesen</a></p>", Some("The beginning…")),
        // Someone's own words about it.
        ("<p>See <a href=\"x\">this</a>: more-link is a class</p>", Some("See this: more-link is a class")),
        ("<p>No more-link</p>", Some("No more-link")),
        ("<p>[&hellip;]</p>", None),
        ("", None),
    ] {
        assert_eq!(post(json!({ "excerpt": { "rendered": html } })).summary.as_deref(), expected, "{html}");
    }
}

#[test]
fn what_is_embedded_may_be_an_error_or_not_be_there() {
    let error = json!([{ "code": "rest_forbidden", "message": "Sorry, you are not allowed to do that.", "data": { "status": 401 } }]);
    let entry = post(json!({ "_embedded": { "author": error, "wp:featuredmedia": error, "wp:term": error } }));
    assert_eq!((entry.authors.len(), &entry.image, entry.tags.len()), (0, &None, 0));
    let tags = |terms: Value| post(json!({ "_embedded": { "wp:term": terms } })).tags;
    assert_eq!(
        tags(
            json!([[{ "name": "Nature", "taxonomy": "category" }], [{ "name": "Nature", "taxonomy": "post_tag" }, { "name": "Sea", "taxonomy": "post_tag" }]])
        ),
        ["Nature", "Sea"]
    );
    assert_eq!(
        tags(json!([[{ "name": "Uncategorized" }], [{ "name": "Allgemein", "slug": "uncategorized" }], [{ "name": "Uncategorised", "slug": "x" }]])),
        [""; 0]
    );
    assert_eq!(
        tags(
            json!([[{ "name": "Posts", "taxonomy": "latest" }], [{ "name": "x", "taxonomy": "post_format" }], [], null, 7, [{ "name": "A &amp; B" }, {}, null]])
        ),
        ["A & B"]
    );
    assert_eq!(tags(json!({ "0": [] })), [""; 0]);
    assert_eq!(tags(json!([(0..60_000).map(|n| json!({ "name": n.to_string() })).collect::<Vec<_>>()])).len(), 50);

    let image = |media: Value| post(json!({ "_embedded": { "wp:featuredmedia": [media] } })).image;
    let given = |fields: Value| {
        let mut media = serde_json::Map::from_iter([("source_url".to_owned(), json!("/i.jpg"))]);
        media.extend(fields.as_object().cloned().unwrap_or_default());
        image(Value::Object(media))
    };
    assert_eq!(image(json!({ "source_url": "javascript:alert(1)" })), None);
    assert_eq!(given(json!({ "media_type": "file", "mime_type": "audio/mpeg" })), None);
    assert_eq!(given(json!({ "media_type": "image", "mime_type": "image/webp" })).map(|image| image.url).as_deref(), Some("https://example.org/i.jpg"));
    for (fields, size, sizes) in [
        (json!({ "alt_text": "", "caption": "", "media_details": {} }), None, 0),
        (json!({ "alt_text": "", "caption": { "rendered": "" }, "media_details": { "width": 600, "height": 400, "sizes": [] } }), Some((600, 400)), 0),
        (
            json!({ "media_details": { "width": 600, "height": 400, "sizes": { "s": { "source_url": "/s.jpg", "width": "300", "height": 200 } } } }),
            Some((600, 400)),
            1,
        ),
        (
            json!({ "media_details": { "width": 600, "height": 400, "sizes": { "s": { "source_url": "/s.jpg", "width": 300, "height": 300 } } } }),
            Some((600, 400)),
            0,
        ),
        (
            json!({ "media_details": { "width": 600, "height": 400, "sizes": { "s": { "source_url": "data:x", "width": 300, "height": 200 }, "t": null } } }),
            Some((600, 400)),
            0,
        ),
        (
            json!({ "media_details": { "width": 4294967295_u32, "height": 4294967295_u32, "sizes": { "s": { "source_url": "/s.jpg", "width": 4294967295_u32, "height": 4294967294_u32 } } } }),
            Some((u32::MAX, u32::MAX)),
            1,
        ),
        (json!({ "media_details": { "sizes": { "s": { "source_url": "/s.jpg", "width": 300, "height": 200 } } } }), None, 0),
        (json!({ "media_details": null }), None, 0),
    ] {
        let image = given(fields.clone()).unwrap();
        assert_eq!((image.size, image.sizes.len(), image.alt, image.caption), (size, sizes, None, None), "{fields}");
    }
}
