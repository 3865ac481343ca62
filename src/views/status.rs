//! One line about the news itself: how fresh it is, or why it is not, and what to do.

use leptos::prelude::*;

use super::dom::{el, live, maybe, on, place, plain, say, string};
use super::formats::FormatsSignal;
use super::text::{Text, fill, word};
use crate::store::{Intent, Store};
use crate::ticker::{Status, Trouble};

pub fn status(store: Store, formats: FormatsSignal) -> AnyView {
    let ticker = store.ticker.clone();
    let class = move || Some(ticker.with(|state| if matches!(state.status, Status::Failed { .. }) { "status trouble" } else { "status" }).to_owned());
    let content = place(move || {
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
        Some(plain("span", &[], vec![say(word(trouble)), say(" "), maybe(said(Text::Shown)), say(" "), retry]))
    });
    el("p", &[("part", "status")], vec![live("class", class)], vec![content])
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
