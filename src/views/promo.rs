//! What a site owner has a word in between the news and below it: the newsletter's promo, and a box of their own.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::dom::{Fixed, View, el, flag, on, place, plain, say};
use super::text;
use crate::browser::page;
use crate::store::Store;

/// After an entry. The page's own stands in the first of them; where there is a form, the others lead to it. No more than one is a
/// slot: Safari looks through all of a name each time one comes.
pub fn promo(store: &Store, first: bool) -> View {
    let (tag, fixed): (_, Fixed) =
        if first { ("slot", &[("class", "promo"), ("part", "promo"), ("name", "promo")]) } else { ("div", &[("class", "promo"), ("part", "promo")]) };
    plain(tag, fixed, vec![offer(store)])
}

fn offer(store: &Store) -> View {
    let config = store.config.clone();
    let no_form = flag("hidden", move || config.with(|config| config.signup.is_none()));
    let lead = on("click", |event| {
        if let Some(form) = form(&event) {
            page::focus(&form);
        }
    });
    let button = el("button", &[("class", "small"), ("type", "button")], vec![lead], vec![say(text::SIGN_UP)]);
    el("div", &[("class", "offer")], vec![no_form], vec![plain("p", &[], vec![say(text::BY_EMAIL)]), button])
}

/// The form's field, or what it says once an address was taken; where it did not come, what brings it.
fn form(event: &Event) -> Option<Element> {
    let button: Element = event.current_target()?.unchecked_into();
    let widget = button.closest(".widget").ok()??;
    let find = |selector| widget.query_selector(selector).ok().flatten();
    find(".fields:not([hidden]) .email, .success:not(:empty)").or_else(|| find(".ticker ~ .failed .retry"))
}

/// At the end of the whole, once the news are there: they would push it away.
pub fn support(store: &Store) -> View {
    let answered = store.answered.clone();
    place(move || answered.get().then(|| plain("slot", &[("class", "support"), ("part", "support"), ("name", "support")], vec![])))
}
