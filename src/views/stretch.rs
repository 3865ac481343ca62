//! The rows of a long list. The first hundred are children of the list; of what comes at its end later, each fifty have an element of
//! their own, a stretch, which the browser need not lay out before it comes near (CSS Containment 3, "content-visibility"). Where a
//! row stands is said here, and what a list of both looks like to the rest: rows, one after another.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::rows::Row;
use crate::browser::js::global;
use crate::browser::page::document;
use crate::browser::viewport::{Span, styled};
use crate::feed::text::digits;
use crate::ticker::order::out_of_order;

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
    from(list.query_selector(".item").ok().flatten())
}

/// All but those that end over a height of the window; some of these may be among them.
pub fn rows_below(list: &Element, height: f64) -> impl Iterator<Item = Element> {
    let mut begun_over_it = stretches(list).filter(|stretch| Span::of(stretch).top <= height);
    from(begun_over_it.find_map(|stretch| stretch.first_element_child()).or_else(|| rows(list).next()))
}

fn from(first: Option<Element>) -> impl Iterator<Item = Element> {
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

fn stretch_of(row: &Element) -> Option<Element> {
    row.parent_element().filter(is_stretch)
}

type Step = fn(&Element) -> Option<Element>;

fn beside(row: &Element, step: Step, into: Step) -> Option<Element> {
    let mut at = step(row).or_else(|| step(&stretch_of(row)?));
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

/// Puts rows in order. Those that stood before stand well, but for as few as will do, which are taken out. What is new at the end comes
/// there; the others from the last to the first, so that each knows what it stands before.
pub fn arrange(list: &Element, rows: &mut [Box<Row>], same: usize) {
    let before: Vec<_> = rows.iter().map(|row| row.before).collect();
    for row in out_of_order(&before) {
        if let Some(row) = rows.get_mut(row) {
            row.take_out();
        }
    }
    let empty: Vec<Element> = stretches(list).filter(|stretch| stretch.child_element_count() == 0).collect();
    empty.iter().for_each(Element::remove);
    let known = rows.iter().rposition(|row| row.before.is_some()).map_or(0, |last| last + 1);
    let Some((known, new)) = rows.split_at_mut_checked(known) else { return };
    for row in new.iter_mut() {
        row.mount(&end(list), None);
    }
    let mut below: Option<&Box<Row>> = new.first();
    for row in known.iter_mut().skip(same).rev() {
        if row.before.is_none()
            && let Some(next) = below.and_then(|row| row.element())
        {
            match crowded_before(next) {
                Some(crowded) => row.mount(&begin(list, Some(&crowded)), None),
                None => row.mount(&next.parent_element().unwrap_or_else(|| list.clone()), Some(next)),
            }
        }
        below = Some(row);
    }
    // One that is short of rows would be taken to be higher than it is.
    for stretch in stretches(list) {
        let _ = stretch.toggle_attribute_with_force("data-full", stretch.child_element_count() >= LENGTH * 4 / 5);
    }
}

/// All, from the last to the first.
fn stretches(list: &Element) -> impl Iterator<Item = Element> {
    std::iter::successors(list.last_element_child(), Element::previous_element_sibling).take_while(is_stretch)
}

/// The stretch that begins with this row, if there is no room in it.
fn crowded_before(row: &Element) -> Option<Element> {
    let first = row.previous_element_sibling().is_none();
    stretch_of(row).filter(|stretch| first && stretch.child_element_count() >= 2 * LENGTH)
}

/// What the next row at the end of the list stands in.
fn end(list: &Element) -> Element {
    match list.last_element_child().filter(is_stretch) {
        Some(stretch) if stretch.child_element_count() < LENGTH => stretch,
        None if list.child_element_count() < 2 * LENGTH => list.clone(),
        // A site owner's grid is one of rows; and a frame may be as high as its list, where what is far for the page around it has to be as
        // high as it will be.
        None if styled(list, "display").is_some_and(|display| display != "block") || global("parent") != global("self") => list.clone(),
        None => {
            // What was never near is taken to be as high as the rows at the top are (style/live.css).
            let (at, rows) = (Span::of(list), f64::from(list.child_element_count()));
            let height = ((at.bottom - at.top) / rows) as i32;
            if height > 0 {
                let _ = list.unchecked_ref::<HtmlElement>().style().set_property("--_row", &(digits(height.into()) + "px"));
            }
            begin(list, None)
        }
        Some(_) => begin(list, None),
    }
}

/// A new stretch before another, or at the end.
fn begin(list: &Element, next: Option<&Element>) -> Element {
    let made = document().and_then(|document| document.create_element("div").ok());
    made.inspect(|stretch| {
        stretch.set_class_name(CLASS);
        let _ = list.insert_before(stretch, next.map(AsRef::as_ref));
    })
    .unwrap_or_else(|| list.clone())
}
