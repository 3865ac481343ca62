//! The interface's words in its language: a table by their English, which the loader brings. Whatever is built within an element
//! speaks its language, also later, when it follows its signals: each closure that runs then remembers whose it is. (Leptos's context
//! would know it by the owner, and costs 1.5 KB.)

use std::cell::RefCell;

use wasm_bindgen::prelude::JsValue;

use super::signal::Signal;

/// Undefined is English as it stands.
pub type Words = Signal<JsValue>;

thread_local! {
    static SPOKEN: RefCell<Option<Words>> = const { RefCell::new(None) };
}

/// Those of the element for which something runs now.
pub fn spoken() -> Option<Words> {
    SPOKEN.with_borrow(Option::clone)
}

/// Runs something for the element with these.
pub fn speaking<T>(words: Option<Words>, run: impl FnOnce() -> T) -> T {
    let before = SPOKEN.replace(words);
    let result = run();
    SPOKEN.set(before);
    result
}
