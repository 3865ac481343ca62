//! When the widget asks again, as a table.

use news_widget::ticker::schedule::{Situation, max_age, next, on_return, retry_after};

const USUAL: Situation =
    Situation { refresh: 60, failures: 0, retry_after: None, max_age: None, last: 1_000_000, now: 1_000_000, resting: false, expired: false };

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
        ("Retry-After counts when it is longer, and is never cut short", Situation { retry_after: Some(300), failures: 1, ..USUAL }, Some(330)),
        ("not when it is shorter", Situation { retry_after: Some(5), failures: 1, ..USUAL }, Some(120)),
        ("a day at most, and its spread", Situation { retry_after: Some(u32::MAX), failures: 1, ..USUAL }, Some(95_040)),
        ("no sooner than a cache would have something else", Situation { max_age: Some(300), ..USUAL }, Some(300)),
        ("but never more often than set", Situation { max_age: Some(5), ..USUAL }, Some(60)),
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
fn a_clock_that_jumps_makes_nobody_wait_for_it() {
    let at = |now: i64| next(&Situation { now, ..USUAL }, 0.5).map(|at| (at - now) / 1000);
    let hour = 3_600_000;
    assert_eq!(at(USUAL.last + hour), Some(-3_540), "after an hour asleep it is overdue");
    assert_eq!(at(USUAL.last - hour), Some(60), "put back an hour, it is a minute away");
}

#[test]
fn readers_told_to_wait_come_back_spread_and_never_early() {
    let asked = Situation { retry_after: Some(600), failures: 1, ..USUAL };
    let at = |chance| next(&asked, chance).map(|at| (at - asked.last) / 1000);
    assert_eq!((at(0.0), at(1.0)), (Some(600), Some(720)));
}

#[test]
fn who_comes_back_is_served_at_once() {
    let returns = |seconds: i64, given: Situation| on_return(&Situation { now: given.last + seconds * 1000, ..given }).map(|at| (at - given.last) / 1000);
    let after = |seconds: i64, given: Situation| returns(seconds, given) == Some(seconds);
    assert!(after(20, USUAL) && after(20, Situation { failures: 9, ..USUAL }), "whatever the back-off says");
    assert_eq!(returns(3, Situation { failures: 1, ..USUAL }), Some(5), "but no faster than a reader can switch tabs");
    assert!(!after(20, Situation { retry_after: Some(60), failures: 1, ..USUAL }), "and not before a server wants it");
    assert!(after(60, Situation { retry_after: Some(60), failures: 1, ..USUAL }));
    for never in [Situation { refresh: 0, ..USUAL }, Situation { expired: true, ..USUAL }, Situation { resting: true, ..USUAL }] {
        assert!(!after(3600, never), "{never:?}");
    }
}

#[test]
fn max_age_is_read_from_cache_control() {
    let table = [
        ("public, max-age=15", Some(15)),
        ("MAX-AGE = 15", Some(15)),
        ("max-age=\"15\", stale-while-revalidate=60", Some(15)),
        ("s-maxage=15", None),
        ("no-cache, max-age=15", None),
        ("max-age=15, no-store", None),
        ("max-age=31536000000", Some(u32::MAX)),
        ("max-age=-1", None),
        ("max-age=", None),
        ("", None),
    ];
    for (header, expected) in table {
        assert_eq!(max_age(header), expected, "{header}");
    }
}

#[test]
fn retry_after_is_read_in_both_forms() {
    let now = 1_795_484_460_000; // Tue, 24 Nov 2026 01:41:00 GMT
    let table = [
        ("120", Some(120)),
        (" 0 ", Some(0)),
        ("Tue, 24 Nov 2026 01:43:00 GMT", Some(120)),
        ("Tue, 24 Nov 2026 01:00:00 GMT", Some(0)),
        ("99999999999", Some(u32::MAX)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", Some(u32::MAX)),
        ("soon", None),
        ("-5", None),
        ("+5", None),
    ];
    for (header, expected) in table {
        assert_eq!(retry_after(header, now), expected, "{header}");
    }
}
