//! What a browser has, by its name: for parts that load later. An import of wasm-bindgen's own for each would cost the glue,
//! which loads before the first headline, some 60 bytes.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;

/// A property; undefined where there is none, and of what is no object: a text has no properties here. Nothing is asked of nothing:
/// where something throws, the place for what it would have given stays taken in wasm-bindgen's table.
pub fn get(of: &JsValue, name: &str) -> JsValue {
    if !of.is_truthy() {
        return JsValue::UNDEFINED;
    }
    Reflect::get(of, &name.into()).unwrap_or_default()
}

pub fn text(of: &JsValue, name: &str) -> String {
    get(of, name).as_string().unwrap_or_default()
}

pub fn number(of: &JsValue, name: &str) -> f64 {
    get(of, name).as_f64().unwrap_or_default()
}

pub fn is(of: &JsValue, name: &str) -> bool {
    get(of, name).is_truthy()
}

pub fn set(of: &JsValue, name: &str, value: impl Into<JsValue>) {
    // What refuses it stays as it was.
    let _ = Reflect::set(of, &name.into(), &value.into());
}

/// A method. One that is not there fails like one that throws, and is not called.
pub fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let method = get(of, name);
    if method.is_undefined() {
        return Err(method);
    }
    method.unchecked_ref::<Function>().apply(of, &arguments.iter().collect::<Array>())
}

/// Something of the window's.
pub fn global(name: &str) -> JsValue {
    web_sys::window().map(|window| get(&window, name)).unwrap_or_default()
}

/// A function of the window's, of one text.
pub fn of_text(name: &str, text: &str) -> Option<JsValue> {
    call(&web_sys::window()?.into(), name, &[text.into()]).ok()
}
