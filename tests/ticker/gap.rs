//! More was published since the last look than one page has: nothing is left out, and nothing is shown as if it were not.

use news_widget::feed::Entry;
use news_widget::ticker::{Event, Paging, update};

use super::lists::{FEED, after, changes, entry, ids, next_page, page, page_before};

/// Entries by their minutes, newest first: "e9", "e8", "e7".
fn entries(newest: i64, oldest: i64) -> Vec<Entry> {
    (oldest..=newest).rev().map(|at| entry(&format!("e{at}"), at)).collect()
}

fn loading(url: &str) -> Paging {
    Paging::Loading(url.to_owned())
}

#[test]
fn the_list_ends_at_the_hole_and_more_news_closes_it() {
    let state = after(vec![page_before("p2", entries(3, 2), false), page_before("p2", entries(9, 8), false)]);
    assert_eq!((ids(&state).as_str(), state.changes, state.has_more()), ("e9 e8", changes(2, 0, 0), true));
    let state = update(state, Event::More);
    assert_eq!(state.paging(), loading("p2"));
    let state = update(state, next_page(entries(7, 6), Some("p3")));
    assert_eq!((ids(&state).as_str(), state.has_more()), ("e9 e8 e7 e6", true));
    let state = update(state, Event::More);
    assert_eq!(state.paging(), loading("p3"));
    let state = update(state, next_page(entries(5, 4), Some("p4")));
    assert_eq!(ids(&state), "e9 e8 e7 e6 e5 e4");
    let state = update(update(state, Event::More), next_page(entries(3, 2), Some("p5")));
    assert_eq!((ids(&state).as_str(), state.paging()), ("e9 e8 e7 e6 e5 e4 e3 e2", Paging::Next("p5".to_owned())));
}

#[test]
fn what_was_loaded_before_comes_back_whole_and_goes_on_where_it_was() {
    let state = after(vec![page_before("p2", entries(5, 4), false), Event::More, next_page(entries(3, 2), Some("p3"))]);
    let state = update(state, page_before("q2", entries(9, 8), false));
    assert_eq!(ids(&state), "e9 e8");
    let state = update(update(state, Event::More), next_page(entries(7, 5), Some("q3")));
    assert_eq!((ids(&state).as_str(), state.paging()), ("e9 e8 e7 e6 e5 e4 e3 e2", Paging::Next("p3".to_owned())));
}

#[test]
fn while_the_news_are_held_the_reader_goes_on_below() {
    let state = after(vec![page_before("p2", entries(5, 4), false), page_before("p2", entries(9, 8), true)]);
    assert_eq!((ids(&state).as_str(), state.waiting()), ("e5 e4", 2));
    let state = update(update(state, Event::More), next_page(entries(3, 2), Some("p3")));
    assert_eq!((ids(&state).as_str(), state.waiting()), ("e5 e4 e3 e2", 2));
    // Still held, and one more.
    let state = update(state, page_before("p2", entries(10, 9), true));
    assert_eq!((ids(&state).as_str(), state.waiting()), ("e5 e4 e3 e2", 3));
    let state = update(state, Event::Release);
    assert_eq!((ids(&state).as_str(), state.waiting()), ("e10 e9 e8", 0));
    let state = update(update(state, Event::More), next_page(entries(8, 6), Some("p3")));
    assert_eq!(ids(&state), "e10 e9 e8 e7 e6");
    let state = update(update(state, Event::More), next_page(entries(5, 3), Some("p4")));
    assert_eq!((ids(&state).as_str(), state.paging()), ("e10 e9 e8 e7 e6 e5 e4 e3 e2", Paging::Next("p4".to_owned())));
}

