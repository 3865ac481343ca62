//! The sign-up form: one address, checked here, sent by the store, with words for every outcome. A part of its own.

mod choices;
mod complaint;
mod field;
mod hint;
mod phrases;
mod said;

use std::cell::Cell;
use std::mem;
use std::rc::Rc;

use leptos::task::spawn_local;
use web_sys::{Event, HtmlElement};

use super::SHARED;
use super::dom::{Attribute, Seat, View, el, flag, live, maybe, on, owned, place, plain, say, words};
use super::text::{self, fill, tr};
use crate::browser::clock::Timer;
use crate::browser::js::{call, get, is, number, set, text};
use crate::browser::page;
use crate::embed::config::Element;
use crate::signup::{self, Newsletter, Provider};
use crate::store::Store;
use crate::store::signal::{derived, watch};
use crate::store::signup::{Entry, Form, Stage, keep_typed};
use complaint::{Of, complaint, note};
use field::Press;
use hint::Answer;
use said::success;

pub fn signup(store: Store) -> View {
    (store.dress)(SHARED);
    (store.dress)(include_str!("../../../style/signup.css"));
    let config = store.config.clone();
    // What the form is made for; whatever else changes it stays. Of another service the last one's answer says nothing.
    let made_for = derived(move || config.with(|config| Some((config.signup.clone()?, config.provider, config.newsletters.clone(), config.consent.clone()))));
    let (mut before, mut last) = (Seats::default(), None::<Form>);
    place(move || {
        let (made_for, gone) = (made_for.get(), last.take());
        let (url, provider, newsletters, consent) = made_for?;
        let (store, seats) = (store.clone(), Seats::default());
        let old = mem::replace(&mut before, seats.clone());
        if old.address.get().is_some() && old.address.get() == page::focused() {
            focus_later(&seats.address);
        }
        let (provider, newsletters) = (Provider::named(provider), signup::newsletters(&newsletters.unwrap_or_default()));
        let form = Form::new(&store, &url, provider, &newsletters);
        if let Some(gone) = gone {
            gone.gives_way_to(&form, &store);
        }
        last = Some(form.clone());
        // A place within the place is made anew, not patched: no tick stands for what it was not given to.
        Some(place(move || Some(view(&store, &form, &seats, &url, provider, &newsletters, consent.as_deref()))))
    })
}

/// Once it stands in the page.
fn focus_later(seat: &Seat) {
    let seat = seat.clone();
    spawn_local(async move { focus(seat.get()) });
}

/// The fields, to be found again.
#[derive(Clone, Default)]
struct Seats {
    address: Seat,
    newsletters: Seat,
    consent: Seat,
    trap: Seat,
    thanks: Seat,
    form: Seat,
    /// How high the form was when it was handed in, in pixels; whether nothing had the focus then, as after a press in Safari.
    height: Rc<Cell<i32>>,
    unfocused: Rc<Cell<bool>>,
}

fn view(store: &Store, form: &Form, seats: &Seats, url: &str, provider: Provider, offered: &[Newsletter], consent: Option<&str>) -> View {
    let native = provider.native(url);
    let handed_in = Rc::new({
        let (form, seats, store, offered) = (form.clone(), seats.clone(), store.clone(), offered.to_vec());
        move |event: Option<&Event>| hand_in(event, &form, &store, &seats, &offered)
    });
    let press = Press::default();
    let mut attributes = vec![Attribute::Seat(seats.form.clone())];
    attributes.extend(press.heard(field::left(store, form, &seats.address)));
    attributes.extend(submission(native.is_none(), handed_in));
    // A form that the browser posts leads to a page of its own, never away from this one.
    if native.is_some() {
        attributes.extend([("action", url), ("method", "post"), ("target", "_blank"), ("rel", "noopener")].map(|(name, value)| owned(name, value.to_owned())));
    }
    let answer = hint::answer(store, form, seats);
    let button = button(form);
    let over = form.clone();
    let choices = offered.len() > 1 || consent.is_some();
    let name = native.as_ref().map_or("email", |native| native.address);
    let label = vec![say(phrases::LABEL), say(" "), choices::star()];
    let field = field::field(store, form, &seats.address, &press, name);
    // In the order of keys the hint comes next to the field.
    let hint = plain("p", hint::UNDER_FIELD, vec![hint::question(form, &answer)]);
    let (beside, below) = if choices { (None, Some(plain("div", &[("class", "row")], vec![button]))) } else { (Some(button), None) };
    let fields = vec![
        plain("p", &[("class", "required-note")], vec![say(phrases::REQUIRED)]),
        plain("label", &[("class", "label"), ("part", "label"), ("for", "email")], label),
        plain("div", &[("class", "row")], [field, hint].into_iter().chain(beside).collect()),
        complaint(store, form, Of::Address),
        maybe(choices::newsletters(offered, form, native.as_ref(), &seats.newsletters, || complaint(store, form, Of::Newsletters))),
        maybe(consent.map(|words| choices::consent(words, form, &seats.consent))),
        maybe(consent.map(|_| complaint(store, form, Of::Consent))),
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
            note(form),
            complaint(store, form, Of::Form),
            thanks(form, seats, &answer),
        ],
    )
}

