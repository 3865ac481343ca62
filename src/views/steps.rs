//! From entry to entry, where one is shown at a time: after the last comes the first.

use super::dom::{View, el, named, on, place, plain};
use super::live_words::{NEWER, OLDER};
use crate::store::Store;
use crate::store::signal::derived;
use crate::ticker::State;

pub fn steps(store: &Store) -> View {
    let (config, ticker) = (store.config.clone(), store.ticker.clone());
    let there = derived(move || config.with(|config| config.is_line()) && ticker.with(|state| state.visible().nth(1).is_some()));
    let store = store.clone();
    place(move || there.get().then(|| plain("span", &[("class", "steps")], vec![step(&store, "‹", NEWER, false), step(&store, "›", OLDER, true)])))
}

fn step(store: &Store, sign: &'static str, name: &'static str, on_to_older: bool) -> View {
    let store = store.clone();
    let click = on("click", move |_| {
        let current = store.current.get();
        let next = store.ticker.peek(|state| next(state, current.as_deref(), on_to_older));
        store.current.set(next);
    });
    el("button", &[("class", "small"), ("type", "button")], vec![named("aria-label", name), click], vec![super::dom::string(sign.to_owned())])
}

/// The id of the entry that follows; none is the newest, which gives way to newer ones.
fn next(state: &State, current: Option<&str>, on_to_older: bool) -> Option<String> {
    let ids: Vec<&String> = state.visible().map(|item| &item.entry.id).collect();
    let at = current.and_then(|id| ids.iter().position(|known| *known == id)).unwrap_or_default();
    let next = if on_to_older { at + 1 } else { at.checked_sub(1).unwrap_or(ids.len().saturating_sub(1)) };
    ids.get(next).filter(|_| next > 0).map(|id| (*id).clone())
}
