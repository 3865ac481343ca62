//! What a page names as its feeds, and where a site's API would be.

use news_widget::feed::Format;
use news_widget::feed::discovery::{ghost_site, is_wordpress_index, link_of, links, wordpress, wordpress_homes, wordpress_index};
use news_widget::feed::place;

fn named(html: &str) -> Vec<(Format, String)> {
    links(html).0.into_iter().map(|link| (link.format, link.url)).collect()
}

#[test]
fn what_a_page_names_comes_best_first() {
    let html = r#"<!doctype html><html><head>
        <link rel="alternate" type="application/rss+xml" title="RSS" href="/rss.xml">
        <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml">
        <LINK REL='Alternate' TYPE='application/atom+xml; charset=utf-8' HREF='/atom.xml'>
        <link rel="https://api.w.org/" href="https://example.org/wp-json/">
        <link href=/feed.json type=application/feed+json rel="alternate home">
        </head>"#;
    let all = [
        (Format::JsonFeed, "/feed.json"),
        (Format::WordPress, "https://example.org/wp-json/wp/v2/posts"),
        (Format::Rss, "/atom.xml"),
        (Format::Rss, "/rss.xml"),
        (Format::Rss, "/comments.xml"),
    ];
    assert_eq!(named(html), all.map(|(format, url)| (format, url.to_owned())));
}

