//! The formats of the interface's language and zone, made anew when either changes.

use std::sync::Arc;

use leptos::prelude::{ArcMemo, With};
use send_wrapper::SendWrapper;

use crate::browser::intl::Formats;
use crate::store::Store;

/// A signal of formats; whoever shows a time reads it.
pub type FormatsSignal = ArcMemo<Shared>;

/// Formats are the same if they are for the same language and zone.
#[derive(Clone)]
pub struct Shared {
    place: Arc<(String, Option<String>)>,
    formats: Arc<SendWrapper<Formats>>,
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
    ArcMemo::new(move |_| {
        config.with(|config| Shared {
            formats: Arc::new(SendWrapper::new(Formats::new(&config.lang, config.time_zone.as_deref()))),
            place: Arc::new((config.lang.clone(), config.time_zone.clone())),
        })
    })
}
