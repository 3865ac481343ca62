//! The open article: headline, byline, dates, picture, recording, the publisher's text, and where to go from it. A part of
//! its own, loaded when one is opened.

mod around;
mod audio;
mod body;
mod embeds;
mod head;
mod phrases;
mod share;
mod way_back;

use std::rc::Rc;

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::dom::{Attribute, Seat, View, built, el, maybe, on, owned, place, plain, say, string};
use super::formats::FormatsSignal;
use super::item::{headline_of, tags};
use super::text::{direction, fill};
use crate::browser::{page, top};
use crate::embed::config::Opens;
use crate::feed::Entry;
use crate::store::Store;
use crate::store::signal::{Signal, derived};
use crate::ticker::Item;
use body::body;
use way_back::way_back;

pub fn article(store: Store, formats: FormatsSignal, id: String) -> View {
    let item = store.ticker.peek(|state| state.find(&id).cloned());
    let Some(item) = item else {
        // It was taken back while this part was on its way.
        store.close();
        return say("");
    };
    (store.dress)(include_str!("../../../style/article.css"));
    if store.reading.peek(Option::is_none) {
        store.reading.set(way_back());
    }
    let seat = Seat::default();
    let shown = Signal::new(item);
    let over = store.config.peek(|config| config.opens) == Opens::Dialog;
    let (close, closing) = (store.clone(), store.clone());
    let escape = move |event: Event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Escape" {
            // A dialog would close itself, and tell nobody.
            event.prevent_default();
            event.stop_propagation();
            close.close();
        }
    };
    let back = on("click", move |_| closing.close());
    let mut attributes = vec![
        on("keydown", escape),
        Attribute::Seat(seat.clone()),
        // The reader is taken along, for screen readers and keys; one who has gone on to the page's own field is left there.
        built(|article| page::focus(&article)),
    ];
    if over {
        // One that is shown anew, elsewhere on the page, leads the focus there by itself.
        attributes.push(owned("autofocus", String::new()));
    }
    let (within, latest, around) = (store.clone(), shown.clone(), seat.clone());
    let content = place(move || latest.with(|item| Some(content(item, &within, &formats, &around))));
    let children = vec![
        el("button", &[("class", "back"), ("part", "back"), ("type", "button")], vec![back], vec![say(if over { phrases::CLOSE } else { phrases::BACK })]),
        meanwhile(&store, &id, &shown, seat),
        content,
    ];
    let article = el("article", &[("class", "article"), ("part", "article"), ("tabindex", "-1"), ("aria-labelledby", "title")], attributes, children);
    if over { dialog(store, article) } else { article }
}

/// The entry, and what follows its text: that waits until the text is there, and is not pushed away under the reader's finger.
fn content(item: &Rc<Item>, store: &Store, formats: &FormatsSignal, article: &Seat) -> View {
    let entry = &item.entry;
    let stands = Signal::new(entry.html.is_none());
    let lang = store.config.peek(|config| config.lang.clone());
    let body = body(entry, stands.clone(), article.clone(), lang.clone());
    let end = {
        let (item, store, article) = (item.clone(), store.clone(), article.clone());
        place(move || stands.get().then(|| end(&item.entry, &store, article.clone())))
    };
    let note = |words| plain("p", &[("class", "note")], vec![say(words)]);
    plain(
        "div",
        &[],
        vec![
            el("h2", &[("class", "title"), ("id", "title")], head::language(entry), vec![string(headline_of(entry))]),
            maybe(head::standfirst(entry)),
            maybe(head::byline(&entry.authors, &lang)),
            head::dates(entry, formats),
            maybe(entry.expired.then(|| note(phrases::EXPIRED))),
            maybe(entry.image.as_ref().map(head::figure)),
            recordings(item),
            body,
            maybe(entry.closed.then(|| note(phrases::MEMBERS))),
            end,
        ],
    )
}

/// Anew whenever the article is shown anew: a player does not notice that its sources changed (HTML, "The source element").
fn recordings(item: &Rc<Item>) -> View {
    let item = item.clone();
    place(move || Some(plain("div", &[], audio::recordings(&item.entry.audio))))
}

/// In the midst of the publisher's words, the widget's own are in the interface's language.
fn ours(lang: &str) -> Vec<Attribute> {
    vec![owned("lang", lang.to_owned()), owned("dir", direction(lang).to_owned())]
}

/// What to do with it, and where to go from it.
fn end(entry: &Entry, store: &Store, article: Seat) -> View {
    let onwards = plain("div", &[("class", "onwards")], vec![maybe(share::share(entry)), maybe(entry.url.clone().map(source))]);
    let related = around::related(store, &entry.id);
    plain("div", &[], vec![maybe(tags(entry, store)), onwards, around::around(store, &entry.id, article), maybe(related)])
}

/// A place in the article: what goes out of it with the focus leaves that to the article.
fn place_in(article: Seat, mut read: impl FnMut() -> Option<View> + 'static) -> View {
    place(move || {
        if let Some(article) = article.get().filter(|article| article.matches(":focus-within").unwrap_or(false)) {
            // What is spawned runs once the place is as it will be.
            spawn_local(async move {
                if page::nothing_is_focused() {
                    page::pass_focus(&article);
                }
            });
        }
        read()
    })
}

/// The publisher changed the entry, or took it back, while it is read: that is said, and nothing changes by itself.
fn meanwhile(store: &Store, id: &str, shown: &Signal<Rc<Item>>, article: Seat) -> View {
    let (ticker, id, shown) = (store.ticker.clone(), id.to_owned(), shown.clone());
    let latest = derived(move || ticker.with(|state| state.find(&id).cloned()));
    let news = place_in(article.clone(), move || {
        let Some(latest) = latest.get() else { return Some(say(phrases::GONE)) };
        if shown.with(|shown| shown.entry.says_the_same(&latest.entry)) {
            return None;
        }
        let (shown, article) = (shown.clone(), article.clone());
        let click = on("click", move |_| {
            shown.set(latest.clone());
            if let Some(article) = article.get() {
                page::pass_focus(&article);
            }
        });
        let button = el("button", &[("class", "retry"), ("type", "button")], vec![click], vec![say(phrases::SHOW_CHANGED)]);
        Some(plain("span", &[], vec![say(phrases::CHANGED), say(" "), button]))
    });
    plain("p", &[("class", "meanwhile"), ("role", "status")], vec![news])
}

fn dialog(store: Store, article: View) -> View {
    let attributes = vec![
        // Before the article in it asks for the focus.
        built(|dialog| top::show(&dialog)),
        // Android's way back.
        on("cancel", move |event| {
            event.prevent_default();
            store.close();
        }),
    ];
    el("dialog", &[("class", "dialog"), ("aria-labelledby", "title")], attributes, vec![article])
}

fn source(url: String) -> View {
    let words = string(fill(phrases::SOURCE, &page::host_of(&url)));
    plain("p", &[("class", "source")], vec![head::link(url, words)])
}
