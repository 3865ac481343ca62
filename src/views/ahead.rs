//! The part that shows articles comes before one is opened: when the page has nothing else to do, or once a reader is about to open
//! one: a mouse or a pen is over a headline, or the focus comes to one. A finger is no sign, since it lands there to scroll. Once a page.
//! What does not come so is asked for again when an article is opened, and told then.

use std::cell::Cell;

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::parts::article_comes;
use crate::browser::clock::Listener;
use crate::browser::idle::{Idle, spares_data, when_idle};
use crate::browser::js::text;
use crate::browser::{parts, sanitize};
use crate::embed::config::Opens;
use crate::store::Store;

thread_local! {
    static COMES: Cell<bool> = const { Cell::new(false) };
}

/// As long as these are kept.
pub struct Ahead {
    _idle: Option<Idle>,
    _signs: [Listener; 3],
}

pub fn ahead(store: &Store, list: &HtmlElement) -> Ahead {
    let (idle, about) = (store.clone(), store.clone());
    let sign = move |event: Event| {
        if text(&event, "pointerType") == "touch" {
            return;
        }
        let over = event.target().and_then(|target| target.unchecked_into::<Element>().closest(".headline,.item:focus-within").ok().flatten());
        if over.is_some() {
            comes(&about);
        }
    };
    let idle = (!spares_data()).then(|| when_idle(move || comes(&idle)));
    Ahead { _idle: idle, _signs: ["pointerover", "pointerdown", "focusin"].map(|event| Listener::on(list, event, sign.clone())) }
}

fn comes(store: &Store) {
    let leads_away = store.config.peek(|config| config.opens == Opens::Link);
    let opens = store.ticker.peek(|state| state.items.iter().any(|item| !leads_away || item.entry.url.is_none()));
    if !opens || COMES.replace(true) {
        return;
    }
    spawn_local(article_comes());
    if !sanitize::is_native() {
        spawn_local(async { drop(parts::load(sanitize::PURIFY).await) });
    }
}
