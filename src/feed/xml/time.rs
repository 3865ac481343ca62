//! Dates that only RSS has: dc:date's years and months.

use super::element::Element;
use crate::feed::{Millis, date};

/// Of the first of these elements that says when.
pub fn first<'a>(mut of: impl Iterator<Item = &'a Element>) -> Option<Millis> {
    of.find_map(|element| parse(element.text().trim()))
}

fn parse(text: &str) -> Option<Millis> {
    /// A year: for no date WordPress has "Wed, 30 Nov -0001", and other programs their first day of all.
    const NONE: Millis = -62_100_000_000_000;
    let at = date::parse(text).or_else(|| date::parse(&[text, first_day(text)?].concat()));
    at.filter(|at| *at > NONE)
}

/// What a year or a month lacks of a date (W3C's note "Date and Time Formats", which Dublin Core names).
fn first_day(text: &str) -> Option<&'static str> {
    let is_number = |text: Option<&str>| text.is_some_and(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    match text.len() {
        4 if is_number(Some(text)) => Some("-01-01"),
        7 if is_number(text.get(..4)) && is_number(text.get(5..)) => Some("-01"),
        _ => None,
    }
}
