//! Where to go from an article: the entries that stand beside it in the list, as the list is now.

use std::rc::Rc;

use super::phrases;
use crate::feed::Entry;
use crate::store::Store;
use crate::store::signal::derived;
use crate::ticker::Item;
use crate::views::dom::{View, el, owned, place, plain, say};
use crate::views::item::headline_link;

pub fn around(store: &Store, id: &str) -> View {
    let (ticker, id) = (store.ticker.clone(), id.to_owned());
    let beside = derived(move || {
        ticker.with(|state| {
            let shown: Vec<&Rc<Item>> = state.visible().collect();
            let at = shown.iter().position(|item| item.entry.id == id)?;
            let of = |place: Option<usize>| place.and_then(|place| shown.get(place)).map(|item| (*item).clone());
            Some([of(at.checked_sub(1)), of(Some(at + 1))])
        })
    });
    let store = store.clone();
    place(move || {
        let [newer, older] = beside.get()?;
        let link = |class: &'static str, words: &'static str, entry: &Entry| {
            el("p", &[], vec![owned("class", class.to_owned())], vec![plain("span", &[("class", "which")], vec![say(words)]), headline_link(entry, &store)])
        };
        let mut links = Vec::new();
        links.extend(newer.map(|item| link("newer", phrases::NEWER, &item.entry)));
        links.extend(older.map(|item| link("older", phrases::OLDER, &item.entry)));
        (!links.is_empty()).then(|| plain("nav", &[("class", "around"), ("aria-label", phrases::AROUND)], links))
    })
}
