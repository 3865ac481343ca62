//! What of a list a reader sees: the limit, what is held, what MORE NEWS brings, what a tag leaves.

use news_widget::feed::{Entry, Feed};
use news_widget::ticker::{Event, Paging, Picks, State, Trouble, update};

use super::lists::{FEED, NOW, after, after_two, changes, entry, ids, page, page_of, shared};

#[test]
fn pages_with_nothing_new_lead_on_and_come_to_an_end() {
    let first = Event::Page {
        channel: FEED,
        hold: false,
        at: NOW,
        feed: Feed { entries: shared(vec![entry("a", 5)]), next_url: Some("p1".to_owned()), ..Feed::default() },
    };
    let mut state = after(vec![first, Event::More]);
    let mut followed = 0;
    while matches!(state.paging(), Paging::Loading(_)) && followed < 100 {
        followed += 1;
        let feed = Some(Feed { entries: shared(vec![entry("a", 5)]), next_url: Some(format!("p{}", followed + 1)), ..Feed::default() });
        state = update(state, Event::NextPage { channel: FEED, feed });
    }
    assert_eq!((followed, state.paging(), state.has_more()), (5, Paging::End, false));
}

#[test]
fn many_entries_come_in_slices() {
    let many = || page((0..1000).map(|n| entry(&format!("e{n}"), 5000 - n)).collect());
    let mut state = after(vec![many(), Event::More]);
    let mut slices = vec![state.visible().count()];
    while state.unfolds() {
        state = update(state, Event::Slice);
        slices.push(state.visible().count());
    }
    assert!(slices.windows(2).all(|pair| pair[1] - pair[0] <= 25) && slices[0] <= 35 && slices.last() == Some(&1000), "{slices:?}");
    // So does a limit that large; and what is new comes on top of it.
    let state = after(vec![Event::Limit(500), many()]);
    assert_eq!((state.visible().count(), state.unfolds(), state.has_more()), (25, true, true));
    // And what a filter left out.
    let state = after(vec![many(), Event::Limit(1000), Event::Only(Some("Harbour".to_owned())), Event::Only(None)]);
    assert_eq!((state.visible().count(), state.unfolds()), (25, true));
}

#[test]
fn only_the_entries_with_a_tag_are_shown_and_counted() {
    let tagged = |id: &str, at, tag: &str| Entry { tags: vec![tag.to_owned()], ..entry(id, at) };
    let state =
        after(vec![page(vec![tagged("c", 9, "Harbour"), tagged("b", 7, "Council"), tagged("a", 5, "harbour")]), Event::Only(Some("HARBOUR".to_owned()))]);
    assert_eq!(ids(&state), "c a");
    let state = update(
        state,
        page_of(
            FEED,
            vec![tagged("e", 13, "Council"), tagged("d", 11, "Harbour"), tagged("c", 9, "Harbour"), tagged("b", 7, "Council"), tagged("a", 5, "harbour")],
            true,
        ),
    );
    assert_eq!((state.waiting(), ids(&state).as_str()), (1, "c a"));
    let state = update(state, Event::Only(None));
    assert_eq!((state.waiting(), ids(&state).as_str()), (2, "c b a"));
}

