//! The shapes that feeds in JSON have, and which of them an answer has: decided by what is in it, never by its name.

use std::rc::Rc;

use super::{Entry, Feed, FeedError, Head, Host, Reading, Tree, ghost, json_feed, wordpress};

/// What a site owner says that a feed is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Format {
    /// Whichever it turns out to be.
    #[default]
    Auto,
    JsonFeed,
    Ghost,
    WordPress,
    /// Of any version, or Atom.
    Rss,
}

impl Format {
    /// Whether a feed may be such a one.
    pub fn allows(self, other: Format) -> bool {
        self == Format::Auto || self == other
    }
}

/// JSON that has been parsed. The browser's own becomes a tree bit by bit: nobody waits for the whole of it.
pub trait Document {
    /// The whole, but that the lists in these fields are empty.
    fn top(&self) -> Tree;
    /// What the first of these fields that is there holds; without fields, what the whole does. One thing that stands where a
    /// list should is a list of it.
    fn entries<'a>(&'a self, lists: &[&str]) -> Box<dyn Iterator<Item = Tree> + 'a>;
}

/// The fields that hold entries, in any shape.
pub const LISTS: [&str; 3] = ["items", "posts", "pages"];

/// How JSON of one shape is read.
pub struct Shape {
    pub format: Format,
    /// The fields of which one holds the entries; without any the whole is their list.
    pub lists: &'static [&'static str],
    /// Whether JSON is of this shape: its top, and the first entry; and whether the site owner says that it is.
    pub is: fn(&Tree, Option<&Tree>, &dyn Host, bool) -> bool,
    pub head: fn(&Tree, &dyn Host) -> Head,
    pub entry: fn(&Tree, &Head, &dyn Host) -> Option<Entry>,
}

impl Shape {
    /// The beginning of a feed, if JSON is of this shape.
    pub fn begin(&self, document: &dyn Document, format: Format, host: &dyn Host) -> Option<Reading> {
        let top = document.top();
        let fits = format.allows(self.format) && (self.is)(&top, document.entries(self.lists).next().as_ref(), host, format == self.format);
        fits.then(|| Reading::new((self.head)(&top, host)))
    }

    /// One entry, if it is one.
    pub fn item(&self, item: &Tree, head: &Head, host: &dyn Host) -> Option<Rc<Entry>> {
        (self.entry)(item, head, host).map(Rc::new)
    }

    /// The whole feed at once, if JSON is of this shape.
    pub fn read(&self, document: &dyn Document, format: Format, host: &dyn Host) -> Option<Reading> {
        let mut reading = self.begin(document, format, host)?;
        for item in document.entries(self.lists) {
            let entry = self.item(&item, &reading.head, host);
            reading.add(entry);
        }
        Some(reading)
    }
}

/// In any shape. In a browser, where somebody waits, store/feeds takes the same steps with rests between them.
pub fn read(document: &dyn Document, format: Format, host: &dyn Host) -> Result<Feed, FeedError> {
    let reading = SHAPES.iter().find_map(|shape| shape.read(document, format, host));
    reading.map(Reading::newest).ok_or_else(|| super::seems::other_json(document, format, host))
}

pub static SHAPES: [Shape; 3] = [json_feed::SHAPE, ghost::SHAPE, wordpress::SHAPE];

impl Document for Tree {
    fn top(&self) -> Tree {
        let bare = |(name, value): &(String, Tree)| match value {
            Tree::List(_) if LISTS.contains(&name.as_str()) => (name.clone(), Tree::List(Vec::new())),
            _ => (name.clone(), value.clone()),
        };
        match self {
            Tree::List(_) => Tree::List(Vec::new()),
            Tree::Object(fields) => Tree::Object(fields.iter().map(bare).collect()),
            other => other.clone(),
        }
    }

    fn entries<'a>(&'a self, lists: &[&str]) -> Box<dyn Iterator<Item = Tree> + 'a> {
        let whole = if lists.is_empty() { Some(self) } else { lists.iter().find_map(|name| self.get(name)) };
        Box::new(Tree::list(whole).iter().cloned())
    }
}
