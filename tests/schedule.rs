//! When the widget asks again, as a table.

use news_widget::ticker::schedule::{Situation, next, retry_after};

const USUAL: Situation = Situation { refresh: 60, failures: 0, retry_after: None, last: 1_000_000, resting: false, expired: false };

/// Seconds from the last answer to the next request, without jitter.
fn wait(situation: Situation) -> Option<i64> {
    next(&situation, 0.5).map(|at| (at - situation.last) / 1000)
}

#[test]
fn the_wait_is_what_the_situation_asks_for() {
    let table = [
        ("as the site owner set it", USUAL, Some(60)),
        ("never", Situation { refresh: 0, ..USUAL }, None),
        ("doubled after a failure", Situation { failures: 1, ..USUAL }, Some(120)),
        ("and again", Situation { failures: 3, ..USUAL }, Some(480)),
        ("up to a quarter of an hour", Situation { failures: 9, ..USUAL }, Some(900)),
        ("however many failures", Situation { failures: u32::MAX, ..USUAL }, Some(900)),
        ("but never more often than set", Situation { refresh: 3600, failures: 2, ..USUAL }, Some(3600)),
        ("Retry-After counts when it is longer", Situation { retry_after: Some(300), failures: 1, ..USUAL }, Some(300)),
        ("not when it is shorter", Situation { retry_after: Some(5), failures: 1, ..USUAL }, Some(120)),
        ("a day at most", Situation { retry_after: Some(u32::MAX), failures: 1, ..USUAL }, Some(86_400)),
        ("nobody looks", Situation { resting: true, ..USUAL }, None),
        ("the feed is over", Situation { expired: true, ..USUAL }, None),
    ];
    for (what, situation, expected) in table {
        assert_eq!(wait(situation), expected, "{what}");
    }
}

#[test]
fn readers_are_spread_over_a_fifth_of_the_interval_each_way() {
    let at = |chance| next(&USUAL, chance).map(|at| at - USUAL.last);
    assert_eq!((at(0.0), at(1.0)), (Some(48_000), Some(72_000)));
    assert_eq!((at(-3.0), at(f64::NAN).is_some(), at(9.0)), (Some(48_000), true, Some(72_000)));
}

#[test]
fn retry_after_is_read_in_both_forms() {
    let now = 1_795_484_460_000; // Tue, 24 Nov 2026 01:41:00 GMT
    let table = [
        ("120", Some(120)),
        (" 0 ", Some(0)),
        ("Tue, 24 Nov 2026 01:43:00 GMT", Some(120)),
        ("Tue, 24 Nov 2026 01:00:00 GMT", Some(0)),
        ("soon", None),
        ("-5", None),
    ];
    for (header, expected) in table {
        assert_eq!(retry_after(header, now), expected, "{header}");
    }
}
