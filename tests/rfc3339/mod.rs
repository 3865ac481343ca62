//! RFC 3339 to the letter, on a calendar that is counted day by day: what the reader of feeds, which is neither, is measured by.
#![allow(dead_code, reason = "no test needs all of it")]

/// Section 5.6, "date-time", in milliseconds; what is finer is left out. A leap second is the second before it.
pub fn read(text: &str) -> Option<i64> {
    let (date, time) = text.split_at_checked(10)?;
    let (year, month, day) = three(date, '-', 4)?;
    let time = time.strip_prefix(['T', 't'])?;
    let (clock, zone) = time.split_at_checked(time.find(['Z', 'z', '+', '-'])?)?;
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let (hour, minute, second) = three(clock, ':', 2)?;
    let east = match zone.strip_prefix(['+', '-']) {
        Some(offset) => {
            let (hours, minutes, _) = three(&format!("{offset}:00"), ':', 2)?;
            (hours < 24 && minutes < 60).then_some((hours * 60 + minutes) * if zone.starts_with('-') { -1 } else { 1 })?
        }
        None => matches!(zone, "Z" | "z").then_some(0)?,
    };
    let is_day = (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
    let minutes = days_since_1970(year, month, day) * 24 * 60 + hour * 60 + minute - east;
    let is_leap = second == 60 && minutes.rem_euclid(24 * 60) == 24 * 60 - 1;
    let millis = format!("{:0<3.3}", number(fraction).map(|_| fraction)?).parse::<i64>().ok()?;
    (is_day && hour < 24 && minute < 60 && (second < 60 || is_leap)).then_some((minutes * 60 + second.min(59)) * 1000 + millis)
}

fn three(text: &str, between: char, first: usize) -> Option<(i64, i64, i64)> {
    let parts: Vec<&str> = text.split(between).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    ((one.len(), two.len(), three.len()) == (first, 2, 2)).then_some((number(one)?, number(two)?, number(three)?))
}

/// Of no more than a few digits, and nothing else.
fn number(text: &str) -> Option<i64> {
    let digits = !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    digits.then(|| text.get(..text.len().min(9))?.parse().ok()).flatten()
}

pub fn days_of(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// From 1970 on, or back: years, months, days.
pub fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year_of = |year: i64| (1..=12).map(|month| days_of(year, month)).sum::<i64>();
    let years = (1970..year).map(year_of).sum::<i64>() - (year..1970).map(year_of).sum::<i64>();
    years + (1..month).map(|month| days_of(year, month)).sum::<i64>() + day - 1
}
