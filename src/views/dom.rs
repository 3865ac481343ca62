//! How views are written: a tag, attributes and children go in, a [`View`] comes out. It is one type for all that can stand
//! on the page. `view!` makes a type of its own of every element, attribute and closure, and code for each of them
//! (CONTRIBUTING.md, "Size"); and it puts a wholly static subtree into `innerHTML`, which Trusted Types forbid. What a
//! [`View`] becomes on the page is in render.rs.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, MouseEvent};

use super::stretch::or_its;
use super::text::tr;
use crate::browser::page;

/// Attributes that never change: data, not code.
pub type Fixed = &'static [(&'static str, &'static str)];

/// What stands somewhere on the page.
pub enum View {
    Text(Cow<'static, str>),
    /// Words that follow the signals they read.
    Words(Box<dyn FnMut() -> String>),
    /// A place whose view follows the signals it reads; nothing is a view too.
    Place(Box<dyn FnMut() -> Option<View>>),
    Element(Element),
}

pub struct Element {
    pub tag: &'static str,
    pub fixed: Fixed,
    pub attributes: Vec<Attribute>,
    pub children: Vec<View>,
}

/// What an element has beside its fixed attributes.
pub enum Attribute {
    Owned(&'static str, String),
    /// Follows the signals it reads; none takes it away.
    Live(&'static str, Box<dyn FnMut() -> Option<String>>),
    On(&'static str, Box<dyn FnMut(Event)>),
    Seat(Seat),
    Built(Box<dyn FnOnce(HtmlElement)>),
}

// Written out wherever a view is, it would be most of what a view costs.
#[inline(never)]
pub fn el(tag: &'static str, fixed: Fixed, attributes: Vec<Attribute>, children: Vec<View>) -> View {
    View::Element(Element { tag, fixed, attributes, children })
}

/// An element whose attributes never change.
#[inline(never)]
pub fn plain(tag: &'static str, fixed: Fixed, children: Vec<View>) -> View {
    el(tag, fixed, Vec::new(), children)
}

pub fn owned(name: &'static str, value: String) -> Attribute {
    Attribute::Owned(name, value)
}

pub fn live(name: &'static str, value: impl FnMut() -> Option<String> + 'static) -> Attribute {
    Attribute::Live(name, Box::new(value))
}

/// An attribute that is there, without a value, while `there` says so: `hidden`.
pub fn flag(name: &'static str, there: impl FnMut() -> bool + 'static) -> Attribute {
    let mut there: Box<dyn FnMut() -> bool> = Box::new(there);
    live(name, move || there().then(String::new))
}

pub fn on(event: &'static str, run: impl FnMut(Event) + 'static) -> Attribute {
    Attribute::On(event, Box::new(run))
}

/// Runs once the element stands in the page: for focus, and for nodes that are not Leptos's.
pub fn built(run: impl FnOnce(HtmlElement) + 'static) -> Attribute {
    Attribute::Built(Box::new(run))
}

/// Words of ours, in the interface's language.
pub fn say(words: &'static str) -> View {
    if words.trim().is_empty() { View::Text(Cow::Borrowed(words)) } else { View::Words(Box::new(move || tr(words).into_owned())) }
}

/// An attribute in the interface's language.
pub fn named(name: &'static str, words: &'static str) -> Attribute {
    live(name, move || Some(tr(words).into_owned()))
}

pub fn string(words: String) -> View {
    View::Text(Cow::Owned(words))
}

pub fn words(read: impl FnMut() -> String + 'static) -> View {
    View::Words(Box::new(read))
}

pub fn place(read: impl FnMut() -> Option<View> + 'static) -> View {
    View::Place(Box::new(read))
}

/// Nothing, or a view.
pub fn maybe(view: Option<View>) -> View {
    view.unwrap_or_else(|| say(""))
}

/// Whether a click is not the reader's own way to a new tab, by a key or another button.
pub fn is_plain_click(event: &Event) -> bool {
    let click = event.unchecked_ref::<MouseEvent>();
    !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.button() != 0)
}

/// The element a view became, once it did.
#[derive(Clone, Default)]
pub struct Seat(Rc<OnceCell<HtmlElement>>);

impl Seat {
    pub fn get(&self) -> Option<HtmlElement> {
        self.0.get().cloned()
    }

    /// An element is built once.
    pub fn take(&self, element: HtmlElement) {
        let _ = self.0.set(element);
    }
}

/// Whether a button that may go has the focus, or was pressed (which gives it none in Safari) and not left for something else:
/// then the focus is to go on to what stands for it.
#[derive(Clone, Default)]
pub struct Pressed(Rc<Cell<bool>>);

impl Pressed {
    /// Runs for each press of the button that gets these.
    pub fn on(&self, mut run: impl FnMut() + 'static) -> [Attribute; 3] {
        let (pressed, reached, left) = (self.0.clone(), self.0.clone(), self.0.clone());
        let click = on("click", move |_| {
            pressed.set(true);
            run();
        });
        [click, on("focus", move |_| reached.set(true)), on("blur", move |event| left.set(left.get() && !page::leads_elsewhere(&event)))]
    }

    pub fn take(&self) -> bool {
        self.0.take()
    }
}

/// Where focus was before something opened, so that it can go back there; else, to what stands next to it, or what it came out of.
#[derive(Clone, Default)]
pub struct Opener {
    before: Rc<RefCell<Option<[Option<web_sys::Element>; 2]>>>,
    otherwise: Rc<RefCell<Seat>>,
}

impl Opener {
    /// Of one opening after another the first counts.
    pub fn remember(&self) {
        let mut before = self.before.borrow_mut();
        if before.is_none() {
            let focused = page::focused();
            let within = |selector| focused.as_ref()?.closest(selector).ok()?;
            let next = [".item", ".stretch"].into_iter().find_map(|selector| within(selector)?.next_element_sibling());
            *before = Some([focused.map(Into::into), next]);
        }
    }

    pub fn falls_back_on(&self, seat: &Seat) {
        self.otherwise.replace(seat.clone());
    }

    /// Once what stood in its way is gone, which the same turn of signals sees to.
    pub fn give_back(&self) {
        let Some(before) = self.before.take() else { return };
        let otherwise = self.otherwise.borrow().clone();
        spawn_local(async move {
            let there = before.into_iter().flatten().find(|element| element.is_connected());
            if let Some(element) = there.or_else(|| otherwise.get().map(Into::into)) {
                page::focus(&or_its(element, ".item"));
            }
        });
    }
}
