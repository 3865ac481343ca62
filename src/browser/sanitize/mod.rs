//! Publisher's HTML: hostile markup goes in, safe nodes come out. The browser's own sanitizer where it has one (WICG
//! Sanitizer API, `Element.setHTML`), else DOMPurify, which is loaded only then. The result is never serialised and parsed
//! again; what README promises on top is done on its nodes.

mod admit;
mod headings;
mod notes;
mod rules;

use js_sys::{Array, Object};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::{Document, DocumentFragment, Element};

use super::js::{call, get, global, is, set as set_field};
use super::{page, parts};
use crate::feed::embed::spare;
use admit::admit;
use notes::notes;
use rules::tame;

/// What a newsroom's text is made of. Nothing else comes through.
const ELEMENTS: &str = "a abbr article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em \
    figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q rp rt ruby s samp section small span \
    strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr";
/// What is embedded: it is looked at, and only its place stays.
const EMBEDDED: &str = "newsiframe audio source video";
/// Blocks that are nothing more to a reader, and a form's under the name it passes by.
const BLOCKS: &str = "address center dialog dir fieldset hgroup legend menu nav newsform optgroup search";
/// What holds no text for people goes with all that is in it. Of anything else that is not among the [`ELEMENTS`] the content
/// stays. Both ways get the same list: DOMPurify's own is another one in each of its versions.
const SILENT: &str = "annotation-xml applet canvas datalist embed frame frameset head iframe map math metadata noembed noframes \
    noscript object param plaintext script select style svg template textarea title xmp";
/// No style, class or event handler. Ids and names go once it is known what leads to them.
/// One that is told what else it `is` may be an element of the page's own making, and is none here ([`admit`]).
const ATTRIBUTES: &str = "alt title lang dir datetime width height colspan rowspan headers scope start reversed type value open id name is";
const URLS: &str = "href src";
/// What came of publisher's HTML.
pub struct Safe {
    pub nodes: DocumentFragment,
    pub embeds: Vec<Embed>,
    /// Links within the text, and where they lead.
    pub notes: Vec<(Element, Element)>,
}

/// Something of another site, or to be played, that is not there.
pub struct Embed {
    /// Empty.
    pub place: Element,
    pub url: String,
    /// The element that shows it: a frame's, or its own.
    pub tag: &'static str,
    pub title: Option<String>,
}

/// Where there is no sanitizer: a file beside the loader.
pub const PURIFY: &str = "purify.js";

pub fn is_native() -> bool {
    is(&get(&global("Element"), "prototype"), "setHTML")
}

/// Safe nodes of `html`, its URLs resolved against `base`; none if the sanitizer could not be had. `mixed` if its language may
/// not be what the feed says.
pub async fn sanitize(html: &str, base: &str, mixed: bool) -> Option<Safe> {
    let (html, unclosed) = &spare(html);
    // A document without a window: nothing in it loads or runs while we look at it.
    let inert = page::document()?.implementation().ok()?.create_html_document().ok()?;
    let root = inert.create_element("div").ok()?;
    // An older or a foreign one may refuse what it is told.
    let natively = get(&root, "setHTML").is_truthy() && call(&root, "setHTML", &[html.into(), native_options()]).is_ok();
    if !natively {
        root.set_text_content(None);
        let module = parts::load(PURIFY).await?;
        let fragment = call(&get(&module, "default"), "sanitize", &[html.into(), purify_options()]).ok()?;
        // Of a frameset there is nothing at all.
        if fragment.is_object() {
            root.append_child(fragment.unchecked_ref()).ok()?;
        }
    }
    let safe = inert.create_element("div").ok()?;
    admit(&root, &safe);
    let elements = elements_of(&safe)?;
    headings::nest(elements.iter());
    let embeds = elements.iter().filter_map(|element| tame(element, base, mixed, *unclosed)).collect();
    Some(Safe { embeds, notes: notes(&safe, base), nodes: fragment_of(&inert, &safe)? })
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
    let sanitizer = object(&[("removeElements", names(SILENT)), ("attributes", names(&[ATTRIBUTES, " ", URLS].concat())), ("comments", false.into())]);
    object(&[("sanitizer", sanitizer)])
}

fn purify_options() -> JsValue {
    object(&[
        ("ALLOWED_TAGS", names(&[ELEMENTS, " ", EMBEDDED, " ", BLOCKS].concat())),
        ("ALLOWED_ATTR", names(&[ATTRIBUTES, " ", URLS].concat())),
        // What only looks like a URL's scheme in the others is none.
        ("ADD_URI_SAFE_ATTR", names(ATTRIBUTES)),
        // Or what stands first is read as a head's, or as a page of frames.
        ("FORCE_BODY", true.into()),
        ("FORBID_CONTENTS", names(SILENT)),
        ("ALLOW_DATA_ATTR", false.into()),
        // Ids that are properties of a document, and signs that mean something where text is parsed again: neither happens here.
        ("SANITIZE_DOM", false.into()),
        ("SAFE_FOR_XML", false.into()),
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

fn is_among(name: &str, names: &str) -> bool {
    names.split_ascii_whitespace().any(|known| known == name)
}
