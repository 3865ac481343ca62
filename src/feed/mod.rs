//! Feeds, pure: a body goes in, the one model comes out, or what the body is instead. A shape is read in steps, its head
//! first and then an entry at a time, so that whoever reads ten thousand can rest between.

pub mod cut;
pub mod date;
pub mod depth;
pub mod diff;
pub mod discovery;
pub mod embed;
pub mod encoding;
mod entity;
mod entry;
mod fields;
pub mod ghost;
mod hashed;
pub mod json_feed;
pub mod link;
mod model;
pub mod picture;
pub mod place;
pub mod query;
mod reading;
pub mod seems;
pub mod shape;
pub mod text;
mod tree;
pub mod wordpress;
pub mod xml;

pub use hashed::Hashed;
pub use model::{Audio, Author, Entry, Extent, Feed, FeedError, Image, Millis};
pub use reading::{Head, MOST_ENTRIES, Reading, first_places};
pub use shape::{Document, Format, Shape};
pub use tree::Tree;

/// What reading a feed needs from its surroundings: the answer that brought it, and how a browser reads URLs.
pub trait Host {
    /// Where the answer came from, absolute.
    fn url(&self) -> &str;
    /// A header of the answer, where a page may read it.
    fn header(&self, name: &str) -> Option<String>;
    /// A URL made absolute against another; none for what is no URL.
    fn join(&self, url: &str, base: &str) -> Option<String>;

    /// A URL of the feed made absolute, against the feed's own.
    fn resolve(&self, url: &str) -> Option<String> {
        self.join(url, self.url())
    }
}
