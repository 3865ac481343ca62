//! "Did you mean anna@gmail.com?": one press takes it, another sends it away; nothing waits for it.

use std::rc::Rc;

use super::field::fill;
use super::{Seats, focus, phrases};
use crate::feed::text::cut;
use crate::store::Store;
use crate::store::signup::{Form, keep_typed};
use crate::views::dom::{Fixed, View, el, on, place, plain, say, string};
use crate::views::text::tr;

/// Under the field; and once the field is gone, under the words that name the address.
pub const UNDER_FIELD: Fixed = &[("class", "hint"), ("part", "hint"), ("id", "signup-hint"), ("role", "status")];
pub const UNDER_THANKS: Fixed = &[("class", "hint"), ("part", "hint")];

/// Takes the address that was meant into the field, or lets the doubt go.
pub type Answer = Rc<dyn Fn(Option<String>)>;

pub fn answer(store: &Store, form: &Form, seats: &Seats) -> Answer {
    let (store, form, seats) = (store.clone(), form.clone(), seats.clone());
    Rc::new(move |address| {
        // Before the button that was pressed goes.
        focus(if form.is_over() { &seats.thanks } else { &seats.address }.get());
        if let Some(address) = address {
            fill(&seats.address, &address);
            keep_typed(&store, &address);
            form.typed(&address);
        }
        form.hint.set(None);
    })
}

pub fn question(form: &Form, answer: &Answer) -> View {
    let (hint, answer) = (form.hint.clone(), answer.clone());
    place(move || {
        let meant = hint.get()?;
        let (yes, no, address) = (answer.clone(), answer.clone(), meant.clone());
        let yes = on("click", move |_| yes(Some(address.clone())));
        let no = on("click", move |_| no(None));
        let words = tr(phrases::MEANT);
        let (before, after) = cut(&words, "{}").unwrap_or_default();
        Some(plain(
            "span",
            &[],
            vec![
                string(before.to_owned()),
                el("button", &[("class", "small"), ("type", "button")], vec![yes], vec![plain("bdi", &[], vec![string(meant)]), string(after.to_owned())]),
                say(" "),
                el("button", &[("class", "small"), ("type", "button")], vec![no], vec![say(phrases::NOT_MEANT)]),
            ],
        ))
    })
}
