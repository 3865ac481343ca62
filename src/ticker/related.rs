//! What else there is to read about the same thing.

use std::rc::Rc;

use super::{Item, State};

impl State {
    /// Entries of the list that share tags with this one, those that share most first, then the newest; at most `most`.
    pub fn related(&self, id: &str, most: usize) -> Vec<Rc<Item>> {
        let Some(item) = self.find(id) else { return Vec::new() };
        let shared = |other: &Rc<Item>| item.entry.tags.iter().filter(|tag| other.entry.has_tag(tag)).count();
        let mut found: Vec<(usize, &Rc<Item>)> = Vec::new();
        for other in self.items.iter().filter(|other| other.entry.id != id) {
            let shared = shared(other);
            let at = found.iter().position(|(more, known)| shared > *more || shared == *more && other.stands > known.stands).unwrap_or(found.len());
            if shared > 0 && at < most {
                found.insert(at, (shared, other));
                found.truncate(most);
            }
        }
        found.into_iter().map(|(_, other)| other.clone()).collect()
    }
}
