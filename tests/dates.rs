//! Dates: RFC 3339 to the letter, and whatever else feeds have.

mod corpora;
mod rfc3339;
mod tables;

use news_widget::feed::date::parse;

/// What is no RFC 3339 in the corpus and yet can only mean one moment, and that one.
const MEANT: [(&str, &str); 37] = [
    ("2026-11-24T12:00:00", "2026-11-24T12:00:00Z"),
    ("2026-11-24T12:00:00.52", "2026-11-24T12:00:00.52Z"),
    ("2026-11-24T01:01:01,1111", "2026-11-24T01:01:01.111Z"),
    ("2026-11-24T8:3:6Z", "2026-11-24T08:03:06Z"),
    ("2026-11-24T008:030:006Z", "2026-11-24T08:30:06Z"),
    ("2026-11-24T8:0030:6Z", "2026-11-24T08:30:06Z"),
    ("2026-11-24T08:30:06 PST", "2026-11-24T08:30:06-08:00"),
    ("2026-11-24T08:30:06-8:000", "2026-11-24T08:30:06-08:00"),
    ("2026-11-24T01:02:03Z+00:30", "2026-11-24T01:02:03+00:30"),
    ("2026-11-24T01:02:03+00:60", "2026-11-24T01:02:03+01:00"),
    ("1990-12-31T10:00:00+10:60", "1990-12-31T10:00:00+11:00"),
    ("1985-04-12T23:20:50+01", "1985-04-12T23:20:50+01:00"),
    ("1985-04-12T23:20:50Z\n", "1985-04-12T23:20:50Z"),
    ("1963-06-19T08:30:06.28123+01:00Z", "1963-06-19T08:30:06.281+01:00"),
    // The day's end (ISO 8601); hours from 1 to 24.
    ("1990-12-31T24:00:00Z", "1991-01-01T00:00:00Z"),
    ("2026-11-24T24:00:00Z", "2026-11-25T00:00:00Z"),
    ("2016-12-31T24:59:60+01:00", "2016-12-30T23:59:59Z"),
    // Numbers that are too short or too long.
    ("1963-6-19T08:30:06.283185Z", "1963-06-19T08:30:06.283Z"),
    ("1963-06-1T08:30:06.283185Z", "1963-06-01T08:30:06.283Z"),
    ("1998-1-20T00:00:00Z", "1998-01-20T00:00:00Z"),
    ("1998-01-1T00:00:00Z", "1998-01-01T00:00:00Z"),
    ("2020-001-01T00:00:00Z", "2020-01-01T00:00:00Z"),
    ("2020-01-001T00:00:00Z", "2020-01-01T00:00:00Z"),
    // Other signs between them, or too many.
    (" 2024-01-15T00:00:00Z", "2024-01-15T00:00:00Z"),
    ("2024-01-15 T00:00:00Z", "2024-01-15T00:00:00Z"),
    ("2020 -01-01T00:00:00Z", "2020-01-01T00:00:00Z"),
    ("2020 01 01T00:00:00Z", "2020-01-01T00:00:00Z"),
    ("2020.01.01T00:00:00Z", "2020-01-01T00:00:00Z"),
    ("2020-01/01T00:00:00Z", "2020-01-01T00:00:00Z"),
    ("2020–01–01T00:00:00Z", "2020-01-01T00:00:00Z"),
    ("2020--01-01T00:00:00Z", "2020-01-01T00:00:00Z"),
    ("2020-01--01T00:00:00Z", "2020-01-01T00:00:00Z"),
    ("+2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z"),
    ("2020-01-01ZT00:00:00Z", "2020-01-01T00:00:00Z"),
    ("2020-01-01XT00:00:00Z", "2020-01-01T00:00:00Z"),
    ("2020-01-01\0T00:00:00Z", "2020-01-01T00:00:00Z"),
    // Letters for a clock: the day is left.
    ("2026-11-24Tab:cd:ef", "2026-11-24T00:00:00Z"),
];

#[test]
fn every_date_time_of_the_corpus_is_the_moment_of_the_rfc_or_the_one_it_means() {
    if corpora::missing() {
        return;
    }
    let rows = tables::table("dates/rfc3339-json-schema.tsv");
    for row in &rows {
        let (text, valid) = (&row["value"], row["verdict"] == "valid");
        // The corpus has dates and times of day, too: the other half makes a date-time of them.
        let moment = match row["grammar"].as_str() {
            "rfc3339 date" => format!("{text}T00:00:00Z"),
            "rfc3339 time" => format!("2026-11-24T{text}"),
            _ => text.clone(),
        };
        assert_eq!(rfc3339::read(&moment).is_some(), valid, "{moment:?}: {}", row["note"]);
        let meant = MEANT.iter().find(|(text, _)| *text == moment).map(|(_, meant)| *meant);
        assert_eq!(parse(&moment), rfc3339::read(meant.unwrap_or(&moment)), "{moment:?}: {}", row["note"]);
    }
    assert!(rows.len() >= 143, "only {} rows", rows.len());
}

