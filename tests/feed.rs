//! JSON Feed, by its spec and as found: the corpus, then our own tables.

mod corpora;

use news_widget::feed::text::{excerpt, minutes, plain};
use news_widget::feed::{Feed, FeedError, Host, Tree, parse};
use serde_json::Value;

/// As a browser resolves, enough for these feeds.
fn resolve(url: &str) -> Option<String> {
    match url {
        _ if url.contains(':') => Some(url.to_owned()),
        _ if url.starts_with('/') => Some(format!("https://example.org{url}")),
        _ => Some(format!("https://example.org/{url}")),
    }
}

struct Surroundings;

impl Host for Surroundings {
    fn json(&self, text: &str) -> Result<Tree, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }
    fn resolve(&self, url: &str) -> Option<String> {
        resolve(url)
    }
}

fn read(body: &str) -> Result<Feed, FeedError> {
    parse(body, &Surroundings)
}

fn feed(body: &str) -> Feed {
    read(body).unwrap_or_else(|error| panic!("{error:?}: {body}"))
}

#[test]
fn every_feed_of_the_corpus_is_read_and_every_broken_one_is_named() {
    let mut files = 0;
    for file in std::fs::read_dir(corpora::folder().join("jsonfeed")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with('_') {
            continue;
        }
        let body = std::fs::read_to_string(&path).unwrap();
        let read = read(&body);
        if name.contains("invalid") {
            assert!(matches!(read, Err(FeedError::BrokenJson { .. })), "{name}: {read:?}");
        } else {
            let feed = read.unwrap_or_else(|error| panic!("{name}: {error:?}"));
            let tree: Value = serde_json::from_str(body.trim_start_matches('\u{feff}')).unwrap();
            assert_eq!(feed.entries.len(), tree["items"].as_array().map_or(0, Vec::len), "{name}: entries");
            assert_eq!(feed.title.is_some(), tree["title"].as_str().is_some_and(|title| !title.is_empty()), "{name}: title");
        }
        files += 1;
    }
    assert!(files >= 20, "only {files} feeds");
}

/// Miniflux's and gofeed's own cases: each must be read or refused as they do it, and keep as many entries.
#[test]
fn every_case_of_other_readers_ends_as_theirs() {
    let mut count = 0;
    for file in ["jsonfeed/_cases-miniflux.json", "jsonfeed/_cases-gofeed-coerce.json"] {
        let cases: Value = serde_json::from_str(&corpora::text(file)).unwrap();
        for case in cases["cases"].as_array().unwrap() {
            let (name, body) = (case["name"].as_str().unwrap(), case["raw"].as_str().unwrap());
            let read = read(body);
            count += 1;
            // `null` is an empty feed to Miniflux; a site owner wants to hear that it is none.
            if name == "TestParseNullJSONFeed" {
                assert_eq!(read, Err(FeedError::NotFeed { seems: "plain text" }));
                continue;
            }
            assert_eq!(read.is_ok(), case["expect"] == "ok", "{name}: {read:?}");
            let Ok(feed) = read else { continue };
            for expectation in case["expectations_go"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                holds(name, &feed, expectation);
            }
        }
    }
    assert!(count >= 47, "only {count} cases");
}

/// One line of Miniflux's expectations, where our model has the same fact; hashes, icons and the like it has not.
fn holds(name: &str, feed: &Feed, expectation: &str) {
    let Some((left, right)) = expectation.split_once(" == ") else { return };
    let Ok(right) = serde_json::from_str::<Value>(right) else { return };
    let entry = feed.entries.first();
    let text = right.as_str().unwrap_or_default().to_owned();
    let same = match left {
        "len(feed.Entries)" => Some(Value::from(feed.entries.len()) == right),
        "feed.Title" if !text.starts_with("http") => Some(feed.title.as_deref() == Some(&text)),
        "feed.SiteURL" if feed.home.is_some() => Some(feed.home.as_deref() == Some(&text)),
        "feed.Language" => Some(feed.lang.as_deref().unwrap_or_default().eq_ignore_ascii_case(&text)),
        // A title that is missing is shown as the beginning of the text: the view's matter here, theirs the parser's.
        "feed.Entries[0].Title" => entry.map(|entry| entry.title.clone().unwrap_or_else(|| entry.opening()) == text),
        "feed.Entries[0].URL" => entry.map(|entry| entry.url.as_deref() == Some(&text)),
        "feed.Entries[0].Language" => entry.map(|entry| entry.lang.as_ref().or(feed.lang.as_ref()).is_some_and(|lang| lang.eq_ignore_ascii_case(&text))),
        "feed.Entries[0].Author" => entry.map(|entry| entry.authors.iter().all(|author| text.contains(&author.name))),
        "feed.Entries[0].Enclosures[0].URL" => entry.map(|entry| entry.audio.first().is_some_and(|audio| audio.url == text)),
        _ => None,
    };
    assert_ne!(same, Some(false), "{name}: {expectation}; read: {feed:?}");
}

