//! Elements, attributes and places of one type each: a tag, attributes and children go in, a view comes out. `view!` makes
//! a type of its own of every element, attribute and closure, and code for each of them (CONTRIBUTING.md, "Size"); and it
//! puts a wholly static subtree into `innerHTML`, which Trusted Types forbid. These few functions are Leptos's own builders
//! with those types taken out.

use std::cell::{OnceCell, RefCell};
use std::sync::{Arc, Mutex};

use leptos::ev;
use leptos::html::{Custom, ElementChild, custom};
use leptos::prelude::{AddAnyAttr, AnyView, IntoAny};
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event::on as listen;
use leptos::tachys::html::node_ref::{NodeRefContainer, node_ref};
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use leptos::tachys::view::iterators::StaticVec;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

type Tag = Custom<&'static str>;

/// Attributes that never change: data, not code.
type Fixed = &'static [(&'static str, &'static str)];

pub fn el(tag: &'static str, fixed: Fixed, mut attributes: Vec<AnyAttribute>, children: Vec<AnyView>) -> AnyView {
    attributes.extend(fixed.iter().map(|(name, value)| custom_attribute(*name, *value).into_any_attr()));
    custom(tag).child(StaticVec::from(children)).add_any_attr(attributes).into_any()
}

/// An element whose attributes never change.
pub fn plain(tag: &'static str, fixed: Fixed, children: Vec<AnyView>) -> AnyView {
    el(tag, fixed, Vec::new(), children)
}

pub fn owned(name: &'static str, value: String) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

/// An attribute that follows the signals `value` reads; none takes it away.
pub fn live(name: &'static str, value: impl FnMut() -> Option<String> + Send + 'static) -> AnyAttribute {
    let value: SharedReactiveFunction<Option<String>> = Arc::new(Mutex::new(value));
    custom_attribute(name, value).into_any_attr()
}

/// An attribute that is there, without a value, while `there` says so: `hidden`.
pub fn flag(name: &'static str, mut there: impl FnMut() -> bool + Send + 'static) -> AnyAttribute {
    live(name, move || there().then(String::new))
}

pub fn on(event: &'static str, run: impl FnMut(Event) + 'static) -> AnyAttribute {
    let run: Box<dyn FnMut(Event)> = Box::new(run);
    listen(ev::Custom::<Event>::new(event), run).into_any_attr()
}

/// Static words.
pub fn say(words: &'static str) -> AnyView {
    words.into_any()
}

pub fn string(words: String) -> AnyView {
    words.into_any()
}

/// Words that follow the signals they read.
pub fn words(read: impl FnMut() -> String + Send + 'static) -> AnyView {
    let read: SharedReactiveFunction<String> = Arc::new(Mutex::new(read));
    read.into_any()
}

/// A place whose view follows the signals it reads; nothing is a view too.
pub fn place(read: impl FnMut() -> Option<AnyView> + Send + 'static) -> AnyView {
    let read: SharedReactiveFunction<Option<AnyView>> = Arc::new(Mutex::new(read));
    read.into_any()
}

/// Nothing, or a view.
pub fn maybe(view: Option<AnyView>) -> AnyView {
    view.into_any()
}

/// The element a view became, once it did.
#[derive(Clone)]
pub struct Seat(Arc<SendWrapper<OnceCell<HtmlElement>>>);

impl Default for Seat {
    fn default() -> Seat {
        Seat(Arc::new(SendWrapper::new(OnceCell::new())))
    }
}

/// Where focus was before something opened, so that it can go back there.
#[derive(Clone)]
pub struct Opener(Arc<SendWrapper<RefCell<Option<HtmlElement>>>>);

impl Default for Opener {
    fn default() -> Opener {
        Opener(Arc::new(SendWrapper::new(RefCell::new(None))))
    }
}

impl Opener {
    pub fn remember(&self, event: &Event) {
        self.0.replace(event.current_target().and_then(|target| target.dyn_into().ok()));
    }

    /// Once what stood in its way is gone, which the same turn of signals sees to.
    pub fn give_back(&self) {
        if let Some(element) = RefCell::take(&self.0) {
            spawn_local(async move {
                let _ = element.focus();
            });
        }
    }
}

impl Seat {
    pub fn get(&self) -> Option<HtmlElement> {
        self.0.get().cloned()
    }

    pub fn attribute(&self) -> AnyAttribute {
        node_ref::<Tag, Seat>(self.clone()).into_any_attr()
    }
}

/// Runs once the element stands in the page: for focus, and for nodes that are not Leptos's.
pub fn built(run: impl Fn(HtmlElement) + 'static) -> AnyAttribute {
    node_ref::<Tag, Built>(Built(Arc::new(SendWrapper::new(Box::new(run))))).into_any_attr()
}

#[derive(Clone)]
struct Built(Arc<SendWrapper<Run>>);

type Run = Box<dyn Fn(HtmlElement)>;

impl NodeRefContainer<Tag> for Built {
    fn load(self, element: &Element) {
        // A view is built and placed in one go; what is spawned runs after that.
        let element = element.clone().unchecked_into();
        spawn_local(async move { (self.0)(element) });
    }
}

impl NodeRefContainer<Tag> for Seat {
    fn load(self, element: &Element) {
        // An element is built once.
        let _ = self.0.set(element.clone().unchecked_into());
    }
}
