//! The address bar (HTML, "The History interface"): the open entry's id goes into the fragment, `#news=ID`, and comes out of it.
//! What the page keeps in a step's state, an object, stays in it; a step that is made here is marked, and the one before it is
//! the list's.

use std::cell::RefCell;

use js_sys::Object;
use wasm_bindgen::prelude::JsValue;

use super::clock::Timer;
use super::js::{call, get, global, of_text, set, text};
use crate::feed::Millis;

const FRAGMENT: &str = "#news=";
const MARK: &str = "newsWidget";
/// A step back that another frame took instead never comes.
const PATIENCE_MS: Millis = 1000;

thread_local! {
    /// While a step back is on its way, no other can be made.
    static LEAVING: RefCell<Option<Timer>> = const { RefCell::new(None) };
}

/// The id of the entry that the address names.
pub fn named() -> Option<String> {
    of_text("decodeURIComponent", text(&global("location"), "hash").strip_prefix(FRAGMENT)?)?.as_string()
}

/// The address names an entry from now on: a new step, which leads back, unless it named another one before. Nobody is told: a
/// router of the page's own that listens to the fragment is left alone.
pub fn name(id: &str) {
    let encoded = of_text("encodeURIComponent", id).and_then(|encoded| encoded.as_string()).unwrap_or_default();
    let (url, anew) = (here(&[FRAGMENT, &encoded].concat()), named().is_none());
    let mut state = state();
    if anew || is_ours() {
        let mark = Object::new();
        set(&mark, MARK, url.as_str());
        state = call(&global("Object"), "assign", &[Object::new().into(), state, mark.into()]).unwrap_or_default();
    }
    go(if anew { "pushState" } else { "replaceState" }, state, url);
}

/// It names none any more, and is still the same step.
pub fn unname() {
    go("replaceState", state(), here(""));
}

/// Back to the list's address: over the step that was made for the entry, or within that of a link that was followed. If the
/// step back does not come, the address loses the entry where it is, and `then` is told in the step's place.
pub fn leave(id: String, then: impl Fn() + 'static) {
    if !is_ours() {
        return unname();
    }
    let timer = Timer::after(PATIENCE_MS, move || {
        if named().as_ref() == Some(&id) {
            unname();
        }
        then();
    });
    LEAVING.replace(Some(timer));
    let _ = call(&global("history"), "back", &[]);
}

/// Whether the address is on its way to another one.
pub fn is_leaving() -> bool {
    LEAVING.with_borrow(Option::is_some)
}

/// The browser told of a step.
pub fn arrive() {
    let over = LEAVING.take();
    drop(over);
}

fn state() -> JsValue {
    get(&global("history"), "state")
}

/// Whether the step was made here. A page may copy the state, mark and all, into a step of its own, which has another address.
fn is_ours() -> bool {
    text(&state(), MARK) == text(&global("location"), "href")
}

/// This page's address, with another fragment. Whole: a fragment alone would be one of `<base href>`.
fn here(fragment: &str) -> String {
    let href = text(&global("location"), "href");
    [href.split('#').next().unwrap_or_default(), fragment].concat()
}

fn go(step: &str, state: JsValue, url: String) {
    // A frame without an address of its own has no history.
    let _ = call(&global("history"), step, &[state, "".into(), url.into()]);
}
