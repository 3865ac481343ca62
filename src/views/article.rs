//! The open article: headline, byline, dates, picture, the publisher's text. A part of its own, loaded when one is opened.

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::body::body;
use super::dom::{View, built, el, maybe, on, owned, plain, say, string, words};
use super::formats::FormatsSignal;
use super::item::{headline_of, language};
use super::text::fill;
use crate::browser::intl::iso;
use crate::browser::page;
use crate::feed::text::{self, minutes};
use crate::feed::{Author, Entry, Image, Millis};
use crate::store::Store;

mod phrases {
    //! The article's own words: they load with it.
    pub const BACK: &str = "Back to the news";
    pub const BY: &str = "By ";
    pub const AND: &str = " and ";
    pub const MINUTES: &str = "{} min read";
    pub const SOURCE: &str = "Read on {}";
    pub const UPDATED: &str = "Updated ";
}

pub fn article(store: Store, formats: FormatsSignal, id: String) -> View {
    let item = store.ticker.peek(|state| state.find(&id).cloned());
    let Some(item) = item else {
        // It was taken back while this part was on its way.
        store.close();
        return say("");
    };
    store.reading.set(true);
    let entry = &item.entry;
    let close = store.clone();
    let escape = move |event: Event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
            event.stop_propagation();
            close.close();
        }
    };
    let back = on("click", move |_| store.close());
    let attributes = vec![
        on("keydown", escape),
        // The reader is taken along, for screen readers and keys; one who has gone on to the page's own field is left there.
        built(|article| page::focus(&article)),
    ];
    el(
        "article",
        &[("class", "article"), ("part", "article"), ("tabindex", "-1"), ("aria-labelledby", "title")],
        attributes,
        vec![
            el("button", &[("class", "back"), ("part", "back"), ("type", "button")], vec![back], vec![say(phrases::BACK)]),
            el("h2", &[("class", "title"), ("id", "title")], language(entry), vec![string(headline_of(entry))]),
            maybe(byline(&entry.authors)),
            dates(entry, &formats),
            maybe(entry.image.as_ref().map(figure)),
            el("div", &[], language(entry), vec![body(entry)]),
            maybe(entry.url.clone().map(source)),
        ],
    )
}

fn byline(authors: &[Author]) -> Option<View> {
    let mut names = Vec::new();
    for (index, author) in authors.iter().enumerate() {
        names.push(say(match index {
            0 => phrases::BY,
            _ if index + 1 == authors.len() => phrases::AND,
            _ => ", ",
        }));
        // A name's direction ends with the name.
        let name = plain("bdi", &[], vec![string(author.name.clone())]);
        names.push(match author.url.clone() {
            Some(url) => link(url, name),
            None => name,
        });
    }
    (!names.is_empty()).then(|| plain("p", &[("class", "byline"), ("part", "byline")], names))
}

fn link(url: String, words: View) -> View {
    el("a", &[("rel", "noopener")], vec![owned("href", url)], vec![words])
}

fn dates(entry: &Entry, formats: &FormatsSignal) -> View {
    /// Publishers save an article again right after publishing it; that is no update worth telling.
    const SETTLING_MS: Millis = 60_000;
    let moment = |at: Millis| {
        let formats = formats.clone();
        el("time", &[], vec![owned("datetime", iso(at))], vec![words(move || formats.with(|formats| formats.long(at)))])
    };
    let mut parts = Vec::new();
    if let Some(published) = entry.published {
        parts.extend([moment(published), say(" · ")]);
        if let Some(modified) = entry.modified.filter(|modified| *modified > published + SETTLING_MS) {
            parts.extend([say(phrases::UPDATED), moment(modified), say(" · ")]);
        }
    }
    let length = entry.html.as_deref().map(text::plain).or_else(|| entry.text.clone()).unwrap_or_default();
    if length.is_empty() {
        // The dot before it.
        parts.pop();
    } else {
        let reading = fill(phrases::MINUTES, &minutes(&length).to_string());
        parts.push(plain("span", &[("class", "reading-time")], vec![string(reading)]));
    }
    plain("p", &[("class", "dates")], parts)
}

fn figure(image: &Image) -> View {
    let picture = vec![owned("src", image.url.clone()), owned("alt", image.alt.clone().unwrap_or_default())];
    let mut words = Vec::new();
    words.extend(image.caption.clone().map(string));
    if let Some(credit) = image.credit.clone() {
        words.extend([say(" "), plain("span", &[("class", "credit")], vec![string(credit)])]);
    }
    let caption = (!words.is_empty()).then(|| plain("figcaption", &[("class", "caption"), ("part", "caption")], words));
    plain(
        "figure",
        &[("class", "figure"), ("part", "figure")],
        vec![el("img", &[("referrerpolicy", "no-referrer"), ("decoding", "async")], picture, vec![]), maybe(caption)],
    )
}

fn source(url: String) -> View {
    let words = string(fill(phrases::SOURCE, &page::host_of(&url)));
    plain("p", &[("class", "source")], vec![link(url, words)])
}