#[test]
fn held_news_that_others_are_apart_from_are_on_the_next_pages() {
    let state = after(vec![page_before("p2", entries(3, 2), false), page_before("p2", entries(6, 5), true), page_before("p2", entries(9, 8), true)]);
    assert_eq!((ids(&state).as_str(), state.waiting()), ("e3 e2", 2));
    let state = update(state, Event::Release);
    assert_eq!(ids(&state), "e9 e8");
    let state = update(update(state, Event::More), next_page(entries(7, 2), None));
    assert_eq!((ids(&state).as_str(), state.has_more()), ("e9 e8 e7 e6 e5 e4 e3 e2", false));
}

#[test]
fn what_was_retracted_beyond_the_hole_does_not_come_back() {
    let state = after(vec![page_before("p2", entries(5, 2), false), page_before("p2", entries(9, 8), false), Event::More]);
    let without_4 = entries(7, 3).into_iter().filter(|entry| entry.id != "e4").collect();
    assert_eq!(ids(&update(state, next_page(without_4, Some("p3")))), "e9 e8 e7 e6 e5 e3 e2");
}

#[test]
fn a_feed_without_pages_has_no_hole_that_anything_could_close() {
    let state = after(vec![page(entries(3, 2)), page(entries(9, 8))]);
    assert_eq!((ids(&state).as_str(), state.has_more()), ("e9 e8 e3 e2", false));
}

#[test]
fn an_entry_that_is_known_joins_the_pages() {
    let state = after(vec![page_before("p2", entries(3, 2), false), page_before("p2", entries(5, 3), false)]);
    assert_eq!((ids(&state).as_str(), state.paging()), ("e5 e4 e3 e2", Paging::Next("p2".to_owned())));
}

#[test]
fn a_page_that_does_not_come_can_be_asked_for_again() {
    let state = after(vec![page_before("p2", entries(3, 2), false), page_before("p2", entries(9, 8), false), Event::More]);
    let state = update(state, Event::NextPage { channel: FEED, feed: None });
    assert_eq!((ids(&state).as_str(), state.paging()), ("e9 e8", Paging::Failed("p2".to_owned())));
    let state = update(update(state, Event::More), next_page(entries(7, 3), None));
    assert_eq!(ids(&state), "e9 e8 e7 e6 e5 e4 e3 e2");
}

#[test]
fn a_pinned_entry_stays_above_the_hole() {
    let pin = || Entry { pinned: true, ..entry("pin", 1) };
    let with_pin = |newest, oldest| [vec![pin()], entries(newest, oldest)].concat();
    let state = after(vec![page_before("p2", with_pin(3, 2), false), page_before("p2", with_pin(9, 8), false)]);
    assert_eq!(ids(&state), "pin e9 e8");
    let tagged = |at| Entry { tags: vec!["live".to_owned()], ..entry("tagged", at) };
    let first = [vec![tagged(1)], entries(3, 2)].concat();
    let state = after(vec![Event::Pin(Some("live".to_owned())), page_before("p2", first, false), page_before("p2", entries(9, 8), false)]);
    assert_eq!(ids(&state), "tagged e9 e8");
}

#[test]
fn an_evergreen_at_the_head_of_a_page_retracts_nothing_that_more_news_brought() {
    let evergreen = || entry("evergreen", 1);
    let headed = |newest, oldest| [vec![evergreen()], entries(newest, oldest)].concat();
    let state = after(vec![page_before("p2", headed(9, 7), false), Event::More, next_page(entries(6, 4), None), page_before("p2", headed(10, 8), false)]);
    assert_eq!((ids(&state).as_str(), state.changes), ("e10 e9 e8 e7 e6 e5 e4 evergreen", changes(1, 0, 0)));
    // In a page without an order, or with the oldest first, what is missing has gone.
    for order in [[2, 5, 9], [9, 2, 5], [5, 2, 9]] {
        let page = page(order.map(|at| entry(&format!("e{at}"), at)).to_vec());
        let state = after(vec![super::lists::page(entries(9, 2)), page]);
        assert_eq!(ids(&state), "e9 e5 e2", "{order:?}");
    }
}
