//! What the entries of a feed were read as, by their JSON: a refresh reads those that are new or changed, and no others.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{JSON, JsString, Object, Reflect};
use wasm_bindgen::prelude::JsValue;

use crate::feed::{Entry, Head};

/// Of an address that nobody has asked yet.
pub fn none() -> Option<Rc<dyn Any>> {
    Some(Rc::new(RefCell::new(None::<Memo>)))
}

pub fn take(place: &dyn Any) -> Option<Memo> {
    place.downcast_ref::<RefCell<Option<Memo>>>()?.take()
}

pub fn keep(place: Option<&dyn Any>, memo: Memo) {
    if let Some(place) = place.and_then(|place| place.downcast_ref::<RefCell<Option<Memo>>>()) {
        place.replace(Some(memo));
    }
}

/// The last answer of one address.
pub struct Memo {
    /// What an entry is read as depends on these, too.
    url: String,
    head: Head,
    /// By their texts, the places of what they were read as. No text of JSON is the name of what every object has.
    places: Object,
    entries: Vec<Option<Rc<Entry>>>,
}

impl Memo {
    pub fn new(url: &str, head: &Head) -> Memo {
        Memo { url: url.to_owned(), head: head.clone(), places: Object::new(), entries: Vec::new() }
    }

    pub fn is_of(&self, url: &str, head: &Head) -> bool {
        self.url == url && self.head == *head
    }

    pub fn find(&self, text: &JsString) -> Option<Option<Rc<Entry>>> {
        self.entries.get(Reflect::get(&self.places, text).ok()?.as_f64()? as usize).cloned()
    }

    pub fn add(&mut self, text: &JsString, entry: Option<Rc<Entry>>) {
        // Nothing keeps an object of ours from taking it.
        let _ = Reflect::set(&self.places, text, &(self.entries.len() as f64).into());
        self.entries.push(entry);
    }
}

/// An entry as it came, but for blanks between its signs.
pub fn text(item: &JsValue) -> JsString {
    JSON::stringify(item).unwrap_or_default()
}
