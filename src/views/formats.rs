//! The formats of the interface's language and zone, made anew when either changes.

use std::rc::Rc;

use leptos::prelude::untrack;

use crate::browser::intl::Formats;
use crate::store::Store;
use crate::store::signal::{Signal, watch};

/// A signal of formats; whoever shows a time reads it.
pub type FormatsSignal = Signal<Rc<Formats>>;

pub fn formats(store: &Store) -> FormatsSignal {
    let (config, own) = (store.config.clone(), store.own_zone.clone());
    let place = move || {
        let own = own.get();
        config.with(|config| (config.lang.clone(), config.time_zone.clone().filter(|_| !own)))
    };
    let mut before = untrack(&place);
    let formats = Signal::new(make(&before));
    let written = formats.clone();
    watch(move || {
        let now = place();
        if now != before {
            written.set(make(&now));
            before = now;
        }
    });
    formats
}

/// Of a language and a zone.
fn make((lang, zone): &(String, Option<String>)) -> Rc<Formats> {
    Rc::new(Formats::new(lang, zone.as_deref()))
}
