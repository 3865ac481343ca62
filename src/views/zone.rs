//! Which zone the times are in, and the switch between the site owner's and the reader's own.

use super::dom::{View, el, flag, on, say, words};
use super::formats::FormatsSignal;
use super::live_words::{OTHER_ZONE, ZONE};
use super::text::fill;
use crate::browser::intl::zone_name;
use crate::feed::Millis;
use crate::feed::text::cut;
use crate::store::signal::derived;
use crate::store::{Intent, Store};
use crate::ticker::State;

/// Clocks change twice a year: in steps of this one sees it.
const QUARTER_MS: Millis = 91 * 24 * 3_600_000;

pub fn zone(store: &Store, formats: &FormatsSignal) -> View {
    let ticker = store.ticker.clone();
    let oldest = derived(move || ticker.with(|state: &State| state.visible().map(|item| item.stands).min()));
    let no_times = oldest.clone();
    // The name of the zone that is the reader's own, or else of the site owner's.
    let name = move |store: &Store, own: bool| {
        let now = store.now.peek(|now| *now);
        let oldest = oldest.get().unwrap_or(now).min(now);
        store.config.with(|config| named(&config.lang, config.time_zone.as_deref().filter(|_| !own), oldest, now)).unwrap_or_default()
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
    let hidden = flag("hidden", move || no_times.with(Option::is_none));
    el("p", &[("class", "zone"), ("part", "zone")], vec![hidden], vec![words(in_use), say(" "), button])
}

/// "Kyiv (GMT+2)"; "Kyiv" alone where the clocks were changed since the oldest time: what is said beside times is true of all.
fn named(lang: &str, zone: Option<&str>, oldest: Millis, now: Millis) -> Option<String> {
    let mut names = (0..=4).map(|quarter| zone_name(lang, zone, (now - quarter * QUARTER_MS).max(oldest)));
    let first = names.next()??;
    let always = names.all(|name| name.as_ref() == Some(&first));
    Some(if always { first } else { cut(&first, " (").map_or(first.clone(), |(city, _)| city.to_owned()) })
}
