//! What changed: the list we have and the page that came go in, the new list and what was added, changed and removed come out.

use std::rc::Rc;

use super::state::{Changes, Item};
use crate::feed::{Entry, Millis};

/// Publishers save an article again right after publishing it; that is no update worth telling.
const SETTLING_MS: Millis = 60_000;

/// The list that the first page makes.
pub fn first(page: Vec<Entry>, now: Millis) -> Vec<Rc<Item>> {
    let standings = standings(&page, now);
    let mut items: Vec<_> = page.into_iter().zip(standings).map(|(entry, stands)| item(entry, stands)).collect();
    sort(&mut items);
    items
}

/// An entry that is new here.
fn item(entry: Entry, stands: Millis) -> Rc<Item> {
    Rc::new(Item { edited: edited_before(&entry), entry, stands })
}

/// Page 1 onto the list. An id missing from the page is retracted if its date lies within the page; one that is older is
/// just off the page and stays (DESIGN 1.4).
pub fn merge(old: &[Rc<Item>], page: Vec<Entry>, now: Millis) -> (Vec<Rc<Item>>, Changes) {
    let known = Index::of(old);
    let mut changes = Changes::default();
    let mut items: Vec<Rc<Item>> = Vec::with_capacity(page.len() + old.len());
    let standings = standings(&page, now);
    for (entry, stands) in page.into_iter().zip(standings) {
        let next = match known.find(&entry.id) {
            None => {
                changes.added += 1;
                item(entry, stands)
            }
            Some(before) if before.entry == entry => before.clone(),
            Some(before) if same_text(&before.entry, &entry) => Rc::new(Item { edited: before.edited, stands, entry }),
            Some(_) => {
                changes.changed += 1;
                Rc::new(Item { edited: Some(entry.modified.unwrap_or(now)), entry, stands })
            }
        };
        items.push(next);
    }
    let oldest = items.iter().filter(|item| !item.entry.pinned).map(|item| item.stands).min();
    let fetched = Index::of(&items);
    let mut rest = Vec::new();
    for item in old.iter().filter(|item| fetched.find(&item.entry.id).is_none()) {
        if oldest.is_some_and(|oldest| item.stands > oldest) {
            changes.removed += 1;
        } else {
            rest.push(item.clone());
        }
    }
    items.extend(rest);
    sort(&mut items);
    (items, changes)
}

/// An older page below the list; entries the list has already stay as they are.
pub fn append(old: &[Rc<Item>], page: Vec<Entry>) -> Vec<Rc<Item>> {
    let known = Index::of(old);
    let below = old.last().map_or(0, |item| item.stands);
    let standings = standings(&page, below);
    let new = page.into_iter().zip(standings).filter(|(entry, _)| known.find(&entry.id).is_none());
    let mut items = old.to_vec();
    items.extend(new.map(|(entry, stands)| item(entry, stands)));
    sort(&mut items);
    items
}

fn sort(items: &mut [Rc<Item>]) {
    items.sort_by_key(|item| (!item.entry.pinned, std::cmp::Reverse(item.stands)));
}

/// Each entry's place in time: its own date, else that of the entry before it.
fn standings(page: &[Entry], start: Millis) -> Vec<Millis> {
    let mut last = page.iter().find_map(|entry| entry.published).unwrap_or(start);
    page.iter()
        .map(|entry| {
            last = entry.published.unwrap_or(last);
            last
        })
        .collect()
}

/// The date of an edit that was made before we first saw the entry.
fn edited_before(entry: &Entry) -> Option<Millis> {
    let modified = entry.modified?;
    (modified > entry.published? + SETTLING_MS).then_some(modified)
}

/// Whether a reader would see no difference: dates alone are no edit.
fn same_text(before: &Entry, after: &Entry) -> bool {
    let mut dated = before.clone();
    dated.published = after.published;
    dated.modified = after.modified;
    dated == *after
}

/// Items by id, sorted once instead of compared each with each.
struct Index<'a>(Vec<&'a Rc<Item>>);

impl<'a> Index<'a> {
    fn of(items: &'a [Rc<Item>]) -> Index<'a> {
        let mut sorted: Vec<_> = items.iter().collect();
        sorted.sort_by(|one, other| one.entry.id.cmp(&other.entry.id));
        Index(sorted)
    }

    fn find(&self, id: &str) -> Option<&'a Rc<Item>> {
        let at = self.0.binary_search_by(|item| item.entry.id.as_str().cmp(id)).ok()?;
        self.0.get(at).copied()
    }
}
