//! The sign-up form: one address, checked here, sent by the store, with words for every outcome. A part of its own.

mod choices;
mod field;
mod hint;
mod phrases;
mod said;

use std::mem;

use web_sys::{Event, HtmlElement};

use super::dom::{Attribute, Seat, View, el, flag, live, maybe, on, owned, place, plain, say, words};
use super::text::fill;
use crate::browser::clock::Listener;
use crate::browser::intl::Formats;
use crate::browser::page;
use crate::embed::config::Element;
use crate::feed::Millis;
use crate::signup::{Newsletter, Provider, newsletters};
use crate::store::Store;
use crate::store::signal::{derived, watch};
use crate::store::signup::{Entry, Form, Stage};
use hint::Answer;
use said::{failure, success};

pub fn signup(store: Store) -> View {
    (store.dress)(include_str!("../../../style/signup.css"));
    let config = store.config.clone();
    // What the form is made for; whatever else changes it stays. Of another service the last one's answer says nothing.
    let made_for = derived(move || config.with(|config| Some((config.signup.clone()?, config.provider, config.newsletters.clone(), config.consent.clone()))));
    place(move || {
        let (url, provider, newsletters, consent) = made_for.get()?;
        Some(form(&store, &url, Provider::named(provider), newsletters, consent))
    })
}

/// The fields, to be found again.
#[derive(Clone, Default)]
struct Seats {
    address: Seat,
    newsletters: Seat,
    consent: Seat,
    trap: Seat,
    thanks: Seat,
}

fn form(store: &Store, url: &str, provider: Provider, offered: Option<String>, consent: Option<String>) -> View {
    let (offered, native) = (newsletters(&offered.unwrap_or_default()), provider.native(url));
    let (form, seats) = (Form::new(store, url, provider, &offered), Seats::default());
    let submit = {
        let (form, seats, store, offered, agrees) = (form.clone(), seats.clone(), store.clone(), offered.clone(), consent.is_none());
        on("submit", move |event| hand_in(&event, &form, &store, &seats, &offered, agrees))
    };
    // A form that the browser posts leads to a page of its own, never away from this one.
    let mut attributes = vec![submit];
    if native.is_some() {
        attributes.extend([("action", url), ("method", "post"), ("target", "_blank"), ("rel", "noopener")].map(|(name, value)| owned(name, value.to_owned())));
    }
    let answer = hint::answer(store, &form, &seats);
    let button = button(&form);
    let over = form.clone();
    let choices = offered.len() > 1 || consent.is_some();
    let name = native.as_ref().map_or("email", |native| native.address);
    let label = vec![say(phrases::LABEL), say(" "), choices::star()];
    let field = field::field(store, &form, &seats.address, name);
    // In the order of keys the hint comes next to the field.
    let hint = plain("p", hint::UNDER_FIELD, vec![hint::question(&form, &answer)]);
    let (beside, below) = if choices { (None, Some(plain("div", &[("class", "row")], vec![button]))) } else { (Some(button), None) };
    let fields = vec![
        plain("p", &[("class", "required-note")], vec![say(phrases::REQUIRED)]),
        plain("label", &[("class", "label"), ("part", "label"), ("for", "email")], label),
        plain("div", &[("class", "row")], [field, hint].into_iter().chain(beside).collect()),
        maybe(choices::newsletters(&offered, &form, native.as_ref(), &seats.newsletters)),
        maybe(consent.map(|words| choices::consent(&words, &form, &seats.consent))),
        maybe(choices::trap(native.as_ref(), &seats.trap)),
        choices::fixed(native.as_ref()),
        maybe(below),
        plain("slot", &[("name", "privacy")], vec![]),
    ];
    el(
        "form",
        &[("class", "signup"), ("part", "signup"), ("novalidate", ""), ("aria-labelledby", "signup-heading")],
        attributes,
        vec![
            plain("h2", &[("class", "signup-heading"), ("id", "signup-heading")], vec![heading(store)]),
            el("div", &[("class", "fields")], vec![flag("hidden", move || over.is_over())], fields),
            complaint(store, &form),
            thanks(&form, &seats, &answer),
        ],
    )
}

