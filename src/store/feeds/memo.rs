//! What the entries of a feed were read as, by where they stand in its text: a refresh reads those that are new or changed, and no
//! others.

use std::rc::Rc;

use js_sys::JsString;

use crate::browser::pieces::{joined, length, piece};
use crate::feed::diff::{self, Lengths, Place, Run, same};
use crate::feed::{Entry, Format, Head, Reading};

/// The last answer of one address.
pub struct Memo {
    /// What an entry is read as depends on these, too.
    url: String,
    format: Format,
    head: Head,
    text: JsString,
    places: Vec<Place>,
    entries: Vec<Option<Rc<Entry>>>,
}

impl Memo {
    pub fn new(url: &str, format: Format, head: &Head, text: &JsString) -> Memo {
        Memo { url: url.to_owned(), format, head: head.clone(), text: text.clone(), places: Vec::new(), entries: Vec::new() }
    }

    pub fn is_of(&self, url: &str, format: Format, head: &Head) -> bool {
        self.url == url && self.format == format && self.head == *head
    }

    pub fn add(&mut self, place: Place, entry: Option<Rc<Entry>>) {
        self.places.push(place);
        self.entries.push(entry);
    }

    fn lengths(&self, text: &JsString) -> Lengths {
        Lengths { before: length(&self.text), now: length(text) }
    }

    /// The entries that stand in a text as they stood in this one.
    pub fn known_in(&self, text: &JsString) -> Vec<Run> {
        let lengths = self.lengths(text);
        let most = lengths.before.min(lengths.now);
        // The end first: what is new stands mostly on top, and may begin as the entry below it does.
        let from_end = |text, length: usize, from, to| piece(text, length - to, length - from);
        let ends = same(most, |from, to| from_end(&self.text, lengths.before, from, to) == from_end(text, lengths.now, from, to));
        let begins = same(most - ends, |from, to| piece(&self.text, from, to) == piece(text, from, to));
        diff::known(&self.places, lengths, begins, ends)
    }

    /// The entries of a run that was found in this text, as they were in the one before.
    pub fn take_over(&mut self, before: &Memo, run: &Run, reading: &mut Reading) {
        let from = before.places.get(run.entries.start).map_or(0, |place| place.start);
        for at in run.entries.clone() {
            let (Some(place), Some(entry)) = (before.places.get(at), before.entries.get(at)) else { continue };
            reading.add(entry.clone());
            self.add(run.place.start + place.start - from..run.place.start + place.end - from, entry.clone());
        }
    }
}

/// What stands for a run where it is left out: no publisher's number.
const MARK: &str = "5e-324";

pub fn is_mark(item: Option<f64>) -> bool {
    item.is_some_and(|number| number > 0.0 && number < f64::MIN_POSITIVE)
}

/// How much shorter a text is without a run.
pub fn left_out(run: &Run) -> usize {
    run.place.len() - MARK.len()
}

/// A text without what is known.
pub fn without(text: &JsString, runs: &[Run]) -> JsString {
    let (mut rest, mut at) = (JsString::from(""), 0);
    for run in runs {
        rest = joined(&joined(&rest, &piece(text, at, run.place.start)), &MARK.into());
        at = run.place.end;
    }
    joined(&rest, &piece(text, at, length(text)))
}
