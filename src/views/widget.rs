//! The whole of an element: the list, the open article, the sign-up, each in its place.

use super::dom::{Opener, View, el, flag, live, place, plain};
use super::formats::formats;
use super::list::{Outlet, list, outlet};
use super::parts::{article_part, lazy, signup_part};
use super::promo;
use super::text::direction;
use crate::embed::config::{Element, Opens};
use crate::store::Store;
use crate::store::signal::{derived, watch};

/// `fallback` is whether the site owner's own has the focus, where there is one.
pub fn element(kind: Element, store: Store, fallback: Option<bool>) -> View {
    let (wanted, asks, mut before) = (store.config.clone(), store.clone(), None);
    watch(move || {
        let now = wanted.with(|config| (config.lang.clone(), config.words.clone()));
        if before.as_ref() != Some(&now) {
            (asks.ask_words)(&now.0, now.1.as_deref());
            before = Some(now);
        }
    });
    let (lang, dir, theme) = (store.config.clone(), store.config.clone(), store.config.clone());
    let inside = match kind {
        Element::NewsWidget => news(store, fallback),
        // The style hides it once the form stands there.
        Element::NewsSignup => vec![plain("div", &[("class", "fallback")], vec![plain("slot", &[], vec![])]), signup(store)],
    };
    el(
        "div",
        &[("class", "widget")],
        vec![
            live("lang", move || lang.with(|config| Some(config.lang.clone()))),
            live("dir", move || dir.with(|config| Some(direction(&config.lang).to_owned()))),
            live("data-theme", move || theme.with(|config| Some(config.theme.to_owned()))),
        ],
        inside,
    )
}

fn news(store: Store, fallback: Option<bool>) -> Vec<View> {
    let formats = formats(&store);
    let open = store.open.clone();
    let opener = Opener::default();
    // Where it opens may change while it is open: it is made anew there.
    let config = store.config.clone();
    let opens = derived(move || config.with(|config| config.opens));
    let (opened, reading, back) = (open.clone(), store.reading.clone(), opener.clone());
    watch(move || {
        if opened.with(Option::is_none) {
            let way_back = reading.update(Option::take);
            back.give_back();
            if let Some(way_back) = way_back {
                way_back();
            }
        } else {
            back.remember();
        }
    });
    let (reading, where_it_opens) = (store.reading.clone(), opens.clone());
    let article = {
        let (store, formats, open) = (store.clone(), formats.clone(), open.clone());
        place(move || {
            opens.with(|_| ());
            let id = open.get()?;
            let (store, formats) = (store.clone(), formats.clone());
            Some(lazy(&store.clone(), "split_article.wasm", true, move || article_part(store.clone(), formats.clone(), id.clone())))
        })
    };
    let end = Outlet::default();
    let ticker = el(
        "section",
        &[("class", "ticker"), ("aria-labelledby", "heading")],
        vec![flag("hidden", move || reading.with(Option::is_some) && where_it_opens.get() != Opens::Dialog)],
        list(store.clone(), formats, opener, end.clone(), fallback),
    );
    let support = promo::support(&store);
    vec![article, ticker, signup(store), outlet(&end), support]
}

/// The form, wherever an address to post to is known; below the news once these are there, or the news would push it away.
fn signup(store: Store) -> View {
    let (config, answered) = (store.config.clone(), store.answered.clone());
    let has_form = derived(move || config.with(|config| config.signup.is_some() && (config.element == Element::NewsSignup || answered.get())));
    place(move || {
        let store = store.clone();
        has_form.get().then(|| lazy(&store.clone(), "split_signup.wasm", false, move || signup_part(store.clone())))
    })
}
