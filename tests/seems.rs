//! What a body is, whatever it is labelled: a JSON Feed is told from other JSON, a feed from a page, and what is no feed has a name.

mod read;

use news_widget::feed::seems::is_page;
use news_widget::feed::{FeedError, Format};
use read::{PLAIN, feed, read, read_from};

#[test]
fn what_is_no_feed_is_named() {
    const PAGE: &str = "a web page that names no feed (a login or an error page?)";
    let table = [
        ("", "an empty file"),
        (" \n", "an empty file"),
        ("<!DOCTYPE html><title>Log in</title>", PAGE),
        ("\n<html lang=en>", PAGE),
        ("<svg/>", "XML with the root element svg"),
        ("<!-- Served by us --> <!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>", PAGE),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", PAGE),
        ("<head><title>Log in</title>", PAGE),
        ("Not found", "plain text"),
        ("null", "plain text"),
        ("[]", "a JSON list"),
        (r#"{"posts":[]}"#, "some other JSON"),
        (r#"{"version":"1.0.3","name":"a package"}"#, "some other JSON"),
        (r#"{"version":"1.0","status":"error"}"#, "some other JSON"),
        (r#"{"version":1,"data":[]}"#, "some other JSON"),
        // Many an API has items.
        (r#"{"items":[]}"#, "some other JSON"),
        (r#"{"items":"x"}"#, "some other JSON"),
        (r#"{"items":{}}"#, "some other JSON"),
        (r#"{"kind":"youtube#searchListResponse","items":[{"kind":"youtube#searchResult","id":{"videoId":"x"},"snippet":{"title":"t"}}]}"#, "some other JSON"),
        (r#"{"title":"Shop","items":[{"id":1,"title":"Shirt","url":"https://shop.example/1","image":"i.png","price":5}]}"#, "some other JSON"),
        // An empty list is no news; one that is missing takes none away.
        (r#"{"version":"https://jsonfeed.org/version/1.1"}"#, "a JSON Feed without a list of items"),
        (r#"{"version":"https://jsonfeed.org/version/1.1","items":null}"#, "a JSON Feed without a list of items"),
        (r#"{"version":"https://jsonfeed.org/version/1.1","items":"x"}"#, "a JSON Feed without a list of items"),
        (r#"{"version":"https://jsonfeed.org/version/1.1","items":{}}"#, "a JSON Feed without a list of items"),
        (r#"{"version":"1.0","items":[]}"#, "some other JSON"),
        (r#"{"version":"1.1","items":null}"#, "some other JSON"),
        // What is no page at all.
        ("<p>Not found</p>", PAGE),
        (
            "<br />\n<b>Warning</b>:  Undefined variable $x in <b>/www/feed.php</b> on line <b>3</b><br />\n{\"version\":1}",
            "a message of PHP's (“Warning: Undefined variable $x in /www/feed.php on line 3 {\"version\":1}”)",
        ),
        (
            "PHP Warning:  Undefined variable $x in /www/feed.php on line 3",
            "a message of PHP's (“PHP Warning: Undefined variable $x in /www/feed.php on line 3”)",
        ),
        ("Warning: we are closed", "plain text"),
        ("%PDF-1.4\n%\u{fffd}\u{fffd}\n1 0 obj\n\u{1}\u{0}", "a file that is no text"),
        ("PK\u{3}\u{4}\u{14}\u{0}", "a file that is no text"),
    ];
    for (body, seems) in table {
        assert_eq!(read(body), Err(FeedError::NotFeed { seems: seems.to_owned(), wanted: Format::Auto }), "{body}");
    }
    let broken = read("{\"version\":\n  oops").unwrap_err();
    assert!(matches!(broken, FeedError::BrokenJson { .. }));
    assert!(broken.words().contains("line 2 column 3"), "{}", broken.words());
    assert!(FeedError::NotFeed { seems: "plain text".to_owned(), wanted: Format::Auto }.words().contains("plain text"));
}

#[test]
fn a_feed_with_a_page_in_it_is_a_feed() {
    for body in [
        "<rss><channel><title>T</title><item><description><![CDATA[<!DOCTYPE html><html><body>Words</body></html>]]></description></item></channel></rss>",
        "<!-- <html> --><rss><channel><item><title>a</title></item></channel></rss>",
        "<?xml version='1.0'?>\n<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>&lt;html&gt;</title></entry></feed>",
    ] {
        assert_eq!((is_page(body), feed(body).entries.len()), (false, 1), "{body}");
    }
}

#[test]
fn what_is_a_feed_is_read_however_it_is_labelled() {
    let table = [
        "\u{feff} {\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}",
        "\n\u{feff}{\"version\":\"http://jsonfeed.org/version/1\",\"items\":[]}\n",
        r#"{"version":"HTTPS://JSONFEED.ORG/VERSION/1.1","items":[]}"#,
        r#"{"version":"https://www.jsonfeed.org/version/1.1/","items":[]}"#,
        r#"{"version":"1.1","home_page_url":"https://example.org/","items":[]}"#,
        r#"{"home_page_url":"https://example.org/","items":[]}"#,
    ];
    for body in table {
        assert_eq!(feed(body).entries.len(), 0, "{body}");
    }
    assert_eq!(feed(r#"{"version":"https://jsonfeed.org/version/1.1","items":{"id":1,"title":"x"}}"#).entries.len(), 1, "an object for a list");
    assert_eq!(feed(r#"{"version":"https://jsonfeed.org/version/1.1","items":{"title":"x"}}"#).entries.len(), 1, "without an id, too");
    assert_eq!(feed(r#"{"items":[{"id":1,"content_html":"<p>x"},{"id":2,"title":"y"}]}"#).entries.len(), 2, "told by its first item");
    assert_eq!(read_from(r#"{"items":[]}"#, Format::JsonFeed, &PLAIN).map(|feed| feed.entries.len()), Ok(0), "told by the site owner");
    for (expired, expected) in [("true", true), ("\"true\"", true), ("false", false), ("\"no\"", false), ("1", false)] {
        assert_eq!(feed(&format!(r#"{{"home_page_url":"/","items":[],"expired":{expired}}}"#)).expired, expected, "{expired}");
    }
}
