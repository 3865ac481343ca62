//! What goes with the address: the newsletters, what has to be agreed to, and a field that only robots fill in.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::phrases;
use crate::browser::js::is;
use crate::signup::{Native, Newsletter};
use crate::store::signup::Form;
use crate::views::dom::{Attribute, Seat, View, el, maybe, on, owned, plain, say, string};

pub fn star() -> View {
    plain("span", &[("class", "star"), ("aria-hidden", "true")], vec![say("*")])
}

/// More than one is a choice, of which one at least has to be made; one alone is no question.
pub fn newsletters(offered: &[Newsletter], form: &Form, native: Option<&Native>, seat: &Seat) -> Option<View> {
    let name = native.map_or("newsletters", |native| native.newsletter);
    if offered.len() < 2 {
        let only = offered.first().filter(|_| native.is_some())?;
        return Some(el("input", &[("type", "hidden")], vec![owned("name", name.to_owned()), owned("value", only.id.clone())], vec![]));
    }
    let boxes = offered.iter().map(|newsletter| {
        let form = form.clone();
        let attributes = vec![owned("name", name.to_owned()), owned("value", newsletter.id.clone()), on("change", move |_| form.chosen())];
        let tick = el("input", &[("type", "checkbox"), ("aria-describedby", "signup-error")], attributes, vec![]);
        plain("label", &[("class", "newsletter"), ("part", "newsletter")], vec![tick, plain("span", &[], vec![string(newsletter.label.clone())])])
    });
    let legend = plain("legend", &[("class", "label")], vec![say(phrases::NEWSLETTERS), say(" "), star()]);
    let seat = vec![Attribute::Seat(seat.clone())];
    Some(el("fieldset", &[("class", "newsletters")], seat, [legend].into_iter().chain(boxes).collect()))
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
    let form = form.clone();
    let attributes = vec![on("change", move |_| form.chosen()), Attribute::Seat(seat.clone())];
    let tick = el(
        "input",
        &[("type", "checkbox"), ("name", "consent"), ("value", "yes"), ("aria-required", "true"), ("aria-describedby", "signup-error")],
        attributes,
        vec![],
    );
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