#[test]
fn a_link_is_a_feeds_if_it_says_so() {
    let table: [(&str, Option<&str>); 26] = [
        (r#"<link rel=alternate type="application/feed+json" href="a">"#, Some("a")),
        (r#"<link rel=alternate type="application/json" href="a">"#, Some("a")),
        // WordPress: the page itself, and what embeds it.
        (r#"<link rel=alternate type="application/json" href="https://example.org/wp-json/wp/v2/pages/2">"#, None),
        (r#"<link rel=alternate type="application/json+oembed" href="a">"#, None),
        (r#"<link rel="https://api.w.org/" href="https://example.org/?rest_route=/">"#, Some("https://example.org/?rest_route=/wp/v2/posts")),
        (r#"<link rel="https://api.w.org/" href="/wp-json">"#, Some("/wp-json/wp/v2/posts")),
        (r#"<a rel="alternate" type="application/rss+xml" href="a">RSS</a>"#, Some("a")),
        (r#"<link rel="alternate stylesheet" type="application/rss+xml" href="a">"#, None),
        (r#"<link rel="alternate" type="text/xml" href="a">"#, Some("a")),
        (r#"<link rel="alternate" type="application/xml" href="b"><link rel="alternate" type="application/rss+xml" href="a">"#, Some("a")),
        (r#"<link rel="alternate" type="text/xml+oembed" href="a">"#, None),
        (r#"<link rel="self" type="application/rss+xml" href="a">"#, None),
        (r#"<link rel="alternate" hreflang="de" href="a">"#, None),
        (r#"<link rel="alternate" type="text/html" href="a">"#, None),
        (r#"<link rel="alternate" type="application/rss+xml">"#, None),
        (r#"<link rel="alternate" type="application/rss+xml" href="">"#, None),
        (r#"<link rel="alternate" type="application/rss+xml" href="a?b=1&amp;c=2">"#, Some("a?b=1&c=2")),
        (r#"<link rel = "alternate"  type = 'application/rss+xml' href = a />"#, Some("a")),
        (r#"<link data-x="a > b" rel=alternate type=application/rss+xml href=a>"#, Some("a")),
        (r#"<!-- <link rel=alternate type=application/rss+xml href=a> -->"#, None),
        (r#"<script>"<link rel=alternate type=application/rss+xml href=a>"</script>"#, None),
        (r#"<template><link rel=alternate type=application/rss+xml href=a></template>"#, None),
        (r#"<title><link rel=alternate type=application/rss+xml href=a></title>"#, None),
        (
            r#"<script defer src="portal.min.js" data-ghost="https://example.org/" data-key="abc" data-api="https://example.org/ghost/api/content/"></script>"#,
            Some("https://example.org/ghost/api/content/posts/?key=abc"),
        ),
        (r#"<script data-ghost="https://example.org/" data-key="abc"></script>"#, Some("https://example.org/ghost/api/content/posts/?key=abc")),
        (r#"<script data-key="abc" data-api="https://elsewhere.example/"></script>"#, None),
    ];
    for (html, expected) in table {
        assert_eq!(named(html).first().map(|(_, url)| url.as_str()), expected, "{html}");
    }
}

#[test]
fn a_page_says_what_its_addresses_are_relative_to() {
    assert_eq!(links("<base href='/news/'><base href='/b/'>").1.as_deref(), Some("/news/"));
    assert_eq!(links("<base target=_top><p>").1, None);
}

#[test]
fn what_is_no_page_at_all_names_nothing_and_ends() {
    for html in ["", "<", "<link", "<link rel", "<link rel=", "<link rel=\"alternate", "<!--", "<script>", "<a =>", "<link ====''''>", "<ль rel=alternate>"] {
        assert_eq!(named(html), [], "{html}");
    }
    let begun = std::time::Instant::now();
    for bomb in ["<link ", "<!--", "<script>", "<a =\"", "<link rel=alternate ", "< "] {
        links(&bomb.repeat(200_000));
    }
    assert_eq!(links(&"<link rel=alternate type=application/rss+xml href=a>".repeat(1000)).0.len(), 20);
    assert!(begun.elapsed().as_secs() < 20, "it took {:?}", begun.elapsed());
}

#[test]
fn a_wordpress_tells_where_it_is() {
    let table: [(&str, &[&str]); 5] = [
        (r#"{"url":"http://127.0.0.1:8080","home":"http://127.0.0.1:8080"}"#, &["http://127.0.0.1:8080/", "http://127.0.0.1:8080/"]),
        (r#"{"url":"https://example.org/wp","home":"https://example.org/"}"#, &["https://example.org/", "https://example.org/wp/"]),
        (r#"{"home":"https://example.org/news?a=b"}"#, &["https://example.org/news/"]),
        (r#"{"home":3,"url":"no address"}"#, &[]),
        ("[]", &[]),
    ];
    for (index, expected) in table {
        assert_eq!(wordpress_homes(&serde_json::from_str(index).unwrap()), expected, "{index}");
    }
}

#[test]
fn a_header_may_name_the_api_alone() {
    let header = r#"<https://example.org/style.css>; rel=preload, <https://example.org/wp-json/>; rel="https://api.w.org/""#;
    assert_eq!(link_of(header).map(|link| (link.format, link.url)), Some((Format::WordPress, "https://example.org/wp-json/wp/v2/posts".to_owned())));
    assert_eq!(link_of("<https://example.org/?p=2>; rel=shortlink"), None);
    assert!(is_wordpress_index(header, "https://example.org/wp-json") && !is_wordpress_index(header, "https://example.org/wp-json/wp/v2/categories"));
}

#[test]
fn a_sites_api_is_below_its_address() {
    assert_eq!(wordpress("https://example.org/"), ["https://example.org/wp-json/wp/v2/posts", "https://example.org/?rest_route=/wp/v2/posts"]);
    assert_eq!(wordpress_index("https://example.org/feed/"), "https://example.org/feed/?rest_route=/&_fields=home,url");
    assert_eq!(ghost_site("https://example.org/"), "https://example.org/members/api/site/");
}

/// The address, and of its site: as a site's, the site whose page or feed it is, the part of it in WordPress's and in Ghost's words.
#[test]
fn an_address_tells_its_site_and_the_part_of_it() {
    let table = [
        ("", "", "", None),
        ("/", "", "", None),
        ("/blog", "blog/", "blog/", None),
        ("/blog/feed/?a=b#c", "blog/feed/", "blog/", None),
        ("/feed/atom/", "feed/atom/", "", None),
        ("/rss.xml", "rss.xml/", "", None),
        ("/rss/", "rss/", "", None),
        ("/2026/09/a-story/", "2026/09/a-story/", "2026/09/a-story/", None),
        ("/tag/war/rss/", "tag/war/rss/", "", Some(("tags?slug=war&_fields=id", "tags", Some("&filter=tag:war")))),
        ("/blog/category/world/war/", "blog/category/world/war/", "blog/", Some(("categories?slug=war&_fields=id", "categories", None))),
        ("/tag/sea/page/2/", "tag/sea/page/2/", "", Some(("tags?slug=sea&_fields=id", "tags", Some("&filter=tag:sea")))),
        ("/tag/sea/amp/", "tag/sea/amp/", "", Some(("tags?slug=sea&_fields=id", "tags", Some("&filter=tag:sea")))),
        ("/tag/sea/page/2/feed/", "tag/sea/page/2/feed/", "", Some(("tags?slug=sea&_fields=id", "tags", Some("&filter=tag:sea")))),
        ("/blog/page/3/", "blog/page/3/", "blog/", None),
        ("/about/page/", "about/page/", "about/page/", None),
        ("/author/anna", "author/anna/", "", Some(("users?slug=anna&_fields=id", "author", Some("&filter=author:anna")))),
    ];
    for (path, own, site, part) in table {
        let place = place::of(&format!("https://example.org{path}")).unwrap();
        let at = |path: &str| format!("https://example.org/{path}");
        assert_eq!((place.own, place.site, place.root), (at(own), at(site), at("")), "{path}");
        let of = |part: place::Part| (part.of_wordpress(&at("wp-json/wp/v2/posts")), part.of_ghost());
        let expected = part.map(|(list, parameter, filter)| (Some((at(&format!("wp-json/wp/v2/{list}")), parameter)), filter.map(str::to_owned)));
        assert_eq!(place.part.map(of), expected, "{path}");
    }
    let plain = place::of("https://example.org/category/war/").unwrap().part.unwrap();
    assert_eq!(
        plain.of_wordpress("https://example.org/?rest_route=/wp/v2/posts").unwrap().0,
        "https://example.org/?rest_route=/wp/v2/categories&slug=war&_fields=id"
    );
    assert_eq!(place::of("no address"), None);
}
