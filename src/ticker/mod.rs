//! The ticker, pure: a [`State`] and an [`Event`] go in, the next state comes out.

mod merge;
pub mod schedule;
mod state;
mod trouble;

pub use state::{Changes, Event, Item, Paging, State, Status, update};
pub use trouble::Trouble;
