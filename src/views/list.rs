//! The ticker as a reader sees it: heading, status, entries under their days, MORE NEWS.

use leptos::prelude::*;
use leptos::tachys::view::keyed::keyed;

use super::dom::{Opener, el, flag, live, maybe, on, place, plain, say, words};
use super::formats::FormatsSignal;
use super::item::item;
use super::rows::{Row, rows};
use super::status::status;
use super::text::{Text, word};
use crate::store::{Intent, Store};
use crate::ticker::{Paging, Status};

pub fn list(store: Store, formats: FormatsSignal, opener: Opener, fallback: bool) -> Vec<AnyView> {
    let (config, ticker) = (store.config.clone(), store.ticker.clone());
    let heading = words(move || {
        let given = config.with(|config| config.heading.clone());
        given.or_else(|| ticker.with(|state| state.title.clone())).unwrap_or_else(|| word(Text::Heading).to_owned())
    });
    let ticker = store.ticker.clone();
    let loaded = Memo::new(move |_| ticker.with(|state| !state.items.is_empty() || state.status == Status::Fresh));
    let heading = plain("h2", &[("class", "heading"), ("part", "heading"), ("id", "heading")], vec![plain("slot", &[("name", "heading")], vec![heading])]);
    let (busy, entries) = (store.ticker.clone(), entries(&store, &formats, &opener));
    vec![
        el("header", &[("class", "head")], vec![flag("hidden", move || !loaded.get())], vec![heading]),
        status(store.clone(), formats),
        el("div", &[("class", "fallback")], vec![flag("hidden", move || loaded.get())], vec![plain("slot", &[], vec![]), maybe((!fallback).then(outline))]),
        el(
            "div",
            &[("class", "list"), ("part", "list"), ("role", "feed"), ("aria-labelledby", "heading")],
            vec![live("aria-busy", move || Some(busy.with(|state| state.status == Status::Loading).to_string())), flag("hidden", move || !loaded.get())],
            vec![entries],
        ),
        foot(store, loaded),
    ]
}

/// The entries, each in a view that stays as long as the entry stays.
fn entries(store: &Store, formats: &FormatsSignal, opener: &Opener) -> AnyView {
    let rows = rows(store, formats);
    let (store, formats, opener) = (store.clone(), formats.clone(), opener.clone());
    (move || {
        let (store, formats, opener) = (store.clone(), formats.clone(), opener.clone());
        keyed(rows.get(), |row: &Row| row.number, move |_, row| (drop::<usize>, item(&store, &formats, &opener, row)))
    })
    .into_any()
}

/// What comes after the entries: more of them, or words why there are none.
fn foot(store: Store, loaded: Memo<bool>) -> AnyView {
    let ticker = store.ticker.clone();
    let button = Memo::new(move |_| {
        ticker.with(|state| match &state.paging {
            _ if !state.has_more() => None,
            Paging::Loading(_) => Some(Text::MoreLoading),
            Paging::Failed(_) => Some(Text::MoreFailed),
            _ => Some(Text::MoreNews),
        })
    });
    let ticker = store.ticker.clone();
    place(move || {
        if !loaded.get() {
            return None;
        }
        if ticker.with(|state| state.items.is_empty()) {
            return Some(plain("p", &[("class", "empty")], vec![plain("slot", &[("name", "empty")], vec![say(word(Text::NoNews))])]));
        }
        let store = store.clone();
        let more = on("click", move |_| store.send(Intent::More));
        Some(el("button", &[("class", "more"), ("part", "more"), ("type", "button")], vec![more], vec![say(word(button.get()?))]))
    })
}

/// Quiet bars where the list will be, for a page that gives no fallback of its own.
fn outline() -> AnyView {
    let bars = (0..6).map(|_| plain("div", &[("class", "bar")], vec![])).collect();
    plain("div", &[("class", "outline"), ("aria-hidden", "true")], bars)
}
