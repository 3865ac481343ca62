//! What a site owner has a word in between the news and below it: the newsletter's promo, and a box of their own.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::dom::{View, el, on, place, plain, say};
use super::text;
use crate::browser::page;
use crate::store::Store;

/// After an entry. The page's own stands in the first of them; where there is a form, the others lead to it.
pub fn promo(store: &Store) -> View {
    let config = store.config.clone();
    let ours = place(move || config.with(|config| config.signup.is_some()).then(offer));
    plain("slot", &[("class", "promo"), ("part", "promo"), ("name", "promo")], vec![ours])
}

fn offer() -> View {
    let lead = on("click", |event| {
        if let Some(form) = form(&event) {
            page::focus(&form);
        }
    });
    let button = el("button", &[("class", "small"), ("type", "button")], vec![lead], vec![say(text::SIGN_UP)]);
    plain("div", &[("class", "offer")], vec![plain("p", &[], vec![say(text::BY_EMAIL)]), button])
}

/// The form's field, or what it says once an address was taken.
fn form(event: &Event) -> Option<Element> {
    let button: Element = event.current_target()?.unchecked_into();
    button.closest(".widget").ok()??.query_selector(".fields:not([hidden]) .email, .success:not(:empty)").ok()?
}

/// At the end of the whole, once the news are there: they would push it away.
pub fn support(store: &Store) -> View {
    let answered = store.answered.clone();
    place(move || answered.get().then(|| plain("slot", &[("class", "support"), ("part", "support"), ("name", "support")], vec![])))
}
