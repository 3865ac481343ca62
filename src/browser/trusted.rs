//! Trusted Types: a text goes in, what this page's browser takes for a script or for markup comes out. A page may have each policy
//! once, so there is one here for all.

use std::cell::OnceCell;

use js_sys::Object;
use wasm_bindgen::prelude::JsValue;

use super::js::{call, global, set};

thread_local! {
    static POLICY: OnceCell<Option<JsValue>> = const { OnceCell::new() };
}

/// The text of a script, be it data that nothing runs. A page whose policy does not name ours goes without, and its browser says so,
/// once.
pub fn script(text: &str) -> Option<JsValue> {
    trusted("createScript", text)
}

/// Markup for a parser; XML is such, too, though nothing of it is shown.
pub fn markup(text: &str) -> Option<JsValue> {
    trusted("createHTML", text)
}

fn trusted(create: &str, text: &str) -> Option<JsValue> {
    let types = global("trustedTypes");
    if types.is_undefined() {
        return Some(text.into());
    }
    let policy = POLICY.with(|policy| {
        policy
            .get_or_init(|| {
                let rules = Object::new();
                // Each gives back what it gets.
                set(&rules, "createScript", global("String"));
                set(&rules, "createHTML", global("String"));
                call(&types, "createPolicy", &["news-widget".into(), rules.into()]).ok()
            })
            .clone()
    });
    call(&policy?, create, &[text.into()]).ok()
}
