//! From entry to entry, where one is shown at a time: after the last comes the first.

use super::dom::{View, el, named, on, place, plain, string, words};
use super::item::headline_of;
use super::live_words::{NEWER, OLDER};
use crate::store::Store;
use crate::store::signal::{Signal, derived};
use crate::ticker::State;

pub fn steps(store: &Store) -> View {
    let (config, ticker) = (store.config.clone(), store.ticker.clone());
    let there = derived(move || config.with(|config| config.is_line()) && ticker.with(|state| state.visible().nth(1).is_some()));
    let store = store.clone();
    place(move || {
        // The focus stays on the button: what it brought is said.
        let said = Signal::new(String::new());
        let says = said.clone();
        let told = plain("span", &[("class", "unseen"), ("role", "status")], vec![words(move || says.get())]);
        there.get().then(|| plain("span", &[("class", "steps")], vec![step(&store, &said, "‹", NEWER, false), step(&store, &said, "›", OLDER, true), told]))
    })
}

fn step(store: &Store, said: &Signal<String>, sign: &'static str, name: &'static str, on_to_older: bool) -> View {
    let (store, said) = (store.clone(), said.clone());
    let click = on("click", move |_| {
        let current = store.current.get();
        let next = store.ticker.peek(|state| next(state, current.as_deref(), on_to_older));
        let headline = store.ticker.peek(|state| match &next {
            Some(id) => state.find(id).map(|item| headline_of(&item.entry)),
            None => state.visible().next().map(|item| headline_of(&item.entry)),
        });
        store.current.set(next);
        said.set(headline.unwrap_or_default());
    });
    el("button", &[("class", "small"), ("type", "button")], vec![named("aria-label", name), click], vec![string(sign.to_owned())])
}

/// The id of the entry that follows; none is the newest, which gives way to newer ones.
fn next(state: &State, current: Option<&str>, on_to_older: bool) -> Option<String> {
    let ids: Vec<&String> = state.visible().map(|item| &item.entry.id).collect();
    let at = current.and_then(|id| ids.iter().position(|known| *known == id)).unwrap_or_default();
    let next = if on_to_older { at + 1 } else { at.checked_sub(1).unwrap_or(ids.len().saturating_sub(1)) };
    ids.get(next).filter(|_| next > 0).map(|id| (*id).clone())
}
