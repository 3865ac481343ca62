//! The top layer (HTML, "The dialog element"): what is shown there stands over the page, which waits.

use web_sys::HtmlElement;

use super::js::call;

pub fn show(dialog: &HtmlElement) {
    // It fails for an element that has left the page meanwhile.
    let _ = call(dialog, "showModal", &[]);
}
