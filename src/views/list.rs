//! The ticker as a reader sees it: heading, status, entries under their days, MORE NEWS.

use std::rc::Rc;

use super::dom::{Attribute, Opener, Seat, View, el, flag, live, maybe, on, place, plain, say, words};
use super::formats::FormatsSignal;
use super::item::Open;
use super::parts::{lazy, live_part};
use super::rows::Rows;
use super::text::{Text, word};
use crate::store::signal::{derived, watch};
use crate::store::{Intent, Store};
use crate::ticker::{Paging, Status};

pub fn list(store: Store, formats: FormatsSignal, opener: Opener, fallback: bool) -> Vec<View> {
    let (config, ticker) = (store.config.clone(), store.ticker.clone());
    let heading = words(move || {
        let given = config.with(|config| config.heading.clone());
        given.or_else(|| ticker.with(|state| state.title.clone())).unwrap_or_else(|| word(Text::Heading).to_owned())
    });
    let ticker = store.ticker.clone();
    let loaded = derived(move || ticker.with(|state| !state.items.is_empty() || state.status == Status::Fresh));
    let heading = plain("h2", &[("class", "heading"), ("part", "heading"), ("id", "heading")], vec![plain("slot", &[("name", "heading")], vec![heading])]);
    let (there, absent, waiting, busy) = (loaded.clone(), loaded.clone(), loaded.clone(), store.ticker.clone());
    vec![
        el("header", &[("class", "head")], vec![flag("hidden", move || !there.get())], vec![heading]),
        status(&store, &formats),
        el("div", &[("class", "fallback")], vec![flag("hidden", move || waiting.get())], vec![plain("slot", &[], vec![]), maybe((!fallback).then(outline))]),
        el(
            "div",
            &[("class", "list"), ("part", "list"), ("role", "feed"), ("aria-labelledby", "heading")],
            vec![
                live("aria-busy", move || Some(busy.with(|state| state.status == Status::Loading).to_string())),
                flag("hidden", move || !absent.get()),
                entries(&store, formats, opener),
            ],
            vec![],
        ),
        empty(&store),
        more(store),
    ]
}

/// The line about the news itself; its place is kept. What it says comes with all that keeps the news new, which loads once
/// the first are there.
fn status(store: &Store, formats: &FormatsSignal) -> View {
    let (answered, waiting) = (store.answered.clone(), store.answered.clone());
    let (store, formats) = (store.clone(), formats.clone());
    let line = place(move || {
        let (store, formats) = (store.clone(), formats.clone());
        answered.get().then(|| lazy(move || live_part(store.clone(), formats.clone())))
    });
    el("div", &[("class", "status"), ("part", "status")], vec![flag("hidden", move || !waiting.get())], vec![line])
}

/// The rows keep themselves within their list.
fn entries(store: &Store, formats: FormatsSignal, opener: Opener) -> Attribute {
    let intents = store.clone();
    let open: Open = Rc::new(move |id, link| {
        opener.remember(link);
        intents.send(Intent::Open(id));
    });
    let (ticker, now) = (store.ticker.clone(), store.now.clone());
    let (seat, mut rows) = (Seat::default(), Rows::new(open));
    let list = seat.clone();
    watch(move || {
        let now = now.get();
        if let Some(list) = list.get() {
            ticker.with(|state| formats.with(|formats| rows.show(&list, state, formats, now)));
        }
    });
    Attribute::Seat(seat)
}

/// Words in place of entries, where there are none.
fn empty(store: &Store) -> View {
    let ticker = store.ticker.clone();
    let there = move || ticker.with(|state| !state.items.is_empty() || state.status != Status::Fresh);
    let words = plain("slot", &[("name", "empty")], vec![say(word(Text::NoNews))]);
    el("p", &[("class", "empty")], vec![flag("hidden", there)], vec![words])
}

/// What brings more entries, or says why there are none.
fn more(store: Store) -> View {
    let (there, says) = (store.ticker.clone(), store.ticker.clone());
    let label = move || {
        word(says.with(|state| match state.paging {
            Paging::Loading(_) => Text::MoreLoading,
            Paging::Failed(_) => Text::MoreFailed,
            _ => Text::MoreNews,
        }))
        .to_owned()
    };
    let hidden = flag("hidden", move || there.with(|state| state.items.is_empty() || !state.has_more()));
    let click = on("click", move |_| store.send(Intent::More));
    el("button", &[("class", "more"), ("part", "more"), ("type", "button")], vec![hidden, click], vec![words(label)])
}

/// Quiet bars where the list will be, for a page that gives no fallback of its own.
fn outline() -> View {
    let bars = (0..6).map(|_| plain("div", &[("class", "bar")], vec![])).collect();
    plain("div", &[("class", "outline"), ("aria-hidden", "true")], bars)
}
