//! The rows of a long list. The first hundred are children of the list; of what comes at its end later, each fifty have an element of
//! their own, a stretch, which the browser need not lay out before it comes near (CSS Containment 3, "content-visibility"). What a
//! list of both looks like to the rest is here: rows, one after another. A stretch whose rows are gone stays, and takes no place.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::browser::page::document;
use crate::browser::viewport::Span;
use crate::feed::text::digits;

/// How many rows come into a stretch at its end.
const LENGTH: u32 = 50;
/// Rows and their stretches have the one class or the other.
const CLASS: &str = "stretch";

fn is_stretch(element: &Element) -> bool {
    element.class_name() == CLASS
}

/// A row; or, where the element is a stretch or the list, the one in it that is wanted.
pub fn or_its(element: Element, wanted: &str) -> Element {
    element.query_selector(wanted).ok().flatten().unwrap_or(element)
}

/// All, from the first to the last.
pub fn rows(list: &Element) -> impl Iterator<Item = Element> {
    onwards(list.query_selector(".item").ok().flatten())
}

/// All but those that end over a height of the window; some of these may be among them.
pub fn rows_below(list: &Element, height: f64) -> impl Iterator<Item = Element> {
    let stretches = std::iter::successors(list.last_element_child(), Element::previous_element_sibling).take_while(is_stretch);
    let mut begun_over_it = stretches.filter(|stretch| Span::of(stretch).top <= height);
    onwards(begun_over_it.find_map(|stretch| stretch.first_element_child()).or_else(|| rows(list).next()))
}

fn onwards(first: Option<Element>) -> impl Iterator<Item = Element> {
    std::iter::successors(first, next)
}

/// The row after this one.
pub fn next(row: &Element) -> Option<Element> {
    beside(row, Element::next_element_sibling, Element::first_element_child)
}

/// The row before this one.
pub fn previous(row: &Element) -> Option<Element> {
    beside(row, Element::previous_element_sibling, Element::last_element_child)
}

type Step = fn(&Element) -> Option<Element>;

fn beside(row: &Element, step: Step, into: Step) -> Option<Element> {
    let mut at = step(row).or_else(|| step(&row.parent_element().filter(is_stretch)?));
    loop {
        let element = at?;
        if !is_stretch(&element) {
            return Some(element);
        }
        if let Some(row) = into(&element) {
            return Some(row);
        }
        at = step(&element);
    }
}

/// What the next row at the end of the list stands in.
pub fn end(list: &Element) -> Element {
    let last = list.last_element_child();
    match last.filter(is_stretch) {
        Some(stretch) if stretch.child_element_count() < LENGTH => stretch,
        None if list.child_element_count() < 2 * LENGTH => list.clone(),
        None => {
            // What was never near is taken to be as high as the rows at the top are (style/live.css).
            let (at, rows) = (Span::of(list), f64::from(list.child_element_count()));
            let height = ((at.bottom - at.top) / rows) as i32;
            if height > 0 {
                let _ = list.unchecked_ref::<HtmlElement>().style().set_property("--_row", &(digits(height.into()) + "px"));
            }
            begin(list)
        }
        Some(_) => begin(list),
    }
}

fn begin(list: &Element) -> Element {
    let made = document().and_then(|document| document.create_element("div").ok());
    made.inspect(|stretch| {
        stretch.set_class_name(CLASS);
        let _ = list.append_child(stretch);
    })
    .unwrap_or_else(|| list.clone())
}
