//! The ticker as tables: a state and events go in, what a reader would see comes out.

use news_widget::feed::{Entry, Feed, Millis};
use news_widget::ticker::{Changes, Event, Paging, State, Status, Trouble, update};

const MINUTE: Millis = 60_000;
const NOW: Millis = 100 * MINUTE;

/// An entry `at` so many minutes.
fn entry(id: &str, at: Millis) -> Entry {
    Entry { id: id.to_owned(), title: Some(format!("Title of {id}")), published: Some(at * MINUTE), ..Entry::default() }
}

fn page(entries: Vec<Entry>) -> Event {
    Event::Page { feed: Feed { entries, ..Feed::default() }, at: NOW }
}

fn after(events: Vec<Event>) -> State {
    events.into_iter().fold(update(State::default(), Event::Limit(10)), update)
}

fn ids(state: &State) -> String {
    state.visible().map(|item| item.entry.id.as_str()).collect::<Vec<_>>().join(" ")
}

fn changes(added: u32, changed: u32, removed: u32) -> Changes {
    Changes { added, changed, removed }
}

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
    let redated = Entry { modified: Some(50 * MINUTE), ..entry("b", 7) };
    let table: Vec<(&str, Event, &str, Changes)> = vec![
        ("nothing", first(), "c b a", changes(0, 0, 0)),
        ("one is new", page(vec![entry("d", 11), entry("c", 9), entry("b", 7), entry("a", 5)]), "d c b a", changes(1, 0, 0)),
        ("one is edited", page(vec![entry("c", 9), retitled, entry("a", 5)]), "c b a", changes(0, 1, 0)),
        ("one has only another date of change", page(vec![entry("c", 9), redated, entry("a", 5)]), "c b a", changes(0, 0, 0)),
        ("one within the page is retracted", page(vec![entry("c", 9), entry("a", 5)]), "c a", changes(0, 0, 1)),
        ("the newest is retracted", page(vec![entry("b", 7), entry("a", 5)]), "b a", changes(0, 0, 1)),
        ("one is just off the page", page(vec![entry("c", 9), entry("b", 7)]), "c b a", changes(0, 0, 0)),
        (
            "a pinned old one does not widen the page",
            page(vec![Entry { pinned: true, ..entry("old", 1) }, entry("c", 9), entry("b", 7)]),
            "old c b a",
            changes(1, 0, 0),
        ),
        ("an empty page takes nothing away", page(vec![]), "c b a", changes(0, 0, 0)),
    ];
    for (what, event, expected, expected_changes) in table {
        let state = after(vec![first(), event]);
        assert_eq!(ids(&state), expected, "{what}");
        assert_eq!(state.changes, expected_changes, "{what}");
    }
}

#[test]
fn a_retracted_entry_that_returns_is_back() {
    let all = || page(vec![entry("c", 9), entry("b", 7), entry("a", 5)]);
    let state = after(vec![all(), page(vec![entry("c", 9), entry("a", 5)]), all()]);
    assert_eq!(ids(&state), "c b a");
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
fn more_news_reveals_the_rest_and_then_follows_the_next_page() {
    let first = Event::Page {
        feed: Feed { entries: (0..12).map(|n| entry(&format!("e{n}"), 50 - n)).collect(), next_url: Some("p2".to_owned()), ..Feed::default() },
        at: NOW,
    };
    let mut state = after(vec![first]);
    assert_eq!((state.visible().count(), state.has_more()), (10, true));
    state = update(state, Event::More);
    assert_eq!((state.visible().count(), &state.paging), (12, &Paging::Next("p2".to_owned())));
    state = update(state, Event::More);
    assert_eq!(state.paging, Paging::Loading("p2".to_owned()));
    state = update(state, Event::NextPage(None));
    assert_eq!(state.paging, Paging::Failed("p2".to_owned()));
    state = update(state, Event::More);
    let second = Feed { entries: vec![entry("e11", 39), entry("old", 1)], next_url: Some("p2".to_owned()), ..Feed::default() };
    state = update(state, Event::NextPage(Some(second)));
    // The second page names itself as the next one: that is the end, not a loop.
    assert_eq!((state.visible().count(), &state.paging, state.has_more()), (13, &Paging::End, false));
}

#[test]
fn a_new_entry_pushes_nothing_out_that_is_in_view() {
    let many = |first: i64| page((0..12).map(|n| entry(&format!("e{}", first + n), 100 - first - n)).collect());
    let state = after(vec![many(1), many(0)]);
    assert_eq!(state.visible().count(), 11);
    assert!(ids(&state).ends_with("e10"));
}

#[test]
fn a_failure_loses_nothing_and_an_answer_ends_it() {
    let trouble = || Event::Failed { trouble: Trouble::Status(500), retry_after: Some(7) };
    let state = after(vec![page(vec![entry("a", 5)]), trouble(), trouble()]);
    assert_eq!((ids(&state).as_str(), state.failures, state.fresh_at), ("a", 2, Some(NOW)));
    assert_eq!(state.status, Status::Failed { trouble: Trouble::Status(500), retry_after: Some(7) });
    let state = update(state, Event::Unchanged { at: NOW + 1 });
    assert_eq!((state.failures, state.status, state.fresh_at), (0, Status::Fresh, Some(NOW + 1)));
}

#[test]
fn another_feed_starts_anew_with_the_same_settings() {
    let state = after(vec![page(vec![entry("a", 5)]), Event::Paused(true), Event::OtherFeed]);
    assert_eq!((ids(&state).as_str(), state.shown, state.paused, state.status), ("", 10, true, Status::Loading));
}
