//! More was published since the last look than one page has: nothing is left out, and nothing is shown as if it were not.

use news_widget::feed::{Entry, Feed};
use news_widget::ticker::{Event, Paging, Picks, update};

use super::lists::{FEED, NOW, after, after_two, changes, entries, entry, ids, next_page, page, page_before, page_of, shared};

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
fn a_page_that_belongs_to_held_news_waits_with_them() {
    let state = after(vec![page_before("p1", entries(3, 2), false), page_before("p1", entries(11, 10), true), Event::More]);
    let state = update(state, next_page(entries(9, 8), Some("p2")));
    assert_eq!((ids(&state).as_str(), state.paging()), ("e3 e2", loading("p2")), "it is above all that is read");
    let state = update(state, Event::Release);
    let state = update(update(state, Event::More), next_page(entries(9, 8), Some("p2")));
    assert_eq!(ids(&state), "e11 e10 e9 e8");
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
fn what_stands_out_of_its_place_joins_nothing() {
    let at_the_head = |entry: Entry, newest, oldest| [vec![entry], entries(newest, oldest)].concat();
    let evergreen = || entry("evergreen", 1);
    let state = after(vec![page_before("p2", at_the_head(evergreen(), 3, 2), false), page_before("p2", at_the_head(evergreen(), 9, 8), false)]);
    assert_eq!(ids(&state), "e9 e8 evergreen", "one that the page keeps at its head");
    let pinned = Entry { pinned: true, ..entry("e3", 3) };
    let state = after(vec![page_before("p2", entries(3, 2), false), page_before("p2", at_the_head(pinned, 9, 8), false)]);
    assert_eq!(ids(&state), "e3 e9 e8", "one that is pinned now");
    let redated = entry("e2", 10);
    let state = after(vec![page_before("p2", entries(3, 2), false), page_before("p2", at_the_head(redated, 9, 8), false)]);
    assert_eq!(ids(&state), "e2 e9 e8", "one that has another date");
    // On a following page it closes nothing either.
    let state = after(vec![page_before("c4", entries(5, 4), false), page_before("c19", entries(20, 19), false), Event::More]);
    let resorted = vec![entry("e18", 18), entry("e4", 4), entry("e17", 17)];
    let state = update(state, next_page(resorted, Some("c17")));
    assert_eq!((ids(&state).as_str(), state.paging()), ("e20 e19 e18 e17 e4", Paging::Next("c17".to_owned())));
}

#[test]
fn while_news_are_held_the_rest_is_kept_up() {
    let and = |next| vec![page_before("p2", entries(3, 2), false), page_before("p2", entries(9, 8), true), next];
    // One of them is retracted, and one comes up from the next page: it waits with them.
    let state = after(and(page_before("p2", entries(8, 7), true)));
    assert_eq!((ids(&state).as_str(), state.waiting()), ("e3 e2", 2));
    assert_eq!(ids(&update(state, Event::Release)), "e8 e7");
    // All of them are: there is no hole any more.
    let state = after(and(page_before("p2", entries(3, 2), true)));
    assert_eq!((ids(&state).as_str(), state.waiting()), ("e3 e2", 0));
    assert_eq!(ids(&update(state, page_before("p2", entries(4, 3), false))), "e4 e3 e2");
    // An edit of what is seen says so.
    let edited = Entry { title: Some("Edited".to_owned()), ..entry("e3", 3) };
    let state = after(and(page_before("p2", [entries(9, 4), vec![edited]].concat(), true)));
    assert_eq!((ids(&state).as_str(), state.changes.changed), ("e3 e2", 1));
    // And a feed that has nothing any more has nothing here.
    assert_eq!(ids(&after(and(page(Vec::new())))), "");
}

#[test]
fn where_there_are_no_next_pages_any_more_there_is_no_hole() {
    for hold in [true, false] {
        let state = after(vec![page_before("p2", entries(3, 2), false), page_before("p2", entries(9, 8), hold), page(entries(10, 9))]);
        assert_eq!((ids(&state).as_str(), state.has_more()), ("e10 e9 e8 e3 e2", false), "held: {hold}");
    }
}

#[test]
fn what_was_asked_for_before_the_hole_is_no_answer_for_it() {
    let state = after(vec![page_before("p2", entries(3, 2), false), Event::More, page_before("p2", entries(9, 8), false)]);
    assert_eq!(state.paging(), Paging::Next("p2".to_owned()), "whoever waits for page 2 of before waits no longer");
    let failed = Event::NextPage { channel: FEED, feed: None };
    let state = after(vec![page_before("p2", entries(3, 2), false), Event::More, failed, page_before("q2", entries(9, 8), false), Event::More]);
    let state = update(state, next_page(entries(7, 2), Some("q3")));
    assert_eq!((ids(&state).as_str(), state.paging()), ("e9 e8 e7 e6 e5 e4 e3 e2", Paging::Next("p2".to_owned())), "an old failure is none of now");
}

#[test]
fn with_several_feeds_the_list_ends_at_the_first_hole() {
    let state = after_two(vec![page_before("p2", entries(3, 2), false), page_of(1, vec![entry("b6", 6), entry("b1", 1)], false)]);
    let state = update(state, page_before("p2", entries(9, 8), false));
    assert_eq!((ids(&state).as_str(), state.has_more()), ("e9 e8", true));
    let state = update(update(state, Event::More), next_page(entries(7, 3), None));
    assert_eq!(ids(&state), "e9 e8 e7 e6 b6 e5 e4 e3 e2 b1");
}

#[test]
fn picks_have_no_hole() {
    let picks = |newest, oldest| Event::Page {
        channel: 1,
        feed: Feed { entries: shared(entries(newest, oldest)), next_url: Some("p2".to_owned()), ..Feed::default() },
        at: NOW,
        hold: false,
    };
    let state = after(vec![page(entries(3, 2)), Event::Picks(Picks::Feed("picks".to_owned())), picks(13, 12), picks(19, 18), Event::Release]);
    assert_eq!(state.picked().iter().map(|item| item.entry.id.as_str()).collect::<Vec<_>>().join(" "), "e19 e18 e13 e12");
}

#[test]
fn without_dates_the_newest_entry_that_is_known_joins_the_pages() {
    let undated = |names: &str| names.split(' ').map(|name| Entry { published: None, ..entry(name, 0) }).collect::<Vec<_>>();
    let state = after(vec![page_before("p2", undated("c b"), false), page_before("p2", undated("h g"), false)]);
    assert_eq!(ids(&state), "h g");
    let state = update(update(state, Event::More), next_page(undated("f e"), Some("p3")));
    assert_eq!(ids(&state), "h g f e");
    let state = update(update(state, Event::More), next_page(undated("d c"), Some("p4")));
    assert_eq!(ids(&state), "h g f e d c b");
}