#[test]
fn a_moment_is_the_same_moment_in_every_form() {
    let moment = 1_795_484_460_000; // 2026-11-24T01:41:00Z
    let forms = [
        "2026-11-24T01:41:00Z",
        "2026-11-24t01:41:00z",
        "2026-11-24T01:41:00.000Z",
        "2026-11-24T01:41:00.0009999999999999999999Z",
        "2026-11-24T03:41:00+02:00",
        "2026-11-23T20:41:00-05:00",
        "2026-11-24T01:41:00-00:00",
        " 2026-11-24T01:41:00Z\n",
        "2026-11-24T01:41Z",
        "2026-11-24T1:41Z",
        "2026-11-24T01:41:00",
        "2026-11-24 01:41:00",
        "2026-11-24 01:41",
        "2026-11-24T03:41:00+0200",
        "2026-11-24 03:41:00+02",
        "2026-11-24 01:41:00 +0000",
        "2026-11-24 01:41:00 UTC",
        "2026-11-24T01:41:00.000+0000",
        "Tue, 24 Nov 2026 01:41:00 GMT",
        "Tue, 24 Nov 2026 01:41:00 +0000",
        "Tue, 24 Nov 2026 01:41 GMT",
        "Tue, 24 Nov 2026 1:41:00 GMT",
        "Tue,24 Nov 2026 01:41:00 gmt",
        "Tue 24 Nov 2026 01:41:00 GMT",
        "24 Nov 2026 03:41:00 +0200",
        "24 Nov 2026 03:41:00 +02:00",
        "Mon, 23 Nov 2026 20:41:00 EST",
        "Mon, 23 Nov 2026 21:41:00 EDT",
        "Mon, 23 Nov 2026 17:41:00 pst",
        "Tue, 24 Nov 26 01:41:00 GMT",
        "Tue, 24 November 2026 01:41:00 UT",
        // RFC 850; C, Ruby, JavaScript, Go as they print a date.
        "Tuesday, 24-Nov-26 01:41:00 GMT",
        "Tue Nov 24 01:41:00 2026",
        "Tue Nov 24 01:41:00 UTC 2026",
        "Mon Nov 23 20:41:00 -0500 2026",
        "Tue Nov 24 2026 03:41:00 GMT+0200 (Eastern European Standard Time)",
        "Tue Nov 24 2026 03:41:00 GMT+0200 (GMT+02:00)",
        "2026-11-24 03:41:00.000000123 +0200 EET",
        "2026-11-24 01:41:00,000",
        // A weekday that is wrong, missing or in another language; blanks and commas anywhere.
        "Mon, 24 Nov 2026 01:41:00 GMT",
        "Dienstag, 24 Nov 2026 01:41:00 GMT",
        "mar., 24 nov. 2026 01:41:00 +0000",
        "tuesday 24 NOVEMBER 2026 01:41",
        "  Tue ,  24   Nov,  2026 ,  01:41:00   GMT ",
        "Tue, 24\u{a0}Nov\u{a0}2026 01:41\u{202f}AM",
        "24th of November 2026 at 01:41",
        "Tue, Nov 24, 2026 01:41:00 GMT",
        "Nov 24 2026 01:41:00",
        "2026 Nov 24 01:41",
        "01:41, 24 Nov 2026",
        "Tuesday, 24. November 2026 - 01:41 Uhr",
        "November 24th, 2026 - 1:41am",
        // Twelve hours.
        "Nov. 24, 2026, 1:41 a.m.",
        "Nov. 23, 2026, 8:41 p.m. EST",
        "Nov 23, 2026 8:41 P. M. ET",
        "Mon, 23 Nov 2026 08:41:00 PM -0500",
        // Other signs between the day's numbers, where the day is still the day.
        "2026/11/24 01:41:00",
        "2026.11.24 01:41",
        "24.11.2026 01:41:00",
        "24.11.26, 01:41 Uhr",
        "2026年11月24日 01:41",
        "2026-11-24T1:41:0Z",
        // Zones by other names, said twice, with signs too many.
        "Tue, 24 Nov 2026 02:41:00 CET",
        "Tue, 24 Nov 2026 01:41:00 Z",
        "Tue, 24 Nov 2026 03:41:00 +0200 (EET)",
        "Tue, 24 Nov 2026 03:41:00 EET+02:00",
        "Tue, 24 Nov 2026 03:41:00 UTC+2",
        "Tue, 24 Nov 2026 03:41:00 GMT +0200",
        "Tue, 24 Nov 2026 03:41:00 +0200 CEST",
        "Mon, 23 Nov 2026 20:41:00 --0500",
        "Mon, 23 Nov 2026 20:41:00 -500",
        "Tue, 24 Nov 2026 12:41:00 AEDT",
        "2026-11-24T07:11:00+05:30",
        "2026-11-24T07:11:00+0530Z",
        "2026-11-24T03:41:00+2",
        "1795484460",
        "1795484460.9",
        "1795484460000",
        "1795484460000.5",
    ];
    for form in forms {
        assert_eq!(parse(form), Some(moment), "{form:?}");
    }
}