#[test]
fn the_site_owner_pins_by_a_tag_and_picks() {
    let tagged = |id: &str, at| Entry { tags: vec!["Live".to_owned()], ..entry(id, at) };
    let list = || page(vec![entry("c", 9), Entry { pinned: true, ..entry("b", 7) }, tagged("a", 5)]);
    let state = after(vec![list(), Event::Pin(Some("live".to_owned()))]);
    assert_eq!(ids(&state), "b a c");
    assert_eq!(ids(&update(state.clone(), Event::Pin(None))), "b c a");
    let picked = |picks: Picks| update(state.clone(), Event::Picks(picks)).picked().iter().map(|item| item.entry.id.clone()).collect::<String>();
    assert_eq!((picked(Picks::Tag("LIVE".to_owned())), picked(Picks::Featured), picked(Picks::None)), ("a".to_owned(), "b".to_owned(), String::new()));
    // Those of a feed are no part of the list, and its troubles are none of the list's.
    let state = update(state, Event::Picks(Picks::Feed("picks".to_owned())));
    let state = update(state, Event::Page { channel: 1, feed: Feed { entries: shared(vec![entry("p", 50)]), ..Feed::default() }, at: NOW, hold: false });
    assert_eq!((ids(&state).as_str(), state.picked().len(), state.changes), ("b a c", 1, changes(0, 0, 0)));
    let state = update(state, Event::Failed { channel: 1, trouble: Trouble::Offline, retry_after: None });
    assert!(state.trouble().is_none() && state.find("p").is_some());
}

#[test]
fn what_another_feed_had_before_does_not_wait() {
    let state = after_two(vec![page_of(0, vec![entry("b", 7), entry("a", 5)], false), page_of(1, vec![entry("x", 6)], false)]);
    let state = update(state, page_of(1, vec![entry("a", 5), entry("y", 9), entry("x", 6)], true));
    assert_eq!((ids(&state).as_str(), state.waiting()), ("b x a", 1), "only y is new");
}

#[test]
fn a_feed_that_comes_late_shows_no_more_than_the_limit() {
    let many = |channel: usize, name: &str, hold| page_of(channel, (0..8).map(|n| entry(&format!("{name}{n}"), 50 - n)).collect(), hold);
    let state = [many(0, "a", false), many(1, "b", false)].into_iter().fold(State::new(&["one".to_owned(), "two".to_owned()], 5, None), update);
    assert_eq!(state.visible().count(), 5);
}

#[test]
fn a_number_of_entries_has_a_largest() {
    let state = after(vec![Event::Limit(usize::MAX), page(vec![entry("a", 5)]), page(vec![entry("b", 7), entry("a", 5)])]);
    assert_eq!(ids(&state), "b a");
}

#[test]
fn more_news_reveals_the_rest_and_then_follows_the_next_page() {
    let first = Event::Page {
        channel: FEED,
        hold: false,
        feed: Feed { entries: shared((0..12).map(|n| entry(&format!("e{n}"), 50 - n)).collect()), next_url: Some("p2".to_owned()), ..Feed::default() },
        at: NOW,
    };
    let mut state = after(vec![first]);
    assert_eq!((state.visible().count(), state.has_more()), (10, true));
    state = update(state, Event::More);
    assert_eq!((state.visible().count(), state.paging()), (12, Paging::Next("p2".to_owned())));
    state = update(state, Event::More);
    assert_eq!(state.paging(), Paging::Loading("p2".to_owned()));
    state = update(state, Event::NextPage { channel: FEED, feed: None });
    assert_eq!(state.paging(), Paging::Failed("p2".to_owned()));
    state = update(state, Event::More);
    let second = Feed { entries: shared(vec![entry("e11", 39), entry("old", 1)]), next_url: Some("p2".to_owned()), ..Feed::default() };
    state = update(state, Event::NextPage { channel: FEED, feed: Some(second) });
    // The second page names itself as the next one: that is the end, not a loop.
    assert_eq!((state.visible().count(), state.paging(), state.has_more()), (13, Paging::End, false));
}

#[test]
fn the_end_is_told_to_whoever_asked_for_more() {
    let all = |entries: i64| after(vec![page((0..entries).map(|n| entry(&format!("e{n}"), 50 - n)).collect())]);
    // A feed of one page told nobody that it had ended.
    assert!(!all(12).at_end() && update(all(12), Event::More).at_end());
    assert!(!all(3).at_end(), "nobody asked");
}

