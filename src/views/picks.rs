//! Editors' Picks: a few entries beside the list, with their pictures.

use super::dom::{View, el, maybe, owned, place, plain, say};
use super::item::{headline_link, language};
use super::live_words::PICKS;
use crate::feed::{Entry, Image};
use crate::store::Store;
use crate::store::signal::derived;

/// Nothing, as long as there are none.
pub fn picks(store: Store) -> View {
    let ticker = store.ticker.clone();
    let picked = derived(move || ticker.with(|state| state.picked().into_iter().cloned().collect::<Vec<_>>()));
    place(move || {
        let store = store.clone();
        picked.with(|picked| {
            let entries: Vec<View> = picked.iter().map(|item| pick(&item.entry, &store)).collect();
            let heading = plain("h2", &[("class", "picks-heading"), ("id", "picks-heading")], vec![say(PICKS)]);
            let there = !entries.is_empty();
            there.then(|| {
                plain("section", &[("class", "picks"), ("part", "picks"), ("aria-labelledby", "picks-heading")], vec![heading, plain("ul", &[], entries)])
            })
        })
    })
}

fn pick(entry: &Entry, store: &Store) -> View {
    let link = headline_link(entry, store);
    plain("li", &[], vec![maybe(entry.image.as_ref().map(thumbnail)), el("h3", &[], language(entry), vec![link])])
}

/// The headline says what it is about.
fn thumbnail(image: &Image) -> View {
    let fixed = &[("alt", ""), ("referrerpolicy", "no-referrer"), ("decoding", "async"), ("loading", "lazy")];
    el("img", fixed, vec![owned("src", image.url.clone())], vec![])
}
