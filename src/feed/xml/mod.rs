//! RSS and Atom: XML goes in, the model comes out. The steps are those of whoever parses the XML, a browser or a test: [`Scan`] looks
//! for the entries, [`Slices`] makes documents of a few each, and of each document's [`Element`] a [`Reader`] makes the feed.

mod atom;
mod base;
pub mod element;
pub mod fault;
mod lang;
mod letters;
mod markup;
mod media;
mod mend;
mod namespace;
mod people;
mod rss;
mod scan;
mod slice;
mod time;
mod token;
mod words;

pub use element::{Element, Node};
pub use fault::{Fault, said};
pub use markup::VOID;
pub use namespace::prefix;
pub use scan::Scan;
pub use slice::{Slice, Slices};

use std::rc::Rc;

use super::{Entry, Extent, Feed, Format, Hashed, Head, Host, Reading};
use base::Base;
use scan::Kin;
use token::local;

/// A feed that is being read.
pub struct Reader<'a> {
    kin: Kin,
    base: Base<'a>,
    head: Head,
    entries: Vec<Entry>,
    /// Which of them have no id of their own.
    unnamed: Vec<bool>,
}

impl<'a> Reader<'a> {
    /// `root` is that of [`Slices::head`].
    pub fn new(root: &Element, wanted: Format, host: &'a dyn Host) -> Result<Reader<'a>, Fault> {
        if !wanted.allows(Format::Rss) {
            return Err(Fault::Unwanted);
        }
        let kin = Kin::of(&root.name).unwrap_or(Kin::Rss);
        let base = Base::of(host).within(root);
        let channel = within(root);
        let base = if std::ptr::eq(channel, root) { base } else { base.within(channel) };
        let mut head = match kin {
            Kin::Rss => rss::head(channel, &base),
            Kin::Atom => atom::head(channel, &base),
        };
        head.feed.lang = head.feed.lang.or_else(|| lang::of(root, &[]));
        let base = base.or_of(head.feed.home.as_deref());
        Ok(Reader { kin, base, head, entries: Vec::new(), unnamed: Vec::new() })
    }

    /// The entries of a slice, by its root.
    pub fn read(&mut self, root: &Element) {
        for item in within(root).children().filter(|child| matches!(local(&child.name), "item" | "entry")) {
            let base = self.base.within(item);
            let entry = match self.kin {
                Kin::Rss => rss::entry(item, &self.head, &base),
                Kin::Atom => atom::entry(item, &self.head, &base),
            };
            self.unnamed.extend(entry.as_ref().map(|_| rss::id(item).is_none()));
            self.entries.extend(entry);
        }
    }

    /// All that was read, which is so much of the whole.
    pub fn feed(mut self, extent: Extent) -> Feed {
        self.head.feed.extent = extent;
        if self.kin == Kin::Rss {
            tell_apart(&mut self.entries, &self.unnamed);
        }
        let mut reading = Reading::new(self.head);
        for entry in self.entries {
            reading.add(Some(Rc::new(entry)));
        }
        reading.newest()
    }
}

/// Under its publisher's id. A recording or a picture alone is known by its URL.
fn under(entry: Entry, id: Option<String>) -> Option<Entry> {
    let bare = entry.title.is_none() && entry.url.is_none() && entry.summary.is_none();
    let media = entry.audio.first().map(|audio| &audio.url).or(entry.image.as_ref().map(|image| &image.url));
    let id = id.or_else(|| media.filter(|_| bare).cloned());
    entry.under(id)
}

/// What the entries stand in.
fn within(root: &Element) -> &Element {
    root.first("channel").unwrap_or(root)
}

/// Some give all their items one guid: those that lead to different pages, or without one have different titles, go by that; and
/// some give all one link and no guid, which then have their title, too. In Atom what has one id is one entry (RFC 4287, section 4.1.1).
fn tell_apart(entries: &mut [Entry], unnamed: &[bool]) {
    let own: Vec<Option<String>> = entries.iter().zip(unnamed).map(|(entry, unnamed)| apart(entry, *unnamed)).collect();
    let mut ids: Vec<(Hashed, &Option<String>)> = entries.iter().zip(&own).map(|(entry, own)| (Hashed::of(&entry.id), own)).collect();
    ids.sort_unstable();
    let pairs = ids.iter().zip(ids.iter().skip(1));
    let mut shared: Vec<String> = pairs.filter(|(one, next)| one.0 == next.0 && one.1 != next.1).map(|(one, _)| one.0.text().to_owned()).collect();
    shared.sort_unstable();
    shared.dedup();
    for (entry, own) in entries.iter_mut().zip(own) {
        if shared.binary_search(&entry.id).is_ok()
            && let Some(own) = own
        {
            entry.id = own;
        }
    }
}

/// What an entry goes by where it shares its id.
fn apart(entry: &Entry, unnamed: bool) -> Option<String> {
    match (&entry.url, &entry.title) {
        (Some(url), Some(title)) if unnamed => Some([url, " ", title].concat()),
        (url, title) => url.clone().or_else(|| title.clone()),
    }
}
