//! Which zone the times are in, and the switch between the site owner's and the reader's own.

use super::dom::{View, el, flag, on, plain, say, words};
use super::formats::FormatsSignal;
use super::live_words::{OTHER_ZONE, ZONE};
use super::text::fill;
use crate::browser::intl::zone_name;
use crate::store::signal::derived;
use crate::store::{Intent, Store};

pub fn zone(store: &Store, formats: &FormatsSignal) -> View {
    // The name of the zone that is the reader's own, or else of the site owner's.
    let name = |store: &Store, own: bool| {
        let now = store.now.peek(|now| *now);
        store.config.with(|config| zone_name(&config.lang, config.time_zone.as_deref().filter(|_| !own), now)).unwrap_or_default()
    };
    let (used, other, formats) = (store.clone(), store.clone(), formats.clone());
    let in_use = move || {
        // Made anew with the formats, which follow language and zone.
        formats.with(|_| fill(ZONE, &name(&used, used.own_zone.get())))
    };
    let others = derived(move || {
        let (own, theirs) = (name(&other, true), name(&other, false));
        (own != theirs).then(|| if other.own_zone.get() { theirs } else { own })
    });
    let (there, store) = (others.clone(), store.clone());
    let switch = on("click", move |_| store.send(Intent::OwnZone(!store.own_zone.peek(|own| *own))));
    let label = words(move || others.with(|zone| zone.as_ref().map(|zone| fill(OTHER_ZONE, zone)).unwrap_or_default()));
    let button = el("button", &[("class", "small"), ("type", "button")], vec![flag("hidden", move || there.with(Option::is_none)), switch], vec![label]);
    plain("p", &[("class", "zone"), ("part", "zone")], vec![words(in_use), say(" "), button])
}
