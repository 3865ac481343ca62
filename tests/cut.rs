//! JSON that was cut off: what of it is a document.

mod read;

use news_widget::feed::cut::Cut;
use read::closed;

#[test]
fn what_is_whole_is_closed_after_its_last_entry() {
    let table = [
        (r#"{"items":[{"id":1},{"id":2},{"id":"#, Some(r#"{"items":[{"id":1},{"id":2}]}"#)),
        (r#"{"items":[{"id":1},{"id":2}"#, Some(r#"{"items":[{"id":1},{"id":2}]}"#)),
        (r#"{"items":[{"id":1} , "#, Some(r#"{"items":[{"id":1}]}"#)),
        (r#"{"version":"1.1","items" : [ {"id":1},{"#, Some(r#"{"version":"1.1","items" : [ {"id":1}]}"#)),
        (r#"{"posts":[{"id":1},{"id":2}],"meta":{"pagination":{"page":1},"x":{"#, Some(r#"{"posts":[{"id":1},{"id":2}]}"#)),
        (r#"{"meta":{"a":[{}]},"posts":[{"id":1},{"id":2"#, Some(r#"{"meta":{"a":[{}]},"posts":[{"id":1}]}"#)),
        (r#"[{"id":1,"title":{"rendered":"a"}},{"id":2,"title":{"#, Some(r#"[{"id":1,"title":{"rendered":"a"}}]"#)),
        // Objects and lists within an entry end none.
        (r#"{"items":[{"id":1,"tags":[{"a":{}}],"author":{"name":"x"},"#, None),
        (r#"{"items":[{"id":1},{"id":2,"attachments":[{"url":"a"},{"url":"b"}],"#, Some(r#"{"items":[{"id":1}]}"#)),
        // What is no entry is passed over, and goes with the entry after it.
        (r#"[{"id":1},null,7,"x",[{}],{"id":2},[{"id":3},"#, Some(r#"[{"id":1},null,7,"x",[{}],{"id":2}]"#)),
        // Brackets in strings are text, escaped quotes end none.
        (r#"{"items":[{"title":"}]}\"}]"},{"title":"\\"},{"title":"\\\"},{"#, Some(r#"{"items":[{"title":"}]}\"}]"},{"title":"\\"}]}"#)),
        (r#"{"items":[{"title":"Київ 🗞 }"},{"title":"Ки"#, Some(r#"{"items":[{"title":"Київ 🗞 }"}]}"#)),
        // Other lists, other depths, a name that is only said.
        (r#"{"authors":[{"name":"x"}],"items":[{"id":"#, None),
        (r#"{"title":"items","hubs":[{"url":"x"}],"#, None),
        (r#"{"a":{"items":[{"id":1}]},"#, None),
        (r#"{"items":{"items":[{"id":1}]},"#, None),
        (r#"{"items":[]"#, None),
        (r#"{"items":[1,2,3"#, None),
        (r#"{"version":"https://jsonfeed.org/ver"#, None),
        (r#"{"items":"#, None),
        ("", None),
        ("<rss><channel>", None),
        // No JSON: no panic, and no promise.
        ("]}", None),
        (r#"{"items":[{"id":1}]}]]]]"#, None),
        (r#"[{"a":1}}"#, Some(r#"[{"a":1}]"#)),
    ];
    for (text, whole) in table {
        assert_eq!(closed(text).as_deref(), whole, "{text}");
        assert_eq!(in_steps(text), whole_of(text), "{text}");
        if let Some(whole) = whole {
            assert!(serde_json::from_str::<serde_json::Value>(whole).is_ok(), "{whole}");
        }
    }
}

/// Whatever the pieces are.
fn whole_of(text: &str) -> (bool, Option<(usize, &'static str)>) {
    let mut cut = Cut::default();
    (cut.add(text), cut.end())
}

fn in_steps(text: &str) -> (bool, Option<(usize, &'static str)>) {
    let mut cut = Cut::default();
    (text.split_inclusive(|_| true).all(|letter| cut.add(letter)), cut.end())
}

#[test]
fn more_than_any_feed_has_is_not_parsed() {
    const HEAD: &str = r#"{"items":["#;
    let keys = |many: usize| (0..many).map(|n| format!("\"_{n}\":1,")).collect::<String>();
    let usual = r#"{"id":"1","title":"A: {[,]}","tags":["a","b"],"authors":[{"name":"x","url":"y"}]},"#;
    let table = [
        ("a long feed", [HEAD, &usual.repeat(30_000)].concat(), true),
        ("a long article", format!("{HEAD}{{\"content_html\":\"{}\"}}]}}", "{[,:\\\"".repeat(900_000)), true),
        ("a rich entry", format!("{HEAD}{{{}\"id\":1}},{{\"id\":2}}]}}", keys(9_000)), true),
        ("keys in an entry", format!("{HEAD}{{{}\"id\":1}},{{\"id\":2}}]}}", keys(11_000)), false),
        ("keys in the whole", format!("{{{}\"items\":[]}}", keys(11_000)), false),
        ("keys behind the entries", format!("{HEAD}{{\"id\":1}}],{}\"a\":1}}", keys(11_000)), false),
        ("depth", [HEAD, &"[".repeat(30_000)].concat(), false),
        ("depth in objects", r#"{"a":"#.repeat(30_000), false),
        ("lists of lists", format!("{HEAD}{{\"_x\":[{}]}}]}}", "[0,0],".repeat(10_000)), false),
        ("empty entries", [HEAD, &"{},".repeat(310_000)].concat(), false),
        ("numbers", ["[", &"1,".repeat(610_000)].concat(), false),
    ];
    for (name, text, fits) in table {
        assert_eq!(whole_of(&text).0, fits, "{name}");
    }
}

#[test]
fn five_megabytes_are_cut_in_a_moment() {
    let entry = r#"{"id":"1","title":"A \"title\"","content_html":"<p>Some words of news, and more of them.</p>","tags":["a","b"]},"#;
    for (head, body, closes) in [("{\"items\":[", entry, "}]}"), ("{\"items\":[", "[", ""), ("", "{\"items\":[", ""), ("[\"", "\\\"", "")] {
        let text = [head, &body.repeat(5_000_000 / body.len())].concat();
        let begun = std::time::Instant::now();
        let whole = closed(&text);
        assert!(begun.elapsed().as_secs() < 5, "{body:.20} took {:?}", begun.elapsed());
        assert_eq!(whole.is_some(), !closes.is_empty(), "{body:.20}");
        assert!(whole.unwrap_or_default().ends_with(closes), "{body:.20}");
    }
    assert_eq!(read::feed(&closed(&["{\"items\":[", entry, &entry.replace("\"1\"", "\"2\""), "{\"id"].concat()).unwrap()).entries.len(), 2);
}
