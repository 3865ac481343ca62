//! A body that is not UTF-8: an answer's bytes and a label of the Encoding Standard go in, text comes out.

use js_sys::{Array, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

use super::fetch::Answer;
use super::js::{call, get, global, number, set};
use crate::feed::text::digits;

/// The first bytes, which tell the encoding; none of another visit, which kept its text.
pub fn start(answer: &Answer) -> Vec<u8> {
    const ENOUGH: i64 = 512;
    let first = get(&answer.bytes(), "0");
    (0..ENOUGH.min(number(&first, "length") as i64)).map(|at| number(&first, &digits(at)) as u8).collect()
}

/// None if no browser knows the label.
pub fn decode(answer: &Answer, label: &str) -> Option<String> {
    let label = Array::of1(&label.into());
    let decoder = call(&global("Reflect"), "construct", &[global("TextDecoder"), label.into()]).ok()?;
    let more = Object::new();
    set(&more, "stream", true);
    let pieces: Array = answer.bytes().dyn_into().ok()?;
    let mut text = String::new();
    for piece in pieces.iter() {
        text.push_str(&call(&decoder, "decode", &[piece, JsValue::clone(&more)]).ok()?.as_string()?);
    }
    text.push_str(&call(&decoder, "decode", &[]).ok()?.as_string()?);
    Some(text)
}
