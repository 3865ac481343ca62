//! What goes with the address: the newsletters, what has to be agreed to, and a field that only robots fill in.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::complaint::Of;
use super::phrases;
use crate::browser::js::{is, set};
use crate::signup::{Native, Newsletter};
use crate::store::signup::{Form, Stage};
use crate::views::dom::{Attribute, Seat, View, el, live, maybe, on, owned, plain, say, string};

pub fn star() -> View {
    plain("span", &[("class", "star"), ("aria-hidden", "true")], vec![say("*")])
}

/// More than one is a choice, of which one at least has to be made; one alone is no question.
pub fn newsletters(offered: &[Newsletter], form: &Form, native: Option<&Native>, seat: &Seat, complaint: impl Fn() -> View) -> Option<View> {
    let name = native.map_or("newsletters", |native| native.newsletter);
    let joined = native.is_some_and(|native| native.joined);
    if offered.len() < 2 {
        let only = offered.first().filter(|_| native.is_some())?;
        return Some(el("input", &[("type", "hidden")], vec![owned("name", name.to_owned()), owned("value", only.id.clone())], vec![]));
    }
    let boxes = offered.iter().map(|newsletter| {
        let mut attributes = ticked(form, Stage::NoChoice, Of::Newsletters);
        attributes.push(owned("value", newsletter.id.clone()));
        if !joined {
            attributes.push(owned("name", name.to_owned()));
        }
        let tick = el("input", &[("type", "checkbox")], attributes, vec![]);
        plain("label", &[("class", "newsletter"), ("part", "newsletter")], vec![tick, plain("span", &[], vec![string(newsletter.label.clone())])])
    });
    let one_at_least = plain("span", &[("class", "unseen")], vec![say(phrases::ONE_AT_LEAST)]);
    let legend = plain("legend", &[("class", "label")], vec![say(phrases::NEWSLETTERS), say(" "), star(), one_at_least]);
    let seat = vec![Attribute::Seat(seat.clone())];
    let all = joined.then(|| el("input", &[("type", "hidden")], vec![owned("name", name.to_owned())], vec![]));
    Some(el("fieldset", &[("class", "newsletters")], seat, [legend, complaint()].into_iter().chain(boxes).chain(all).collect()))
}

/// What a box has: while `missing` is said, it is said of this box.
fn ticked(form: &Form, missing: Stage, of: Of) -> Vec<Attribute> {
    let (chosen, marked, told) = (form.clone(), form.stage.clone(), form.stage.clone());
    let is_missing = missing.clone();
    vec![
        on("change", move |_| chosen.chosen()),
        live("aria-invalid", move || marked.with(|stage| *stage == is_missing).then(|| "true".to_owned())),
        live("aria-describedby", move || told.with(|stage| *stage == missing).then(|| of.id().to_owned())),
    ]
}

/// Where one field is to hold all that is chosen, it does.
pub fn join(seat: &Seat, ids: &[String]) {
    if let Some(all) = seat.get().and_then(|fieldset| fieldset.query_selector("[type=hidden]").ok().flatten()) {
        set(&all, "value", ids.join(","));
    }
}

/// The ids of those that are ticked.
pub fn chosen(offered: &[Newsletter], seat: &Seat) -> Vec<String> {
    if offered.len() < 2 {
        return offered.iter().map(|newsletter| newsletter.id.clone()).collect();
    }
    let Some(boxes) = seat.get().and_then(|fieldset| fieldset.query_selector_all("input").ok()) else { return Vec::new() };
    let ticked = |place: usize| boxes.get(place as u32).is_some_and(|tick| is(&tick, "checked"));
    offered.iter().enumerate().filter(|(place, _)| ticked(*place)).map(|(_, newsletter)| newsletter.id.clone()).collect()
}

pub fn consent(words: &str, form: &Form, seat: &Seat) -> View {
    let mut attributes = ticked(form, Stage::NoConsent, Of::Consent);
    attributes.push(Attribute::Seat(seat.clone()));
    let tick = el("input", &[("type", "checkbox"), ("name", "consent"), ("value", "yes"), ("aria-required", "true")], attributes, vec![]);
    plain("label", &[("class", "consent")], vec![tick, plain("span", &[], vec![string(words.to_owned()), say(" "), star()])])
}

/// Out of sight, out of the order of keys, unknown to screen readers and password managers.
pub fn trap(native: Option<&Native>, seat: &Seat) -> Option<View> {
    let name = native.map_or("website", |native| native.trap.as_str());
    let fixed = &[
        ("type", "text"),
        ("tabindex", "-1"),
        ("autocomplete", "off"),
        ("data-1p-ignore", ""),
        ("data-lpignore", "true"),
        ("data-bwignore", ""),
        ("data-form-type", "other"),
    ];
    (!name.is_empty()).then(|| {
        let field = el("input", fixed, vec![owned("name", name.to_owned()), Attribute::Seat(seat.clone())], vec![]);
        plain("div", &[("class", "trap"), ("aria-hidden", "true")], vec![plain("label", &[], vec![say(phrases::TRAP), say(" "), field])])
    })
}

/// Fields that a provider wants beside the reader's.
pub fn fixed(native: Option<&Native>) -> View {
    let fields = native.map_or(&[] as &[(&str, &str)], |native| native.fixed);
    let field = |(name, value): &(&'static str, &'static str)| {
        el("input", &[("type", "hidden")], vec![owned("name", (*name).to_owned()), owned("value", (*value).to_owned())], vec![])
    };
    maybe((!fields.is_empty()).then(|| plain("div", &[], fields.iter().map(field).collect())))
}

/// Where the focus goes when something is missing here.
pub fn first_box(seat: &Seat) -> Option<web_sys::HtmlElement> {
    let element: Element = seat.get()?.into();
    if element.local_name() == "input" { Some(element.unchecked_into()) } else { element.query_selector("input").ok()?.map(JsCast::unchecked_into) }
}
