//! Dates that nobody has thought of: one moment is the same moment in every form.

mod made_up;
mod rfc3339;

use made_up::config;
use news_widget::feed::date::parse;
use proptest::prelude::*;
use proptest::sample::select;
use rfc3339::{days_of, days_since_1970};

const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS: [&str; 7] = ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"];

#[derive(Clone, Copy, Debug)]
struct Moment {
    year: i64,
    month: i64,
    day: i64,
    /// Of the day, from 0 to 86,399.
    second: i64,
    east: i64,
}

fn millis(moment: Moment) -> i64 {
    ((days_since_1970(moment.year, moment.month, moment.day) * 24 * 60 - moment.east) * 60 + moment.second) * 1000
}

fn moment(years: std::ops::Range<i64>) -> impl Strategy<Value = Moment> {
    let east = prop_oneof![Just(0_i64), (-12 * 4..=14 * 4_i64).prop_map(|quarters| quarters * 15), -1439..1440_i64];
    (years, 1..13_i64, 1..32_i64, 0..86_400_i64, east).prop_map(|(year, month, day, second, east)| Moment {
        year,
        month,
        day: day.min(days_of(year, month)),
        second,
        east,
    })
}

fn clock(second: i64) -> String {
    format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)
}

fn half_day(second: i64) -> String {
    let hour = second / 3600;
    format!("{}:{:02}:{:02} {}", (hour + 11) % 12 + 1, second / 60 % 60, second % 60, if hour < 12 { "AM" } else { "PM" })
}

fn offset(east: i64, between: &str) -> String {
    format!("{}{:02}{between}{:02}", if east < 0 { '-' } else { '+' }, east.abs() / 60, east.abs() % 60)
}

/// A moment in the form of that number.
fn written(moment: Moment, form: usize) -> String {
    let Moment { year, month, day, second, east } = moment;
    let (name, clock) = (MONTHS.get(month as usize - 1).copied().unwrap_or_default(), clock(second));
    let weekday = DAYS.get(days_since_1970(moment.year, moment.month, moment.day).rem_euclid(7) as usize).copied().unwrap_or_default();
    let (short, wd) = (name.get(..3).unwrap_or_default(), weekday.get(..3).unwrap_or_default());
    let (zone, colon) = (offset(east, ""), offset(east, ":"));
    match form {
        0 => format!("{wd}, {day:02} {short} {year} {clock} {zone}"),
        1 => format!("{wd}, {day} {short} {year} {clock} {colon}"),
        2 => format!("{day} {name} {year} {clock} {zone}").to_lowercase(),
        3 => format!("{weekday}, {name} {day}, {year} {clock} {zone}"),
        4 => format!("{wd} {short} {day:2} {clock} {zone} {year}"),
        5 => format!("{wd} {short} {day:02} {year} {clock} GMT{zone} (Somewhere)"),
        6 => format!("{year:04}-{month:02}-{day:02} {clock} {zone}"),
        7 => format!("{year:04}/{month}/{day} {clock}{colon}"),
        8 => format!("{day:02}.{month:02}.{year:04} {clock} {zone}"),
        9 => format!("{name} {day}, {year} {} {zone}", half_day(second)),
        10 => format!("{} {zone}, {short}. {day}, {year}", half_day(second).replace(" AM", "am").replace(" PM", "p.m.")),
        _ => format!("  {wd} ,{day} {short},{year}  {clock}  {zone}\n"),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn rfc_3339_is_read_as_a_calendar_does(moment in moment(0..10_000), fraction in prop_oneof![Just(None), (0..1_000_000_000_u32).prop_map(Some)], zulu in any::<bool>()) {
        let Moment { year, month, day, second, east } = moment;
        let east = if zulu { 0 } else { east };
        let zone = if zulu { "Z".to_owned() } else { offset(east, ":") };
        let (parts, beyond) = fraction.map_or_else(Default::default, |nanos| (format!(".{nanos:09}"), i64::from(nanos / 1_000_000)));
        let text = format!("{year:04}-{month:02}-{day:02}T{}{parts}{zone}", clock(second));
        prop_assert_eq!(parse(&text), Some(millis(Moment { east, ..moment }) + beyond), "{}", text);
        prop_assert_eq!(rfc3339::read(&text), parse(&text), "{}", text);
    }

    #[test]
    fn a_day_that_is_not_on_the_calendar_is_none(year in 0..10_000_i64, month in 0..20_i64, day in 0..40_i64) {
        let there = (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
        for text in [format!("{year:04}-{month:02}-{day:02}T01:41:00Z"), format!("{year:04}-{month:02}-{day:02}")] {
            prop_assert_eq!(parse(&text).is_some(), there, "{}", text);
        }
    }

    #[test]
    fn one_moment_is_one_in_every_form(moment in moment(1000..10_000), form in 0..12_usize) {
        let text = written(moment, form);
        prop_assert_eq!(parse(&text), Some(millis(moment)), "{}", text);
    }

    #[test]
    fn numbers_are_seconds_or_milliseconds(second in 100_000_000..10_000_000_000_i64, beyond in 0..1000_i64) {
        prop_assert_eq!(parse(&second.to_string()), Some(second * 1000));
        prop_assert_eq!(parse(&format!("{second}.{beyond}")), Some(second * 1000));
        prop_assert_eq!(parse(&(second * 1000 + beyond).to_string()), Some(second * 1000 + beyond));
    }

    #[test]
    fn a_sign_that_is_wrong_makes_no_panic(moment in moment(0..10_000), form in 0..12_usize, at in any::<proptest::sample::Index>(), sign in select(&["", ":", "-", "+", "(", "99999", "é", ".", "T", "pm"][..])) {
        let text = written(moment, form);
        let at = at.index(text.len());
        let _ = parse(&format!("{}{sign}{}", text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default()));
    }
}
