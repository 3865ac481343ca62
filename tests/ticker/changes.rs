//! What a page of a feed makes of a list: added, edited, retracted, pinned, failed.

use news_widget::feed::{Entry, Extent, Feed, Image};
use news_widget::ticker::{Changes, Event, Status, Trouble, update};

use super::lists::{FEED, MINUTE, NOW, after, after_two, changes, entries, entry, ids, next_page, page, page_before, page_of, shared};

#[test]
fn the_newest_entry_stands_first_and_a_pinned_one_before_it() {
    let pinned = Entry { pinned: true, ..entry("pinned", 1) };
    let state = after(vec![page(vec![entry("a", 5), pinned, entry("c", 9), entry("b", 7)])]);
    assert_eq!(ids(&state), "pinned c b a");
    assert_eq!(state.changes, changes(4, 0, 0));
}

#[test]
fn what_changed_is_told_apart() {
    let first = || page(vec![entry("c", 9), entry("b", 7), entry("a", 5)]);
    let retitled = Entry { title: Some("Another title".to_owned()), ..entry("b", 7) };
    let retagged = Entry { tags: vec!["Harbour".to_owned()], pinned: true, image: Some(Image::default()), ..entry("b", 7) };
    let redated = Entry { modified: Some(50 * MINUTE), ..entry("b", 7) };
    let table: Vec<(&str, Event, &str, Changes)> = vec![
        ("nothing", first(), "c b a", changes(0, 0, 0)),
        ("one is new", page(vec![entry("d", 11), entry("c", 9), entry("b", 7), entry("a", 5)]), "d c b a", changes(1, 0, 0)),
        ("one is edited", page(vec![entry("c", 9), retitled, entry("a", 5)]), "c b a", changes(0, 1, 0)),
        ("one has only another date of change", page(vec![entry("c", 9), redated, entry("a", 5)]), "c b a", changes(0, 0, 0)),
        ("one is only tagged, pinned and pictured", page(vec![entry("c", 9), retagged, entry("a", 5)]), "b c a", changes(0, 0, 0)),
        ("one within the page is retracted", page(vec![entry("c", 9), entry("a", 5)]), "c a", changes(0, 0, 1)),
        ("the newest is retracted", page(vec![entry("b", 7), entry("a", 5)]), "b a", changes(0, 0, 1)),
        ("one is just off the page", page(vec![entry("c", 9), entry("b", 7)]), "c b a", changes(0, 0, 0)),
        (
            "a pinned old one does not widen the page, and is news, since it stands on top",
            page(vec![Entry { pinned: true, ..entry("old", 1) }, entry("c", 9), entry("b", 7)]),
            "old c b a",
            changes(1, 0, 0),
        ),
        ("one comes up from the next page where one was retracted", page(vec![entry("c", 9), entry("a", 5), entry("z", 3)]), "c a z", changes(0, 0, 1)),
        ("an empty page takes all away", page(vec![]), "", changes(0, 0, 3)),
    ];
    for (what, event, expected, expected_changes) in table {
        let state = after(vec![first(), event]);
        assert_eq!(ids(&state), expected, "{what}");
        assert_eq!(state.changes, expected_changes, "{what}");
    }
}

