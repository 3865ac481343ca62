//! The language of what stands in an element.

use super::element::Element;
use crate::feed::fields;

/// By `xml:lang`, else by one of these children.
pub fn of(element: &Element, names: &[&str]) -> Option<String> {
    let said = element.get("xml:lang").map(str::to_owned).or_else(|| element.all(names).find_map(Element::words))?;
    fields::tag(&said)
}
