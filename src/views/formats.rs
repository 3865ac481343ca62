//! The formats of the interface's language and zone, made anew when either changes.

use std::rc::Rc;

use crate::browser::intl::Formats;
use crate::embed::config::Config;
use crate::store::Store;
use crate::store::signal::{Signal, watch};

/// A signal of formats; whoever shows a time reads it.
pub type FormatsSignal = Signal<Rc<Formats>>;

pub fn formats(store: &Store) -> FormatsSignal {
    let config = store.config.clone();
    let formats = Signal::new(config.peek(make));
    let (written, mut before) = (formats.clone(), config.peek(place));
    watch(move || {
        let now = config.with(place);
        if now != before {
            written.set(config.peek(make));
            before = now;
        }
    });
    formats
}

/// What formats depend on.
fn place(config: &Config) -> (String, Option<String>) {
    (config.lang.clone(), config.time_zone.clone())
}

fn make(config: &Config) -> Rc<Formats> {
    Rc::new(Formats::new(&config.lang, config.time_zone.as_deref()))
}
