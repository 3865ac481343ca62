//! The system's way to pass a link on (Web Share API), and the clipboard (Clipboard API): a title and a URL go in, what became
//! of them comes out.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlInputElement};

#[derive(Clone, Copy, PartialEq)]
pub enum Shared {
    /// The system has it, or the reader thought better of it.
    Passed,
    Copied,
    /// The browser allows neither.
    Refused,
}

#[wasm_bindgen]
extern "C" {
    // Caught: both may be missing, or refused by a policy.
    #[wasm_bindgen(js_namespace = ["globalThis", "navigator"], js_name = share, catch)]
    fn system_share(data: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["globalThis", "navigator", "clipboard"], js_name = writeText, catch)]
    fn write_text(text: &str) -> Result<Promise, JsValue>;
}

pub async fn share(title: &str, url: &str) -> Shared {
    let data = Object::new();
    for (field, value) in [("title", title), ("url", url)] {
        // A fresh object takes any field.
        let _ = Reflect::set(&data, &field.into(), &value.into());
    }
    if let Ok(promise) = system_share(&data) {
        match JsFuture::from(Promise::resolve(&promise)).await {
            Ok(_) => return Shared::Passed,
            Err(error) if is_abort(&error) => return Shared::Passed,
            Err(_) => {}
        }
    }
    match write_text(url) {
        Ok(promise) if JsFuture::from(Promise::resolve(&promise)).await.is_ok() => Shared::Copied,
        _ => Shared::Refused,
    }
}

/// The reader closed the system's dialog (Web Share API, "share() method": AbortError).
fn is_abort(error: &JsValue) -> bool {
    Reflect::get(error, &"name".into()).is_ok_and(|name| name.as_string().as_deref() == Some("AbortError"))
}

/// Selects what is in the field that an event came from.
pub fn select(event: &Event) {
    if let Some(field) = event.target() {
        field.unchecked_ref::<HtmlInputElement>().select();
    }
}
