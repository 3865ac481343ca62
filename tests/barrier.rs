//! What stands between a page and a feed, and the line that a site owner has to add.

use news_widget::barrier::{Barrier, is_mixed};
use news_widget::signup::{End, Provider, cure};
use news_widget::ticker::Trouble;

const FEED: &str = "https://b.example/feed.json";

fn told(trouble: &Trouble, page: &str) -> String {
    trouble.explain(FEED, page, "https://b.example")
}

fn behind(barrier: Barrier) -> Trouble {
    Trouble::Unreachable { barrier, instead: String::new() }
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
        assert_eq!(told(&behind(barrier), "https://a.example"), format!("the feed {FEED}{says}"));
    }
    assert!(told(&behind(Barrier::Origin), "null").contains("Access-Control-Allow-Origin: *"), "no origin is to be named");
    let elsewhere = Trouble::Unreachable { barrier: Barrier::Origin, instead: "https://b.example/wp-json/wp/v2/posts".to_owned() };
    assert!(
        told(&elsewhere, "https://a.example")
            .ends_with(" answered, but not so that this page may read it. Of the same site it may read https://b.example/wp-json/wp/v2/posts: name that in the attribute feed. Or else each answer needs the header Access-Control-Allow-Origin: https://a.example, or *.")
    );
    assert!(told(&behind(Barrier::Origin), "https://b.example").contains(" may read it, since it leads to another site: there each answer needs the header "));
    let lost =
        |feed: &str, page: &str| Trouble::Status(404, String::new()).explain(feed, page, "https://b.example").contains("https:// has to stand before it");
    assert!(lost("https://b.example/news/a.example/feed", "https://b.example"));
    assert!(!lost("https://b.example/news/feed.json", "https://b.example") && !lost("https://b.example/a.example/feed", "https://a.example"));
    let answered = |says: &str| told(&Trouble::Status(401, says.to_owned()), "https://a.example");
    assert_eq!(answered(""), format!("the feed {FEED} was answered with HTTP status 401."));
    assert_eq!(answered("Ghost says: Unknown key."), format!("the feed {FEED} was answered with HTTP status 401. Ghost says: Unknown key."));
    let named = Trouble::Named("https://b.example/rss".to_owned(), Box::new(Trouble::Cut));
    assert_eq!(
        (named.kind(), told(&named, "").as_str()),
        ("cut", "the feed https://b.example/rss broke off half-way. The page https://b.example/feed.json names it as its feed.")
    );
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
