//! From entry to entry, where one is shown at a time: after the last comes the first.

use std::rc::Rc;

use super::dom::{View, el, named, on, place, plain, string, words};
use super::item::headline_of;
use super::live_words::{NEXT, PREVIOUS};
use crate::store::Store;
use crate::store::signal::{Signal, derived};
use crate::ticker::{Item, State};

pub fn steps(store: &Store) -> View {
    let (config, ticker) = (store.config.clone(), store.ticker.clone());
    let there = derived(move || config.with(|config| config.is_line()) && ticker.with(|state| state.visible().nth(1).is_some()));
    let store = store.clone();
    place(move || {
        // The focus stays on the button: what it brought is said.
        let said = Signal::new(String::new());
        let says = said.clone();
        let told = plain("span", &[("class", "unseen"), ("role", "status")], vec![words(move || says.get())]);
        there.get().then(|| plain("span", &[("class", "steps")], vec![step(&store, &said, "‹", PREVIOUS, false), step(&store, &said, "›", NEXT, true), told]))
    })
}

fn step(store: &Store, said: &Signal<String>, sign: &'static str, name: &'static str, onwards: bool) -> View {
    let (store, said) = (store.clone(), said.clone());
    let click = on("click", move |_| {
        let current = store.current.peek(Clone::clone);
        let next = store.ticker.peek(|state| next(state, current.as_deref(), onwards));
        let Some((place, item)) = next else { return };
        said.set(headline_of(&item.entry));
        // None is the newest, which gives way to newer ones.
        store.current.set((place > 0).then(|| item.entry.id.clone()));
    });
    el("button", &[("class", "small"), ("type", "button")], vec![named("aria-label", name), click], vec![string(sign.to_owned())])
}

/// The entry that follows, and its place.
fn next(state: &State, current: Option<&str>, onwards: bool) -> Option<(usize, Rc<Item>)> {
    let at = current.and_then(|id| state.place(id)).unwrap_or_default();
    let all = || state.visible().enumerate();
    let next = if onwards { all().nth(at + 1).or_else(|| all().next()) } else { at.checked_sub(1).map_or_else(|| all().last(), |before| all().nth(before)) };
    next.map(|(place, item)| (place, item.clone()))
}