#[test]
fn a_new_entry_pushes_nothing_out_that_is_in_view() {
    let many = |first: i64| page((0..12).map(|n| entry(&format!("e{}", first + n), 100 - first - n)).collect());
    let state = after(vec![many(1), many(0)]);
    assert_eq!(state.visible().count(), 11);
    assert!(ids(&state).ends_with("e10"));
}

#[test]
fn another_feed_starts_anew_with_the_same_settings() {
    let state = after(vec![page(vec![entry("a", 5)]), Event::Paused(true), Event::Feeds(vec!["other".to_owned()])]);
    assert_eq!((ids(&state).as_str(), state.shown, state.paused, state.loaded()), ("", 10, true, false));
    assert_eq!((state.channels.len(), state.channels[FEED].url.as_str()), (1, "other"));
}

#[test]
fn what_would_move_the_reader_is_held_until_it_is_wanted() {
    let first = || page(vec![entry("b", 7), entry("a", 5)]);
    let news = || vec![entry("d", 11), entry("c", 9), entry("b", 7), entry("a", 5)];
    let mut state = after(vec![first(), page_of(FEED, news(), true)]);
    assert_eq!((ids(&state).as_str(), state.held.len(), state.changes), ("b a", 2, changes(2, 0, 0)));
    // The next page finds them still held, and a third with them.
    let more = [vec![entry("e", 12)], news()].concat();
    state = update(state, page_of(FEED, more.clone(), true));
    assert_eq!((ids(&state).as_str(), state.held.len(), state.changes), ("b a", 3, changes(1, 0, 0)));
    // One that is retracted meanwhile is never seen.
    let fewer = more.iter().filter(|entry| entry.id != "d").cloned().collect();
    state = update(state, page_of(FEED, fewer, true));
    assert_eq!((ids(&state).as_str(), state.held.len()), ("b a", 2));
    state = update(state, Event::Release);
    assert_eq!((ids(&state).as_str(), state.held.len(), state.shown), ("e c b a", 0, 12));
}

#[test]
fn what_is_held_comes_along_with_the_next_news_that_may_come_in() {
    let state = after(vec![
        page(vec![entry("a", 5)]),
        page_of(FEED, vec![entry("b", 7), entry("a", 5)], true),
        page_of(FEED, vec![entry("c", 9), entry("b", 7), entry("a", 5)], false),
    ]);
    assert_eq!((ids(&state).as_str(), state.held.len()), ("c b a", 0));
}

#[test]
fn the_first_news_are_never_held() {
    let state = after(vec![page_of(FEED, vec![entry("b", 7), entry("a", 5)], true)]);
    assert_eq!((ids(&state).as_str(), state.held.len()), ("b a", 0));
}

#[test]
fn more_news_asks_every_feed_that_has_some() {
    let with_next = |channel, id: &str, next: Option<&str>| Event::Page {
        channel,
        feed: Feed { entries: shared(vec![entry(id, 9)]), next_url: next.map(str::to_owned), ..Feed::default() },
        at: NOW,
        hold: false,
    };
    let state = after_two(vec![with_next(0, "a", Some("a2")), with_next(1, "b", None), Event::More]);
    assert_eq!((&state.channels[0].paging, &state.channels[1].paging), (&Paging::Loading("a2".to_owned()), &Paging::End));
    let state = update(state, Event::NextPage { channel: 0, feed: Some(Feed { entries: shared(vec![entry("old", 1)]), ..Feed::default() }) });
    assert_eq!((ids(&state).as_str(), state.has_more()), ("a b old", false));
    // A refresh leaves what was loaded.
    assert_eq!(ids(&update(state, with_next(0, "a", Some("a2")))), "a b old");
}

