//! Dates: what publishers write goes in, a moment comes out. One reader knows RFC 3339, strictly; another (loose.rs) makes
//! sense of whatever else is found.

mod loose;

use super::Millis;

/// Any form a feed may have.
pub fn parse(text: &str) -> Option<Millis> {
    let text = text.trim();
    rfc3339(text).or_else(|| loose::read(text)).or_else(|| unix(text))
}

/// RFC 3339, section 5.6, "date-time".
pub fn rfc3339(text: &str) -> Option<Millis> {
    let mut rest = Rest(text.as_bytes());
    let (year, month, day) = (rest.number(4)?, rest.number_after(b'-')?, rest.number_after(b'-')?);
    rest.one_of(b"Tt")?;
    let (hour, minute, second) = (rest.number(2)?, rest.number_after(b':')?, rest.number_after(b':')?);
    let millis = if rest.one_of(b".").is_some() { rest.fraction()? } else { 0 };
    let east = match rest.one_of(b"Zz+-")? {
        b'+' => rest.offset()?,
        b'-' => -rest.offset()?,
        _ => 0,
    };
    if rest.0.is_empty() { moment([year, month, day], [hour, minute, second, millis], east) } else { None }
}

/// If there is such a day and such a time. What is east of UTC is given in minutes.
fn moment([year, month, day]: [i64; 3], [hour, minute, second, millis]: [i64; 4], east: i64) -> Option<Millis> {
    if !(1..=days_in(year, month)?).contains(&day) || hour > 23 || minute > 59 {
        return None;
    }
    let minutes = (days_from_civil(year, month, day) * 24 + hour) * 60 + minute - east;
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

impl Rest<'_> {
    fn one_of(&mut self, signs: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first().filter(|(first, _)| signs.contains(first))?;
        self.0 = rest;
        Some(*first)
    }

    /// Exactly so many digits.
    fn number(&mut self, digits: usize) -> Option<i64> {
        let mut number = 0;
        for _ in 0..digits {
            number = number * 10 + i64::from(self.one_of(b"0123456789")? - b'0');
        }
        Some(number)
    }

    fn number_after(&mut self, sign: u8) -> Option<i64> {
        self.one_of(&[sign])?;
        self.number(2)
    }

    /// Milliseconds; what is finer is left out.
    fn fraction(&mut self) -> Option<i64> {
        let mut millis = self.number(1)? * 100;
        let mut unit = 10;
        while let Some(digit) = self.number(1) {
            millis += digit * unit;
            unit /= 10;
        }
        Some(millis)
    }

    /// "02:00", in minutes.
    fn offset(&mut self) -> Option<i64> {
        let (hours, minutes) = (self.number(2)?, self.number_after(b':')?);
        (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
    }
}

/// Seconds since 1970, of ten digits since 2001 and of nine before, or milliseconds.
fn unix(text: &str) -> Option<Millis> {
    let digits = text.split('.').next()?.as_bytes();
    let unit = match digits.len() {
        9 | 10 => 1000,
        12 | 13 => 1,
        _ => return None,
    };
    Some(Rest(digits).number(digits.len())? * unit)
}

fn days_in(year: i64, month: i64) -> Option<i64> {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
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
