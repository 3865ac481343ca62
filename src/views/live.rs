//! The part that keeps the news new: it takes over from the store, brings the list its movement, and shows the line about the
//! news themselves and the button for what waits.

use std::cell::Cell;

use super::SHARED;
use super::ahead::ahead;
use super::dom::{View, plain};
use super::formats::FormatsSignal;
use super::list::Ground;
use super::motion::{Slides, may_insert};
use super::only::only;
use super::picks::picks;
use super::status::status;
use super::steps::steps;
use super::structured_data;
use super::updates::{announcer, keys, updates};
use super::zone::zone;
use crate::store::signal::watch;
use crate::store::{Store, live};

pub fn live(store: Store, formats: FormatsSignal, ground: Ground) -> View {
    (store.dress)(SHARED);
    (store.dress)(include_str!("../../style/live.css"));
    let (list, open, config, current) = (ground.list.clone(), store.open.clone(), store.config.clone(), store.current.clone());
    let ticker = store.ticker.clone();
    let free = move || {
        let line = config.peek(|config| config.is_line());
        // One that the reader went to stays, as long as it is there.
        let went_on = || current.peek(|id| id.as_ref().is_some_and(|id| ticker.peek(|state| state.place(id).is_some())));
        let left = open.peek(Option::is_none) && !(line && went_on());
        left && list.get().is_some_and(|list| may_insert(&list, line))
    };
    live::begin(&store, Box::new(free));
    ground.motion.replace(Some(Box::new(Slides::new(ground.moving.clone()))));
    let keys = ground.list.get().map(|list| (keys(&list), ahead(&store, &list)));
    ground.over.set(Cell::new(Some(updates(store.clone(), ground.list.clone()))));
    ground.end.set(Cell::new(Some(picks(store.clone()))));
    let list = ground.list.clone();
    structured_data::tell(&store, ground.list);
    // The list is listened to as long as this line stands.
    watch(move || {
        let _ = &keys;
    });
    plain("div", &[], vec![status(store.clone(), formats.clone()), zone(&store, &formats), only(&store, list), steps(&store), announcer(store)])
}
