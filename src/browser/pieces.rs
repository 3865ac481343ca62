//! A long text of the browser's, bit by bit: what is done to it, and bringing it over, takes as long as it is.

use js_sys::{Array, Function, JsString};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

use super::js::{get, global};

/// What is looked at in a moment, as JavaScript counts.
const LONG: usize = 64 * 1024;

/// One after another.
pub fn pieces(text: &JsString) -> impl Iterator<Item = String> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let last = method(text, "charCodeAt", &[((at + LONG - 1) as f64).into()]).as_f64().unwrap_or_default() as u32;
        // It does not end between two surrogates.
        let end = at + LONG - usize::from((0xd800..0xdc00).contains(&last));
        let piece = piece(text, at, end);
        at = end;
        Some(String::from(piece)).filter(|piece| !piece.is_empty())
    })
}

pub fn piece(text: &JsString, from: usize, to: usize) -> JsString {
    method(text, "slice", &[(from as f64).into(), (to as f64).into()]).unchecked_into()
}

pub fn joined(text: &JsString, more: &JsString) -> JsString {
    method(text, "concat", &[more.into()]).unchecked_into()
}

/// As JavaScript counts.
pub fn length(text: &JsString) -> usize {
    text.length() as usize
}

/// Of strings, which have none of their own.
fn method(text: &JsString, name: &str, arguments: &[JsValue]) -> JsValue {
    let method: Function = get(&get(&global("String"), "prototype"), name).unchecked_into();
    method.apply(text, &arguments.iter().collect::<Array>()).unwrap_or_default()
}
