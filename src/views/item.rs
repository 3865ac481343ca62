//! One entry in the list: its day if it is the first of it, time, headline, summary, and whether it was edited.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

use super::dom::{Opener, el, live, on, owned, place, plain, string, words};
use super::formats::FormatsSignal;
use super::rows::Row;
use super::text::{Text, fill, word};
use crate::browser::intl::iso;
use crate::feed::{Entry, Millis};
use crate::store::{Intent, Store};

pub fn item(store: &Store, formats: &FormatsSignal, opener: &Opener, row: Row) -> AnyView {
    let Row { id, number, shown } = row;
    let mut label = String::from("headline-");
    label.push_str(&number.to_string());
    let (store, opener) = (store.clone(), opener.clone());
    let open = move |event: Event| {
        // A click with a key or another button is the reader's own way to a new tab.
        let plain = event.dyn_ref::<MouseEvent>().is_none_or(|click| !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.button() != 0));
        if plain {
            event.prevent_default();
            opener.remember(&event);
            store.send(Intent::Open(id.clone()));
        }
    };
    let link = {
        let (href, headline) = (shown.clone(), shown.clone());
        let href = live("href", move || href.with(|shown| Some(shown.item.entry.url.clone().unwrap_or_else(|| "#".to_owned()))));
        el("a", &[], vec![href, on("click", open)], vec![words(move || headline.with(|shown| headline_of(&shown.item.entry)))])
    };
    let summary = {
        let shown = shown.clone();
        place(move || {
            shown.with(|shown| summary_of(&shown.item.entry)).map(|summary| plain("p", &[("class", "summary"), ("part", "summary")], vec![string(summary)]))
        })
    };
    let updated = {
        let (shown, formats) = (shown.clone(), formats.clone());
        place(move || {
            let at = shown.with(|shown| shown.item.edited)?;
            let words = fill(word(Text::UpdatedAt), &formats.with(|formats| formats.time(at)));
            Some(plain("p", &[("class", "updated"), ("part", "updated")], vec![string(words)]))
        })
    };
    let headline = el("h4", &[("class", "headline"), ("part", "headline")], vec![owned("id", label.clone())], vec![link]);
    let story = plain("div", &[("class", "story")], vec![headline, summary, updated]);
    let day = {
        let shown = shown.clone();
        place(move || shown.with(|shown| shown.day.clone()).map(|day| plain("h3", &[("class", "day")], vec![string(day)])))
    };
    let time = {
        let (shown, formats) = (shown.clone(), formats.clone());
        place(move || Some(time(shown.with(|shown| shown.item.entry.published)?, &formats)))
    };
    let (lang, part, position, size) = (shown.clone(), shown.clone(), shown.clone(), shown);
    el(
        "article",
        &[("class", "item"), ("tabindex", "0")],
        vec![
            live("part", move || Some(part.with(|shown| if shown.item.entry.pinned { "item pinned" } else { "item" }).to_owned())),
            live("lang", move || lang.with(|shown| shown.item.entry.lang.clone())),
            live("aria-posinset", move || Some(position.with(|shown| shown.place.0.to_string()))),
            live("aria-setsize", move || Some(size.with(|shown| shown.place.1.to_string()))),
            owned("aria-labelledby", label),
        ],
        vec![day, time, story],
    )
}

fn time(at: Millis, formats: &FormatsSignal) -> AnyView {
    let words = formats.with(|formats| formats.time(at));
    el("time", &[("class", "time"), ("part", "time")], vec![owned("datetime", iso(at))], vec![string(words)])
}

/// A title, else the beginning of the text: short entries of a live feed often have none.
pub fn headline_of(entry: &Entry) -> String {
    entry.title.clone().unwrap_or_else(|| entry.opening())
}

/// The summary, unless it already is the headline.
fn summary_of(entry: &Entry) -> Option<String> {
    entry.title.as_ref()?;
    entry.summary.clone().or_else(|| Some(entry.opening())).filter(|summary| !summary.is_empty())
}
