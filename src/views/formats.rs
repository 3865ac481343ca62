//! The formats of the interface's language and zone, made anew when either changes, and when its words come: whoever shows a time
//! says something with it.

use std::rc::Rc;

use leptos::prelude::untrack;
use wasm_bindgen::prelude::JsValue;

use crate::browser::intl::Formats;
use crate::store::Store;
use crate::store::signal::{Signal, watch};

/// A signal of formats; whoever shows a time reads it.
pub type FormatsSignal = Signal<Rc<Formats>>;

pub fn formats(store: &Store) -> FormatsSignal {
    let (config, own) = (store.config.clone(), store.own_zone.clone());
    let place = move || {
        let own = own.get();
        config.with(|config| (config.lang.clone(), config.time_zone.clone().filter(|_| !own), config.is_line()))
    };
    let mut before = untrack(&place);
    let formats = Signal::new(make(&before));
    let written = formats.clone();
    let (words, mut spoken) = (store.words.clone(), JsValue::UNDEFINED);
    watch(move || {
        let (now, speaks) = (place(), words.get());
        if now != before || speaks != spoken {
            spoken = speaks;
            written.set(make(&now));
            before = now;
        }
    });
    formats
}

/// Of a language and a zone; in a bar each time names it.
fn make((lang, zone, line): &(String, Option<String>, bool)) -> Rc<Formats> {
    Rc::new(Formats::new(lang, zone.as_deref(), *line))
}
