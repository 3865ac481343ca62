//! Dates: what publishers write goes in, a moment comes out. Strictly RFC 3339 first, then what else is found.

use super::Millis;

/// Any form a feed may have.
pub fn parse(text: &str) -> Option<Millis> {
    let text = text.trim();
    rfc3339(text).or_else(|| rfc822(text)).or_else(|| loose(text)).or_else(|| unix(text))
}

/// RFC 3339, section 5.6, "date-time".
pub fn rfc3339(text: &str) -> Option<Millis> {
    let (date, time) = split_at(text, 10)?;
    let time = time.strip_prefix(['T', 't'])?;
    let day = day(date)?;
    let (clock, zone) = zone(time)?;
    moment(day, clock, zone)
}

/// "2026-11-24", to days since 1970-01-01.
fn day(text: &str) -> Option<i64> {
    let (year, rest) = split_at(text, 4)?;
    let (month, rest) = split_at(rest.strip_prefix('-')?, 2)?;
    let (year, month, day) = (digits(year)?, digits(month)?, digits_of(rest.strip_prefix('-')?, 2)?);
    (1..=days_in(year, month)?).contains(&day).then(|| days_from_civil(year, month, day))
}

/// What stands before the zone, and the zone in minutes east.
fn zone(time: &str) -> Option<(&str, i64)> {
    if let Some(clock) = time.strip_suffix(['Z', 'z']) {
        return Some((clock, 0));
    }
    let (clock, offset) = split_at(time, time.len().checked_sub(6)?)?;
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    let minutes = clock_minutes(hours, minutes)?;
    match offset.as_bytes().first()? {
        b'+' => Some((clock, minutes)),
        b'-' => Some((clock, -minutes)),
        _ => None,
    }
}

fn clock_minutes(hours: &str, minutes: &str) -> Option<i64> {
    let (hours, minutes) = (digits_of(hours, 2)?, digits_of(minutes, 2)?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// "01:41:00.25" on a day, in a zone. A leap second is the last of its day in UTC, and is shown as the one before.
fn moment(day: i64, clock: &str, zone: i64) -> Option<Millis> {
    let (seconds, fraction) = match clock.split_once('.') {
        Some((seconds, fraction)) => (seconds, fraction_ms(fraction)?),
        None => (clock, 0),
    };
    let (hours, rest) = split_at(seconds, 2)?;
    let (minutes, seconds) = split_at(rest.strip_prefix(':')?, 2)?;
    let minutes = clock_minutes(hours, minutes)? - zone;
    let seconds = match digits_of(seconds.strip_prefix(':')?, 2)? {
        60 if minutes.rem_euclid(24 * 60) == 24 * 60 - 1 => 59,
        seconds if seconds < 60 => seconds,
        _ => return None,
    };
    Some(((day * 24 * 60 + minutes) * 60 + seconds) * 1000 + fraction)
}

fn fraction_ms(fraction: &str) -> Option<i64> {
    let all_digits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let three: String = fraction.chars().chain("000".chars()).take(3).collect();
    if all_digits { digits(&three) } else { None }
}

/// RFC 822 and its successors (RFC 5322, section 3.3), as RSS has it: "Tue, 24 Nov 2026 01:41:00 +0200".
fn rfc822(text: &str) -> Option<Millis> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let after_weekday = text.trim_start_matches(|sign: char| sign.is_ascii_alphabetic() || ",. ".contains(sign));
    let mut words = after_weekday.split_ascii_whitespace();
    let day = digits(words.next()?)?;
    let name = words.next()?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|month| name.starts_with(month))? as i64 + 1;
    let year = match digits(words.next()?)? {
        // RFC 5322, section 4.3.
        short @ 0..50 => short + 2000,
        short @ 50..1000 => short + 1900,
        year => year,
    };
    let clock = whole(words.next().unwrap_or("00:00"));
    let zone = words.next().map_or(Some(0), zone_name)?;
    (1..=days_in(year, month)?).contains(&day).then(|| moment(days_from_civil(year, month, day), &clock, zone))?
}

/// "+0200", "+02:00", "+02", or one of the names of RFC 5322, section 4.3; an unknown name is UTC, as that section says.
fn zone_name(zone: &str) -> Option<i64> {
    const HOURS_WEST: [(&str, i64); 8] = [("EDT", 4), ("EST", 5), ("CDT", 5), ("CST", 6), ("MDT", 6), ("MST", 7), ("PDT", 7), ("PST", 8)];
    let minutes = |offset: &str| {
        let (hours, minutes) = split_at(offset, 2)?;
        clock_minutes(hours, if minutes.is_empty() { "00" } else { minutes.trim_start_matches(':') })
    };
    match (zone.strip_prefix('+'), zone.strip_prefix('-')) {
        (Some(east), _) => minutes(east),
        (_, Some(west)) => minutes(west).map(|minutes| -minutes),
        _ => Some(HOURS_WEST.iter().find(|(name, _)| name.eq_ignore_ascii_case(zone)).map_or(0, |(_, hours)| -hours * 60)),
    }
}

/// A clock with what was left out: "1:41" is "01:41:00".
fn whole(clock: &str) -> String {
    let mut whole = String::new();
    if clock.find(':') == Some(1) {
        whole.push('0');
    }
    whole.push_str(clock);
    if whole.len() == 5 {
        whole.push_str(":00");
    }
    whole
}

/// Almost RFC 3339: a day alone, a blank for the T, no seconds, no zone (then UTC), a zone without its colon.
fn loose(text: &str) -> Option<Millis> {
    let (date, rest) = split_at(text, 10)?;
    let day = day(date)?;
    let rest = rest.trim_start_matches(['T', 't', ' ']);
    if rest.is_empty() {
        return Some(day * 86_400_000);
    }
    let ends = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
    let (clock, zone) = split_at(rest, ends)?;
    moment(day, &whole(clock), zone_name(zone.trim())?)
}

/// Seconds or milliseconds since 1970, of this century: anything else is some other number.
fn unix(text: &str) -> Option<Millis> {
    let number: i64 = text.split('.').next()?.parse().ok()?;
    match number {
        946_684_800..4_102_444_800 => Some(number * 1000),
        946_684_800_000..4_102_444_800_000 => Some(number),
        _ => None,
    }
}

fn split_at(text: &str, at: usize) -> Option<(&str, &str)> {
    text.split_at_checked(at)
}

fn digits_of(text: &str, length: usize) -> Option<i64> {
    if text.len() == length { digits(text) } else { None }
}

/// Digits only: no sign, no blank.
fn digits(text: &str) -> Option<i64> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// None for what is no month, or no year of four digits.
fn days_in(year: i64, month: i64) -> Option<i64> {
    if year > 9999 {
        return None;
    }
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
