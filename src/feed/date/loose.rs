//! Dates as found: RFC 822 and its successors, RFC 3339 with something left out, what a program or an editor writes. Neither the
//! order of the parts nor what stands between them is fixed: each is known by its looks. A day that can be read in two
//! ways, as 11/12/2026, is none.

use super::{Millis, Rest, moment};

pub fn read(text: &str) -> Option<Millis> {
    let mut rest = Rest(text.as_bytes());
    // The day's numbers, each with how many digits it has.
    let (mut numbers, mut count) = ([(0, 0); 3], 0);
    let (mut month, mut dotted) = (None, false);
    let (mut clock, mut half, mut east) = (None, None, None);
    while let Some((first, after)) = rest.0.split_first() {
        match first {
            b'0'..=b'9' => {
                let number = rest.digits()?;
                if clock.is_none() && rest.one_of(b":").is_some() {
                    clock = Some(rest.clock(number.0)?);
                } else {
                    *numbers.get_mut(count)? = number;
                    count += 1;
                    // "24th", "24T"; "24.", "24-", which is no offset.
                    rest.word();
                    dotted |= rest.one_of(b".-") == Some(b'.');
                }
            }
            b'+' | b'-' if clock.is_some() && after.first().is_some_and(u8::is_ascii_digit) => east = Some(rest.loose_offset()?),
            // The zone's name, once more.
            b'(' => break,
            _ => match rest.word() {
                [] => rest.0 = after,
                [sign @ (b'A' | b'P' | b'a' | b'p'), b'M' | b'm'] if clock.is_some() => half = Some(*sign),
                [sign @ (b'A' | b'P' | b'a' | b'p')] if clock.is_some() && rest.one_of(b".").is_some() => half = Some(*sign),
                // The last word before the year, or nothing: "mar" begins a Tuesday in French.
                word if clock.is_none() && count < 2 => month = month_named(word),
                word => {
                    month = month.or_else(|| month_named(word));
                    east = east.or_else(|| zone_named(word));
                }
            },
        }
    }
    let (year, month, day) = match (numbers.get(..count)?, month) {
        ([year @ (_, 4), month, day], _) => (year, month.0, day.0),
        // With dots between them nobody writes the month first.
        ([day, month, year], _) if dotted => (year, month.0, day.0),
        ([year @ (_, 4), day] | [day, year], Some(month)) => (year, month, day.0),
        _ => return None,
    };
    let year = match year {
        (year, 4) => *year,
        // RFC 5322, section 4.3.
        (year @ 0..50, 2) => 2000 + year,
        (year, 2) => 1900 + year,
        _ => return None,
    };
    let [hour, minute, second, millis] = clock.unwrap_or_default();
    let hour = match (half, hour) {
        (Some(b'P' | b'p'), 0..12) => hour + 12,
        // Programs that count a day's hours from 1 mean its first.
        (Some(b'A' | b'a'), 12) | (_, 24) => 0,
        _ => hour,
    };
    moment([year, month, day], [hour, minute, second, millis], east.unwrap_or(0))
}

impl<'a> Rest<'a> {
    /// A number of at most four digits, and how many it has.
    fn digits(&mut self) -> Option<(i64, usize)> {
        let (mut number, mut digits) = (0, 0);
        while let Some(digit) = self.number(1) {
            number = number * 10 + digit;
            digits += 1;
            if digits > 4 {
                return None;
            }
        }
        (digits > 0).then_some((number, digits))
    }

    /// What follows an hour and its colon: hour, minute, second, millisecond.
    fn clock(&mut self, hour: i64) -> Option<[i64; 4]> {
        let minute = self.digits()?.0;
        let second = if self.one_of(b":").is_some() { self.digits()?.0 } else { 0 };
        let millis = self.one_of(b".,").and_then(|_| self.fraction()).unwrap_or_default();
        Some([hour, minute, second, millis])
    }

    /// "+02:00", "+0200", "+02", "+2", in minutes.
    fn loose_offset(&mut self) -> Option<i64> {
        let sign = self.one_of(b"+-")?;
        let minutes = match self.digits()? {
            (hours, 1 | 2) => hours * 60 + if self.one_of(b":").is_some() { self.digits()?.0 } else { 0 },
            (both, _) => both / 100 * 60 + both % 100,
        };
        (minutes < 24 * 60).then_some(if sign == b'-' { -minutes } else { minutes })
    }

    /// The letters that come next, of ASCII's.
    fn word(&mut self) -> &'a [u8] {
        let end = self.0.iter().position(|sign| !sign.is_ascii_alphabetic()).unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at_checked(end).unwrap_or_default();
        self.0 = rest;
        word
    }
}

/// The English name, or its beginning.
fn month_named(word: &[u8]) -> Option<i64> {
    const MONTHS: &str = "january february march april may june july august september october november december";
    let begins = |month: &str| month.as_bytes().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let place = MONTHS.split(' ').position(begins).filter(|_| word.len() > 2)?;
    Some(place as i64 + 1)
}

/// The names of RFC 5322, section 4.3, and those of other zones that mean one and have newsrooms. Any other name is UTC, as
/// that section says.
fn zone_named(word: &[u8]) -> Option<i64> {
    const ZONES: &str = "EDT-4 EST-5 CDT-5 CST-6 MDT-6 MST-7 PDT-7 PST-8 ET-5 CT-6 MT-7 PT-8 WEST+1 BST+1 CET+1 CEST+2 EET+2 EEST+3 \
MSK+3 SAST+2 JST+9 KST+9 AEST+10 AEDT+11 NZST+12 NZDT+13";
    ZONES.split(' ').find_map(|zone| {
        let (name, east) = zone.as_bytes().split_at_checked(word.len())?;
        if name.eq_ignore_ascii_case(word) { Rest(east).loose_offset() } else { None }
    })
}
