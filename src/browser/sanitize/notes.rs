//! Footnotes and tables of contents: links that lead to another place in the same text. An id is none of the page's, so none
//! stays; what leads where is remembered instead.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::rules::before_hash;
use crate::browser::js::{call, global, of_text};

/// More links than this are no footnotes.
const MOST: u32 = 500;

/// The links within the text, and where they lead. Afterwards no element has an id or a name.
pub fn notes(root: &Element, base: &str) -> Vec<(Element, Element)> {
    let links = all(root, "a[href*='#']").take(MOST as usize).filter_map(|link| {
        let href = link.get_attribute("href")?;
        let (page, id) = href.split_once('#')?;
        let target = (page == before_hash(base)).then(|| named(root, id)).flatten()?;
        Some((link, target))
    });
    let links = links.collect();
    for named in all(root, "[id], [name]") {
        for name in ["id", "name"] {
            let _ = named.remove_attribute(name);
        }
    }
    links
}

/// What a fragment indicates (HTML, "Scrolling to a fragment"): an id, or the name of an anchor.
fn named(root: &Element, id: &str) -> Option<Element> {
    let id = of_text("decodeURIComponent", id)?;
    let id = call(&global("CSS"), "escape", &[id]).ok()?.as_string().filter(|id| !id.is_empty())?;
    root.query_selector(&["#", &id, ", a[name=", &id, "]"].concat()).ok().flatten()
}

fn all(root: &Element, selector: &str) -> impl Iterator<Item = Element> {
    let found = root.query_selector_all(selector).ok();
    (0..found.as_ref().map_or(0, |found| found.length())).filter_map(move |index| found.as_ref()?.get(index)?.dyn_into().ok())
}
