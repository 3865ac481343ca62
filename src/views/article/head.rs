//! What stands over an article's text: standfirst, byline, dates and reading time, the lead picture with its caption.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

use super::phrases;
use crate::browser::intl::iso;
use crate::browser::js::{self, call, get, global};
use crate::feed::text::{self, minutes};
use crate::feed::{Author, Entry, Image, Millis};
use crate::views::dom::{Attribute, View, el, maybe, owned, plain, say, string, words};
use crate::views::formats::FormatsSignal;
use crate::views::text::{UPDATED, count, direction, tr};

/// By the first letter (HTML, "The dir attribute").
pub const AUTO: &str = "auto";

/// The direction of the publisher's words. Who says that they run from right to left means it; the other may be a feed's, which
/// says so of all its entries.
pub fn direction_of(entry: &Entry) -> &'static str {
    let named = entry.lang.as_deref().map(direction);
    named.filter(|direction| *direction == "rtl").unwrap_or(AUTO)
}

/// The publisher's words are in the publisher's language.
pub fn language(entry: &Entry) -> Vec<Attribute> {
    let lang = entry.lang.clone().map(|lang| owned("lang", lang));
    lang.into_iter().chain([owned("dir", direction_of(entry).to_owned())]).collect()
}

/// The summary, unless the text is all there is of it or begins with it.
pub fn standfirst(entry: &Entry) -> Option<View> {
    let summary = entry.summary.clone()?;
    let whole = whole_text(entry);
    let words = summary.trim_end_matches('…');
    let begins = whole.get(..words.len()) == Some(words);
    (!whole.is_empty() && !begins).then(|| el("p", &[("class", "standfirst")], language(entry), vec![string(summary)]))
}

fn whole_text(entry: &Entry) -> String {
    entry.html.as_deref().map(text::plain).or_else(|| entry.text.as_deref().map(text::collapse)).unwrap_or_default()
}

pub fn byline(authors: &[Author], lang: &str) -> Option<View> {
    // A name's direction ends with the name.
    let name = |author: &Author| plain("bdi", &[], vec![string(author.name.clone())]);
    let names = authors.iter().map(|author| author.url.clone().map_or_else(|| name(author), |url| link(url, name(author))));
    let mut parts = listed(lang, names.collect());
    if let Some((before, after)) = text::cut(&tr(phrases::BY), "{}") {
        parts.insert(0, string(before.to_owned()));
        parts.push(string(after.to_owned()));
    }
    (!authors.is_empty()).then(|| plain("p", &[("class", "byline"), ("part", "byline")], parts))
}

/// "A, B, and C", as a language lists things (ECMA-402, "Intl.ListFormat").
fn listed(lang: &str, things: Vec<View>) -> Vec<View> {
    let places: Array = (0..things.len()).map(|place| JsValue::from_str(&place.to_string())).collect();
    let format = Reflect::construct(&get(&global("Intl"), "ListFormat").unchecked_into::<Function>(), &Array::of1(&lang.into()));
    let parts = format.and_then(|format| call(&format, "formatToParts", &[places.into()]));
    let between = parts.ok().map(|parts| Array::from(&parts)).into_iter().flatten().filter(|part| js::text(part, "type") == "literal");
    let mut between = between.map(|part| js::text(&part, "value"));
    let mut listed = Vec::new();
    for thing in things {
        if !listed.is_empty() {
            listed.push(string(between.next().unwrap_or_else(|| ", ".to_owned())));
        }
        listed.push(thing);
    }
    listed
}

pub fn link(url: String, words: View) -> View {
    el("a", &[("rel", "noopener")], vec![owned("href", url)], vec![words])
}

pub fn dates(entry: &Entry, formats: &FormatsSignal) -> View {
    let moment = |at: Millis| {
        let formats = formats.clone();
        el("time", &[], vec![owned("datetime", iso(at))], vec![words(move || formats.with(|formats| formats.long(at)))])
    };
    let mut parts = Vec::new();
    if let Some(published) = entry.published {
        parts.extend([moment(published), say(" · ")]);
        if let Some(revised) = entry.revised() {
            let updated = tr(UPDATED);
            let (before, after) = text::cut(&updated, "{}").unwrap_or_default();
            parts.extend([string(before.to_owned()), moment(revised), string([after, " · "].concat())]);
        }
    }
    let counted = || Some(whole_text(entry)).filter(|text| !text.is_empty()).map(|text| minutes(&text));
    if let Some(length) = entry.minutes.map(|minutes| minutes as usize).or_else(counted) {
        let reading = count(phrases::MINUTES, phrases::MINUTES, length);
        parts.push(plain("span", &[("class", "reading-time")], vec![string(reading)]));
    } else {
        // The dot before it.
        parts.pop();
    }
    plain("p", &[("class", "dates")], parts)
}

pub fn figure(image: &Image) -> View {
    let mut picture = vec![owned("src", image.url.clone()), owned("alt", image.alt.clone().unwrap_or_default())];
    if let Some((width, height)) = image.size {
        picture.extend([owned("width", width.to_string()), owned("height", height.to_string())]);
    }
    if !image.sizes.is_empty() {
        // Beside these, `src` itself would be none of those that a browser chooses from.
        let itself = image.size.map(|(width, _)| (image.url.clone(), width));
        // A comma at its end would be taken for the list's (HTML, "Parsing a srcset attribute").
        let sizes = image.sizes.iter().chain(&itself).filter(|(url, _)| !url.ends_with(','));
        let sizes: Vec<String> = sizes.map(|(url, width)| [url, " ", &width.to_string(), "w"].concat()).collect();
        // As wide as it stands, where a browser knows that; else as the text is at most.
        picture.extend([owned("srcset", sizes.join(", ")), owned("sizes", "auto, (min-width: 40em) 38em, 100vw".to_owned())]);
    }
    let mut words = Vec::new();
    words.extend(image.caption.clone().map(string));
    if let Some(credit) = image.credit.clone() {
        words.extend([say(" "), plain("span", &[("class", "credit")], vec![string(credit)])]);
    }
    let caption = (!words.is_empty()).then(|| plain("figcaption", &[("class", "caption"), ("part", "caption")], words));
    plain(
        "figure",
        &[("class", "figure"), ("part", "figure")],
        vec![el("img", &[("referrerpolicy", "no-referrer"), ("decoding", "async"), ("loading", "lazy")], picture, vec![]), maybe(caption)],
    )
}
