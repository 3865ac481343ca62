//! "Did you mean anna@gmail.com?": one press takes it, another sends it away; nothing waits for it.

use super::phrases;
use crate::store::signup::Form;
use crate::views::dom::{View, el, on, place, plain, say, string};

/// `take` puts the address that was meant into the field, or nothing; the focus goes back there.
pub fn hint(form: &Form, take: impl Fn(Option<String>) + Clone + 'static) -> View {
    let hint = form.hint.clone();
    let question = place(move || {
        let meant = hint.get()?;
        let (yes, no, address) = (take.clone(), take.clone(), meant.clone());
        let yes = on("click", move |_| yes(Some(address.clone())));
        let no = on("click", move |_| no(None));
        Some(plain(
            "span",
            &[],
            vec![
                say(phrases::MEANT),
                el("button", &[("class", "small"), ("type", "button")], vec![yes], vec![plain("bdi", &[], vec![string(meant)])]),
                say(phrases::MEANT_END),
                el("button", &[("class", "small"), ("type", "button")], vec![no], vec![say(phrases::NOT_MEANT)]),
            ],
        ))
    });
    plain("p", &[("class", "hint"), ("part", "hint"), ("id", "signup-hint"), ("role", "status")], vec![question])
}
