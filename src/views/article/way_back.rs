//! Where the list stands as an article takes its place, and the way back there.

use leptos::task::spawn_local;

use crate::browser::page;
use crate::browser::viewport::{Span, scroll_by};
use crate::store::Back;

/// The row that the reader came from is to stand where it stands now; without one, the page.
pub fn way_back() -> Option<Back> {
    let row = page::focused().and_then(|focused| focused.closest(".item").ok().flatten());
    let stands = row.or_else(|| page::document()?.body().map(Into::into))?;
    let top = Span::of(&stands).top;
    let back = async move {
        if stands.is_connected() {
            scroll_by(&stands, Span::of(&stands).top - top);
        }
    };
    // Once the list is back, which the same turn of signals sees to.
    Some(Box::new(move || spawn_local(back)))
}
