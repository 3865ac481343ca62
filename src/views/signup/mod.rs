//! The sign-up form: one address, checked here, sent by the store, with words for every outcome. A part of its own.

mod choices;
mod field;
mod hint;
mod phrases;
mod said;

use web_sys::{Event, HtmlElement};

use super::dom::{Attribute, Seat, View, el, flag, live, maybe, on, owned, place, plain, say, words};
use super::text::fill;
use crate::browser::clock::Listener;
use crate::browser::intl::Formats;
use crate::browser::page;
use crate::embed::config::Element;
use crate::feed::Millis;
use crate::signup::{Native, Newsletter, Provider, newsletters};
use crate::store::Store;
use crate::store::signal::{derived, watch};
use crate::store::signup::{Entry, Form, Stage};
use said::{failure, success};

pub fn signup(store: Store) -> View {
    (store.dress)(include_str!("../../../style/signup.css"));
    let config = store.config.clone();
    // What the form is made of; whatever else changes it stays.
    let made_of = derived(move || {
        config.with(|config| {
            let url = config.signup.clone()?;
            let native = Provider::named(config.provider).native(&url).map(|native| (native, url));
            Some((native, config.newsletters.clone(), config.consent.clone()))
        })
    });
    place(move || {
        let (native, newsletters, consent) = made_of.get()?;
        Some(form(&store, native, newsletters, consent))
    })
}

/// The fields, to be found again.
#[derive(Clone, Default)]
struct Seats {
    address: Seat,
    newsletters: Seat,
    consent: Seat,
    trap: Seat,
}

/// `native` is how the browser itself posts the form, and where, if that is the way.
fn form(store: &Store, native: Option<(Native, String)>, offered: Option<String>, consent: Option<String>) -> View {
    let (form, seats) = (Form::new(), Seats::default());
    let (native, url) = native.unzip();
    let offered = newsletters(&offered.unwrap_or_default());
    let submit = {
        let (form, seats, store, offered, agrees) = (form.clone(), seats.clone(), store.clone(), offered.clone(), consent.is_none());
        on("submit", move |event| hand_in(&event, &form, &store, &seats, &offered, agrees))
    };
    // A form that the browser posts leads to a page of its own, never away from this one.
    let mut attributes = vec![submit];
    if let Some(url) = &url {
        attributes.extend(
            [("action", url.as_str()), ("method", "post"), ("target", "_blank"), ("rel", "noopener")].map(|(name, value)| owned(name, value.to_owned())),
        );
    }
    let (meant, doubted) = (seats.address.clone(), form.clone());
    let kept = store.clone();
    let take = move |address: Option<String>| {
        if let Some(address) = address {
            field::fill(&meant, &address);
            kept.typed.replace(address.clone());
            doubted.typed(&address);
        }
        doubted.hint.set(None);
        focus(meant.get());
    };
    let button = button(&form);
    let (done, newer) = (form.stage.clone(), form.newer.clone());
    let choices = offered.len() > 1 || consent.is_some();
    let name = native.as_ref().map_or("email", |native| native.address);
    let label = vec![say(phrases::LABEL), say(" "), choices::star()];
    let field = field::field(store, &form, &seats.address, name);
    let (beside, below) = if choices { (None, Some(plain("div", &[("class", "row")], vec![button]))) } else { (Some(button), None) };
    let fields = vec![
        plain("p", &[("class", "required-note")], vec![say(phrases::REQUIRED)]),
        plain("label", &[("class", "label"), ("part", "label"), ("for", "email")], label),
        plain("div", &[("class", "row")], [Some(field), beside].into_iter().flatten().collect()),
        hint::hint(&form, take),
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
            el("div", &[("class", "fields")], vec![flag("hidden", move || done.with(|stage| success(stage).is_some() && !newer.get()))], fields),
            complaint(store, &form),
            thanks(&form),
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
        let _ = element.focus();
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
/// goes on to these words.
fn thanks(form: &Form) -> View {
    let (stage, sent, ended, newer, seat) = (form.stage.clone(), form.sent.clone(), form.stage.clone(), form.newer.clone(), Seat::default());
    let said = seat.clone();
    watch(move || {
        if ended.with(|stage| success(stage).is_some())
            && !newer.get()
            && let Some(said) = said.get()
        {
            page::focus(&said);
        }
    });
    el(
        "div",
        &[("class", "success"), ("part", "success"), ("role", "status"), ("tabindex", "-1")],
        vec![Attribute::Seat(seat)],
        vec![words(move || stage.with(success).map(|words| fill(words, &sent.borrow())).unwrap_or_default())],
    )
}
