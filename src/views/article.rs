//! The open article: headline, byline, dates, picture, the publisher's text. A part of its own, loaded when one is opened.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::body::body;
use super::dom::{attr, built, el, maybe, on, owned, string, text, words};
use super::formats::FormatsSignal;
use super::item::headline_of;
use super::text::{direction, fill};
use crate::browser::intl::iso;
use crate::browser::page;
use crate::feed::text::{minutes, plain};
use crate::feed::{Author, Entry, Image, Millis};
use crate::store::{Intent, Store};

mod say {
    //! The article's own words: they load with it.
    pub const BACK: &str = "Back to the news";
    pub const BY: &str = "By ";
    pub const AND: &str = " and ";
    pub const MINUTES: &str = "{} min read";
    pub const SOURCE: &str = "Read on {}";
    pub const UPDATED: &str = "Updated ";
}

pub fn article(store: Store, formats: FormatsSignal, id: String) -> AnyView {
    let entry = store.ticker.with_untracked(|state| state.find(&id).map(|item| item.entry.clone()));
    let Some(entry) = entry else { return ().into_any() };
    let close = store.clone();
    let escape = move |event: Event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            event.stop_propagation();
            close.send(Intent::Close);
        }
    };
    let back = on("click", move |_| store.send(Intent::Close));
    let mut attributes = vec![
        attr("class", "article"),
        attr("part", "article"),
        attr("tabindex", "-1"),
        attr("aria-labelledby", "title"),
        on("keydown", escape),
        // The reader is taken along, for screen readers and keys.
        built(|article| {
            let _ = article.focus();
        }),
    ];
    if let Some(lang) = entry.lang.clone() {
        attributes.push(attr("dir", direction(&lang)));
        attributes.push(owned("lang", lang));
    }
    el(
        "article",
        attributes,
        vec![
            el("button", vec![attr("class", "back"), attr("part", "back"), attr("type", "button"), back], vec![text(say::BACK)]),
            el("h2", vec![attr("class", "title"), attr("id", "title")], vec![string(headline_of(&entry))]),
            maybe(byline(&entry.authors)),
            dates(&entry, &formats),
            maybe(entry.image.as_ref().map(figure)),
            body(&entry),
            maybe(entry.url.clone().map(source)),
        ],
    )
}

fn byline(authors: &[Author]) -> Option<AnyView> {
    let mut names = Vec::new();
    for (index, author) in authors.iter().enumerate() {
        names.push(text(match index {
            0 => say::BY,
            _ if index + 1 == authors.len() => say::AND,
            _ => ", ",
        }));
        let name = string(author.name.clone());
        names.push(match author.url.clone() {
            Some(url) => link(url, name),
            None => name,
        });
    }
    (!names.is_empty()).then(|| el("p", vec![attr("class", "byline"), attr("part", "byline")], names))
}

fn link(url: String, words: AnyView) -> AnyView {
    el("a", vec![owned("href", url), attr("rel", "noopener")], vec![words])
}

fn dates(entry: &Entry, formats: &FormatsSignal) -> AnyView {
    /// Publishers save an article again right after publishing it; that is no update worth telling.
    const SETTLING_MS: Millis = 60_000;
    let moment = |at: Millis| {
        let formats = formats.clone();
        el("time", vec![owned("datetime", iso(at))], vec![words(move || formats.with(|formats| formats.long(at)))])
    };
    let mut parts = Vec::new();
    if let Some(published) = entry.published {
        parts.extend([moment(published), text(" · ")]);
        if let Some(modified) = entry.modified.filter(|modified| *modified > published + SETTLING_MS) {
            parts.extend([text(say::UPDATED), moment(modified), text(" · ")]);
        }
    }
    let length = entry.html.as_deref().map(plain).or_else(|| entry.text.clone()).unwrap_or_default();
    let reading = fill(say::MINUTES, &minutes(&length).to_string());
    parts.push(el("span", vec![attr("class", "reading-time")], vec![string(reading)]));
    el("p", vec![attr("class", "dates")], parts)
}

fn figure(image: &Image) -> AnyView {
    let picture = vec![
        owned("src", image.url.clone()),
        owned("alt", image.alt.clone().unwrap_or_default()),
        attr("referrerpolicy", "no-referrer"),
        attr("decoding", "async"),
    ];
    let mut words = Vec::new();
    words.extend(image.caption.clone().map(string));
    if let Some(credit) = image.credit.clone() {
        words.extend([text(" "), el("span", vec![attr("class", "credit")], vec![string(credit)])]);
    }
    let caption = (!words.is_empty()).then(|| el("figcaption", vec![attr("class", "caption"), attr("part", "caption")], words));
    el("figure", vec![attr("class", "figure"), attr("part", "figure")], vec![el("img", picture, vec![]), maybe(caption)])
}

fn source(url: String) -> AnyView {
    let words = string(fill(say::SOURCE, &page::host_of(&url)));
    el("p", vec![attr("class", "source")], vec![link(url, words)])
}
