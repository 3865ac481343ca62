//! The ticker, pure: a [`State`] and an [`Event`] go in, the next state comes out.

mod channel;
mod gap;
mod index;
mod merge;
pub mod order;
mod promo;
mod related;
pub mod schedule;
pub mod shelf;
mod state;
mod trouble;
mod update;
pub mod visit;

pub use channel::{Channel, Paging, Status};
pub use index::Index;
pub use merge::id;
pub use promo::promos;
pub use state::{Changes, Item, Picks, State};
pub use trouble::Trouble;
pub use update::{Event, update};
