//! How a changed list moves: what is being read holds still, and what is in view slides to where it stands now.

use std::cell::RefCell;

use web_sys::Element;

use super::rows::{Motion, Row};
use super::stretch::{self, rows, rows_below};
use crate::browser::clock::Timer;
use crate::browser::page;
use crate::browser::viewport::{
    SLIDE_MS, Span, anchors, is_read, onwards, plays, reduced_motion, scroll_by, seen_in, slide, text_is_selected, would_move_the_page,
};
use crate::feed::Millis;
use crate::store::signal::Signal;

pub struct Slides {
    /// Whether anything is on its way: the list waits for it to arrive.
    moving: Signal<bool>,
    arrival: RefCell<Option<Timer>>,
}

impl Slides {
    pub fn new(moving: Signal<bool>) -> Slides {
        Slides { moving, arrival: RefCell::default() }
    }
}

/// Until the end of a movement has been painted, a few frames later: what moves before that counts as a layout shift.
const SETTLED_MS: Millis = 100;

/// An element and where it stood.
type Stood = (Element, Span);

impl Motion for Slides {
    fn arrange(&self, list: &Element, rows: &mut [Box<Row>], same: usize) {
        stretch::arrange(list, rows, same);
    }

    fn around(&self, list: &Element, change: &mut dyn FnMut()) {
        let seen = seen_in(list);
        let before = in_view(list, seen);
        let scrolled = Span::of(list).top < seen.top;
        let has_focus = |element: &Element| element.matches(":focus-within").unwrap_or(false);
        let focused = if has_focus(list) { rows(list).position(|row| has_focus(&row)) } else { None };
        change();
        if scrolled && !anchors() {
            hold(list, &before);
        }
        if let Some(place) = focused {
            keep_focus(list, place);
        }
        if !reduced_motion() && settle(list, &before, seen) {
            let moving = self.moving.clone();
            moving.set(true);
            self.arrival.replace(Some(Timer::after(SLIDE_MS + SETTLED_MS, move || moving.set(false))));
        }
    }
}

/// The rows that a reader sees or that may come into view, and what stands below them.
fn in_view(list: &Element, seen: Span) -> Vec<Stood> {
    let below = seen.bottom + (seen.bottom - seen.top);
    let mut stood = Vec::new();
    for row in rows_below(list, seen.top) {
        let span = Span::of(&row);
        if span.top >= below {
            return stood;
        }
        if span.bottom > seen.top {
            stood.push((row, span));
        }
    }
    let section = list.parent_element();
    for first in [list.next_element_sibling(), section.and_then(|section| section.next_element_sibling())] {
        for element in onwards(first) {
            let span = Span::of(&element);
            stood.push((element, span));
        }
    }
    stood
}

/// Where the row that had the focus is gone, the one in its place gets it.
fn keep_focus(list: &Element, place: usize) {
    if page::nothing_is_focused()
        && let Some(row) = rows(list).take(place + 1).last()
    {
        page::pass_focus(&row);
    }
}

/// The first row in view that is still there stays where it was.
fn hold(list: &Element, before: &[Stood]) {
    let Some((row, stood)) = before.iter().find(|(element, _)| element.is_connected()) else { return };
    let moved = Span::of(row).top - stood.top;
    if moved != 0.0 && is_read(list) {
        scroll_by(list, moved);
    }
}

/// What moved comes from where it was; what is new comes from above. Whether there was anything.
fn settle(list: &Element, before: &[Stood], seen: Span) -> bool {
    const COMES_FROM: f64 = -12.0;
    let mut after: Vec<(Element, f64, bool)> = Vec::new();
    for (element, stood) in before {
        let stands = Span::of(element);
        let moved = stood.top - stands.top;
        if moved != 0.0 && (stood.meets(seen) || stands.meets(seen)) && element.is_connected() {
            after.push((element.clone(), moved, false));
        }
    }
    // What stands over the first of those is new, or was not in view.
    let known = |row: &Element| before.iter().any(|(element, _)| element == row);
    for row in rows_below(list, seen.top).take_while(|row| !known(row)) {
        let stands = Span::of(&row);
        if stands.top >= seen.bottom {
            break;
        }
        if stands.meets(seen) {
            after.push((row, COMES_FROM, true));
        }
    }
    // All is measured before anything moves.
    for (element, from, fades) in &after {
        slide(element, *from, *fades);
    }
    !after.is_empty()
}

/// Whether new entries may stand at the top now: the top is in view, and nothing that is being read would move. A list that is
/// `fixed` never grows: there a new entry takes the place of another, but not under a pointer.
pub fn may_insert(list: &Element, fixed: bool) -> bool {
    let (seen, top) = (seen_in(list), Span::of(list).top);
    let at_top = top >= seen.top && top < seen.bottom;
    let focused = || list.matches(":focus-within").unwrap_or(false);
    at_top
        && !reduced_motion()
        && !focused()
        && !text_is_selected(&list.get_root_node())
        && !plays(list)
        && !(if fixed { list.matches(":hover").unwrap_or(false) } else { would_move_the_page(list) })
}
