//! What stands between a page and a feed, and the line that a site owner has to add.

use news_widget::barrier::{Barrier, is_mixed};
use news_widget::signup::{End, Provider, cure};
use news_widget::ticker::Trouble;

const FEED: &str = "https://b.example/feed.json";

fn told(trouble: &Trouble, page: &str, barrier: Barrier) -> String {
    trouble.explain(FEED, page, "https://b.example", barrier)
}

#[test]
fn the_line_to_add_is_named() {
    let table = [
        (Barrier::None, " did not answer."),
        (Barrier::Policy, " was refused by this page's Content-Security-Policy: add https://b.example to its connect-src."),
        (
            Barrier::Origin,
            " answered, but not so that this page may read it: each answer needs the header Access-Control-Allow-Origin: https://a.example, or *.",
        ),
        (Barrier::Mixed, " was refused: this page came by https:, and so has to be its address."),
    ];
    for (barrier, says) in table {
        assert_eq!(told(&Trouble::Unreachable, "https://a.example", barrier), format!("the feed {FEED}{says}"));
    }
    assert!(told(&Trouble::Unreachable, "null", Barrier::Origin).contains("Access-Control-Allow-Origin: *"), "no origin is to be named");
    assert_eq!(told(&Trouble::Status(500), "https://a.example", Barrier::None), format!("the feed {FEED} was answered with HTTP status 500."));
}

#[test]
fn an_encrypted_page_asks_for_nothing_that_is_not() {
    for (page, url, mixed) in [
        ("https://a.example", "http://b.example/", true),
        ("https://a.example", "https://b.example/", false),
        ("http://a.example", "http://b.example/", false),
        ("http://a.example", "https://b.example/", false),
    ] {
        assert_eq!(is_mixed(page, url), mixed, "{page} {url}");
    }
    let line = cure(Provider::Json, "http://b.example/sub", "https://a.example", "http://b.example", "", &End::Unreachable).unwrap();
    assert!(line.contains("this page came by https:"), "{line}");
}
