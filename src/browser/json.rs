//! JSON, by the browser's own parser: text goes in, what it holds comes out bit by bit, or what the browser says is wrong with it.

use js_sys::{Array, JsString, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::js;
use crate::feed::cut::MOST_IN_ENTRY;
use crate::feed::shape::LISTS;
use crate::feed::{Document, Tree};

/// Deeper than this no feed is; a tree that deep would only end the stack.
const DEEPEST: u32 = 64;
/// The whole, of which the entries are read one by one.
const TOP: u32 = DEEPEST + 1;
/// More than this in all no entry has that is read, nor what stands around the entries: all that [`crate::feed::cut`] lets pass.
const MOST: usize = MOST_IN_ENTRY + 1;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse_json(text: &JsString) -> Result<JsValue, JsValue>;
}

pub struct Json(JsValue);

impl Json {
    pub fn parse(text: &JsString) -> Result<Json, String> {
        // Some servers put a byte order mark in front, which JSON forbids (RFC 8259, section 8.1); JavaScript takes it for a blank.
        parse_json(&text.trim()).map(Json).map_err(|error| js::text(&error, "message"))
    }

    pub fn tree(&self) -> Tree {
        begin(&self.0, DEEPEST)
    }

    fn list(&self, lists: &[&str]) -> JsValue {
        if lists.is_empty() {
            return self.0.clone();
        }
        let named = lists.iter().map(|name| js::get(&self.0, name));
        named.into_iter().find(|list| !list.is_undefined()).unwrap_or_default()
    }

    /// The entries as the browser has them.
    pub fn items(&self, lists: &[&str]) -> impl Iterator<Item = JsValue> + use<> {
        let list = self.list(lists);
        let list: Array = if Array::is_array(&list) { list.unchecked_into() } else { Array::of1(&list) };
        let many = js::number(&list, "length") as u32;
        (0..many).map(move |at| list.get(at))
    }
}

impl Document for Json {
    fn top(&self) -> Tree {
        begin(&self.0, TOP)
    }

    fn entries<'a>(&'a self, lists: &[&str]) -> Box<dyn Iterator<Item = Tree> + 'a> {
        Box::new(self.items(lists).map(|item| entry(&item)))
    }
}

/// One of [`Json::items`].
pub fn entry(item: &JsValue) -> Tree {
    begin(item, DEEPEST)
}

fn begin(value: &JsValue, depth: u32) -> Tree {
    tree(value, depth, &mut { MOST })
}

/// At the top the lists of entries are left empty; `left` is how much more may be read.
fn tree(value: &JsValue, depth: u32, left: &mut usize) -> Tree {
    *left = left.saturating_sub(1);
    if let Some(text) = value.as_string() {
        Tree::Text(text)
    } else if let Some(truth) = value.as_bool() {
        Tree::Bool(truth)
    } else if value.as_f64().is_some() {
        // As JavaScript writes it, by no function that a page might have put in another's place.
        Tree::Number((&JsValue::from("") + value).as_string().unwrap_or_default())
    } else if depth == 0 || !value.is_object() {
        Tree::Null
    } else if let Some(list) = value.dyn_ref::<Array>() {
        let most = if depth == TOP { 0 } else { *left };
        Tree::List(list.iter().take(most).map(|element| tree(&element, depth - 1, left)).collect())
    } else {
        Tree::Object(Object::entries(value.unchecked_ref()).iter().take(*left).map(|entry| field(entry.unchecked_ref(), depth, left)).collect())
    }
}

fn field(entry: &Array, depth: u32, left: &mut usize) -> (String, Tree) {
    let name: String = entry.get(0).unchecked_into::<JsString>().into();
    let value = entry.get(1);
    let is_list = depth == TOP && LISTS.contains(&name.as_str()) && Array::is_array(&value);
    (name, tree(&value, if is_list { TOP } else { depth - 1 }, left))
}
