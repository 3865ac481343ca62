//! The formats of the interface's language and zone, made anew when either changes.

use std::sync::Arc;

use leptos::prelude::{ArcMemo, Get};
use send_wrapper::SendWrapper;

use crate::browser::intl::Formats;
use crate::store::Store;

/// A signal of formats; whoever shows a time reads it.
pub type FormatsSignal = ArcMemo<Shared>;

/// Formats are the same only if they are the same object.
#[derive(Clone)]
pub struct Shared(Arc<SendWrapper<Formats>>);

impl PartialEq for Shared {
    fn eq(&self, other: &Shared) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Shared {
    type Target = Formats;
    fn deref(&self) -> &Formats {
        &self.0
    }
}

pub fn formats(store: &Store) -> FormatsSignal {
    let config = store.config.clone();
    let place = ArcMemo::new(move |_| {
        let config = config.get();
        (config.lang, config.time_zone)
    });
    ArcMemo::new(move |_| {
        let (lang, zone) = place.get();
        Shared(Arc::new(SendWrapper::new(Formats::new(&lang, zone.as_deref()))))
    })
}
