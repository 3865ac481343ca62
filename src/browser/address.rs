//! The address bar (HTML, "The History interface"): the open entry's id goes into the fragment, `#news=ID`, and comes out of it.

use wasm_bindgen::prelude::JsValue;

use super::js::{call, global, of_text, text};

const MARK: &str = "#news=";

/// The id of the entry that the address names.
pub fn named() -> Option<String> {
    of_text("decodeURIComponent", text(&global("location"), "hash").strip_prefix(MARK)?)?.as_string()
}

/// The address names an entry from now on. `new` makes a step of it that leads back; otherwise it takes the last one's place.
/// Nobody is told: a router of the page's own that listens to the fragment is left alone.
pub fn name(id: &str, new: bool) {
    let encoded = of_text("encodeURIComponent", id).and_then(|encoded| encoded.as_string());
    // Half a letter (a lone surrogate) has no code.
    let Some(encoded) = encoded else { return };
    go(if new { "pushState" } else { "replaceState" }, &[MARK, &encoded].concat());
}

/// It names none any more.
pub fn unname() {
    let place = global("location");
    go("replaceState", &[text(&place, "pathname"), text(&place, "search")].concat());
}

/// One step back.
pub fn back() {
    let _ = call(&global("history"), "back", &[]);
}

fn go(step: &str, url: &str) {
    // A frame without an address of its own has no history.
    let _ = call(&global("history"), step, &[JsValue::NULL, "".into(), url.into()]);
}
