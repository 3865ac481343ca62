//! Footnotes and tables of contents: links that lead to another place in the same text. An id is none of the page's, so none
//! stays; what leads where is remembered instead.

use js_sys::Object;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::rules::before_hash;
use crate::browser::js::{get, of_text, set};

/// The links within the text, and where they lead: to an id, or the name of an anchor (HTML, "Scrolling to a fragment"); of two
/// that are the same, the first. Afterwards no element has either.
pub fn notes(root: &Element, base: &str) -> Vec<(Element, Element)> {
    // By their names behind a sign that no property of an object's own begins with.
    let places = Object::new();
    for element in all(root, "[id], [name]") {
        for attribute in ["id", "name"] {
            let Some(name) = element.get_attribute(attribute) else { continue };
            let _ = element.remove_attribute(attribute);
            let name = ["#", &name].concat();
            if (attribute == "id" || element.local_name() == "a") && get(&places, &name).is_undefined() {
                set(&places, &name, element.clone());
            }
        }
    }
    let lead = |link: Element| {
        let href = link.get_attribute("href")?;
        let (page, id) = href.split_once('#')?;
        let id = of_text("decodeURIComponent", id).filter(|_| page == before_hash(base))?.as_string()?;
        let place = get(&places, &["#", &id].concat()).dyn_into().ok()?;
        Some((link, place))
    };
    all(root, "a[href*='#']").filter_map(lead).collect()
}

fn all(root: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let found = root.query_selector_all(selector).ok();
    (0..found.as_ref().map_or(0, |found| found.length())).filter_map(move |index| found.as_ref()?.get(index)?.dyn_into().ok())
}
