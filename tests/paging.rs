//! Where the next page is: an answer's own URL with a parameter set, and the `Link` header.

use news_widget::feed::{link, query};

#[test]
fn one_parameter_is_set_and_all_else_stays_byte_for_byte() {
    for (url, expected) in [
        ("https://a.example/p", "https://a.example/p?page=2"),
        ("https://a.example/p?", "https://a.example/p?page=2"),
        ("https://a.example/p?key=a%2Fb&filter=tag:x%2Bfeatured:true&x", "https://a.example/p?key=a%2Fb&filter=tag:x%2Bfeatured:true&x&page=2"),
        ("https://a.example/p?page=1&key=a", "https://a.example/p?page=2&key=a"),
        ("https://a.example/p?key=a&page=9", "https://a.example/p?key=a&page=2"),
        ("https://a.example/p?page&key=a", "https://a.example/p?page=2&key=a"),
        ("https://a.example/p?page=1&a=1&page=7", "https://a.example/p?page=2&a=1"),
        ("https://a.example/p?pages=1&per_page=3&xpage=4&PAGE=5", "https://a.example/p?pages=1&per_page=3&xpage=4&PAGE=5&page=2"),
        ("https://a.example/p?a=1&&b=2&", "https://a.example/p?a=1&&b=2&&page=2"),
        ("https://a.example/p?a=b=c?d&page=1", "https://a.example/p?a=b=c?d&page=2"),
        ("https://a.example/p?a=1#page=7", "https://a.example/p?a=1&page=2"),
        ("https://a.example/p#page?page=7", "https://a.example/p?page=2"),
        ("https://a.example/?rest_route=/wp/v2/posts&per_page=5", "https://a.example/?rest_route=/wp/v2/posts&per_page=5&page=2"),
        ("", "?page=2"),
    ] {
        assert_eq!(query::set(url, "page", "2"), expected, "{url}");
        assert_eq!(query::get(&query::set(url, "page", "2"), "page"), Some("2"), "{url}");
    }
}

#[test]
fn a_parameter_is_what_a_server_takes_it_for() {
    for (url, value) in [
        ("https://a.example/p?page=3", Some("3")),
        ("https://a.example/p?page=3&page=4", Some("4")),
        ("https://a.example/p?page", Some("")),
        ("https://a.example/p?per_page=3", None),
        ("https://a.example/page=3", None),
        ("https://a.example/p#?page=3", None),
    ] {
        assert_eq!(query::get(url, "page"), value, "{url}");
    }
}

#[test]
fn the_next_link_is_found_as_the_rfc_has_it() {
    for (header, next) in [
        (r#"<https://a.example/p?page=1>; rel="prev", <https://a.example/p?page=3>; rel="next""#, Some("https://a.example/p?page=3")),
        // RFC 8288, section 3.5.
        (r#"<http://example.com/TheBook/chapter2>; rel="previous"; title="previous chapter""#, None),
        (
            r#"</TheBook/chapter2>; rel="previous"; title*=UTF-8'de'letztes%20Kapitel, </TheBook/chapter4>; rel="next"; title*=UTF-8'de'n%c3%a4chstes%20Kapitel"#,
            Some("/TheBook/chapter4"),
        ),
        (r#"<http://example.org/>; rel="start http://example.net/relation/other""#, None),
        (r#"<https://example.org/>; rel="start", <https://example.org/index>; rel="index""#, None),
        (r##"</terms>; rel="copyright"; anchor="#foo""##, None),
        // Section 3.
        ("<a>;rel=next", Some("a")),
        ("<a> ; REL = NEXT", Some("a")),
        (r#"<a>; rel="last next""#, Some("a")),
        (r#"<a>; rel="nextish""#, None),
        (r#"<a>; rel="prev"; rel="next""#, None),
        (r##"<a>; rel="next"; anchor="#b""##, None),
        (r#"<a,b;c>; rel="next""#, Some("a,b;c")),
        (r#"<a>; title="x, <b>; rel=\"next\"", <c>; rel="next""#, Some("c")),
        (r#"<a>; title="x\", <b>; rel=next", <c>; rel="next""#, Some("c")),
        (r#"<a>; title="x; rel=next"; rel="prev""#, None),
        (r#"<a>; title="x\\"; rel="next""#, Some("a")),
        (r#", ,<a>; rel="next""#, Some("a")),
        ("<a>", None),
        ("<a", None),
        ("rel=next", None),
        ("", None),
    ] {
        assert_eq!(link::to("next", header), next, "{header}");
    }
    let begun = std::time::Instant::now();
    assert_eq!(link::to("next", &"<a>; rel=\"prev".repeat(200_000)), None);
    assert_eq!(link::to("next", &"<a>; rel=prev; x=y, ".repeat(200_000)), None);
    assert!(begun.elapsed().as_secs() < 10, "it took {:?}", begun.elapsed());
}
