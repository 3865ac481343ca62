//! Where to go from an article: the entries that stand beside it in the list, as the list is now, and those about the same thing.

use std::cmp::Reverse;
use std::rc::Rc;

use super::{phrases, place_in};
use crate::feed::Entry;
use crate::store::Store;
use crate::store::signal::derived;
use crate::ticker::{Item, State};
use crate::views::dom::{Seat, View, el, named, owned, plain, say};
use crate::views::item::headline_link;

/// More related entries than this are not shown.
const RELATED: usize = 3;

/// Those that share tags with it, as they were when it was opened: nothing moves under the reader's finger. Not once more those
/// that stand beside it.
pub fn related(store: &Store, id: &str) -> Option<View> {
    let found = store.ticker.peek(|state| {
        let beside = beside(state, id).into_iter().flatten().flatten().map(|item| item.entry.id.clone()).collect::<Vec<_>>();
        let found = state.related(id, RELATED + beside.len());
        found.into_iter().filter(|item| !beside.contains(&item.entry.id)).take(RELATED).collect::<Vec<_>>()
    });
    let links = found.iter().map(|item| plain("li", &[], vec![headline_link(&item.entry, store)]));
    let heading = plain("h3", &[("class", "which")], vec![say(phrases::RELATED)]);
    (!found.is_empty()).then(|| plain("section", &[("class", "related")], vec![heading, plain("ul", &[], links.collect())]))
}

/// The newer and the older one: by time, for a pinned one stands on top of the list however old it is.
fn beside(state: &State, id: &str) -> Option<[Option<Rc<Item>>; 2]> {
    let all = || state.visible().enumerate().map(|(place, item)| ((Reverse(item.stands), place), item));
    let (here, _) = all().find(|(_, item)| item.entry.id == id)?;
    let newer = all().filter(|(there, _)| *there < here).max_by_key(|(there, _)| *there);
    let older = all().filter(|(there, _)| *there > here).min_by_key(|(there, _)| *there);
    Some([newer, older].map(|found| found.map(|(_, item)| item.clone())))
}

pub fn around(store: &Store, id: &str, article: Seat) -> View {
    let (ticker, id) = (store.ticker.clone(), id.to_owned());
    let beside = derived(move || ticker.with(|state| beside(state, &id)));
    let store = store.clone();
    place_in(article, move || {
        let [newer, older] = beside.get()?;
        let link = |class: &'static str, words: &'static str, entry: &Entry| {
            el("p", &[], vec![owned("class", class.to_owned())], vec![plain("span", &[("class", "which")], vec![say(words)]), headline_link(entry, &store)])
        };
        let mut links = Vec::new();
        links.extend(newer.map(|item| link("newer", phrases::NEWER, &item.entry)));
        links.extend(older.map(|item| link("older", phrases::OLDER, &item.entry)));
        (!links.is_empty()).then(|| el("nav", &[("class", "around")], vec![named("aria-label", phrases::AROUND)], links))
    })
}