#[test]
fn wrong_shapes_are_read_as_what_they_mean() {
    let entry = |item: &str| feed(&format!(r#"{{"version":"https://jsonfeed.org/version/1.1","title":"t","authors":[{{"name":"Desk"}}],"items":[{item}]}}"#)).entries.remove(0);
    assert_eq!(entry(r#"{"id":123,"title":"x"}"#).id, "123");
    assert_eq!(entry(r#"{"url":"a.html","title":"x"}"#).id, "https://example.org/a.html");
    assert_eq!(entry(r#"{"title":"x","date_published":"1970-01-01T00:00:01Z"}"#).id, "1000 x");
    assert_eq!(entry(r#"{"id":"1","title":"x"}"#).authors[0].name, "Desk");
    assert_eq!(entry(r#"{"id":"1","title":"x","author":{"name":"Ann"}}"#).authors[0].name, "Ann");
    assert_eq!(entry(r#"{"id":"1","title":"x","authors":["Ann","Bo"]}"#).authors.len(), 2);
    assert_eq!(entry(r#"{"id":"1","title":"x","authors":{"name":"Ann"}}"#).authors[0].name, "Ann");
    assert_eq!(entry(r#"{"id":"1","title":"x","tags":"sea, ships"}"#).tags, ["sea", "ships"]);
    assert_eq!(entry(r#"{"id":"1","title":"x","tags":["sea",7,null," sea "]}"#).tags, ["sea"]);
    assert_eq!(entry(r#"{"id":"1","title":"x","content_html":"","summary":" "}"#).html, None);
    assert_eq!(entry(r#"{"id":"1","title":"x","url":"javascript:alert(1)"}"#).url, None);
    assert_eq!(entry(r#"{"id":"1","title":"x","image":"i.png","_any":{"caption":"A quay","credit":"Ann","pinned":true}}"#).image.unwrap().caption.as_deref(), Some("A quay"));
    assert!(entry(r#"{"id":"1","title":"x","_any":{"pinned":true}}"#).pinned);
    assert_eq!(entry(r#"{"id":"1","title":"x","date_modified":"2026-11-24"}"#).published, Some(1_795_478_400_000));
    let audio = entry(r#"{"id":"1","title":"x","attachments":[{"url":"a.mp3","mime_type":"audio/mpeg","duration_in_seconds":61.5},{"url":"b.zip","mime_type":"application/zip"}]}"#).audio;
    assert_eq!((audio.len(), audio[0].seconds), (1, Some(61)));
}

#[test]
fn one_bad_item_never_costs_the_others() {
    let feed = feed(r#"{"version":"https://jsonfeed.org/version/1","items":[null,7,"x",{},{"id":"1"},{"id":"2","title":"a"},{"id":"2","title":"b"},{"id":3,"content_text":"c"}]}"#);
    let ids: Vec<_> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["2", "3"]);
}

#[test]
fn a_title_is_text_by_one_rule() {
    let table = [
        ("Tom &amp; Jerry &quot;quoted&quot;", "Tom & Jerry \"quoted\""),
        ("Tom & Jerry &amp; Co", "Tom & Jerry &amp; Co"),
        ("5 &lt; 6 &#8212; &#x41a;", "5 < 6 — К"),
        ("<i>not italic</i> &amp; so on", "<i>not italic</i> &amp; so on"),
        ("AT&T", "AT&T"),
        ("&unknown; &amp;", "&unknown; &amp;"),
        ("  two\n  lines ", "two lines"),
        ("&amp;amp;", "&amp;"),
        ("plain", "plain"),
    ];
    for (title, expected) in table {
        let body = serde_json::json!({ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": "1", "title": title }] });
        assert_eq!(feed(&body.to_string()).entries[0].title.as_deref(), Some(expected), "{title}");
    }
}

#[test]
fn what_is_no_feed_is_named() {
    let table = [
        ("", "an empty file"),
        ("<!DOCTYPE html><title>Log in</title>", "a web page (a login or an error page?)"),
        ("<?xml version='1.0'?><rss version='2.0'>", "RSS or Atom"),
        ("<svg/>", "some XML"),
        ("Not found", "plain text"),
        ("[]", "a JSON list"),
        (r#"{"posts":[]}"#, "some other JSON"),
    ];
    for (body, seems) in table {
        assert_eq!(read(body), Err(FeedError::NotFeed { seems }), "{body}");
    }
    assert!(read("{\"version\":\n  oops").unwrap_err().words().contains("line 2 column 3"));
    assert!(read("\u{feff} {\"version\":\"https://jsonfeed.org/version/1.1\"}").is_ok());
    assert!(FeedError::NotFeed { seems: "plain text" }.words().contains("plain text"));
}

#[test]
fn html_becomes_plain_text() {
    let table = [
        ("<p>One</p><p>two</p>", "One two"),
        ("a &amp; b &lt;i&gt; &nosuch; AT&T", "a & b <i> &nosuch; AT&T"),
        ("<script>alert('<p>')</script>x<style>p{}</style>y", "xy"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("<!-- <p>no</p> -->yes", "yes"),
        ("<SCRIPT>no", ""),
        ("<p unclosed", ""),
    ];
    for (html, expected) in table {
        assert_eq!(plain(html), expected, "{html}");
    }
}

#[test]
fn an_excerpt_ends_after_a_word_and_reading_time_is_at_least_a_minute() {
    assert_eq!(excerpt("short", 10), "short");
    assert_eq!(excerpt("one two three", 9), "one two…");
    assert_eq!(excerpt("漢字漢字漢字", 3), "漢字漢…");
    assert_eq!(minutes(""), 1);
    assert_eq!(minutes(&"word ".repeat(230)), 1);
    assert_eq!(minutes(&"word ".repeat(231)), 2);
    assert_eq!(minutes(&"漢".repeat(1001)), 3);
}
