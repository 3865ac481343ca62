//! The language of what stands in an element.

use super::element::Element;

/// By `xml:lang`, else by one of these children; none for what is no tag (BCP 47, section 2.1). Some write it with `_`.
pub fn of(element: &Element, names: &[&str]) -> Option<String> {
    let said = element.get("xml:lang").map(str::to_owned).or_else(|| element.all(names).find_map(Element::words))?;
    let tag: String = said.chars().map(|sign| if sign == '_' { '-' } else { sign }).collect();
    let is_tag = tag.starts_with(|sign: char| sign.is_ascii_alphabetic()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    Some(tag).filter(|_| is_tag)
}