fn heading(store: &Store) -> View {
    let config = store.config.clone();
    // In the widget the attribute is the list's heading.
    let own = move || config.with(|config| config.heading.clone().filter(|_| config.element == Element::NewsSignup));
    words(move || own().unwrap_or_else(|| phrases::HEADING.to_owned()))
}

fn button(form: &Form) -> View {
    let (busy, sending) = (form.stage.clone(), form.stage.clone());
    el(
        "button",
        &[("class", "submit"), ("part", "submit"), ("type", "submit")],
        vec![live("aria-disabled", move || Some(busy.with(|stage| *stage == Stage::Sending).to_string()))],
        vec![words(move || sending.with(|stage| if *stage == Stage::Sending { phrases::SENDING } else { phrases::SUBMIT }).to_owned())],
    )
}

/// A reader pressed the button, or Enter. What stands in the way gets the focus.
fn hand_in(event: &Event, form: &Form, store: &Store, seats: &Seats, offered: &[Newsletter], agrees: bool) {
    let trap = field::value(&seats.trap);
    let entry = Entry {
        typed: field::value(&seats.address),
        newsletters: choices::chosen(offered, &seats.newsletters),
        chooses: offered.len() > 1,
        consents: agrees || seats.consent.get().is_some_and(|tick| crate::browser::js::is(&tick, "checked")),
        trap,
    };
    match form.submit(store, entry) {
        // As it was checked.
        Some(address) => field::fill(&seats.address, &address),
        None => event.prevent_default(),
    }
    match form.stage.peek(Clone::clone) {
        Stage::Faulty(_) => focus(seats.address.get()),
        Stage::NoChoice => focus(choices::first_box(&seats.newsletters)),
        Stage::NoConsent => focus(choices::first_box(&seats.consent)),
        Stage::Trapped => field::fill(&seats.trap, ""),
        _ => {}
    }
}

fn focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        page::focus(&element);
    }
}

fn complaint(store: &Store, form: &Form) -> View {
    let (config, stage) = (store.config.clone(), form.stage.clone());
    // "in 5 minutes", in the interface's language.
    let wait = move |seconds: u32| Formats::new(&config.peek(|config| config.lang.clone()), None).wait(Millis::from(seconds) * 1000);
    let said = words(move || stage.with(|stage| failure(stage, &wait)));
    let back = form.clone();
    let online = web_sys::window().map(|window| Listener::on(&window, "online", move |_| back.online()));
    // Listens as long as the words stand.
    watch(move || {
        let _ = &online;
    });
    plain("p", &[("class", "error"), ("part", "error"), ("role", "alert"), ("id", "signup-error")], vec![said])
}

/// Whatever the field holds by now: of the address that was sent. Where that is what it holds, the fields go, and the focus
/// goes on to these words, and with the fields back again.
fn thanks(form: &Form, seats: &Seats, answer: &Answer) -> View {
    let (stage, sent) = (form.stage.clone(), form.sent.clone());
    let (going, said, field, mut over) = (form.clone(), seats.thanks.clone(), seats.address.clone(), false);
    watch(move || {
        let was = mem::replace(&mut over, going.is_over());
        if was != over {
            focus(if over { &said } else { &field }.get());
        }
    });
    let (doubted, answer) = (form.clone(), answer.clone());
    el(
        "div",
        &[("class", "success"), ("part", "success"), ("role", "status"), ("tabindex", "-1")],
        vec![Attribute::Seat(seats.thanks.clone())],
        vec![
            words(move || stage.with(success).map(|words| fill(words, &sent.borrow())).unwrap_or_default()),
            // Whoever sent it with Enter is asked here: the field is gone.
            place(move || {
                (doubted.is_over() && doubted.hint.with(Option::is_some)).then(|| plain("p", hint::UNDER_THANKS, vec![hint::question(&doubted, &answer)]))
            }),
        ],
    )
}
