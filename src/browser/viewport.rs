//! What of the page a reader sees: where an element stands in the window or in the box that scrolls it, whether anything is
//! being read, and how to hold still what is.

use js_sys::JSON;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{Element, HtmlElement, Node};

use super::js::{call, global, is, of_text};
use super::page::{document, host};
use crate::feed::Millis;

/// A span of the window's height, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Span {
    pub top: f64,
    pub bottom: f64,
}

impl Span {
    pub fn of(element: &Element) -> Span {
        let around = element.get_bounding_client_rect();
        Span { top: around.top(), bottom: around.bottom() }
    }

    pub fn meets(self, other: Span) -> bool {
        self.top < other.bottom && self.bottom > other.top
    }
}

/// The box that scrolls `element`: the nearest ancestor that does, out of any shadow roots; none is the window itself.
fn scroller(element: &Element) -> Option<Element> {
    let mut at = up(element);
    while let Some(ancestor) = at {
        if ancestor.scroll_height() > ancestor.client_height() && scrolls(&ancestor) {
            return Some(ancestor);
        }
        at = up(&ancestor);
    }
    None
}

/// What it stands in as the page is laid out: the slot it was given, its parent, or the host of its shadow root.
fn up(element: &Element) -> Option<Element> {
    let slot = element.assigned_slot().map(Element::from);
    slot.or_else(|| element.parent_element()).or_else(|| host(element))
}

fn scrolls(element: &Element) -> bool {
    let root = document().and_then(|document| document.document_element());
    root.as_ref() != Some(element) && matches!(styled(element, "overflow-y").as_deref(), Some("auto" | "scroll"))
}

/// What a property of an element's style comes to.
pub fn styled(element: &Element, property: &str) -> Option<String> {
    web_sys::window()?.get_computed_style(element).ok()??.get_property_value(property).ok()
}

/// What of the window a reader can see `element` in.
pub fn seen_in(element: &Element) -> Span {
    let height = web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default();
    match scroller(element).map(|scroller| Span::of(&scroller)) {
        Some(span) => Span { top: span.top.max(0.0), bottom: span.bottom.min(height) },
        None => Span { top: 0.0, bottom: height },
    }
}

/// Scrolls what `element` stands in.
pub fn scroll_by(element: &Element, down: f64) {
    match scroller(element) {
        Some(scroller) => scroller.scroll_by_with_x_and_y(0.0, down),
        None => {
            if let Some(window) = web_sys::window() {
                window.scroll_by_with_x_and_y(0.0, down);
            }
        }
    }
}

/// Whether what stands at the middle of the window's upper edge belongs to the widget: then the widget is what is being read.
pub fn is_read(element: &Element) -> bool {
    let found = || {
        let window = web_sys::window()?;
        let middle = window.inner_width().ok()?.as_f64()? / 2.0;
        document()?.element_from_point(middle as f32, seen_in(element).top as f32 + 1.0)
    };
    found().is_some_and(|found| host(element).is_some_and(|host| host.contains(Some(&found))))
}

pub fn reduced_motion() -> bool {
    thread_local! {
        /// Goes with the reader's wish; making one looks at the page's styles.
        static REDUCED: JsValue = of_text("matchMedia", "(prefers-reduced-motion: reduce)").unwrap_or_default();
    }
    REDUCED.with(|query| is(query, "matches"))
}

/// Whether a reader has selected text, in the page or in this root.
pub fn text_is_selected(root: &Node) -> bool {
    let selects = |place: &JsValue| call(place, "getSelection", &[]).is_ok_and(|selection| selection.is_object() && !is(&selection, "isCollapsed"));
    // Not every browser lets a shadow root be asked; there the call fails, and the document's answer counts.
    selects(root) || document().is_some_and(|document| selects(&document))
}

/// Whether a recording or a film can be heard in one of the widget's slots.
pub fn plays(element: &Element) -> bool {
    let found = host(element).and_then(|host| host.query_selector_all("audio,video").ok());
    found.is_some_and(|found| (0..found.length()).filter_map(|at| found.get(at)).any(|media| !is(&media, "paused") && !is(&media, "muted")))
}

/// Whether anything of the page around the widget that is to be seen, or the widget itself, would move if the list were a
/// window higher: tried out, and taken back before anything is painted. However a page is laid out, where its elements stand
/// tells.
pub fn would_move_the_page(list: &Element) -> bool {
    let (Some(host), Some(grows)) = (host(list), list.parent_element()) else { return false };
    let seen = seen_in(list);
    let mut around = Vec::new();
    gather(&host, seen, 0, &mut around);
    let mut at = Some(host);
    while let Some(inner) = at {
        for sibling in siblings(&inner).filter(|sibling| *sibling != inner) {
            // One that is stretched stays, and what stands in its middle does not.
            gather(&sibling, seen, 1, &mut around);
        }
        at = up(&inner);
    }
    let style = grows.unchecked_ref::<HtmlElement>().style();
    let _ = style.set_property("padding-bottom", "100vh");
    let moves = around.iter().any(|(element, stood)| Span::of(element).top != *stood);
    let _ = style.remove_property("padding-bottom");
    moves
}

/// The element, if it is to be seen, and what is in it so many levels down; one that has no box of its own (`display:
/// contents`) is what is in it.
fn gather(element: &Element, seen: Span, levels: u32, into: &mut Vec<(Element, f64)>) {
    let around = element.get_bounding_client_rect();
    let boxless = around.height() == 0.0 && around.width() == 0.0;
    if !boxless && !(Span { top: around.top(), bottom: around.bottom() }).meets(seen) {
        return;
    }
    if boxless || levels > 0 {
        children(element).for_each(|child| gather(&child, seen, levels.saturating_sub(1), into));
    }
    if !boxless {
        into.push((element.clone(), around.top()));
    }
}

/// The element and all beside it, in a shadow root, too.
fn siblings(element: &Element) -> impl Iterator<Item = Element> {
    let first = std::iter::successors(Some(element.clone()), Element::previous_element_sibling).last();
    onwards(first)
}

pub fn children(element: &Element) -> impl Iterator<Item = Element> + use<> {
    onwards(element.first_element_child())
}

/// An element and those that follow it.
pub fn onwards(first: Option<Element>) -> impl Iterator<Item = Element> {
    std::iter::successors(first, Element::next_element_sibling)
}

/// Whether the browser itself holds still what is in view while something above it changes (CSS Scroll Anchoring).
pub fn anchors() -> bool {
    call(&global("CSS"), "supports", &["overflow-anchor".into(), "auto".into()]).is_ok_and(|supports| supports.is_truthy())
}

/// How long a slide takes.
pub const SLIDE_MS: Millis = 240;

/// Lets an element come from where it stood, or from nothing, to where it stands.
pub fn slide(element: &Element, from: f64, fades: bool) {
    let mut frames = String::from(r#"[{"transform":"translateY("#);
    frames.push_str(&(from as i32).to_string());
    frames.push_str("px)\"");
    frames.push_str(if fades { r#","opacity":0},{"opacity":1,"# } else { "},{" });
    frames.push_str(r#""transform":"none"}]"#);
    if let Ok(frames) = JSON::parse(&frames) {
        // An old browser may not know it, and nothing is lost then but the movement.
        let _ = call(element, "animate", &[frames, (SLIDE_MS as f64).into()]);
    }
}
