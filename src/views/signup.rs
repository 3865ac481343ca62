//! The sign-up form: one address, checked here, sent by the store, with words for every outcome. A part of its own.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::dom::{Seat, attr, el, flag, live, on, text, words};
use super::text::fill;
use crate::embed::config::Element;
use crate::signup::Outcome;
use crate::signup::email::Fault;
use crate::store::Store;
use crate::store::signup::{Form, Stage};

mod say {
    //! The form's own words: they load with it.
    pub const HEADING: &str = "Get the news by e-mail";
    pub const REQUIRED: &str = "* indicates required";
    pub const LABEL: &str = "E-mail address";
    pub const SUBMIT: &str = "Sign up";
    pub const SENDING: &str = "Sending …";
    pub const FAULTY: &str = "Please enter a correct email address: ";
    pub const EMPTY: &str = "the field is empty.";
    pub const NO_AT: &str = "the @ is missing.";
    pub const NOTHING_BEFORE: &str = "something is missing before the @.";
    pub const NOTHING_AFTER: &str = "the part after the @ is missing.";
    pub const MANY_ATS: &str = "there is more than one @.";
    pub const SPACE: &str = "there is a space in it.";
    pub const SIGN: &str = "“{}” cannot be part of one.";
    pub const DOT: &str = "there is a dot too many after the @.";
    pub const HYPHEN: &str = "a part after the @ cannot begin or end with a hyphen.";
    pub const LONG: &str = "a part after the @ is too long.";
    pub const PENDING: &str = "Almost there: please open the confirmation mail we sent to {} and follow its link.";
    pub const SUBSCRIBED: &str = "Thank you. {} is signed up.";
    pub const ALREADY: &str = "{} is signed up already.";
    pub const REFUSED: &str = "This address was not accepted.";
    pub const CLOSED: &str = "The newsletter takes no new readers at the moment.";
    pub const TOO_MANY: &str = "Too many tries. Please wait a while and try again.";
    pub const TOO_MANY_WAIT: &str = "Too many tries. Please try again in {} s.";
    pub const UNCLEAR: &str = "The answer could not be understood. Please look for a mail before you try again.";
    pub const FAILED: &str = "The sign-up does not work at the moment. Your address is still here; please try again later.";
    pub const UNSENT: &str = "The sign-up could not be reached. Your address is still here; please try again.";
    pub const UNKNOWN: &str = "No answer came in time. You may be signed up: please look for a mail before you try again.";
}

