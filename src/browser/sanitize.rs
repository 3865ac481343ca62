//! Publisher's HTML: hostile markup goes in, safe nodes come out. The browser's own sanitizer where it has one (WICG
//! Sanitizer API, `Element.setHTML`), else DOMPurify, which is loaded only then. The result is never serialised and parsed
//! again; what README promises on top is done on its nodes.

use js_sys::{Array, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{Document, DocumentFragment, Element, Url};

use super::js::{call, get, set as set_field};
use super::{page, parts};

/// What a newsroom's text is made of. Nothing else comes through.
const ELEMENTS: &str = "a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em \
    figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q rp rt ruby s samp section small span \
    strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr";
/// What holds no text for people goes with all that is in it. Of anything else that is not among the [`ELEMENTS`] the content
/// stays. Both ways get the same list: DOMPurify's own is another one in each of its versions.
const SILENT: &str = "annotation-xml applet audio canvas datalist embed frame frameset head iframe map math metadata noembed noframes \
    noscript object param plaintext script select style svg template textarea title video xmp";
/// No style, class, id, name or event handler.
const ATTRIBUTES: &str = "href src alt title lang dir datetime width height colspan rowspan headers scope start reversed open";
/// Blocks that have a direction of their own, by their first letter, where nothing names one: feeds mix languages.
const BLOCKS: &str = "blockquote caption dl figcaption h1 h2 h3 h4 h5 h6 ol p summary table ul";
/// A picture this small is there to count readers.
const SMALLEST_PICTURE_PX: u32 = 3;

/// Safe nodes of `html`, its URLs resolved against `base`; none if the sanitizer could not be had. `mixed` if its language may
/// not be what the feed says.
pub async fn sanitize(html: &str, base: &str, mixed: bool) -> Option<DocumentFragment> {
    // A document without a window: nothing in it loads or runs while we look at it.
    let inert = page::document()?.implementation().ok()?.create_html_document().ok()?;
    let root = inert.create_element("div").ok()?;
    if get(&root, "setHTML").is_truthy() {
        call(&root, "setHTML", &[html.into(), native_options()]).ok()?;
    } else {
        let module = parts::load("purify.js").await?;
        let fragment = call(&get(&module, "default"), "sanitize", &[html.into(), purify_options()]).ok()?;
        // Of a frameset there is nothing at all.
        if fragment.is_object() {
            root.append_child(fragment.unchecked_ref()).ok()?;
        }
    }
    // From the inside out, so that no content is moved once for each element around it.
    elements_of(&root)?.iter().rev().for_each(admit);
    elements_of(&root)?.iter().for_each(|element| tame(element, base, mixed));
    fragment_of(&inert, &root)
}

/// All of them, in order.
fn elements_of(root: &Element) -> Option<Vec<Element>> {
    let nodes = root.query_selector_all("*").ok()?;
    Some((0..nodes.length()).filter_map(|index| nodes.get(index)?.dyn_into().ok()).collect())
}

fn fragment_of(inert: &Document, root: &Element) -> Option<DocumentFragment> {
    let fragment = inert.create_document_fragment();
    while let Some(child) = root.first_child() {
        fragment.append_child(&child).ok()?;
    }
    Some(fragment)
}

/// A list of elements that are allowed would cost the content of all others, and no list has them all: the browser takes out
/// what holds nothing for people and what is never safe, [`admit`] whatever else is not allowed.
fn native_options() -> JsValue {
    let sanitizer = object(&[("removeElements", names(SILENT)), ("attributes", names(ATTRIBUTES)), ("comments", false.into())]);
    object(&[("sanitizer", sanitizer)])
}

fn purify_options() -> JsValue {
    object(&[
        ("ALLOWED_TAGS", names(ELEMENTS)),
        ("ALLOWED_ATTR", names(ATTRIBUTES)),
        ("FORBID_CONTENTS", names(SILENT)),
        ("ALLOW_DATA_ATTR", false.into()),
        ("ALLOW_ARIA_ATTR", false.into()),
        ("RETURN_DOM_FRAGMENT", true.into()),
    ])
}

fn names(list: &str) -> JsValue {
    list.split_ascii_whitespace().map(JsValue::from_str).collect::<Array>().into()
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        set_field(&object, name, value);
    }
    object.into()
}

/// Only what is allowed stays; of anything else, its content.
fn admit(element: &Element) {
    // SVG and MathML have scripts and links of their own.
    if element.namespace_uri().as_deref() != Some("http://www.w3.org/1999/xhtml") {
        return element.remove();
    }
    if !is_among(&element.local_name(), ELEMENTS) {
        while let Some(child) = element.first_child() {
            let _ = element.before_with_node_1(&child);
        }
        element.remove();
    }
}

fn is_among(name: &str, names: &str) -> bool {
    names.split_ascii_whitespace().any(|known| known == name)
}

/// The rules on top of the sanitizer's.
fn tame(element: &Element, base: &str, mixed: bool) {
    let name = element.local_name();
    for (attribute, owner) in [("href", "a"), ("src", "img")] {
        if name != owner {
            let _ = element.remove_attribute(attribute);
        }
    }
    if mixed && is_among(&name, BLOCKS) && element.closest("[dir]").is_ok_and(|named| named.is_none()) {
        set(element, "dir", "auto");
    }
    match name.as_str() {
        "a" => {
            keep_url(element, "href", base, &["http:", "https:", "mailto:", "tel:"]);
            set(element, "rel", "noopener");
        }
        "img" => {
            let small = |name| element.get_attribute(name).and_then(|size| size.parse::<u32>().ok()).is_some_and(|size| size < SMALLEST_PICTURE_PX);
            keep_url(element, "src", base, &["http:", "https:"]);
            // An address of nothing leads to the page that the text is on, and that is no picture.
            let nothing = element.get_attribute("src").is_none_or(|src| before_hash(&src) == before_hash(base));
            if small("width") || small("height") || nothing {
                element.remove();
                return;
            }
            set(element, "loading", "lazy");
            set(element, "decoding", "async");
            set(element, "referrerpolicy", "no-referrer");
            if !element.has_attribute("alt") {
                set(element, "alt", "");
            }
        }
        // What is too wide scrolls, and keys reach it; a table stays a table.
        "pre" => set(element, "tabindex", "0"),
        "table" => {
            if let Some(frame) = element.owner_document().and_then(|document| document.create_element("div").ok()) {
                set(&frame, "tabindex", "0");
                let _ = element.before_with_node_1(&frame);
                let _ = frame.append_child(element);
            }
        }
        "td" | "th" => {
            for name in ["colspan", "rowspan"] {
                // A cell over thousands of others only keeps the browser busy.
                if element.get_attribute(name).is_some_and(|span| span.len() > 2) {
                    let _ = element.remove_attribute(name);
                }
            }
        }
        _ => {}
    }
}

fn before_hash(url: &str) -> &str {
    url.split('#').next().unwrap_or_default()
}

fn keep_url(element: &Element, name: &str, base: &str, schemes: &[&str]) {
    let Some(given) = element.get_attribute(name) else { return };
    match Url::new_with_base(&given, base).ok().filter(|url| schemes.contains(&url.protocol().as_str())) {
        Some(url) => set(element, name, &url.href()),
        None => {
            let _ = element.remove_attribute(name);
        }
    }
}

fn set(element: &Element, name: &str, value: &str) {
    // It can only fail for a name that is no name.
    let _ = element.set_attribute(name, value);
}
