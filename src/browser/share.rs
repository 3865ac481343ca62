//! The system's way to pass a link on (Web Share API), and the clipboard (Clipboard API): a title and a URL go in, what became
//! of them comes out.

use js_sys::{Object, Promise};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

use super::js::{call, get, global, set, text};

#[derive(Clone, Copy, PartialEq)]
pub enum Shared {
    /// The system has it, or the reader thought better of it.
    Passed,
    Copied,
    /// The browser allows neither.
    Refused,
}

pub async fn share(title: &str, url: &str) -> Shared {
    let (navigator, data) = (global("navigator"), JsValue::from(Object::new()));
    set(&data, "title", title);
    set(&data, "url", url);
    if let Ok(promise) = call(&navigator, "share", &[data]) {
        match JsFuture::from(Promise::resolve(&promise)).await {
            Ok(_) => return Shared::Passed,
            Err(error) if is_abort(&error) => return Shared::Passed,
            Err(_) => {}
        }
    }
    match call(&get(&navigator, "clipboard"), "writeText", &[url.into()]) {
        Ok(promise) if JsFuture::from(Promise::resolve(&promise)).await.is_ok() => Shared::Copied,
        _ => Shared::Refused,
    }
}

/// The reader closed the system's dialog (Web Share API, "share() method": AbortError).
fn is_abort(error: &JsValue) -> bool {
    text(error, "name") == "AbortError"
}

/// Selects what is in the field that an event came from.
pub fn select(event: &Event) {
    if let Some(field) = event.target() {
        let _ = call(&field, "select", &[]);
    }
}
