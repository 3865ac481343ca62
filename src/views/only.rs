//! Only the entries with one tag: says which, and leads back to all.

use super::dom::{Seat, View, el, flag, on, say, words};
use super::live_words::{ALL, ONLY, ONLY_NONE};
use super::stretch::rows;
use super::text::fill;
use crate::browser::page::focus;
use crate::store::{Intent, Store};

pub fn only(store: &Store, list: Seat) -> View {
    let (there, says, store) = (store.ticker.clone(), store.ticker.clone(), store.clone());
    let all = on("click", move |_| {
        store.send(Intent::Only(None));
        // The button goes; whoever pressed it goes on in the list.
        if let Some(first) = list.get().and_then(|list| rows(&list).next()) {
            focus(&first);
        }
    });
    let label = move || {
        says.with(|state| {
            let words = if state.visible().next().is_some() { ONLY } else { ONLY_NONE };
            state.only.as_ref().map(|tag| fill(words, tag)).unwrap_or_default()
        })
    };
    el(
        "p",
        &[("class", "only")],
        vec![flag("hidden", move || there.with(|state| state.only.is_none()))],
        vec![words(label), say(" "), el("button", &[("class", "small"), ("type", "button")], vec![all], vec![say(ALL)])],
    )
}
