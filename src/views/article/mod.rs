//! The open article: headline, byline, dates, picture, recording, the publisher's text, and where to go from it. A part of
//! its own, loaded when one is opened.

mod around;
mod audio;
mod body;
mod head;
mod phrases;
mod share;

use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::dom::{View, built, el, maybe, on, plain, say, string};
use super::formats::FormatsSignal;
use super::item::{headline_of, language, tags};
use super::text::fill;
use crate::browser::{page, top};
use crate::embed::config::Opens;
use crate::store::Store;
use body::body;

pub fn article(store: Store, formats: FormatsSignal, id: String) -> View {
    let item = store.ticker.peek(|state| state.find(&id).cloned());
    let Some(item) = item else {
        // It was taken back while this part was on its way.
        store.close();
        return say("");
    };
    (store.dress)(include_str!("../../../style/article.css"));
    store.reading.set(true);
    let entry = &item.entry;
    let over = store.config.peek(|config| config.opens) == Opens::Dialog;
    let close = store.clone();
    let escape = move |event: Event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
            // A dialog would close itself, and tell nobody.
            event.prevent_default();
            event.stop_propagation();
            close.close();
        }
    };
    let closing = store.clone();
    let back = on("click", move |_| closing.close());
    let attributes = vec![
        on("keydown", escape),
        // The reader is taken along, for screen readers and keys; one who has gone on to the page's own field is left there.
        built(|article| page::focus(&article)),
    ];
    let article = el(
        "article",
        &[("class", "article"), ("part", "article"), ("tabindex", "-1"), ("aria-labelledby", "title")],
        attributes,
        vec![
            el("button", &[("class", "back"), ("part", "back"), ("type", "button")], vec![back], vec![say(if over { phrases::CLOSE } else { phrases::BACK })]),
            el("h2", &[("class", "title"), ("id", "title")], language(entry), vec![string(headline_of(entry))]),
            maybe(head::standfirst(entry)),
            maybe(head::byline(&entry.authors)),
            head::dates(entry, &formats),
            maybe(entry.image.as_ref().map(head::figure)),
            plain("div", &[], audio::recordings(&entry.audio)),
            el("div", &[], language(entry), vec![body(entry)]),
            maybe(tags(entry, &store)),
            plain("div", &[("class", "onwards")], vec![maybe(share::share(entry)), maybe(entry.url.clone().map(source))]),
            around::around(&store, &id),
        ],
    );
    if !over {
        return article;
    }
    let close = store.clone();
    let dialog = vec![
        // Before the article in it asks for the focus.
        built(|dialog| top::show(&dialog)),
        // Android's way back.
        on("cancel", move |event| {
            event.prevent_default();
            close.close();
        }),
    ];
    el("dialog", &[("class", "dialog"), ("aria-labelledby", "title")], dialog, vec![article])
}

fn source(url: String) -> View {
    let words = string(fill(phrases::SOURCE, &page::host_of(&url)));
    plain("p", &[("class", "source")], vec![head::link(url, words)])
}
