//! JSON by the browser's own parser: text goes in, a tree comes out, or what the browser says is wrong with it.

use js_sys::{Array, JSON, JsString, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

use crate::feed::Tree;

/// Deeper than this no feed is; a tree that deep would only end the stack.
const DEEPEST: u32 = 64;

pub fn parse(text: &str) -> Result<Tree, String> {
    match JSON::parse(text) {
        Ok(value) => Ok(tree(&value, DEEPEST)),
        Err(error) => Err(Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string()).unwrap_or_default()),
    }
}

fn tree(value: &JsValue, depth: u32) -> Tree {
    if let Some(text) = value.as_string() {
        Tree::Text(text)
    } else if let Some(truth) = value.as_bool() {
        Tree::Bool(truth)
    } else if value.as_f64().is_some() {
        Tree::Number(JSON::stringify(value).map(String::from).unwrap_or_default())
    } else if depth == 0 || value.is_null() {
        Tree::Null
    } else if let Some(list) = value.dyn_ref::<Array>() {
        Tree::List(list.iter().map(|element| tree(&element, depth - 1)).collect())
    } else {
        let entries = Object::entries(value.unchecked_ref());
        Tree::Object(entries.iter().map(|entry| field(entry.unchecked_ref(), depth - 1)).collect())
    }
}

fn field(entry: &Array, depth: u32) -> (String, Tree) {
    (entry.get(0).unchecked_into::<JsString>().into(), tree(&entry.get(1), depth))
}
