//! The ticker, pure: a [`State`] and an [`Event`] go in, the next state comes out.

mod channel;
mod merge;
pub mod order;
pub mod schedule;
pub mod shelf;
mod state;
mod trouble;

pub use channel::{Channel, Paging, Status};
pub use state::{Changes, Event, Item, State, update};
pub use trouble::Trouble;
