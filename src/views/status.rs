//! What the line about the news itself says: how fresh they are, or why they are not, when the next try is, and what to do.

use super::dom::{Attribute, Pressed, Seat, View, el, live, maybe, on, place, plain, say, words};
use super::formats::FormatsSignal;
use super::live_words;
use super::text::{self, fill, tr};
use crate::browser::intl::Formats;
use crate::browser::page;
use crate::feed::FeedError;
use crate::feed::Millis;
use crate::store::signal::{derived, watch};
use crate::store::{Intent, Store};
use crate::ticker::{State, Trouble};

/// Below this it is news of just now.
const JUST_NOW_MS: Millis = 10_000;
/// Older news say their day, too.
const TODAY_MS: Millis = 12 * 3_600_000;

pub fn status(store: Store, formats: FormatsSignal) -> View {
    let config = store.config.clone();
    let nothing = derived(move || config.with(|config| config.feeds.is_empty()));
    place(move || {
        if nothing.get() {
            return Some(say(live_words::NO_FEED));
        }
        let switch = Seat::default();
        Some(plain(
            "p",
            &[("class", "says")],
            // The first of these is what is wrong, if anything is: it begins where the line does.
            vec![trouble(&store, &formats, switch.clone()), plain("span", &[("class", "fresh")], vec![fresh(&store, &formats)]), pause(&store, switch)],
        ))
    })
}

/// "Updated 20 seconds ago."
fn fresh(store: &Store, formats: &FormatsSignal) -> View {
    let (ticker, now, formats) = (store.ticker.clone(), store.now.clone(), formats.clone());
    words(move || {
        let now = now.get();
        let (at, trouble, expired, paused) = ticker.with(|state| (state.fresh_at(), state.trouble().is_some(), state.expired(), state.paused));
        let age = || at.map(|at| formats.with(|formats| told(formats, at, now)));
        let text = match (trouble, expired, paused) {
            (true, ..) => return String::new(),
            (_, true, _) => live_words::OVER,
            (_, _, true) => live_words::PAUSED,
            _ => live_words::UPDATED,
        };
        age().map(|age| fill(text, &age)).unwrap_or_default()
    })
}

/// "just now", "20 seconds ago", "5 minutes ago"; when it was, if that is long ago.
fn told(formats: &Formats, at: Millis, now: Millis) -> String {
    match now - at {
        // The clock was put back.
        age if age < -JUST_NOW_MS => formats.long(at),
        age if age < JUST_NOW_MS => tr(live_words::JUST_NOW).into_owned(),
        age if age < 60_000 => formats.ago(age / 10_000 * 10, "second"),
        age if age < 3_600_000 => formats.ago(age / 60_000, "minute"),
        age if age < TODAY_MS => formats.time(at),
        _ => formats.long(at),
    }
}

/// What is wrong, since when the news are old, and when it is tried again.
fn trouble(store: &Store, formats: &FormatsSignal, switch: Seat) -> View {
    let ticker = store.ticker.clone();
    // What is wrong changes seldom, the time to the next try all the while: the button must not be made anew each time.
    let wrong = derived(move || ticker.with(wrong));
    let (mended, pressed) = (wrong.clone(), Pressed::default());
    let was_pressed = pressed.clone();
    // Whoever pressed "Try again" keeps a place for their focus when that is gone.
    watch(move || {
        if mended.with(Option::is_none)
            && was_pressed.take()
            && let Some(switch) = switch.get()
        {
            page::pass_focus(&switch);
        }
    });
    let (store, formats) = (store.clone(), formats.clone());
    place(move || {
        let (text, shown, stopped) = wrong.get()?;
        let (now, age) = (store.now.clone(), formats.clone());
        let shown = shown.map(|at| words(move || fill(live_words::SHOWN, &age.with(|formats| told(formats, at, now.get())))));
        let again = store.clone();
        let pressing = pressed.on(move || again.send(Intent::Retry));
        let retry = el("button", &[("class", "retry"), ("type", "button")], pressing.into(), vec![say(text::RETRY)]);
        let stopped = stopped.then(|| say(live_words::STOPPED));
        let what = plain("span", &[("class", "what")], vec![say(text)]);
        let details = plain("span", &[("class", "details")], vec![maybe(stopped), say(" "), maybe(shown), say(" "), next_try(&store, &formats)]);
        let sentences = vec![what, say(" "), details, say(" "), retry];
        Some(plain("span", &[("class", "trouble")], sentences))
    })
}

/// The first trouble; how old what is shown is; whether so much went wrong that updates are as good as stopped.
fn wrong(state: &State) -> Option<(&'static str, Option<Millis>, bool)> {
    /// In a row.
    const MANY: u32 = 3;
    let (trouble, all) = state.trouble()?;
    let stopped = all && state.news().all(|channel| channel.failures >= MANY);
    let text = if all { why(trouble) } else { live_words::SOME_MISSING };
    Some((text, state.fresh_at(), stopped))
}

fn why(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Offline => live_words::OFFLINE,
        Trouble::Unreachable { .. } | Trouble::Cut | Trouble::Unreadable(FeedError::Part(_)) => live_words::UNREACHABLE,
        Trouble::Timeout => live_words::LATE,
        Trouble::Status(..) => live_words::REFUSED,
        Trouble::Unreadable(_) => live_words::UNREADABLE,
        Trouble::Named(_, trouble) => why(trouble),
    }
}

/// "Next try in 20 seconds."
fn next_try(store: &Store, formats: &FormatsSignal) -> View {
    let (due, now, formats) = (store.due.clone(), store.now.clone(), formats.clone());
    words(move || {
        let Some(wait) = due.with(|due| due.map(|due| due - now.get())) else { return String::new() };
        fill(live_words::NEXT_TRY, &formats.with(|formats| formats.wait(wait)))
    })
}

/// The reader's own switch.
fn pause(store: &Store, seat: Seat) -> View {
    let (paused, over) = (store.ticker.clone(), store.ticker.clone());
    let is_paused = derived(move || paused.with(|state| state.paused));
    let (says, store) = (is_paused.clone(), store.clone());
    let click = on("click", move |_| store.send(Intent::Pause { paused: !is_paused.peek(|paused| *paused), keep: true }));
    let hidden = live("hidden", move || over.with(State::expired).then(String::new));
    let label = words(move || tr(if says.get() { live_words::RESUME } else { live_words::PAUSE }).into_owned());
    el("button", &[("class", "pause"), ("part", "pause"), ("type", "button")], vec![hidden, click, Attribute::Seat(seat)], vec![label])
}
