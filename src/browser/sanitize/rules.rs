//! What README promises on top of any sanitizer's work, element by element.

use web_sys::{Element, Url};

use super::{Embed, is_among};
use crate::feed::embed::FRAME;

/// Blocks that have a direction of their own, by their first letter, where nothing names one: feeds mix languages.
const BLOCKS: &str = "blockquote caption dl figcaption h1 h2 h3 h4 h5 h6 ol p summary table ul";
/// A picture this small is there to count readers.
const SMALLEST_PICTURE_PX: u32 = 3;

/// What an element of the text becomes; one that is embedded is told.
pub fn tame(element: &Element, base: &str, mixed: bool, unclosed: bool) -> Option<Embed> {
    let name = element.local_name();
    if mixed && is_among(&name, BLOCKS) && element.closest("[dir]").is_ok_and(|named| named.is_none()) {
        set(element, "dir", "auto");
    }
    match name.as_str() {
        FRAME => return embed(element, base, "iframe", unclosed),
        "video" => return embed(element, base, "video", false),
        "audio" => return embed(element, base, "audio", false),
        "source" => element.remove(),
        "img" => picture(element, base),
        "a" => {
            keep_url(element, "href", base, &["http:", "https:", "mailto:", "tel:"]);
            set(element, "rel", "noopener");
            // Its groups of digits would change places in the middle of Hebrew.
            if element.get_attribute("href").is_some_and(|href| href.starts_with("tel:")) && !element.has_attribute("dir") {
                set(element, "dir", "ltr");
            }
        }
        // What is too wide scrolls, and keys reach it; a table stays a table.
        "pre" => set(element, "tabindex", "0"),
        "table" => {
            if let Some(frame) = put_before(element) {
                set(&frame, "tabindex", "0");
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
    for (attribute, owner) in [("href", "a"), ("src", "img"), ("type", "ol"), ("value", "li")] {
        if name != owner {
            let _ = element.remove_attribute(attribute);
        }
    }
    None
}

fn picture(element: &Element, base: &str) {
    let small = |name| element.get_attribute(name).and_then(|size| pixels(&size)).is_some_and(|size| size < SMALLEST_PICTURE_PX);
    // An address of nothing leads to the page that the text is on, and that is no picture.
    if url_of(element, base).is_none() || small("width") || small("height") {
        return element.remove();
    }
    set(element, "loading", "lazy");
    set(element, "decoding", "async");
    set(element, "referrerpolicy", "no-referrer");
    if !element.has_attribute("alt") {
        set(element, "alt", "");
    }
}

/// Whole pixels, as a browser reads them: "1px" is one, too (HTML, "Rules for parsing dimension values").
fn pixels(size: &str) -> Option<u32> {
    let digits = size.trim_ascii_start().bytes().take_while(u8::is_ascii_digit);
    digits.fold(None, |number, digit| Some(number.unwrap_or(0u32).saturating_mul(10).saturating_add(u32::from(digit - b'0'))))
}

/// Its place, instead of it. What it holds for a browser without such elements goes; what a frame that was never closed has
/// swallowed (`keeps`) stays.
fn embed(element: &Element, base: &str, tag: &'static str, keeps: bool) -> Option<Embed> {
    let place = put_before(element)?;
    let own = url_of(element, base);
    let mut child = element.first_element_child();
    let mut source = None;
    while let Some(element) = child.filter(|_| own.is_none() && source.is_none() && tag != "iframe") {
        source = (element.local_name() == "source").then(|| url_of(&element, base)).flatten();
        child = element.next_element_sibling();
    }
    let title = element.get_attribute("title");
    while let Some(child) = element.first_child().filter(|_| keeps) {
        let _ = element.before_with_node_1(&child);
    }
    element.remove();
    let Some(url) = own.or(source) else {
        place.remove();
        return None;
    };
    Some(Embed { place, url, tag, title: title.filter(|title| !title.trim().is_empty()) })
}

/// Where it leads, if that is not the page that the text is on.
fn url_of(element: &Element, base: &str) -> Option<String> {
    keep_url(element, "src", base, &["http:", "https:"]);
    element.get_attribute("src").filter(|src| before_hash(src) != before_hash(base))
}

fn put_before(element: &Element) -> Option<Element> {
    let place = element.owner_document()?.create_element("div").ok()?;
    element.before_with_node_1(&place).ok()?;
    Some(place)
}

pub fn before_hash(url: &str) -> &str {
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
