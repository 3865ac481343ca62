//! The field for the address.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement};

use crate::browser::js::{call, get, is, set, text};
use crate::browser::page;
use crate::signup::email;
use crate::store::Store;
use crate::store::signup::{Form, Stage};
use crate::views::dom::{Attribute, Seat, View, built, el, live, on, owned};

/// What stands in a field now.
pub fn value(seat: &Seat) -> String {
    seat.get().map(|input| input.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// Puts words into it, as if they had been typed.
pub fn fill(seat: &Seat, words: &str) {
    if let Some(input) = seat.get() {
        set(&input, "value", words);
    }
}

pub fn field(store: &Store, form: &Form, seat: &Seat, name: &'static str) -> View {
    let heard = |then: fn(&Form, &str)| {
        let (form, seat, store) = (form.clone(), seat.clone(), store.clone());
        move |_: Event| {
            let typed = value(&seat);
            store.typed.replace(typed.clone());
            then(&form, &typed);
        }
    };
    // The hint is there before the focus goes on, so that the next key takes it.
    let tab = {
        let left = heard(Form::left);
        on("keydown", move |event| {
            if text(&event, "key") == "Tab" && !is(&event, "shiftKey") {
                left(event);
            }
        })
    };
    let paste = {
        let typed = heard(Form::typed);
        on("paste", move |event| paste(&event, &typed))
    };
    let (faulty, kept) = (form.stage.clone(), store.clone());
    let take_over = built(move |input| take_over(&input, &kept));
    el(
        "input",
        &[
            ("class", "email"),
            ("part", "email"),
            ("id", "email"),
            ("type", "text"),
            ("inputmode", "email"),
            ("autocomplete", "email"),
            ("autocapitalize", "none"),
            ("spellcheck", "false"),
            ("aria-required", "true"),
            ("aria-describedby", "signup-hint signup-error"),
        ],
        vec![
            owned("name", name.to_owned()),
            live("aria-invalid", move || Some(faulty.with(|stage| matches!(stage, Stage::Faulty(_))).to_string())),
            on("input", heard(Form::typed)),
            on("blur", heard(Form::left)),
            tab,
            paste,
            Attribute::Seat(seat.clone()),
            take_over,
        ],
        vec![],
    )
}

/// A link or a name that was copied with the address is left out.
fn paste(event: &Event, typed: &dyn Fn(Event)) {
    let words = call(&get(event, "clipboardData"), "getData", &["text".into()]).ok().and_then(|words| words.as_string()).unwrap_or_default();
    let bare = email::bare(&words);
    let Some(input) = event.target().filter(|_| bare != words.trim()) else { return };
    event.prevent_default();
    let end = |name| get(&input, name);
    let _ = call(&input, "setRangeText", &[bare.into(), end("selectionStart"), end("selectionEnd"), "end".into()]);
    typed(event.clone());
}

/// What was typed before the form was there: in the one that went, or in the site owner's own.
fn take_over(input: &HtmlElement, store: &Store) {
    let before = store.typed.borrow().clone();
    if !before.is_empty() {
        return set(input, "value", before);
    }
    let own = page::host(input).and_then(|host| host.query_selector("form :is(input[type=email], input[name=email i])").ok().flatten());
    let Some(own) = own else { return };
    let typed = text(&own, "value");
    if !typed.is_empty() {
        set(input, "value", typed.as_str());
        store.typed.replace(typed);
    }
    if page::focused().is_some_and(|focused| focused == *own.unchecked_ref::<HtmlElement>()) {
        page::focus(input);
        let end = get(input, "value").as_string().map_or(0, |value| value.encode_utf16().count()) as f64;
        let _ = call(input, "setSelectionRange", &[end.into(), end.into()]);
    }
}
