//! Which zone the times are in, and the switch between the site owner's and the reader's own.

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
    let hours = derived(move || {
        let mut hours: Vec<Millis> = ticker.with(|state: &State| state.visible().map(|item| item.stands / HOUR_MS).collect());
        hours.dedup();
        let step = hours.len().div_ceil(MOST).max(1);
        hours.into_iter().step_by(step).collect::<Vec<_>>()
    });
    let no_times = hours.clone();
    // The name of the zone that is the reader's own, or else of the site owner's.
    let name = move |store: &Store, own: bool| {
        let now = store.now.peek(|now| *now);
        let times = [now].into_iter().chain(hours.get().into_iter().map(|hour| hour * HOUR_MS));
        let zone = |config: &Config| zone_name(&config.lang, config.time_zone.as_deref().filter(|_| !own), times);
        store.config.with(zone).unwrap_or_default()
    };
    let (used, other, formats, others_name) = (store.clone(), store.clone(), formats.clone(), name.clone());
    let in_use = move || {
        // Made anew with the formats, which follow language and zone.
        formats.with(|_| fill(ZONE, &name(&used, used.own_zone.get())))
    };
    let others = derived(move || {
        let (own, theirs) = (others_name(&other, true), others_name(&other, false));
        (own != theirs).then(|| if other.own_zone.get() { theirs } else { own })
    });
    let (there, store) = (others.clone(), store.clone());
    let switch = on("click", move |_| store.send(Intent::OwnZone(!store.own_zone.peek(|own| *own))));
    let label = words(move || others.with(|zone| zone.as_ref().map(|zone| fill(OTHER_ZONE, zone)).unwrap_or_default()));
    let button = el("button", &[("class", "small"), ("type", "button")], vec![flag("hidden", move || there.with(Option::is_none)), switch], vec![label]);
    let hidden = flag("hidden", move || no_times.with(Vec::is_empty));
    el("p", &[("class", "zone"), ("part", "zone")], vec![hidden], vec![words(in_use), say(" "), button])
}
