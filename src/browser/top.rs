//! The top layer (HTML, "The dialog element"): what is shown there stands over the page, which waits.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    type Dialog;
    // Caught: an element that has left the page meanwhile.
    #[wasm_bindgen(method, catch, js_name = showModal)]
    fn show_modal(this: &Dialog) -> Result<(), JsValue>;
}

pub fn show(dialog: &HtmlElement) {
    let _ = dialog.unchecked_ref::<Dialog>().show_modal();
}