fn heading(store: &Store) -> View {
    let config = store.config.clone();
    // In the widget the attribute is the list's heading.
    let own = move || config.with(|config| config.heading.clone().filter(|_| config.element == Element::NewsSignup));
    words(move || own().unwrap_or_else(|| tr(text::BY_EMAIL).into_owned()))
}

fn button(form: &Form) -> View {
    let (busy, sending) = (form.stage.clone(), form.stage.clone());
    el(
        "button",
        &[("class", "submit"), ("part", "submit"), ("type", "submit")],
        vec![live("aria-disabled", move || Some(busy.with(|stage| *stage == Stage::Sending).to_string()))],
        vec![words(move || tr(sending.with(|stage| if *stage == Stage::Sending { phrases::SENDING } else { text::SIGN_UP })).into_owned())],
    )
}

/// What the browser makes of a press, or of Enter: a submission, once. One key held down is one press, and so is a double click. In a
/// frame that may not submit forms (HTML, "sandbox") no submission comes of it, and `itself` says whether that is no matter.
fn submission(itself: bool, hand_in: Rc<impl Fn(Option<&Event>) + 'static>) -> [Attribute; 3] {
    let keys = on("keydown", |event| {
        if is(&event, "repeat") && text(&event, "key") == "Enter" {
            event.prevent_default();
        }
    });
    let (due, came, now) = (Rc::new(Cell::new(None)), hand_in.clone(), hand_in);
    let over = due.clone();
    let click = on("click", move |event| {
        if event.target().is_none_or(|target| text(&target, "type") != "submit") {
            return;
        }
        if number(&event, "detail") > 1.0 {
            return event.prevent_default();
        }
        let now = now.clone();
        due.set(itself.then(|| Timer::after(0, move || now(None))));
    });
    let submit = on("submit", move |event| {
        over.take();
        came(Some(&event));
    });
    [keys, click, submit]
}

/// A reader pressed the button, or Enter. What stands in the way gets the focus.
fn hand_in(event: Option<&Event>, form: &Form, store: &Store, seats: &Seats, offered: &[Newsletter]) {
    let newsletters = choices::chosen(offered, &seats.newsletters);
    let entry = Entry {
        typed: field::value(&seats.address),
        newsletters: newsletters.clone(),
        chooses: offered.len() > 1,
        agrees: seats.consent.get().map(|tick| is(&tick, "checked")),
        trap: field::value(&seats.trap),
    };
    keep_typed(store, &entry.typed);
    match form.submit(store, entry) {
        // As it was checked.
        Some(address) => {
            field::fill(&seats.address, &address);
            choices::join(&seats.newsletters, &newsletters);
        }
        None => event.into_iter().for_each(Event::prevent_default),
    }
    seats.unfocused.set(page::nothing_is_focused());
    seats.height.set(seats.form.get().map_or(0, |form| number(&form, "offsetHeight") as i32));
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

fn is_in_view(element: &HtmlElement) -> bool {
    let around = call(element, "getBoundingClientRect", &[]).unwrap_or_default();
    number(&around, "bottom") > 0.0 && web_sys::window().is_some_and(|window| number(&around, "top") < number(&window, "innerHeight"))
}

/// Whatever the field holds by now: of the address that was sent. Where that is what it holds, the fields go, and the focus of
/// whoever is still there goes on to these words, and with the fields back again. The form stays as high as it was: what stands
/// below it would move, under a second press perhaps.
fn thanks(form: &Form, seats: &Seats, answer: &Answer) -> View {
    let (stage, sent) = (form.stage.clone(), form.sent.clone());
    let (going, stays, mut over) = (form.clone(), seats.clone(), false);
    watch(move || {
        let was = mem::replace(&mut over, going.is_over());
        let Some(form) = stays.form.get().filter(|_| was != over) else { return };
        let height = if over { [&stays.height.get().to_string(), "px"].concat() } else { String::new() };
        set(&get(&form, "style"), "minBlockSize", height);
        let focused = page::focused().filter(|focused| form.contains(Some(focused)));
        // The way back is pressed by whoever is there.
        if !over || focused.is_some() || stays.unfocused.get() && page::nothing_is_focused() {
            let next = if over { &stays.thanks } else { &stays.address };
            // Who has scrolled on reads something else.
            let lead = if is_in_view(&form) { page::focus } else { page::pass_focus };
            next.get().iter().for_each(|next| lead(next));
        }
    });
    let (doubted, answer) = (form.clone(), answer.clone());
    let (done, back) = (form.clone(), form.clone());
    let again = move || {
        let back = back.clone();
        let press = on("click", move |_| back.again());
        el("button", &[("class", "small"), ("type", "button")], vec![press], vec![say(phrases::ANOTHER)])
    };
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
            place(move || done.is_over().then(|| plain("p", &[("class", "again")], vec![again()]))),
        ],
    )
}
