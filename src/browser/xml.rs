//! RSS and Atom by the browser's own parser: a body goes in, the feed comes out, or what is wrong with it and where. A parser has no
//! rests, so it gets a body in slices, and the page its turn between them.

use js_sys::{Array, Function};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::Node;

use super::clock::Turn;
use super::js::{call, get, global, text};
use super::trusted;
use crate::feed::xml::{self, Element, Fault, Reader, Scan, Slice, Slices, said};
use crate::feed::{Feed, FeedError, Format, Host};

/// Of a body as it came, so that lines count from the first; `cut` if there was more of it.
pub async fn read(body: &str, cut: bool, format: Format, host: &dyn Host, turn: &mut Turn) -> Result<Feed, FeedError> {
    feed(body, cut, format, host, turn).await.map_err(|fault| fault.of(body, format))
}

async fn feed(body: &str, cut: bool, format: Format, host: &dyn Host, turn: &mut Turn) -> Result<Feed, Fault> {
    /// What is looked through at once.
    const BYTES: usize = 64 * 1024;
    let mut scan = Scan::new(body);
    while scan.more(BYTES)? {
        turn.pass().await;
    }
    let slices = Slices::of(scan.found().map_err(|fault| if cut { Fault::TooLong } else { fault })?);
    let parser = call(&global("Reflect"), "construct", &[global("DOMParser"), Array::new().into()]).unwrap_or_default();
    let extent = slices.extent(cut);
    let mut reader = Reader::new(&parse(&parser, &slices.head())?, format, host)?;
    for slice in slices {
        // One entry may be as long as a body.
        turn.pass().await;
        let root = parse(&parser, &slice)?;
        turn.pass().await;
        reader.read(&root);
        turn.pass().await;
    }
    turn.make_room().await;
    Ok(reader.feed(extent))
}

/// The root of a slice.
fn parse(parser: &JsValue, slice: &Slice) -> Result<Element, Fault> {
    // Where nothing requires trusted types, a text will do.
    let markup = trusted::markup(&slice.text).unwrap_or_else(|| slice.text.as_str().into());
    let document = call(parser, "parseFromString", &[markup, "text/xml".into()]).map_err(|_| Fault::NoParser)?;
    let root = get(&document, "documentElement");
    match error(&root) {
        Some(words) => {
            let (says, place) = said(&words);
            Err(slice.fault(&says, place))
        }
        None => Ok(Elements::of(&root).element(root.unchecked_ref())),
    }
}

/// What a parser says of XML that is not well-formed: Firefox in the root's place, Chromium and WebKit in the root as the first of its
/// children, or within a page of their own.
fn error(root: &JsValue) -> Option<String> {
    let mut first = root.clone();
    for _ in 0..3 {
        if text(&first, "localName") == "parsererror" {
            return Some(text(&first, "textContent"));
        }
        first = get(&first, "firstElementChild");
    }
    None
}

/// Turns what a browser has parsed into ours. Each question to the browser costs about as much as an element does to parse, so none
/// is asked twice.
struct Elements {
    attribute_names: Function,
    nothing: Array,
}

impl Elements {
    fn of(root: &JsValue) -> Elements {
        Elements { attribute_names: get(root, "getAttributeNames").unchecked_into(), nothing: Array::new() }
    }

    /// No deeper than a scan lets pass.
    fn element(&self, of: &web_sys::Element) -> Element {
        let namespace = of.namespace_uri().unwrap_or_default();
        // A prefix tells more than its namespace only where nothing is known of that.
        let is_strange = !namespace.is_empty() && xml::prefix(&namespace).is_none();
        let name = if is_strange { text(of, "nodeName") } else { of.local_name() };
        let mut element = Element::new(&name, &namespace);
        let names = self.attribute_names.apply(of, &self.nothing).unwrap_or_default();
        for name in names.unchecked_into::<Array>().iter().filter_map(|name| name.as_string()) {
            element.set(&name, &of.get_attribute(&name).unwrap_or_default());
        }
        let mut next = of.first_child();
        while let Some(child) = next {
            match child.node_type() {
                Node::ELEMENT_NODE => element.nodes.push(xml::Node::Element(self.element(child.unchecked_ref()))),
                Node::TEXT_NODE | Node::CDATA_SECTION_NODE => element.nodes.push(xml::Node::Text(child.text_content().unwrap_or_default())),
                _ => {}
            }
            next = child.next_sibling();
        }
        element
    }
}
