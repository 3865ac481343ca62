//! The interface's words before the first headline, in English, and how any of them is said in the interface's language. Words of
//! a part stand with it. `{}` stands for the one thing that a text is about.

use std::borrow::Cow;

use wasm_bindgen::prelude::JsValue;

use crate::browser::js::{call, get};
use crate::feed::text::{cut, digits, join};
use crate::store::words::spoken;

pub const HEADING: &str = "News Feed";
pub const UPDATED: &str = "Updated {}";
pub const MORE_NEWS: &str = "More news";
pub const MORE_LOADING: &str = "Loading more news";
pub const MORE_FAILED: &str = "Older news could not be loaded. Try again";
pub const NO_NEWS: &str = "There is no news yet.";
pub const NO_OLDER: &str = "There is no older news.";
pub const RETRY: &str = "Try again";
pub const JUST_NOW: &str = "Just now";
pub const SINCE: &str = "Above: new since your last visit";
pub const PINNED: &str = "Pinned";
pub const UNTITLED: &str = "Without a title";
pub const BY_EMAIL: &str = "Get the news by email";
pub const SIGN_UP: &str = "Sign up";
pub const PART_FAILED: &str = "This could not be loaded.";

/// Asks the table, if there is one; whatever asks follows it.
fn table<T>(ask: impl FnOnce(&JsValue) -> Option<T>) -> Option<T> {
    spoken()?.with(|table| if table.is_object() { ask(table) } else { None })
}

fn translation(text: &str) -> JsValue {
    table(|table| Some(get(table, text))).unwrap_or_default()
}

/// A text in the interface's language; as it stands, where that has none for it.
pub fn tr(text: &'static str) -> Cow<'static, str> {
    translation(text).as_string().map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Puts `value` where the text has `{}`.
pub fn fill(text: &'static str, value: &str) -> String {
    put(&tr(text), value)
}

fn put(text: &str, value: &str) -> String {
    let Some((before, after)) = cut(text, "{}") else { return text.to_owned() };
    // Among words from right to left, an address would turn round what stands beside it (Unicode UAX 9, "Explicit Directional Isolates").
    let isolates = text.chars().any(|letter| matches!(letter, '\u{590}'..='\u{8ff}'));
    let [first, last] = if isolates { ["\u{2068}", "\u{2069}"] } else { [""; 2] };
    join(&[before, first, value, last, after])
}

/// A text about a number, in the form that the language has for it (Unicode CLDR, "Plural Rules"). The table has a form for each
/// category, under the English for several, and a function that tells which category a number is of, under nothing.
pub fn count(one: &'static str, several: &'static str, number: usize) -> String {
    let category = table(|table| call(table, "", &[(number as f64).into()]).ok()?.as_string());
    let form = category.and_then(|category| get(&translation(several), &category).as_string());
    let text = form.map_or(Cow::Borrowed(if number == 1 { one } else { several }), Cow::Owned);
    put(&text, &digits(number as i64))
}

/// The direction of a language's usual script (Unicode CLDR, "characterOrder").
pub fn direction(language: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 11] = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ur", "yi"];
    let end = language.bytes().position(|byte| matches!(byte, b'-' | b'_')).unwrap_or(language.len());
    let primary = language.get(..end).unwrap_or_default().to_ascii_lowercase();
    if RIGHT_TO_LEFT.contains(&primary.as_str()) { "rtl" } else { "ltr" }
}
