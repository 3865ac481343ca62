//! Files beside the loader that are imported when first needed: a file's name goes in, its module comes out.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// The loader's `import`, which knows where the files are: WebAssembly has no import() of its own.
    static IMPORT: RefCell<Option<Function>> = const { RefCell::new(None) };
}

pub fn import_with(import: Function) {
    IMPORT.set(Some(import));
}

/// The module, or none if it could not be loaded; asking again tries again.
pub async fn load(file: &str) -> Option<JsValue> {
    let import = IMPORT.with_borrow(Option::clone)?;
    let promise: Promise = import.call1(&JsValue::NULL, &file.into()).ok()?.unchecked_into();
    JsFuture::from(promise).await.ok()
}
