//! The part that keeps the news new: it takes over from the store and shows the line about the news itself.

use super::dom::View;
use super::formats::FormatsSignal;
use super::status::status;
use crate::store::{Store, live};

pub fn live(store: Store, formats: FormatsSignal) -> View {
    live::begin(&store);
    status(store, formats)
}
