//! The sign-up form: one address, checked here, sent by the store, with words for every outcome. A part of its own.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::dom::{Attribute, Seat, View, el, flag, live, on, plain, say, words};
use super::text::fill;
use crate::browser::intl::Formats;
use crate::browser::page;
use crate::embed::config::Element;
use crate::feed::Millis;
use crate::signup::Outcome;
use crate::signup::email::Fault;
use crate::store::Store;
use crate::store::signal::watch;
use crate::store::signup::{Form, Stage};

mod phrases {
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
    pub const TOO_MANY_WAIT: &str = "Too many tries. Please try again {}.";
    pub const UNCLEAR: &str = "The answer could not be understood. Please look for a mail before you try again.";
    pub const FAILED: &str = "The sign-up does not work at the moment. Your address is still here; please try again later.";
    pub const UNSENT: &str = "The sign-up could not be reached. Your address is still here; please try again.";
    pub const UNKNOWN: &str = "No answer came in time. You may be signed up: please look for a mail before you try again.";
}

pub fn signup(store: Store) -> View {
    (store.dress)(include_str!("../../style/signup.css"));
    let (form, seat) = (Form::new(), Seat::default());
    let (stage, sent) = (form.stage.clone(), form.sent.clone());
    let config = store.config.clone();
    // "in 5 minutes", in the interface's language.
    let wait = move |seconds: u32| Formats::new(&config.peek(|config| config.lang.clone()), None).wait(Millis::from(seconds) * 1000);
    let input = seat.clone();
    let address = move || input.get().map(|input| input.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default();
    let heading = {
        let config = store.config.clone();
        // In the widget the attribute is the list's heading.
        words(move || {
            config
                .with(|config| (config.element == Element::NewsSignup).then(|| config.heading.clone()))
                .flatten()
                .unwrap_or_else(|| phrases::HEADING.to_owned())
        })
    };
    let submit = {
        let (form, seat, address) = (form.clone(), seat.clone(), address.clone());
        on("submit", move |event| {
            event.prevent_default();
            form.submit(&store, &address());
            if form.stage.peek(|stage| matches!(stage, Stage::Faulty(_)))
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
        &[
            ("class", "email"),
            ("part", "email"),
            ("id", "email"),
            ("name", "email"),
            ("type", "text"),
            ("inputmode", "email"),
            ("autocomplete", "email"),
            ("autocapitalize", "none"),
            ("spellcheck", "false"),
            ("aria-required", "true"),
            ("aria-describedby", "signup-error"),
        ],
        vec![live("aria-invalid", move || Some(faulty.with(|stage| matches!(stage, Stage::Faulty(_))).to_string())), typed, Attribute::Seat(seat)],
        vec![],
    );
    let button = el(
        "button",
        &[("class", "submit"), ("part", "submit"), ("type", "submit")],
        vec![live("aria-disabled", move || Some(busy.with(|stage| *stage == Stage::Sending).to_string()))],
        vec![words(move || sending.with(|stage| if *stage == Stage::Sending { phrases::SENDING } else { phrases::SUBMIT }).to_owned())],
    );
    // The field that had the focus goes: the focus goes on to what is said instead.
    let (thanks, ended) = (Seat::default(), stage.clone());
    let said = thanks.clone();
    watch(move || {
        if ended.with(|stage| success(stage).is_some())
            && let Some(said) = said.get()
        {
            page::focus(&said);
        }
    });
    let label = vec![say(phrases::LABEL), say(" "), plain("span", &[("aria-hidden", "true")], vec![say("*")])];
    let fields = vec![
        plain("p", &[("class", "required-note")], vec![say(phrases::REQUIRED)]),
        plain("label", &[("class", "label"), ("part", "label"), ("for", "email")], label),
        plain("div", &[("class", "row")], vec![field, button]),
    ];
    el(
        "form",
        &[("class", "signup"), ("part", "signup"), ("novalidate", ""), ("aria-labelledby", "signup-heading")],
        vec![submit],
        vec![
            plain("h2", &[("class", "signup-heading"), ("id", "signup-heading")], vec![heading]),
            el("div", &[("class", "fields")], vec![flag("hidden", move || done.with(|stage| success(stage).is_some()))], fields),
            plain(
                "p",
                &[("class", "error"), ("part", "error"), ("role", "alert"), ("id", "signup-error")],
                vec![words(move || error.with(|stage| failure(stage, &wait)))],
            ),
            el(
                "div",
                &[("class", "success"), ("part", "success"), ("role", "status"), ("tabindex", "-1")],
                vec![Attribute::Seat(thanks)],
                vec![words(move || stage.with(success).map(|words| fill(words, &sent.borrow())).unwrap_or_default())],
            ),
        ],
    )
}

/// The longest wait that is told, in seconds.
const LONGEST_WAIT_S: u32 = 24 * 60 * 60;

/// The outcomes that end the form. Nothing else claims success.
fn success(stage: &Stage) -> Option<&'static str> {
    match stage {
        Stage::Answered(Outcome::Pending) => Some(phrases::PENDING),
        Stage::Answered(Outcome::Subscribed) => Some(phrases::SUBSCRIBED),
        Stage::Answered(Outcome::Already) => Some(phrases::ALREADY),
        _ => None,
    }
}

/// The outcomes after which the form stays, with the address in it.
fn failure(stage: &Stage, wait: &dyn Fn(u32) -> String) -> String {
    match stage {
        Stage::Typing | Stage::Sending => String::new(),
        Stage::Faulty(fault) => explain(*fault),
        Stage::Unsent => phrases::UNSENT.to_owned(),
        Stage::Unknown => phrases::UNKNOWN.to_owned(),
        Stage::Answered(outcome) => match outcome {
            Outcome::Pending | Outcome::Subscribed | Outcome::Already => String::new(),
            // The server's own words, as plain text.
            Outcome::Refused(reason) if reason.is_empty() => phrases::REFUSED.to_owned(),
            Outcome::Refused(reason) => reason.clone(),
            Outcome::Closed => phrases::CLOSED.to_owned(),
            // Longer than that, a number says nothing but to come back later.
            Outcome::TooMany(Some(seconds)) if *seconds <= LONGEST_WAIT_S => fill(phrases::TOO_MANY_WAIT, &wait(*seconds)),
            Outcome::TooMany(_) => phrases::TOO_MANY.to_owned(),
            Outcome::Unclear => phrases::UNCLEAR.to_owned(),
            Outcome::Failed(_) => phrases::FAILED.to_owned(),
        },
    }
}

/// First the plain sentence, then what is wrong with this address.
fn explain(fault: Fault) -> String {
    let reason = match fault {
        Fault::Empty => phrases::EMPTY,
        Fault::NoAt => phrases::NO_AT,
        Fault::NothingBefore => phrases::NOTHING_BEFORE,
        Fault::NothingAfter => phrases::NOTHING_AFTER,
        Fault::ManyAts => phrases::MANY_ATS,
        Fault::Space => phrases::SPACE,
        Fault::Sign(_) => phrases::SIGN,
        Fault::Dot => phrases::DOT,
        Fault::Hyphen => phrases::HYPHEN,
        Fault::Long => phrases::LONG,
    };
    let sign = match fault {
        Fault::Sign(sign) => String::from(sign),
        _ => String::new(),
    };
    let mut message = phrases::FAULTY.to_owned();
    message.push_str(&fill(reason, &sign));
    message
}