#[test]
fn what_is_longer_than_any_date_is_none_at_once() {
    // Blanks around it, and parts of a second, are as many as you like.
    let blanks = " \n".repeat(100);
    assert_eq!(parse(&format!("{blanks}1970-01-01T00:00:01Z{blanks}")), Some(1000));
    assert_eq!(parse(&format!("1970-01-01T00:00:01.{}Z", "2".repeat(200))), Some(1222));
    let begun = std::time::Instant::now();
    for bomb in ["a ", "abc ", "1 ", "mar"] {
        assert_eq!(parse(&["0:0 ", &bomb.repeat(5_000_000 / bomb.len())].concat()), None, "{bomb}");
    }
    assert!(begun.elapsed().as_millis() < 500, "it took {:?}", begun.elapsed());
    assert!(parse("Wednesday, the 24th of November 2026, at 12:00:00 (Coordinated Universal Time)").is_some());
}

#[test]
fn every_day_has_its_place() {
    let table = [
        ("2026-11-24", 1_795_478_400_000),
        ("2026-11-24T01:41:00.25Z", 1_795_484_460_250),
        ("1970-01-01T00:00:00Z", 0),
        ("1969-12-31T23:59:59Z", -1000),
        ("2000-02-29T00:00:00Z", 951_782_400_000),
        ("2000-03-01T00:00:00Z", 951_868_800_000),
        ("1900-03-01T00:00:00Z", -2_203_891_200_000),
        ("0000-01-01T00:00:00Z", -62_167_219_200_000),
        ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        // A leap second is shown as the one before it.
        ("1998-12-31T23:59:60Z", 915_148_799_000),
        ("1998-12-31T15:59:60.5-08:00", 915_148_799_500),
        ("24 Nov 70 00:00:00 GMT", 28_252_800_000),
        ("24 Nov 26", 1_795_478_400_000),
        ("Sun, 1 Nov 2026 00:00:00 GMT", 1_793_491_200_000),
        ("Nov 24, 2026 12:00 AM", 1_795_478_400_000),
        ("Nov 24, 2026 12:00 PM", 1_795_521_600_000),
        ("24 Nov 2026 24:00:00 GMT", 1_795_564_800_000),
        ("24.11.2026, 24:00 Uhr", 1_795_564_800_000),
        // Hours from 1 to 24: the day's first comes out as 24.
        ("24 Nov 2026 24:41 GMT", 1_795_480_860_000),
        ("24 Nov 2026 EST", 1_795_496_400_000),
        ("Nov 24, 2026, page 5", 1_795_478_400_000),
        ("Tue, 24 Nov 2026 00:00:00 00", 1_795_478_400_000),
        ("999999999", 999_999_999_000),
        ("999999999999", 999_999_999_999),
    ];
    for (text, moment) in table {
        assert_eq!(parse(text), Some(moment), "{text:?}");
    }
}

#[test]
fn what_is_no_date_is_none() {
    let table = [
        "",
        "Tomorrow",
        "2026-13-01",
        "2026-02-29",
        "32 Nov 2026",
        "Tue, 31 Nov 2026 00:00:00 GMT",
        "24 Foo 2026 00:00:00 GMT",
        "24 Nov",
        "Nov 2026",
        "Nov 24 01:41",
        "2026",
        "2026-11",
        // The month comes first in some countries only.
        "11/12/2026",
        "11-12-2026 01:41",
        "11 12 2026",
        // French: a Tuesday in December is no day in March. Finnish: November.
        "mar., 01 d\u{e9}c. 2026 01:41:00 +0000",
        "24. marraskuuta 2026",
        "24 ma 2026",
        "1 Jan 99999999999999999 00:00:00 GMT",
        "1 Jan 99999999999999999999 00:00:00 GMT",
        "24",
        "99999999999999999999",
        "2026-11-24T25:00:00Z",
        "2026-11-24T01:60Z",
        "2026-11-24T01:41:00+24:00",
        "2026-11-24T01:41:00+2400",
        "2026-11-24T01:",
        "2026-11-24 1:2:3:4",
        "2026-11-24 01:41 and 02:41",
        "12345-11-24",
        "20261124",
        "2026000105000000",
        "2 minutes ago",
        "٢٠٢٦-١١-٢٤",
        "2026-11-2٤",
        "2026-11-2４",
        "-1",
        "-0001-11-30T00:00:00",
        "0000-00-00 00:00:00",
        "é",
        "Tue, ",
    ];
    for text in table {
        assert_eq!(parse(text), None, "{text:?}");
    }
}
