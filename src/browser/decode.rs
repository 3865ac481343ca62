//! A body that is not UTF-8: an answer's bytes and a label of the Encoding Standard go in, text comes out.

use js_sys::{Array, JsString, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

use super::fetch::Answer;
use super::js::{call, get, global, is, number, set};
use crate::feed::text::digits;

/// The first bytes, which tell the encoding; none of another visit, which kept its text.
pub fn start(answer: &Answer) -> Vec<u8> {
    const ENOUGH: i64 = 512;
    let first = get(&answer.bytes(), "0");
    (0..ENOUGH.min(number(&first, "length") as i64)).map(|at| number(&first, &digits(at)) as u8).collect()
}

/// Whether no byte had to be replaced as what it cannot be.
pub fn is_utf8(answer: &Answer) -> bool {
    call(&answer.text, "includes", &["\u{fffd}".into()]).is_ok_and(|replaced| replaced.is_falsy())
}

/// None if no browser knows the label.
pub fn decode(answer: &Answer, label: &str) -> Option<JsString> {
    let label = Array::of1(&label.into());
    let decoder = call(&global("Reflect"), "construct", &[global("TextDecoder"), label.into()]).ok()?;
    let pieces = answer.bytes();
    let more = Object::new();
    set(&more, "stream", true);
    let mut text = JsValue::from("");
    let mut at = 0;
    loop {
        let piece = get(&pieces, &digits(at));
        let ends = !is(&pieces, &digits(at));
        let arguments = if ends { &[][..] } else { &[piece, JsValue::clone(&more)][..] };
        let decoded = call(&decoder, "decode", arguments).ok()?;
        text = call(&text, "concat", &[decoded]).ok()?;
        if ends {
            return text.dyn_into().ok();
        }
        at += 1;
    }
}
