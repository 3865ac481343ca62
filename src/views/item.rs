//! One entry in the list: its day if it is the first of it, time, headline, summary, and whether it was edited.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Event;

use super::dom::{Attribute, View, el, is_plain_click, maybe, on, owned, plain, say, string};
use super::text::{self, direction, fill, tr};
use crate::browser::intl::{Formats, iso};
use crate::browser::page;
use crate::embed::config::Opens;
use crate::feed::text::digits;
use crate::feed::{Entry, Millis};
use crate::store::{Intent, Store};
use crate::ticker::Item;

/// What a row shows.
pub struct Shown {
    /// Names the row in its shadow root; an entry's id may hold anything.
    pub number: u32,
    pub item: Rc<Item>,
    /// The day's name, over its first entry.
    pub day: Option<String>,
    /// Whether all above it is new since the reader's last visit, and it is not.
    pub since: bool,
    pub when: When,
    pub promo: Promo,
    /// Whether it stands under no day.
    pub alone: bool,
}

/// Which of the newsletter's promos stands after it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Promo {
    None,
    /// Where the page's own stands.
    First,
    Other,
}

/// How its date is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// By the clock; the day stands over it.
    Time,
    /// It has yet to come, in a few minutes: clocks differ.
    Now,
    /// Of another day, and no day stands over it.
    Date,
}

/// More tags than this are not shown in the list.
const TAGS: usize = 5;

pub fn item(shown: &Shown, formats: &Formats, store: &Store) -> View {
    let Shown { number, item, day, since, when, promo, alone } = shown;
    let entry = &item.entry;
    let mut label = String::from("headline-");
    label.push_str(&digits(i64::from(*number)));
    let headline = el(
        if *alone { "h3" } else { "h4" },
        &[("class", "headline"), ("part", "headline")],
        vec![owned("id", label.clone())],
        vec![headline_link(entry, store)],
    );
    let summary = summary_of(entry).map(|summary| el("p", &[("class", "summary"), ("part", "summary")], language(entry), vec![string(summary)]));
    let pin = item.pinned.then(|| plain("p", &[("class", "pin")], vec![say(text::PINNED)]));
    let updated = item.edited.map(|at| {
        // The day over the entry is its own; an edit of another day says which.
        let same_day = !item.pinned && formats.day_key(at) == formats.day_key(item.stands);
        let words = fill(text::UPDATED, &if same_day { formats.time(at) } else { formats.long(at) });
        plain("p", &[("class", "updated"), ("part", "updated")], vec![string(words)])
    });
    let attributes = vec![owned("part", if item.pinned { "item pinned" } else { "item" }.to_owned()), owned("aria-labelledby", label)];
    el(
        "article",
        &[("class", "item"), ("tabindex", "0")],
        attributes,
        vec![
            maybe(since.then(|| plain("p", &[("class", "since")], vec![say(text::SINCE)]))),
            maybe(day.clone().map(|day| plain("h3", &[("class", "day")], vec![string(day)]))),
            maybe(entry.published.map(|at| time(at, *when, formats))),
            plain("div", &[("class", "story")], vec![maybe(pin), headline, maybe(summary), maybe(tags(entry, store)), maybe(updated)]),
            maybe((*promo != Promo::None).then(|| super::promo::promo(store, *promo == Promo::First))),
        ],
    )
}

/// Leads to the article; a click with a key or another button is the reader's own way to a new tab.
pub fn headline_link(entry: &Entry, store: &Store) -> View {
    let (store, id, leads_away) = (store.clone(), entry.id.clone(), entry.url.is_some());
    let click = move |event: Event| {
        if !is_plain_click(&event) {
            return;
        }
        if leads_away && store.config.peek(|config| config.opens == Opens::Link) {
            // The browser follows the link, unless the page opens the entry itself.
            if !store.announce(&id) {
                event.prevent_default();
            }
        } else {
            event.prevent_default();
            // Safari gives a link that is pressed no focus, and it is where the reader comes back to.
            if let Some(link) = event.current_target() {
                page::focus(link.unchecked_ref());
            }
            store.open(id.clone());
        }
    };
    let href = owned("href", entry.url.clone().unwrap_or_else(|| "#".to_owned()));
    let mut link = vec![href, on("click", click)];
    link.extend(language(entry));
    el("a", &[], link, vec![string(headline_of(entry))])
}

/// Each leads to the entries that have it, out of an article, too.
pub fn tags(entry: &Entry, store: &Store) -> Option<View> {
    let tag = |tag: &String| {
        let (store, tag) = (store.clone(), tag.clone());
        let words = vec![string(tag.clone())];
        let only = on("click", move |_| {
            store.close();
            store.send(Intent::Only(Some(tag.clone())));
        });
        el("button", &[("class", "tag"), ("part", "tag"), ("type", "button")], vec![only], words)
    };
    let tags: Vec<View> = entry.tags.iter().take(TAGS).map(tag).collect();
    (!tags.is_empty()).then(|| plain("div", &[("class", "tags")], tags))
}

fn time(at: Millis, when: When, formats: &Formats) -> View {
    let words = match when {
        When::Time => formats.time(at),
        When::Now => tr(text::JUST_NOW).into_owned(),
        When::Date => formats.date(at),
    };
    el("time", &[("class", "time"), ("part", "time")], vec![owned("datetime", iso(at))], vec![string(words)])
}

/// The publisher's words are in the publisher's language; what stands around them is in the interface's.
pub fn language(entry: &Entry) -> Vec<Attribute> {
    let lang = entry.lang.clone();
    lang.map(|lang| vec![owned("dir", direction(&lang).to_owned()), owned("lang", lang)]).unwrap_or_default()
}

/// A title, else the beginning of the text: short entries of a live feed often have none. A picture has its own words.
pub fn headline_of(entry: &Entry) -> String {
    let picture = || entry.image.as_ref().and_then(|image| image.alt.clone().or_else(|| image.caption.clone()));
    let opening = || Some(entry.opening()).filter(|opening| !opening.is_empty());
    entry.title.clone().or_else(opening).or_else(picture).unwrap_or_else(|| tr(text::UNTITLED).into_owned())
}

/// The summary, unless it already is the headline.
fn summary_of(entry: &Entry) -> Option<String> {
    entry.title.as_ref()?;
    entry.summary.clone().or_else(|| Some(entry.opening())).filter(|summary| !summary.is_empty())
}
