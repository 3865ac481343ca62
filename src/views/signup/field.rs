//! The field for the address.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{Event, HtmlElement, HtmlInputElement};

use crate::browser::js::{call, get, is, set, text};
use crate::browser::page;
use crate::signup::email;
use crate::store::Store;
use crate::store::signup::{Form, Stage, keep_typed, typed};
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

/// Whether something of the form is being pressed: what is said on leaving the field may move it away from under the pointer, and
/// waits until it was pressed.
#[derive(Clone, Default)]
pub struct Press(Rc<Cell<Pressed>>);

#[derive(Clone, Copy, Default, PartialEq)]
enum Pressed {
    #[default]
    No,
    Yes,
    /// And the field was left for it.
    Left,
}

impl Press {
    /// For the form: `left` runs after a press for which the field was left.
    pub fn heard(&self, left: impl Fn() + 'static) -> [Attribute; 3] {
        let (down, gone, up) = (self.0.clone(), self.0.clone(), self.0.clone());
        let over = move |_| {
            if up.take() == Pressed::Left {
                left();
            }
        };
        [on("pointerdown", move |_| down.set(Pressed::Yes)), on("pointercancel", move |_| gone.set(Pressed::No)), on("click", over)]
    }

    /// Whether what is said on leaving waits.
    fn holds(&self) -> bool {
        let held = self.0.get() != Pressed::No;
        if held {
            self.0.set(Pressed::Left);
        }
        held
    }
}

/// What the form is to hear of the field: what stands in it goes along.
fn heard(store: &Store, form: &Form, seat: &Seat, then: fn(&Form, &str)) -> impl Fn() + use<> {
    let (form, seat, store) = (form.clone(), seat.clone(), store.clone());
    move || {
        let typed = value(&seat);
        keep_typed(&store, &typed);
        then(&form, &typed);
    }
}

/// The reader went on to something else.
pub fn left(store: &Store, form: &Form, seat: &Seat) -> impl Fn() + use<> {
    heard(store, form, seat, Form::left)
}

pub fn field(store: &Store, form: &Form, seat: &Seat, press: &Press, name: &'static str) -> View {
    let left = || left(store, form, seat);
    let typed = || heard(store, form, seat, Form::typed);
    // The hint is there before the focus goes on, so that the next key takes it.
    let tab = {
        let (left, press) = (left(), press.clone());
        on("keydown", move |event| {
            // A press that ended elsewhere.
            press.0.set(Pressed::No);
            if text(&event, "key") == "Tab" && !is(&event, "shiftKey") {
                left();
            }
        })
    };
    let blur = {
        let (left, press) = (left(), press.clone());
        on("blur", move |event| {
            // Who looks at another window comes back.
            let field = event.target().map(JsValue::from).unwrap_or_default();
            let stays = call(&field, "getRootNode", &[]).is_ok_and(|root| get(&root, "activeElement") == field);
            if !stays && !press.holds() {
                left();
            }
        })
    };
    let input = {
        let (typed, seat) = (typed(), seat.clone());
        on("input", move |event| {
            if text(&event, "inputType") == "insertFromDrop" {
                fill(&seat, &email::bare(&value(&seat)));
            }
            typed();
        })
    };
    let paste = {
        let typed = typed();
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
            ("aria-describedby", "signup-hint address-error"),
        ],
        vec![
            owned("name", name.to_owned()),
            live("aria-invalid", move || Some(faulty.with(|stage| matches!(stage, Stage::Faulty(_))).to_string())),
            input,
            blur,
            tab,
            paste,
            Attribute::Seat(seat.clone()),
            take_over,
        ],
        vec![],
    )
}

/// A link, a name or blanks that were copied with the address are left out.
fn paste(event: &Event, typed: &dyn Fn()) {
    let words = call(&get(event, "clipboardData"), "getData", &["text".into()]).ok().and_then(|words| words.as_string()).unwrap_or_default();
    let bare = email::bare(&words);
    let Some(input) = event.target().filter(|_| bare != words) else { return };
    event.prevent_default();
    // Old as it is, the one way that can be undone by key.
    let inserted = page::document()
        .is_some_and(|page| call(&page, "execCommand", &["insertText".into(), false.into(), bare.as_str().into()]).is_ok_and(|done| done.is_truthy()));
    if !inserted {
        let end = |name| get(&input, name);
        let _ = call(&input, "setRangeText", &[bare.into(), end("selectionStart"), end("selectionEnd"), "end".into()]);
    }
    typed();
}

/// What was typed before the form was there: in the one that went, or in the site owner's own.
fn take_over(input: &HtmlElement, store: &Store) {
    let before = typed(store);
    if !before.is_empty() {
        return set(input, "value", before);
    }
    // Not what robots are to fill in, nor what no reader does.
    const OWN: &str = "form :is([type=email i], :is([type=text i], :not([type]))[name=email i]):is(input):not([tabindex='-1'], [aria-hidden=true] *)";
    let own = page::host(input).and_then(|host| host.query_selector(OWN).ok().flatten());
    let Some(own) = own else { return };
    let typed = text(&own, "value");
    if !typed.is_empty() {
        set(input, "value", typed.as_str());
        keep_typed(store, &typed);
    }
    if page::focused().is_some_and(|focused| focused == *own.unchecked_ref::<HtmlElement>()) {
        page::focus(input);
        // A field for addresses does not say where its caret stands.
        let end = get(input, "value").as_string().map_or(0, |value| value.encode_utf16().count()) as f64;
        let caret = get(&own, "selectionStart").as_f64().unwrap_or(end);
        let _ = call(input, "setSelectionRange", &[caret.into(), caret.into()]);
    }
}
