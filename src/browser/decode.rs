//! The text of a body that is not UTF-8: an answer's bytes and a label of the Encoding Standard go in, text comes out.

use js_sys::{Array, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

use super::clock::Turn;
use super::fetch::Answer;
use super::js::{call, get, global, number, set};
use super::pieces::{has, pieces};
use crate::feed::encoding::{self, START};
use crate::feed::text::digits;

/// The answer with the text that it turned out to be.
pub async fn decoded(answer: &Answer) -> Answer {
    let mut turn = Turn::begin();
    let is_utf8 = is_utf8(answer, &mut turn).await;
    let mut text = None;
    if let Some(said) = encoding::label(answer.header("Content-Type").as_deref(), &start(answer), is_utf8) {
        text = decode(answer, &said, &mut turn).await;
        // A label that no browser knows says nothing.
        if let (None, Some(label)) = (&text, encoding::label(None, &[], is_utf8)) {
            text = decode(answer, &label, &mut turn).await;
        }
    }
    let mut answer = answer.clone();
    answer.decoded = text;
    answer
}

/// A letter or two that were broken on the way make no other encoding: there all letters beyond ASCII would be.
async fn is_utf8(answer: &Answer, turn: &mut Turn) -> bool {
    let (mut broken, mut whole) = (0, 0);
    if has(&answer.text, char::REPLACEMENT_CHARACTER) {
        for piece in pieces(&answer.text) {
            for letter in piece.chars().filter(|letter| !letter.is_ascii()) {
                *(if letter == char::REPLACEMENT_CHARACTER { &mut broken } else { &mut whole }) += 1;
            }
            turn.pass().await;
        }
    }
    broken == 0 || whole > broken
}

/// The first bytes; none of another visit, which kept its text.
fn start(answer: &Answer) -> Vec<u8> {
    let first = get(&answer.bytes(), "0");
    (0..(START as i64).min(number(&first, "length") as i64)).map(|at| number(&first, &digits(at)) as u8).collect()
}

/// None if no browser knows the label.
async fn decode(answer: &Answer, label: &str, turn: &mut Turn) -> Option<String> {
    let label = Array::of1(&label.into());
    let decoder = call(&global("Reflect"), "construct", &[global("TextDecoder"), label.into()]).ok()?;
    let more = Object::new();
    set(&more, "stream", true);
    let pieces: Array = answer.bytes().dyn_into().ok()?;
    let mut text = String::new();
    for piece in pieces.iter() {
        text.push_str(&call(&decoder, "decode", &[piece, JsValue::clone(&more)]).ok()?.as_string()?);
        turn.pass().await;
    }
    text.push_str(&call(&decoder, "decode", &[]).ok()?.as_string()?);
    Some(text)
}
