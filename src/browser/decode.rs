//! A body that is not UTF-8: an answer's bytes and a label of the Encoding Standard go in, text comes out.

use js_sys::{Array, Function, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

use super::fetch::Answer;
use super::js::{call, global, set};

/// As it came, a piece after another; none of another visit, which kept its text.
fn pieces(answer: &Answer) -> Array {
    Array::from(&answer.bytes())
}

/// The first bytes, which tell the encoding.
pub fn start(answer: &Answer) -> Vec<u8> {
    const ENOUGH: u32 = 512;
    pieces(answer).get(0).dyn_into().map(|first: Uint8Array| first.subarray(0, ENOUGH).to_vec()).unwrap_or_default()
}

/// Whether no byte had to be replaced as what it cannot be.
pub fn is_utf8(answer: &Answer) -> bool {
    !answer.text.includes("\u{fffd}", 0)
}

/// None if no browser knows the label.
pub fn decode(answer: &Answer, label: &str) -> Option<JsString> {
    let decoder: Function = global("TextDecoder").dyn_into().ok()?;
    let decoder = Reflect::construct(&decoder, &Array::of1(&label.into())).ok()?;
    let more = Object::new();
    set(&more, "stream", true);
    let text = Array::new();
    for piece in pieces(answer).iter() {
        text.push(&call(&decoder, "decode", &[piece, JsValue::clone(&more)]).ok()?);
    }
    text.push(&call(&decoder, "decode", &[]).ok()?);
    Some(text.join(""))
}
