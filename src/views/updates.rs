//! New entries that wait for the reader: the button that says how many, the words a screen reader hears, and the keys that
//! lead from entry to entry (ARIA Authoring Practices, "Feed Pattern").

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::dom::{Pressed, Seat, View, el, flag, plain, words};
use super::live_words::new_updates;
use super::stretch::{self, rows};
use crate::browser::clock::Listener;
use crate::browser::page::{focus, pass_focus};
use crate::browser::viewport::{Span, scroll_by, seen_in};
use crate::store::signal::{Signal, derived, watch};
use crate::store::{Intent, Store};

/// Stands over the list without taking any place, so that it moves nothing.
pub fn updates(store: Store, list: Seat) -> View {
    let (none, many, waiting) = (store.ticker.clone(), store.ticker.clone(), store.ticker.clone());
    let waiting = derived(move || waiting.with(|state| state.waiting() > 0));
    let (pressed, seat) = (Pressed::default(), list.clone());
    let was_pressed = pressed.clone();
    // What waited was taken back: whoever was about to press it is led to the first entry.
    watch(move || {
        if !waiting.get()
            && was_pressed.take()
            && let Some(first) = seat.get().and_then(|list| rows(&list).next())
        {
            pass_focus(&first);
        }
    });
    let [click, focus, blur] = pressed.on(move || {
        store.current.set(None);
        store.send(Intent::Release);
        if let Some(list) = list.get() {
            // Once the entries are there, which the same turn of signals sees to.
            spawn_local(async move { show_top(&list) });
        }
    });
    el(
        "button",
        &[("class", "updates"), ("part", "updates"), ("type", "button")],
        vec![flag("hidden", move || none.with(|state| state.waiting() == 0)), click, focus, blur],
        vec![words(move || many.with(|state| new_updates(state.waiting())))],
    )
}

/// The reader asked for it: the first entry comes into view, and gets the focus that the button had.
fn show_top(list: &HtmlElement) {
    let Some(first) = rows(list).next() else { return };
    let (seen, top) = (seen_in(list), Span::of(list).top);
    const AIR_PX: f64 = 48.0;
    if top < seen.top || top > seen.bottom {
        scroll_by(list, top - seen.top - AIR_PX);
    }
    focus(&first);
}

/// Says once for each batch how many entries are new, and nothing any more once they are seen.
pub fn announcer(store: Store) -> View {
    let ticker = store.ticker.clone();
    let said = Signal::new(String::new());
    let say = said.clone();
    let mut told = 0;
    watch(move || {
        let ((batch, added), waiting) = ticker.with(|state| (state.batch, state.waiting()));
        // Of what waits only what is wanted counts.
        let added = if ticker.peek(|state| state.only.is_some()) { added.min(waiting as u32) } else { added };
        if batch != std::mem::replace(&mut told, batch) && added > 0 {
            // The same words again are no news to a screen reader: every other time they end with a space.
            let words = new_updates(added as usize);
            let again = say.peek(|said| *said == words);
            say.set(if again { words + "\u{a0}" } else { words });
        } else if waiting == 0 && say.peek(|said| !said.is_empty()) {
            say.set(String::new());
        }
    });
    plain("div", &[("class", "unseen"), ("role", "status")], vec![words(move || said.get())])
}

/// Page Down and Page Up lead to the next and the previous entry, Control with End and Home out of the list, Enter into one.
pub fn keys(list: &HtmlElement) -> Listener {
    let within = list.clone();
    Listener::on(list, "keydown", move |event: Event| {
        let key = event.unchecked_ref::<KeyboardEvent>();
        let row = event.target().map(JsCast::unchecked_into::<Element>).and_then(|target| target.closest(".item").ok().flatten());
        let to = match (key.key().as_str(), key.ctrl_key()) {
            ("PageDown", false) => row.as_ref().and_then(stretch::next),
            ("PageUp", false) => row.as_ref().and_then(stretch::previous),
            ("Enter", _) if row.is_some() && row == event.target().map(JsCast::unchecked_into) => {
                if let Some(link) = row.and_then(|row| row.query_selector(".headline a").ok()?) {
                    link.unchecked_ref::<HtmlElement>().click();
                }
                None
            }
            ("End", true) => after(&within),
            ("Home", true) => before(&within),
            _ => None,
        };
        if let Some(to) = to {
            event.prevent_default();
            focus(&to);
        }
    })
}

/// What can be focused after the list: MORE NEWS, else the sign-up's field.
fn after(list: &Element) -> Option<Element> {
    let more = list.parent_element()?.query_selector(".more:not([hidden])").ok()?;
    more.or_else(|| list.closest(".widget").ok()??.query_selector(".signup input").ok()?)
}

/// What can be focused before it.
fn before(list: &Element) -> Option<Element> {
    list.parent_element()?.query_selector(".status button:not([hidden])").ok()?
}
