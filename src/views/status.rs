//! What the line about the news itself says: how fresh they are, or why they are not, and what to do.

use super::dom::{View, el, maybe, on, place, plain, say, string};
use super::formats::FormatsSignal;
use super::text::{Text, fill, word};
use crate::store::{Intent, Store};
use crate::ticker::{Status, Trouble};

pub fn status(store: Store, formats: FormatsSignal) -> View {
    place(move || {
        if store.config.with(|config| config.feed.is_none()) {
            return Some(say(word(Text::NoFeed)));
        }
        let (trouble, fresh_at) = store.ticker.with(|state| (words(&state.status), state.fresh_at));
        let time = fresh_at.map(|at| formats.with(|formats| formats.time(at)));
        let said = |text| time.as_ref().map(|time| string(fill(word(text), time)));
        let Some(trouble) = trouble else { return said(Text::UpdatedAt) };
        let store = store.clone();
        let again = on("click", move |_| store.send(Intent::Retry));
        let retry = el("button", &[("class", "retry"), ("type", "button")], vec![again], vec![say(word(Text::Retry))]);
        Some(plain("span", &[("class", "trouble")], vec![say(word(trouble)), say(" "), maybe(said(Text::Shown)), say(" "), retry]))
    })
}

fn words(status: &Status) -> Option<Text> {
    let Status::Failed { trouble, .. } = status else { return None };
    Some(match trouble {
        Trouble::Offline => Text::Offline,
        Trouble::Unreachable => Text::Unreachable,
        Trouble::Timeout => Text::Late,
        Trouble::Status(_) => Text::Refused,
        Trouble::Unreadable(_) => Text::Unreadable,
    })
}