#[test]
fn the_limit_holds_however_the_first_news_come() {
    let many = || page((0..12).map(|n| entry(&format!("e{n}"), 100 - n)).collect());
    let trouble = || Event::Failed { channel: FEED, trouble: Trouble::Status(500, String::new()), retry_after: None };
    for (before, events) in [
        ("nothing", vec![many()]),
        ("a failure", vec![trouble(), many()]),
        ("an empty feed", vec![page(vec![]), many()]),
        ("another feed that grew", vec![page(vec![entry("a", 5)]), page(vec![entry("b", 6), entry("a", 5)]), Event::Feeds(vec!["other".to_owned()]), many()]),
    ] {
        assert_eq!(after(events).visible().count(), 10, "after {before}");
    }
}

#[test]
fn what_is_held_is_still_held_under_another_id() {
    let at = |id: &str, url: &str, minute| Entry { url: Some(url.to_owned()), ..entry(id, minute) };
    let state = after(vec![page(vec![at("1", "u1", 5)]), page_of(FEED, vec![at("2", "u2", 7), at("1", "u1", 5)], true)]);
    let state = update(state, page_of(FEED, vec![at("two", "u2", 7), at("one", "u1", 5)], true));
    assert_eq!((ids(&state).as_str(), state.waiting(), state.changes), ("one", 1, changes(0, 2, 0)));
}

#[test]
fn an_old_entry_that_is_pinned_now_waits_like_any_other() {
    let old = Entry { pinned: true, ..entry("old", 1) };
    let state = after(vec![page(vec![entry("b", 7), entry("a", 5)]), page_of(FEED, vec![old, entry("b", 7), entry("a", 5)], true)]);
    assert_eq!((ids(&state).as_str(), state.waiting()), ("b a", 1));
}

#[test]
fn what_a_filter_hides_reveals_nothing_else() {
    let tagged = |id: &str, at, tag: &str| Entry { tags: vec![tag.to_owned()], ..entry(id, at) };
    let list = |first: Vec<Entry>| page([first, (1..6).rev().map(|at| tagged(&format!("h{at}"), at, "harbour")).collect()].concat());
    let state = after(vec![Event::Limit(2), list(Vec::new()), Event::Only(Some("harbour".to_owned())), list(vec![tagged("c", 9, "council")])]);
    assert_eq!(ids(&state), "h5 h4");
}

#[test]
fn the_next_pages_of_several_feeds_come_together() {
    let with_next = |channel, at: i64| Event::Page {
        channel,
        feed: Feed { entries: shared(vec![entry(&format!("f{channel}e{at}"), at)]), next_url: Some("next".to_owned()), ..Feed::default() },
        at: NOW,
        hold: false,
    };
    let more = |channel, at| Event::NextPage { channel, feed: Some(Feed { entries: shared(vec![entry(&format!("f{channel}e{at}"), at)]), ..Feed::default() }) };
    let state = after_two(vec![with_next(0, 9), with_next(1, 8), Event::More, more(0, 3)]);
    assert_eq!(ids(&state), "f0e9 f1e8", "the other one's may be newer");
    assert_eq!(ids(&update(state, more(1, 5))), "f0e9 f1e8 f1e5 f0e3");
}

#[test]
fn related_entries_share_tags() {
    let tagged = |id: &str, at, tags: &[&str]| Entry { tags: tags.iter().map(|tag| (*tag).to_owned()).collect(), ..entry(id, at) };
    let state = after(vec![page(vec![
        tagged("f", 11, &["Harbour"]),
        tagged("e", 9, &["Council"]),
        tagged("d", 7, &["harbour", "council"]),
        tagged("c", 5, &["Sport"]),
        tagged("b", 3, &["Harbour", "Council", "Live"]),
        entry("a", 1),
    ])]);
    for (id, most, expected) in [("d", 9, "b f e"), ("d", 2, "b f"), ("d", 0, ""), ("b", 9, "d f e"), ("c", 9, ""), ("a", 9, ""), ("gone", 9, "")] {
        let related = state.related(id, most);
        assert_eq!(related.iter().map(|item| item.entry.id.as_str()).collect::<Vec<_>>().join(" "), expected, "{id}, {most}");
    }
}
