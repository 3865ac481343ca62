//! The list as rows: each entry in view gets a signal of its own, which is written only if what its row shows changed.

use std::sync::Arc;

use leptos::prelude::*;

use super::formats::FormatsSignal;
use crate::store::Store;
use crate::ticker::Item;

/// One row, for as long as its entry is in view.
#[derive(Clone)]
pub struct Row {
    pub id: String,
    /// Names the row in its shadow root; an entry's id may hold anything.
    pub number: u32,
    pub shown: ArcRwSignal<Shown>,
}

/// What a row shows.
#[derive(Clone, PartialEq)]
pub struct Shown {
    pub item: Arc<Item>,
    /// The day's name, over its first entry.
    pub day: Option<String>,
    /// Its place in the list and the list's length, from 1.
    pub place: (usize, usize),
}

/// The rows in view, in order. A row stays the same row while its entry stays.
pub fn rows(store: &Store, formats: &FormatsSignal) -> ArcRwSignal<Vec<Row>> {
    let rows = ArcRwSignal::new(Vec::new());
    let (ticker, now, formats, written) = (store.ticker.clone(), store.now.clone(), formats.clone(), rows.clone());
    let mut numbers = 0_u32;
    Effect::new(move |_| {
        let formats = formats.get();
        let now = now.get();
        let items: Vec<Arc<Item>> = ticker.with(|state| state.visible().cloned().collect());
        let size = items.len();
        let mut before = written.get_untracked();
        before.sort_by(|one: &Row, other: &Row| one.id.cmp(&other.id));
        let mut last_day = None;
        let mut next = Vec::with_capacity(size);
        for (index, item) in items.into_iter().enumerate() {
            let key = (!item.entry.pinned && item.entry.published.is_some()).then(|| formats.day_key(item.stands));
            let day = (key.is_some() && key != last_day).then(|| formats.day(item.stands, now));
            last_day = key.or(last_day);
            let id = item.entry.id.clone();
            let shown = Shown { item, day, place: (index + 1, size) };
            let known = before.binary_search_by(|row| row.id.cmp(&id)).ok().and_then(|at| before.get(at));
            next.push(match known {
                Some(row) => {
                    if row.shown.with_untracked(|old| *old != shown) {
                        row.shown.set(shown);
                    }
                    row.clone()
                }
                None => {
                    numbers = numbers.wrapping_add(1);
                    Row { id, number: numbers, shown: ArcRwSignal::new(shown) }
                }
            });
        }
        let same = written.with_untracked(|old: &Vec<Row>| old.len() == next.len() && old.iter().zip(&next).all(|(one, other)| one.number == other.number));
        if !same {
            written.set(next);
        }
    });
    rows
}
