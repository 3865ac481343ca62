//! The text of a body that is not UTF-8: an answer's bytes and a label of the Encoding Standard go in, text comes out.

use js_sys::{Array, Function, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

use super::clock::Turn;
use super::fetch::Answer;
use super::js::{call, get, global, set};
use super::pieces::pieces;
use crate::feed::encoding::{self, Letters, START};

/// The answer with the text that it turned out to be.
pub async fn decoded(answer: &Answer, turn: &mut Turn) -> Answer {
    let (content_type, start) = (answer.header("Content-Type"), start(answer));
    let label = |letters| encoding::label(content_type.as_deref(), &start, letters);
    let (mut text, mut letters) = (None, Letters::default());
    // Where nothing is broken, and nobody says that it is another, it need not be looked through.
    if answer.is_broken() || label(letters).is_some() {
        letters = count(answer, turn).await;
    }
    if let Some(said) = label(letters) {
        text = decode(answer, &said, turn).await;
        // A label that no browser knows says nothing.
        if let (None, Some(label)) = (&text, encoding::label(None, &[], letters)) {
            text = decode(answer, &label, turn).await;
        }
    }
    let mut answer = answer.clone();
    answer.decoded = text;
    answer
}

async fn count(answer: &Answer, turn: &mut Turn) -> Letters {
    let mut letters = Letters::default();
    for piece in pieces(&answer.text) {
        letters.add(&piece);
        turn.pass().await;
    }
    if letters.broken == 0 {
        return letters;
    }
    decode(answer, "windows-1252", turn).await.map_or(letters, |text| letters.with_written(&text))
}

/// The first bytes, of as many pieces as it takes; none of another visit, which kept its text.
fn start(answer: &Answer) -> Vec<u8> {
    let from_codes: Function = get(&global("String"), "fromCharCode").unchecked_into();
    let mut start = Vec::new();
    for piece in answer.bytes().dyn_into::<Array>().iter().flat_map(Array::iter) {
        if start.len() >= START {
            break;
        }
        let first = call(&piece, "subarray", &[0.into(), (START as u32).into()]).ok();
        let text = first.and_then(|first| from_codes.apply(&JsValue::UNDEFINED, first.unchecked_ref()).ok()?.as_string());
        start.extend(text.unwrap_or_default().chars().map(|code| code as u8));
    }
    start
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
