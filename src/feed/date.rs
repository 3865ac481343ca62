//! Dates: what publishers write goes in, a moment comes out. One reader knows RFC 3339, strictly; whatever else is found
//! is first mended into it.

use super::Millis;

/// Any form a feed may have.
pub fn parse(text: &str) -> Option<Millis> {
    let text = text.trim();
    rfc3339(text).or_else(|| moment(&mended(text)?)).or_else(|| unix(text))
}

/// RFC 3339, section 5.6, "date-time".
pub fn rfc3339(text: &str) -> Option<Millis> {
    moment(text.as_bytes())
}

fn moment(text: &[u8]) -> Option<Millis> {
    let mut rest = Rest(text);
    let (year, month, day) = (rest.number(4)?, rest.number_after(b'-')?, rest.number_after(b'-')?);
    rest.one_of(b"Tt")?;
    let (hour, minute, second) = (rest.number(2)?, rest.number_after(b':')?, rest.number_after(b':')?);
    let millis = if rest.one_of(b".").is_some() { rest.fraction()? } else { 0 };
    let east = match rest.one_of(b"Zz+-")? {
        b'+' => rest.offset()?,
        b'-' => -rest.offset()?,
        _ => 0,
    };
    if !rest.0.is_empty() || !(1..=days_in(year, month)?).contains(&day) || hour > 23 || minute > 59 {
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

/// Into RFC 3339 come: a day alone, a blank for the T, a clock without seconds, no zone (then UTC), a zone without its colon
/// or by name, and RSS's dates.
fn mended(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let rest = match text.split_at_checked(10) {
        Some((date, rest)) if date.as_bytes().get(4) == Some(&b'-') => {
            out.extend_from_slice(date.as_bytes());
            rest
        }
        _ => mend_rfc822(text, &mut out)?,
    };
    let time = rest.trim_start_matches(['T', 't', ' ']);
    let (clock, zone) = match time {
        "" => ("00:00", ""),
        _ => time.split_at_checked(time.find(['Z', 'z', '+', '-', ' ']).unwrap_or(time.len()))?,
    };
    out.push(b'T');
    if clock.as_bytes().get(1) == Some(&b':') {
        out.push(b'0');
    }
    out.extend_from_slice(clock.as_bytes());
    if out.len() == "2026-11-24T01:41".len() {
        out.extend_from_slice(b":00");
    }
    mend_zone(zone.trim_start().split(' ').next()?.as_bytes(), &mut out);
    Some(out)
}

/// The date of RFC 822 and its successors (RFC 5322, section 3.3), "Tue, 24 Nov 2026 01:41:00 +0200"; what follows it is
/// given back.
fn mend_rfc822<'a>(text: &'a str, out: &mut Vec<u8>) -> Option<&'a str> {
    const MONTHS: &[u8] = b"Jan01Feb02Mar03Apr04May05Jun06Jul07Aug08Sep09Oct10Nov11Dec12";
    let date = text.trim_start_matches(|sign: char| sign.is_ascii_alphabetic() || matches!(sign, ',' | '.' | ' '));
    let (day, rest) = date.split_once(' ')?;
    let (name, rest) = rest.split_once(' ')?;
    let (year, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let month = MONTHS.chunks(5).find(|month| starts_alike(name.as_bytes(), month))?.get(3..)?;
    if year.len() == 2 {
        // RFC 5322, section 4.3.
        out.extend_from_slice(if year < "50" { b"20" } else { b"19" });
    }
    out.extend_from_slice(year.as_bytes());
    out.push(b'-');
    out.extend_from_slice(month);
    out.push(b'-');
    if day.len() == 1 {
        out.push(b'0');
    }
    out.extend_from_slice(day.as_bytes());
    Some(rest)
}

/// "+0200", "+02:00", "+02", or a name of RFC 5322, section 4.3; any other name is UTC, as that section says.
fn mend_zone(zone: &[u8], out: &mut Vec<u8>) {
    const HOURS_WEST: &[u8] = b"EDT4EST5CDT5CST6MDT6MST7PDT7PST8";
    match zone {
        [sign @ (b'+' | b'-'), tens, ones, minutes @ ..] => {
            out.extend_from_slice(&[*sign, *tens, *ones, b':']);
            let minutes = minutes.strip_prefix(b":").unwrap_or(minutes);
            out.extend_from_slice(if minutes.is_empty() { b"00" } else { minutes });
        }
        [b'+' | b'-', ..] => {}
        name => match HOURS_WEST.chunks(4).find(|known| starts_alike(name, known)) {
            Some([.., hours]) => out.extend_from_slice(&[b'-', b'0', *hours, b':', b'0', b'0']),
            _ => out.push(b'Z'),
        },
    }
}

fn starts_alike(one: &[u8], other: &[u8]) -> bool {
    matches!((one.get(..3), other.get(..3)), (Some(one), Some(other)) if one.eq_ignore_ascii_case(other))
}

/// Seconds since 1970 have had ten digits since 2001, milliseconds thirteen.
fn unix(text: &str) -> Option<Millis> {
    let digits = text.split('.').next()?.as_bytes();
    match digits.len() {
        10 => Some(Rest(digits).number(10)? * 1000),
        13 => Rest(digits).number(13),
        _ => None,
    }
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