pub fn signup(store: Store) -> AnyView {
    let (form, seat) = (Form::new(), Seat::default());
    let stage = form.stage.clone();
    let input = seat.clone();
    let address = move || input.get().and_then(|input| input.dyn_into::<HtmlInputElement>().ok()).map(|input| input.value()).unwrap_or_default();
    let heading = {
        let config = store.config.clone();
        // In the widget the attribute is the list's heading.
        words(move || config.with(|config| (config.element == Element::NewsSignup).then(|| config.heading.clone())).flatten().unwrap_or_else(|| say::HEADING.to_owned()))
    };
    let submit = {
        let (form, seat, address) = (form.clone(), seat.clone(), address.clone());
        on("submit", move |event| {
            event.prevent_default();
            form.submit(&store, &address());
            if form.stage.with_untracked(|stage| matches!(stage, Stage::Faulty(_)))
                && let Some(input) = seat.get()
            {
                let _ = input.focus();
            }
        })
    };
    let typed = {
        let address = address.clone();
        on("input", move |_| form.typed(&address()))
    };
    let (done, faulty, busy, sending, error) = (stage.clone(), stage.clone(), stage.clone(), stage.clone(), stage.clone());
    let field = el(
        "input",
        vec![
            attr("class", "email"),
            attr("part", "email"),
            attr("id", "email"),
            attr("name", "email"),
            attr("type", "text"),
            attr("inputmode", "email"),
            attr("autocomplete", "email"),
            attr("autocapitalize", "none"),
            attr("spellcheck", "false"),
            attr("aria-required", "true"),
            attr("aria-describedby", "signup-error"),
            live("aria-invalid", move || Some(faulty.with(|stage| matches!(stage, Stage::Faulty(_))).to_string())),
            typed,
            seat.attribute(),
        ],
        vec![],
    );
    let button = el(
        "button",
        vec![
            attr("class", "submit"),
            attr("part", "submit"),
            attr("type", "submit"),
            live("aria-disabled", move || Some(busy.with(|stage| *stage == Stage::Sending).to_string())),
        ],
        vec![words(move || sending.with(|stage| if *stage == Stage::Sending { say::SENDING } else { say::SUBMIT }).to_owned())],
    );
    let label = vec![text(say::LABEL), text(" "), el("span", vec![attr("aria-hidden", "true")], vec![text("*")])];
    let fields = vec![
        el("p", vec![attr("class", "required-note")], vec![text(say::REQUIRED)]),
        el("label", vec![attr("class", "label"), attr("part", "label"), attr("for", "email")], label),
        el("div", vec![attr("class", "row")], vec![field, button]),
    ];
    el(
        "form",
        vec![attr("class", "signup"), attr("part", "signup"), attr("novalidate", ""), attr("aria-labelledby", "signup-heading"), submit],
        vec![
            el("h2", vec![attr("class", "signup-heading"), attr("id", "signup-heading")], vec![heading]),
            el("div", vec![attr("class", "fields"), flag("hidden", move || done.with(|stage| success(stage).is_some()))], fields),
            el(
                "p",
                vec![attr("class", "error"), attr("part", "error"), attr("role", "alert"), attr("id", "signup-error")],
                vec![words(move || error.with(failure))],
            ),
            el(
                "div",
                vec![attr("class", "success"), attr("part", "success"), attr("role", "status")],
                vec![words(move || stage.with(success).map(|words| fill(words, &address())).unwrap_or_default())],
            ),
        ],
    )
}

/// The outcomes that end the form. Nothing else claims success.
fn success(stage: &Stage) -> Option<&'static str> {
    match stage {
        Stage::Answered(Outcome::Pending) => Some(say::PENDING),
        Stage::Answered(Outcome::Subscribed) => Some(say::SUBSCRIBED),
        Stage::Answered(Outcome::Already) => Some(say::ALREADY),
        _ => None,
    }
}

/// The outcomes after which the form stays, with the address in it.
fn failure(stage: &Stage) -> String {
    match stage {
        Stage::Typing | Stage::Sending => String::new(),
        Stage::Faulty(fault) => explain(*fault),
        Stage::Unsent => say::UNSENT.to_owned(),
        Stage::Unknown => say::UNKNOWN.to_owned(),
        Stage::Answered(outcome) => match outcome {
            Outcome::Pending | Outcome::Subscribed | Outcome::Already => String::new(),
            // The server's own words, as plain text.
            Outcome::Refused(reason) if reason.is_empty() => say::REFUSED.to_owned(),
            Outcome::Refused(reason) => reason.clone(),
            Outcome::Closed => say::CLOSED.to_owned(),
            Outcome::TooMany(None) => say::TOO_MANY.to_owned(),
            Outcome::TooMany(Some(seconds)) => fill(say::TOO_MANY_WAIT, &seconds.to_string()),
            Outcome::Unclear => say::UNCLEAR.to_owned(),
            Outcome::Failed(_) => say::FAILED.to_owned(),
        },
    }
}

/// First the plain sentence, then what is wrong with this address.
fn explain(fault: Fault) -> String {
    let reason = match fault {
        Fault::Empty => say::EMPTY,
        Fault::NoAt => say::NO_AT,
        Fault::NothingBefore => say::NOTHING_BEFORE,
        Fault::NothingAfter => say::NOTHING_AFTER,
        Fault::ManyAts => say::MANY_ATS,
        Fault::Space => say::SPACE,
        Fault::Sign(_) => say::SIGN,
        Fault::Dot => say::DOT,
        Fault::Hyphen => say::HYPHEN,
        Fault::Long => say::LONG,
    };
    let sign = match fault {
        Fault::Sign(sign) => String::from(sign),
        _ => String::new(),
    };
    let mut message = say::FAULTY.to_owned();
    message.push_str(&fill(reason, &sign));
    message
}
