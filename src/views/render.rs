//! What a [`View`] becomes: nodes on the page, and what keeps them true. Leptos's renderer mounts it and effects keep it;
//! rebuilding patches the nodes that are there, so that focus and selection stay where they are.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use leptos::tachys::dom::document;
use leptos::tachys::view::{Mountable, Render};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Node, Text};

use super::dom::{Attribute, Element, View};
use crate::browser::clock::Listener;
use crate::store::signal::Effect;

/// A view on the page.
pub enum Shown {
    Text { node: Text, words: Cow<'static, str> },
    Words { node: Text, _keeps: Effect },
    Place { end: Node, content: Rc<RefCell<Option<Shown>>>, _keeps: Effect },
    Element(ShownElement),
}

pub struct ShownElement {
    node: web_sys::Element,
    tag: &'static str,
    owned: Vec<(&'static str, String)>,
    /// Ends with the element, or when it is rebuilt.
    _listeners: Vec<Listener>,
    _live: Vec<Effect>,
    children: Vec<Shown>,
}

impl Render for View {
    type State = Shown;

    fn build(self) -> Shown {
        match self {
            View::Text(words) => Shown::Text { node: document().create_text_node(&words), words },
            View::Words(mut read) => {
                let node = document().create_text_node("");
                let (text, mut before) = (node.clone(), None);
                let keeps = Effect::new(Box::new(move || {
                    let words = Some(read());
                    if before != words {
                        text.set_data(words.as_deref().unwrap_or_default());
                        before = words;
                    }
                }));
                Shown::Words { node, _keeps: keeps }
            }
            View::Place(mut read) => {
                let (end, content): (Node, Rc<RefCell<_>>) = (document().create_comment("").into(), Rc::default());
                let (marker, shown) = (end.clone(), content.clone());
                let keeps = Effect::new(Box::new(move || {
                    // What is shown may call the page: nothing is borrowed meanwhile.
                    let before = shown.take();
                    let now = exchange(before, read(), &marker);
                    shown.replace(now);
                }));
                Shown::Place { end, content, _keeps: keeps }
            }
            View::Element(element) => Shown::Element(build(element)),
        }
    }

    fn rebuild(self, shown: &mut Shown) {
        match (self, &mut *shown) {
            (View::Text(new), Shown::Text { node, words }) => {
                if *words != new {
                    node.set_data(&new);
                    *words = new;
                }
            }
            (View::Element(new), Shown::Element(old)) if new.tag == old.tag && new.children.len() == old.children.len() => patch(new, old),
            (new, old) => {
                let mut new = new.build();
                let last = old.last();
                if let Some(parent) = parent(&last) {
                    new.mount(&parent, last.next_sibling().as_ref());
                }
                old.unmount();
                *old = new;
            }
        }
    }
}

/// What stands before a place's end, once its view changed.
fn exchange(before: Option<Shown>, now: Option<View>, end: &Node) -> Option<Shown> {
    match (before, now) {
        (Some(mut shown), Some(view)) => {
            view.rebuild(&mut shown);
            Some(shown)
        }
        (None, Some(view)) => {
            let mut shown = view.build();
            if let Some(parent) = parent(end) {
                shown.mount(&parent, Some(end));
            }
            Some(shown)
        }
        (before, None) => {
            if let Some(mut shown) = before {
                shown.unmount();
            }
            None
        }
    }
}

fn build(element: Element) -> ShownElement {
    // Tags are written in views, and well.
    let node = document().create_element(element.tag).unwrap_throw();
    for (name, value) in element.fixed {
        set(&node, name, value);
    }
    let mut shown = ShownElement { node, tag: element.tag, owned: Vec::new(), _listeners: Vec::new(), _live: Vec::new(), children: Vec::new() };
    dress(&mut shown, element.attributes, true);
    shown.children = element.children.into_iter().map(View::build).collect();
    for child in &mut shown.children {
        child.mount(&shown.node, None);
    }
    shown
}

fn patch(new: Element, old: &mut ShownElement) {
    old._listeners.clear();
    old._live.clear();
    dress(old, new.attributes, false);
    for (view, shown) in new.children.into_iter().zip(&mut old.children) {
        view.rebuild(shown);
    }
}

fn dress(shown: &mut ShownElement, attributes: Vec<Attribute>, first: bool) {
    let node = shown.node.clone();
    let before = std::mem::take(&mut shown.owned);
    for attribute in attributes {
        match attribute {
            Attribute::Owned(name, value) => {
                if !before.iter().any(|(known, old)| *known == name && *old == value) {
                    set(&node, name, &value);
                }
                shown.owned.push((name, value));
            }
            Attribute::Live(name, mut read) => {
                let (node, mut before) = (node.clone(), None);
                shown._live.push(Effect::new(Box::new(move || {
                    let value = Some(read());
                    if before == value {
                        return;
                    }
                    match value.as_ref().and_then(Option::as_ref) {
                        Some(value) => set(&node, name, value),
                        None => drop(node.remove_attribute(name)),
                    }
                    before = value;
                })));
            }
            Attribute::On(event, run) => shown._listeners.push(Listener::on(&node, event, run)),
            Attribute::Seat(seat) => seat.take(node.clone().unchecked_into()),
            Attribute::Built(run) if first => {
                // A view is built and placed in one go; what is spawned runs after that.
                let node = node.clone().unchecked_into();
                spawn_local(async move { run(node) });
            }
            Attribute::Built(_) => {}
        }
    }
    for (name, _) in before {
        if !shown.owned.iter().any(|(known, _)| *known == name) {
            let _ = node.remove_attribute(name);
        }
    }
}

/// It can only fail for a name that is no name.
fn set(node: &web_sys::Element, name: &str, value: &str) {
    let _ = node.set_attribute(name, value);
}

/// A shadow root takes children like any element.
fn parent(node: &Node) -> Option<web_sys::Element> {
    node.parent_node().map(JsCast::unchecked_into)
}

/// What a place shows is put about, which may call the page: nothing is borrowed meanwhile.
fn held(content: &RefCell<Option<Shown>>, act: impl FnOnce(&mut Shown)) {
    if let Some(mut shown) = content.take() {
        act(&mut shown);
        content.replace(Some(shown));
    }
}

impl Shown {
    fn first(&self) -> Node {
        match self {
            Shown::Place { content, .. } => content.borrow().as_ref().map(Shown::first),
            _ => None,
        }
        .unwrap_or_else(|| self.last())
    }

    /// Its last node: a place ends with its own.
    fn last(&self) -> Node {
        match self {
            Shown::Text { node, .. } | Shown::Words { node, .. } => node.clone().into(),
            Shown::Place { end, .. } => end.clone(),
            Shown::Element(element) => element.node.clone().into(),
        }
    }

    /// The element, of a view that is one.
    pub fn element(&self) -> Option<&web_sys::Element> {
        match self {
            Shown::Element(element) => Some(&element.node),
            _ => None,
        }
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        if let Shown::Place { content, .. } = self {
            held(content, Mountable::unmount);
        }
        let last = self.last();
        if let Some(parent) = last.parent_node() {
            let _ = parent.remove_child(&last);
        }
    }

    fn mount(&mut self, parent: &web_sys::Element, before: Option<&Node>) {
        let last = self.last();
        // It can only fail where `before` is somebody else's child.
        let _ = parent.insert_before(&last, before);
        if let Shown::Place { content, .. } = self {
            held(content, |shown| shown.mount(parent, Some(&last)));
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.first();
        let parent = parent(&first);
        if let Some(parent) = &parent {
            child.mount(parent, Some(&first));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        self.element().cloned().into_iter().collect()
    }
}
