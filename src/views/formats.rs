//! The formats of the interface's language and zone, made anew when either changes.

use std::rc::Rc;

use crate::browser::intl::Formats;
use crate::store::Store;
use crate::store::signal::{Signal, derived};

/// A signal of formats; whoever shows a time reads it.
pub type FormatsSignal = Signal<Shared>;

/// Formats are the same if they are for the same language and zone.
#[derive(Clone)]
pub struct Shared {
    place: (String, Option<String>),
    formats: Rc<Formats>,
}

impl PartialEq for Shared {
    fn eq(&self, other: &Shared) -> bool {
        self.place == other.place
    }
}

impl std::ops::Deref for Shared {
    type Target = Formats;
    fn deref(&self) -> &Formats {
        &self.formats
    }
}

pub fn formats(store: &Store) -> FormatsSignal {
    let config = store.config.clone();
    derived(move || {
        config.with(|config| Shared {
            formats: Rc::new(Formats::new(&config.lang, config.time_zone.as_deref())),
            place: (config.lang.clone(), config.time_zone.clone()),
        })
    })
}
