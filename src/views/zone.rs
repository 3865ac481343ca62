//! Which zone the times are in, and the switch between the site owner's and the reader's own.

use std::cell::RefCell;

use super::dom::{View, el, flag, on, say, words};
use super::formats::FormatsSignal;
use super::live_words::{OTHER_ZONE, ZONE};
use super::text::fill;
use crate::browser::intl::zone_name;
use crate::embed::config::Config;
use crate::feed::Millis;
use crate::store::signal::derived;
use crate::store::{Intent, Store};
use crate::ticker::State;

/// As fine as clocks change.
const HOUR_MS: Millis = 3_600_000;
/// More times than a name is looked up for.
const MOST: usize = 200;

pub fn zone(store: &Store, formats: &FormatsSignal) -> View {
    let ticker = store.ticker.clone();
    // The hours that are shown: what is said beside times is true of all.
    let known: RefCell<Vec<Millis>> = RefCell::default();
    let hours = derived(move || {
        // While rows come slice by slice, the hours of the first have to do.
        let all = ticker.with(|state: &State| {
            let unfolds = state.unfolds() && !known.borrow().is_empty();
            (!unfolds).then(|| state.visible().map(|item| item.stands / HOUR_MS).collect::<Vec<_>>())
        });
        if let Some(mut all) = all {
            all.dedup();
            let step = all.len().div_ceil(MOST).max(1);
            known.replace(all.into_iter().step_by(step).collect());
        }
        known.borrow().clone()
    });
    let no_times = hours.clone();
    // The name of the zone that is the reader's own, or else of the site owner's.
    let name = move |store: &Store, own: bool| {
        let now = store.now.peek(|now| *now);
        let times = [now].into_iter().chain(hours.get().into_iter().map(|hour| hour * HOUR_MS));
        let zone = |config: &Config| zone_name(&config.lang, config.time_zone.as_deref().filter(|_| !own), times);
        store.config.with(zone).unwrap_or_default()
    };
    // Of the zone in use and of the other; made anew with the formats, which follow language and zone.
    let (both, formats) = (store.clone(), formats.clone());
    let names = derived(move || {
        formats.with(|_| ());
        let (own, in_use) = (both.own_zone.get(), name(&both, both.own_zone.get()));
        let only_one = both.config.with(|config| config.time_zone.is_none());
        let other = if only_one { in_use.clone() } else { name(&both, !own) };
        (in_use, other)
    });
    let in_use = names.clone();
    let in_use = move || in_use.with(|(in_use, _)| fill(ZONE, in_use));
    let others = derived(move || names.with(|(in_use, other)| (in_use != other).then(|| other.clone())));
    let (there, store) = (others.clone(), store.clone());
    let switch = on("click", move |_| store.send(Intent::OwnZone(!store.own_zone.peek(|own| *own))));
    let label = words(move || others.with(|zone| zone.as_ref().map(|zone| fill(OTHER_ZONE, zone)).unwrap_or_default()));
    let button = el("button", &[("class", "small"), ("type", "button")], vec![flag("hidden", move || there.with(Option::is_none)), switch], vec![label]);
    let hidden = flag("hidden", move || no_times.with(Vec::is_empty));
    el("p", &[("class", "zone"), ("part", "zone")], vec![hidden], vec![words(in_use), say(" "), button])
}
