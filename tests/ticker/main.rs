//! The ticker as tables: a state and events go in, what a reader would see comes out.

mod changes;
mod gap;
mod lists;
mod shown;
