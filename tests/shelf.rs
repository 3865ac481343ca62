//! What is kept for a visit without a network, as tables.

use news_widget::ticker::shelf::{MOST_FEEDS, put, read, write};

#[test]
fn the_feed_kept_longest_ago_makes_room() {
    let table: [(&str, &str, &str, &[&str]); 5] = [
        ("", "a", "a", &[]),
        ("a", "b", "a\nb", &[]),
        ("a\nb", "a", "b\na", &[]),
        ("a\nb\nc\nd\ne\nf", "g", "b\nc\nd\ne\nf\ng", &["a"]),
        ("a\n\nb\nc\nd\ne\nf\ng\nh", "b", "d\ne\nf\ng\nh\nb", &["a", "c"]),
    ];
    for (list, url, kept, out) in table {
        assert_eq!(put(list, url, MOST_FEEDS), (kept.to_owned(), out.iter().map(|url| (*url).to_owned()).collect()), "{list:?} and {url}");
    }
}

#[test]
fn what_is_kept_comes_back_and_what_somebody_else_wrote_does_not() {
    assert_eq!(read(&write(1_795_484_460_000, "https://a.example/feed", "{\n}")), Some((1_795_484_460_000, "https://a.example/feed", "{\n}")));
    for strange in ["", "{}", "soon https://a.example/\n{}", "\n", "1\n{}"] {
        assert_eq!(read(strange), None, "{strange:?}");
    }
}