#[test]
fn many_entries_that_come_in_another_order_are_known() {
    // Each two are of one hash.
    let alike = ["capispkiy", "i8eufs1q8", "jvo1km-uu", "-kpua9lci", "emgfag16j", "a9ls33jqa", "lmgl9dnfp", "1fux07qpp"];
    let ids = || alike.into_iter().map(str::to_owned).chain((0..100).map(|id| format!("https://n.example/{id}")));
    let all = |ids: Vec<String>| page(ids.iter().zip(1..).map(|(id, at)| Entry { published: None, ..entry(id, at) }).collect());
    let state = after(vec![all(ids().collect()), all(ids().rev().collect())]);
    let mut known: Vec<&str> = state.items.iter().map(|item| item.entry.id.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    assert_eq!((known.len(), state.items.len(), state.changes), (108, 108, changes(0, 0, 0)));
}

#[test]
fn what_was_pinned_from_far_back_goes_with_its_pin() {
    let pinned = |id, at| Entry { pinned: true, ..entry(id, at) };
    let list = |first: Vec<Entry>| page([first, vec![entry("c", 9), entry("b", 7)]].concat());
    let state = after(vec![list(vec![pinned("old", 1)]), list(vec![])]);
    assert_eq!((ids(&state).as_str(), state.changes), ("c b", changes(0, 0, 1)));
    // One whose place is within what was loaded goes back there.
    let loaded = list(vec![entry("a", 5), entry("z", 3)]);
    let state = after(vec![loaded, list(vec![pinned("a", 5)]), list(vec![])]);
    assert_eq!(ids(&state), "c b a z");
}

#[test]
fn what_the_site_owner_pins_stays_when_it_is_pushed_off_the_page() {
    let live = Entry { tags: vec!["Live".to_owned()], ..entry("live", 5) };
    let state = after(vec![page(vec![entry("b", 7), live]), Event::Pin(Some("live".to_owned())), page(vec![entry("d", 11), entry("c", 9), entry("b", 7)])]);
    assert_eq!((ids(&state).as_str(), state.changes), ("live d c b", changes(2, 0, 0)));
}

#[test]
fn an_edit_whose_date_of_change_stayed_is_dated_by_when_we_saw_it() {
    let edited = |title: &str| Entry { title: Some(title.to_owned()), modified: Some(50 * MINUTE), ..entry("a", 5) };
    let state = after(vec![page(vec![edited("One")]), page(vec![edited("Two")])]);
    assert_eq!(state.find("a").unwrap().edited, Some(NOW));
}

#[test]
fn a_retracted_entry_that_returns_is_back() {
    let all = || page(vec![entry("c", 9), entry("b", 7), entry("a", 5)]);
    let state = after(vec![all(), page(vec![entry("c", 9), entry("a", 5)]), all()]);
    assert_eq!(ids(&state), "c b a");
}

#[test]
fn what_is_not_whole_takes_nothing_back_but_by_its_order() {
    let list = |ids: &[i64]| ids.iter().map(|at| entry(&format!("e{at}"), *at)).collect::<Vec<_>>();
    let part = |ids, extent| Event::Page { channel: FEED, feed: Feed { entries: shared(list(ids)), extent, ..Feed::default() }, at: NOW, hold: false };
    let table: [(&[i64], &[i64], Extent, &str); 9] = [
        (&[1, 2, 3, 4, 5], &[1, 3], Extent::Whole, "e3 e1"),
        (&[1, 2, 3, 4, 5], &[1, 3], Extent::BrokenOff, "e5 e4 e3 e2 e1"),
        (&[1, 2, 3, 4, 5], &[1, 3], Extent::TooLong, "e5 e4 e3 e2 e1"),
        // An old one at the head; by section.
        (&[1, 9, 8, 7], &[1, 9], Extent::BrokenOff, "e9 e8 e7 e1"),
        (&[9, 3, 2, 8, 7, 6], &[9, 3], Extent::BrokenOff, "e9 e8 e7 e6 e3 e2"),
        (&[5, 4, 3], &[], Extent::BrokenOff, "e5 e4 e3"),
        (&[5, 4, 3], &[], Extent::Whole, ""),
        // Newest first, all that is newer than the end is there.
        (&[5, 4, 3, 2], &[4, 2], Extent::TooLong, "e4 e2"),
        (&[5, 4, 3, 2], &[4, 2], Extent::BrokenOff, "e5 e4 e3 e2"),
    ];
    for (before, then, extent, left) in table {
        assert_eq!(ids(&after(vec![page(list(before)), part(then, extent)])), left, "{before:?} {then:?} {extent:?}");
    }
    let pinned = || Entry { pinned: true, ..entry("p", 0) };
    let with_pinned = page([list(&[1, 2, 3]), vec![pinned()]].concat());
    assert_eq!(ids(&after(vec![with_pinned, part(&[1, 2], Extent::BrokenOff)])), "p e3 e2 e1");
}

#[test]
fn an_edit_is_dated_by_the_publisher_or_by_when_we_saw_it() {
    let edited = |modified| Entry { title: Some("New".to_owned()), modified, ..entry("a", 5) };
    let at = |modified| after(vec![page(vec![entry("a", 5)]), page(vec![edited(modified)])]).find("a").unwrap().edited;
    assert_eq!(at(Some(50 * MINUTE)), Some(50 * MINUTE));
    assert_eq!(at(None), Some(NOW));
    // Seen for the first time: a later date of change is an edit, the moment of publishing is not.
    let first = |modified| after(vec![page(vec![Entry { modified: Some(modified), ..entry("a", 5) }])]).find("a").unwrap().edited;
    assert_eq!(first(50 * MINUTE), Some(50 * MINUTE));
    assert_eq!(first(5 * MINUTE + 30_000), None);
}

#[test]
fn an_entry_without_a_date_stands_by_its_neighbour() {
    let undated = Entry { published: None, ..entry("x", 0) };
    let state = after(vec![page(vec![entry("b", 7), undated, entry("a", 5)])]);
    assert_eq!(ids(&state), "b x a");
}

#[test]
fn a_failure_loses_nothing_and_an_answer_ends_it() {
    let trouble = || Event::Failed { channel: FEED, trouble: Trouble::Status(500, String::new()), retry_after: Some(7) };
    let state = after(vec![page(vec![entry("a", 5)]), trouble(), trouble()]);
    assert_eq!((ids(&state).as_str(), state.channels[FEED].failures, state.fresh_at()), ("a", 2, Some(NOW)));
    assert_eq!(state.channels[FEED].status, Status::Failed { trouble: Trouble::Status(500, String::new()), retry_after: Some(7) });
    let state = update(state, Event::Unchanged { channel: FEED, at: NOW + 1 });
    assert_eq!((state.channels[FEED].failures, state.channels[FEED].status.clone(), state.fresh_at()), (0, Status::Fresh, Some(NOW + 1)));
}

#[test]
fn a_publisher_who_changes_the_ids_publishes_nothing_new() {
    let at = |id: &str, url: &str, minute| Entry { url: Some(url.to_owned()), ..entry(id, minute) };
    let old = || page(vec![at("1", "u1", 9), at("2", "u2", 7), at("3", "u3", 5)]);
    let renamed = |id: &str, url: &str, minute, title: &str| Entry { title: Some(title.to_owned()), ..at(id, url, minute) };
    let state =
        after(vec![old(), page(vec![renamed("one", "u1", 9, "Title of 1"), renamed("two", "u2", 7, "Another"), renamed("three", "u3", 5, "Title of 3")])]);
    assert_eq!((ids(&state).as_str(), state.changes), ("one two three", changes(0, 1, 0)));
    // One URL for everything is no identity.
    let same = |id: &str, minute| at(id, "home", minute);
    let state = after(vec![page(vec![same("1", 9), same("2", 7)]), page(vec![same("3", 11), same("4", 10), same("1", 9), same("2", 7)])]);
    assert_eq!((ids(&state).as_str(), state.changes), ("3 4 1 2", changes(2, 0, 0)));
    let state = after(vec![page(vec![same("1", 9)]), page(vec![same("3", 11), same("4", 10)])]);
    assert_eq!(state.changes.added, 2);
}

#[test]
fn two_feeds_are_one_list_by_time_and_nothing_stands_twice() {
    let shared = |id: &str| Entry { url: Some("shared".to_owned()), ..entry(id, 8) };
    let state =
        after_two(vec![page_of(0, vec![entry("a", 9), shared("s"), entry("c", 5)], false), page_of(1, vec![entry("b", 7), shared("t"), entry("c", 5)], false)]);
    assert_eq!((ids(&state).as_str(), state.changes), ("a s b c", changes(1, 0, 0)));
    // What the first takes back the second still has.
    let state = update(state, page_of(0, vec![entry("a", 9), entry("c", 5)], false));
    assert_eq!(ids(&state), "a t b c");
}

#[test]
fn one_feed_that_fails_leaves_the_others_news() {
    let trouble = |channel| Event::Failed { channel, trouble: Trouble::Status(500, String::new()), retry_after: None };
    let state = after_two(vec![page_of(0, vec![entry("a", 9)], false), trouble(1)]);
    assert_eq!((ids(&state).as_str(), state.trouble().map(|(_, all)| all)), ("a", Some(false)));
    let state = update(state, trouble(0));
    assert_eq!((ids(&state).as_str(), state.trouble().map(|(_, all)| all)), ("a", Some(true)));
}

#[test]
fn an_edit_without_a_date_stays_in_its_place() {
    let undated = |id: &str, title: &str| Entry { published: None, title: Some(title.to_owned()), ..entry(id, 0) };
    let first = page(vec![undated("a", "A"), undated("b", "B"), undated("c", "C")]);
    let later = Event::Page {
        channel: FEED,
        feed: Feed { entries: shared(vec![undated("a", "A"), undated("b", "B!"), undated("c", "C")]), ..Feed::default() },
        at: NOW + MINUTE,
        hold: false,
    };
    let state = after(vec![first, later]);
    assert_eq!((ids(&state).as_str(), state.changes), ("a b c", changes(0, 1, 0)));
}

#[test]
fn an_evergreen_at_the_head_of_a_page_retracts_nothing_that_more_news_brought() {
    let evergreen = || entry("evergreen", 1);
    let headed = |newest, oldest| [vec![evergreen()], entries(newest, oldest)].concat();
    let state = after(vec![page_before("p2", headed(9, 7), false), Event::More, next_page(entries(6, 4), None), page_before("p2", headed(10, 8), false)]);
    assert_eq!((ids(&state).as_str(), state.changes), ("e10 e9 e8 e7 e6 e5 e4 evergreen", changes(1, 0, 0)));
    // In a page without an order, or with the oldest first, what is missing has gone.
    for order in [[2, 5, 9], [9, 2, 5], [5, 2, 9]] {
        let state = after(vec![page(entries(9, 2)), page(order.map(|at| entry(&format!("e{at}"), at)).to_vec())]);
        assert_eq!(ids(&state), "e9 e5 e2", "{order:?}");
    }
}

#[test]
fn entries_that_share_an_address_are_told_apart_by_their_ids() {
    let at = |id: &str, minute| Entry { url: Some("live".to_owned()), ..entry(id, minute) };
    let state = after(vec![page(vec![at("x1", 9), at("x2", 7), entry("a", 5)]), page(vec![entry("c", 11), at("x1", 9)])]);
    assert_eq!((ids(&state).as_str(), state.changes), ("c x1 x2 a", changes(1, 0, 0)));
    let state = after(vec![page(vec![at("x1", 9)]), page(vec![entry("d", 13), entry("c", 11)]), page(vec![at("n", 15), entry("d", 13), entry("c", 11)])]);
    assert_eq!((ids(&state).as_str(), state.changes), ("n d c x1", changes(1, 0, 0)), "another date, another entry");
}

#[test]
fn without_dates_the_feeds_order_is_the_order() {
    let undated = |names: &str| page(names.split(' ').map(|name| Entry { published: None, ..entry(name, 0) }).collect());
    for (next, expected, expected_changes) in [
        ("N A B C", "N A B C", changes(1, 0, 0)),
        ("A N B C", "A N B C", changes(1, 0, 0)),
        ("B C D", "B C D", changes(0, 0, 1)),
        ("N B C D", "N B C D", changes(1, 0, 1)),
        ("A C", "A C", changes(0, 0, 1)),
        ("A B", "A B C", changes(0, 0, 0)),
        ("N A B", "N A B C", changes(1, 0, 0)),
    ] {
        let state = after(vec![undated("A B C"), undated(next)]);
        assert_eq!((ids(&state).as_str(), state.changes), (expected, expected_changes), "{next}");
    }
}

#[test]
fn of_two_feeds_with_the_same_news_one_counts() {
    let both = |names: &[(&str, i64)], channel| page_of(channel, names.iter().map(|(name, at)| entry(name, *at)).collect(), false);
    let (old, new) = (&[("a", 5)][..], &[("n", 9), ("a", 5)][..]);
    let mut state = after_two(vec![both(old, 0), both(old, 1), both(new, 0)]);
    assert_eq!(state.changes, changes(1, 0, 0));
    let batch = state.batch;
    state = update(state, both(new, 1));
    assert_eq!((state.changes, state.batch), (changes(0, 0, 0), batch));
    state = update(state, both(old, 0));
    assert_eq!((ids(&state).as_str(), state.changes), ("n a", changes(0, 0, 0)));
}

#[test]
fn what_moves_without_being_news_is_a_change_of_the_list() {
    let pinned = Entry { pinned: true, ..entry("a", 5) };
    let state = after(vec![page(vec![entry("b", 7), entry("a", 5)]), page(vec![entry("b", 7), pinned])]);
    assert_eq!((ids(&state).as_str(), state.changes, state.batch), ("a b", changes(0, 0, 0), (1, 0)));
}
