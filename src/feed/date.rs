//! Dates: what publishers write goes in, a moment comes out. RFC 3339, RFC 822 and its successors, either with something left
//! out, what programs and editors make of them. Neither the order of the parts nor what stands between them is fixed: each
//! is known by its looks. A day that can be read in two ways, as 11/12/2026, is none.

use super::Millis;
use super::text::split;

pub fn parse(text: &str) -> Option<Millis> {
    let text = text.trim();
    day_and_time(text.as_bytes()).or_else(|| unix(text))
}

fn day_and_time(text: &[u8]) -> Option<Millis> {
    /// More words and signs no date has; each is looked up.
    const MOST: u32 = 100;
    let mut words = 0;
    let mut rest = Rest(text);
    // The last three numbers that are of the day, each with how many digits it has.
    let mut numbers = [(0, 0); 3];
    let (mut month, mut dotted) = (0, false);
    let (mut clock, mut half, mut east) = (None, 0, None);
    while let Some((first, after)) = rest.0.split_first() {
        words += u32::from(!first.is_ascii_digit());
        match first {
            b'0'..=b'9' => {
                let number = rest.digits()?;
                if clock.is_none() && rest.one_of(b":").is_some() {
                    clock = Some(rest.clock(number.0)?);
                    continue;
                }
                // "24th", "24T"; "24.", "24-", which is no offset.
                rest.word();
                dotted |= rest.one_of(b".-") == Some(b'.');
                // Beside a month's name two are enough.
                if month == 0 || numbers[1].1 == 0 {
                    let [(_, 0), second, third] = numbers else { return None };
                    numbers = [second, third, number];
                }
            }
            // WordPress has -0001-11-30 for none.
            b'-' if clock.is_none() && numbers[2].1 == 0 && after.first().is_some_and(u8::is_ascii_digit) => return None,
            b'+' | b'-' if clock.is_some() && after.first().is_some_and(u8::is_ascii_digit) => east = Some(rest.offset()?),
            _ if words == MOST => return None,
            _ => match rest.word() {
                [] => rest.0 = after,
                [sign @ (b'A' | b'P' | b'a' | b'p'), b'M' | b'm'] if clock.is_some() => half = *sign,
                [sign @ (b'A' | b'P' | b'a' | b'p')] if clock.is_some() && rest.one_of(b".").is_some() => half = *sign,
                // The last word before the year, or nothing: "mar" begins a Tuesday in French.
                word if clock.is_none() && numbers[1].1 == 0 => month = month_named(word),
                word => {
                    month = month.max(month_named(word));
                    east = east.or_else(|| zone_named(word));
                }
            },
        }
    }
    let (year, month, day) = match numbers {
        [year @ (_, 4), month, day] => (year, month.0, day.0),
        // With dots between them nobody writes the month first.
        [day @ (_, 1..), month, year] if dotted => (year, month.0, day.0),
        [(_, 0), year @ (_, 4), day] | [(_, 0), day, year] => (year, month, day.0),
        _ => return None,
    };
    let year = match year {
        (year, 4) => year,
        // RFC 5322, section 4.3.
        (year @ 0..50, 2) => 2000 + year,
        (year, 2) => 1900 + year,
        _ => return None,
    };
    let [hour, minute, second, millis] = clock.unwrap_or_default();
    let hour = match (half, hour) {
        (b'P' | b'p', 0..12) => hour + 12,
        // 24:00 is the day's end (ISO 8601); with 24:30 programs that count its hours from 1 mean the first.
        (_, 24) if minute + second == 0 => 24,
        (b'A' | b'a', 12) | (_, 24) => 0,
        _ => hour,
    };
    if !(1..=days_in(year, month)).contains(&day) || hour > 24 || minute > 59 {
        return None;
    }
    let minutes = (days_from_civil(year, month, day) * 24 + hour) * 60 + minute - east.unwrap_or(0);
    let second = match second {
        // A leap second is the last of its day in UTC; it is shown as the one before.
        60 if minutes.rem_euclid(24 * 60) == 24 * 60 - 1 => 59,
        0..60 => second,
        _ => return None,
    };
    Some((minutes * 60 + second) * 1000 + millis)
}

