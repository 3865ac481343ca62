//! How a changed list moves: what is being read holds still, and what is in view slides to where it stands now.

use web_sys::Element;

use super::rows::Motion;
use crate::browser::page::host;
use crate::browser::viewport::{Span, has_followers, is_read, reduced_motion, scroll_by, seen_in, slide, text_is_selected};
use crate::ticker::order;

pub struct Slides;

/// An element and where it stood.
type Stood = (Element, Span);

impl Motion for Slides {
    fn out_of_order(&self, before: &[Option<usize>]) -> Vec<usize> {
        order::out_of_order(before)
    }

    fn around(&self, list: &Element, change: &mut dyn FnMut()) {
        let seen = seen_in(list);
        let before = in_view(list, seen);
        let scrolled = Span::of(list).top < seen.top;
        change();
        if scrolled {
            hold(list, &before);
        }
        if !reduced_motion() {
            settle(list, &before, seen);
        }
    }
}

/// The rows that a reader sees or that may come into view, and what stands below them.
fn in_view(list: &Element, seen: Span) -> Vec<Stood> {
    let below = seen.bottom + (seen.bottom - seen.top);
    let mut stood = Vec::new();
    let mut next = list.first_element_child();
    while let Some(element) = next {
        let span = Span::of(&element);
        next = element.next_element_sibling();
        if span.top >= below {
            return stood;
        }
        if span.bottom > seen.top {
            stood.push((element, span));
        }
    }
    let section = list.parent_element();
    for first in [list.next_element_sibling(), section.and_then(|section| section.next_element_sibling())] {
        let mut next = first;
        while let Some(element) = next {
            next = element.next_element_sibling();
            stood.push((element.clone(), Span::of(&element)));
        }
    }
    stood
}

/// The first row in view that is still there stays where it was.
fn hold(list: &Element, before: &[Stood]) {
    let Some((row, stood)) = before.iter().find(|(element, _)| element.is_connected()) else { return };
    let moved = Span::of(row).top - stood.top;
    if moved != 0.0 && is_read(list) {
        scroll_by(list, moved);
    }
}

/// What moved comes from where it was; what is new comes from above.
fn settle(list: &Element, before: &[Stood], seen: Span) {
    const COMES_FROM: f64 = -12.0;
    let mut after: Vec<(Element, f64, bool)> = Vec::new();
    for (element, stood) in before {
        let moved = stood.top - Span::of(element).top;
        if moved != 0.0 && element.is_connected() {
            after.push((element.clone(), moved, false));
        }
    }
    let first = before.iter().map(|(element, _)| element).find(|element| element.is_connected());
    let mut next = list.first_element_child();
    while let Some(element) = next.filter(|element| Some(element) != first) {
        if Span::of(&element).meets(seen) {
            after.push((element.clone(), COMES_FROM, true));
        }
        next = element.next_element_sibling();
    }
    // All is measured before anything moves.
    for (element, from, fades) in after {
        slide(&element, from, fades);
    }
}

/// Whether new entries may stand at the top now: the top is in view, and nothing that is being read would move.
pub fn may_insert(list: &Element) -> bool {
    let (seen, top) = (seen_in(list), Span::of(list).top);
    let at_top = top >= seen.top && top < seen.bottom;
    let focused = || list.matches(":focus-within").unwrap_or(false);
    at_top && !reduced_motion() && !focused() && !text_is_selected(&list.get_root_node()) && !host(list).is_some_and(|host| has_followers(&host))
}
