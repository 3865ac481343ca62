//! Visits as a table: what was kept goes in, what is new since then comes out.

use news_widget::feed::Millis;
use news_widget::ticker::visit::{since, write};

const HOUR: Millis = 3_600_000;

#[test]
fn a_visit_begins_after_half_an_hour_away() {
    let table: [(&str, String, Option<Millis>); 6] = [
        ("nobody was here before", String::new(), None),
        ("back after a day", write(None, 500, 100 * HOUR - 24 * HOUR), Some(500)),
        ("a reload in the first visit", write(None, 500, 100 * HOUR - 60_000), None),
        ("a reload in a later one", write(Some(300), 500, 100 * HOUR - 60_000), Some(300)),
        ("a clock that was put back", write(Some(300), 500, 100 * HOUR + HOUR), Some(300)),
        ("something else", "500 x y".to_owned(), None),
    ];
    for (what, kept, expected) in table {
        assert_eq!(since(&kept, 100 * HOUR), expected, "{what}");
    }
}
