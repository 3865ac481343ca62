//! Dates that only RSS has: dc:date's years and months, and dates as people write them, "Dec. 16, 2023, 2:02 PM".

use super::element::Element;
use crate::feed::{Millis, date};

/// Of the first of these elements that says when.
pub fn first<'a>(mut of: impl Iterator<Item = &'a Element>) -> Option<Millis> {
    of.find_map(|element| parse(element.text().trim()))
}

fn parse(text: &str) -> Option<Millis> {
    date::parse(text).or_else(|| date::parse(&[text, first_day(text)?].concat())).or_else(|| date::parse(&written(text)?))
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

/// Day, month, year and clock in any order, in English, as RFC 822 has them.
fn written(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let (mut day, mut month, mut year, mut clock, mut zone) = (None, None, None, "", "");
    let (mut is_morning, mut is_evening) = (false, false);
    for word in text.split([' ', ',']) {
        let start = word.get(..3).unwrap_or_default().to_ascii_lowercase();
        let end = word.bytes().position(|byte| !byte.is_ascii_digit() && byte != b':').unwrap_or(word.len());
        let (digits, rest) = word.split_at_checked(end)?;
        let half = [rest, word].map(|half| half.to_ascii_lowercase());
        is_morning |= half.iter().any(|half| half == "am" || half == "a.m.");
        is_evening |= half.iter().any(|half| half == "pm" || half == "p.m.");
        match end {
            4.. if digits.bytes().any(|byte| byte == b':') => clock = digits,
            4 => year = Some(digits),
            1 | 2 if day.is_none() => day = Some(digits),
            _ if MONTHS.contains(&start.as_str()) => month = month.or(Some(start)),
            _ if word.starts_with(['+', '-']) && word.len() > 4 => zone = word,
            _ if !clock.is_empty() && word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase()) => zone = word,
            _ => {}
        }
    }
    let (hour, minutes) = clock.split_once(':').unwrap_or(("0", "00"));
    let hour: i64 = hour.parse().ok()?;
    let hour = match hour {
        12 if is_morning => 0,
        1..12 if is_evening => hour + 12,
        hour => hour,
    };
    let hour = crate::feed::text::digits(hour);
    Some([day?, " ", &month?, " ", year?, " ", &hour, ":", minutes, " ", zone].concat())
}