/// What is still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn one_of(&mut self, signs: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first().filter(|(first, _)| signs.contains(first))?;
        self.0 = rest;
        Some(*first)
    }

    fn digit(&mut self) -> Option<i64> {
        Some(i64::from(self.one_of(b"0123456789")? - b'0'))
    }

    /// A number of at most four digits, and how many it has.
    fn digits(&mut self) -> Option<(i64, i64)> {
        let (mut number, mut digits) = (0, 0);
        while let Some(digit) = self.digit() {
            number = number * 10 + digit;
            digits += 1;
            if digits > 4 {
                return None;
            }
        }
        // Arabic, Indic, Thai and full-width digits begin with these bytes: it is another number.
        let goes_on = matches!(self.0.first(), Some(0xd9 | 0xdb | 0xe0 | 0xef));
        if digits > 0 && !goes_on { Some((number, digits)) } else { None }
    }

    /// What follows an hour and its colon: hour, minute, second, millisecond, and what is finer is left out.
    fn clock(&mut self, hour: i64) -> Option<[i64; 4]> {
        let minute = self.digits()?.0;
        let second = if self.one_of(b":").is_some() { self.digits()?.0 } else { 0 };
        let (mut millis, mut unit) = (0, 100);
        if self.one_of(b".,").is_some() {
            while let Some(digit) = self.digit() {
                millis += digit * unit;
                unit /= 10;
            }
        }
        Some([hour, minute, second, millis])
    }

    /// "+02:00", "+0200", "+02", "+2", in minutes.
    fn offset(&mut self) -> Option<i64> {
        let sign = self.one_of(b"+-")?;
        let (number, digits) = self.digits()?;
        let minutes = if digits > 2 { number / 100 * 60 + number % 100 } else { number * 60 };
        let minutes = minutes + if self.one_of(b":").is_some() { self.digits()?.0 } else { 0 };
        if minutes < 24 * 60 { Some(if sign == b'-' { -minutes } else { minutes }) } else { None }
    }

    /// The letters that come next, of ASCII's.
    fn word(&mut self) -> &'a [u8] {
        let end = self.0.iter().position(|sign| !sign.is_ascii_alphabetic()).unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at_checked(end).unwrap_or_default();
        self.0 = rest;
        word
    }
}

/// By the English name, or its beginning; 0 is none.
fn month_named(word: &[u8]) -> i64 {
    const MONTHS: &str = "january february march april may june july august september october november december";
    let mut number = 0;
    for month in MONTHS.split_ascii_whitespace() {
        number += 1;
        if word.len() > 2 && month.as_bytes().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)) {
            return number;
        }
    }
    0
}

/// The names of RFC 5322, section 4.3, and those of other zones that mean one and have newsrooms. Any other name is UTC, as
/// that section says.
fn zone_named(word: &[u8]) -> Option<i64> {
    const ZONES: &str = "EDT-4 EST-5 CDT-5 CST-6 MDT-6 MST-7 PDT-7 PST-8 ET-5 CT-6 MT-7 PT-8 WEST+1 BST+1 CET+1 CEST+2 EET+2 EEST+3 \
MSK+3 SAST+2 JST+9 KST+9 AEST+10 AEDT+11 NZST+12 NZDT+13";
    ZONES.split_ascii_whitespace().find_map(|zone| {
        let (name, east) = zone.as_bytes().split_at_checked(word.len())?;
        if name.eq_ignore_ascii_case(word) { Rest(east).offset() } else { None }
    })
}

/// Seconds since 1970, of ten digits since 2001 and of nine before, or milliseconds.
fn unix(text: &str) -> Option<Millis> {
    let digits = split(text, ".").next()?;
    let unit = match digits.len() {
        9 | 10 => 1000,
        12 | 13 => 1,
        _ => return None,
    };
    let mut rest = Rest(digits.as_bytes());
    let mut number = 0;
    while !rest.0.is_empty() {
        number = number * 10 + rest.digit()?;
    }
    Some(number * unit)
}

/// 0 where there is no such month.
fn days_in(year: i64, month: i64) -> i64 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => {
            if leap {
                29
            } else {
                28
            }
        }
        _ => 0,
    }
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms").
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}
