//! What the page around the element knows: its URL, its language, whether anybody looks, whether there is a network.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{Document, Element, Event, FocusEvent, FocusOptions, HtmlElement, Node, ShadowRoot, Url};

use super::js::{global, text};

pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = console, js_name = warn)]
    fn console_warn(message: &str) -> Result<(), JsValue>;
}

pub fn online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

pub fn hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// One line for the developer.
pub fn warn(message: &str) {
    // Some pages put something in the place of the console that has no such thing.
    let _ = console_warn(message);
}

/// The URL made absolute against `base`; only http and https are news.
pub fn resolve(url: &str, base: &str) -> Option<String> {
    /// Longer ones no server has to know (RFC 9110, section 4.1), and each takes its time.
    const LONGEST: usize = 8_000;
    if url.len() > LONGEST {
        return None;
    }
    let url = Url::new_with_base(url, base).ok()?;
    let href = url.href();
    // No request can be made of one with a name and a password in it (Fetch, "Request").
    let names_someone = href.bytes().skip(8).take_while(|sign| *sign != b'/').any(|sign| sign == b'@');
    (matches!(url.protocol().as_str(), "http:" | "https:") && !names_someone).then_some(href)
}

/// As the page resolves its own links, `<base>` included.
pub fn base_of(element: &Element) -> String {
    element.base_uri().ok().flatten().unwrap_or_default()
}

/// The `lang` of the nearest ancestor, out of any shadow roots.
pub fn nearest_language(element: &Element) -> Option<String> {
    let mut at = element.clone();
    loop {
        if let Some(found) = at.closest("[lang]").ok().flatten() {
            return found.get_attribute("lang");
        }
        at = host(&at)?;
    }
}

/// Whether anything but blanks stands in an element and in none of its named slots.
pub fn has_fallback(element: &Element) -> bool {
    let mut at = element.first_child();
    while let Some(node) = at {
        let words = || node.text_content().is_some_and(|text| !text.trim().is_empty());
        match node.node_type() {
            Node::ELEMENT_NODE if !node.unchecked_ref::<Element>().has_attribute("slot") => return true,
            Node::TEXT_NODE if words() => return true,
            _ => at = node.next_sibling(),
        }
    }
    false
}

/// What has the focus, however deep in shadow roots.
pub fn focused() -> Option<HtmlElement> {
    let mut at = document()?.active_element()?;
    while let Some(inner) = at.shadow_root().and_then(|root| root.active_element()) {
        at = inner;
    }
    Some(at.unchecked_into())
}

/// Whether the focus fell to the page, as it does when what had it is gone.
pub fn nothing_is_focused() -> bool {
    focused().is_none_or(|focused| focused.local_name() == "body")
}

/// Whether the focus is in the widget that `element` stands in, or nowhere.
fn focus_is_free(element: &Element) -> bool {
    let focused = element.owner_document().and_then(|document| document.active_element());
    focused.is_none_or(|focused| {
        focused.local_name() == "body" || host(element).is_some_and(|host| focused.contains(Some(&host)) || host.contains(Some(&focused)))
    })
}

/// Leads the focus to an element, unless the reader has taken it elsewhere on the page.
pub fn focus(element: &Element) {
    lead_focus(element, false);
}

/// The same for what stands in place of something that had the focus and is gone: nothing scrolls.
pub fn pass_focus(element: &Element) {
    lead_focus(element, true);
}

fn lead_focus(element: &Element, still: bool) {
    if focus_is_free(element) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(still);
        // An element of another document is of another window's class.
        let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
    }
}

/// Whether a `blur` leads to something else that can be focused.
pub fn leads_elsewhere(blur: &Event) -> bool {
    blur.unchecked_ref::<FocusEvent>().related_target().is_some()
}

/// The host of the shadow root that an element stands in.
pub fn host(element: &Element) -> Option<Element> {
    let root: Node = element.get_root_node();
    Some(root.dyn_into::<ShadowRoot>().ok()?.host())
}

/// What the page's own links are resolved against.
pub fn base() -> String {
    document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default()
}

/// The page's own address, by its own word where it gives one, without a place in it.
pub fn address() -> String {
    let own = || Some(text(document()?.query_selector("link[rel=canonical]").ok()??.as_ref(), "href"));
    let address = own().filter(|address| !address.is_empty()).unwrap_or_else(|| text(&global("location"), "href"));
    address.split('#').next().unwrap_or_default().to_owned()
}

/// "example.com", for a link that names where it leads.
pub fn host_of(url: &str) -> String {
    Url::new(url).map(|url| url.host()).unwrap_or_default()
}
