//! Dates: RFC 3339 to the letter, and whatever else feeds have.

mod corpora;
mod tables;

use news_widget::feed::date::{parse, rfc3339};

#[test]
fn every_date_time_of_the_corpus_gets_the_rfcs_verdict() {
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
        assert_eq!(rfc3339(&moment).is_some(), valid, "{moment:?}: {}", row["note"]);
        if valid {
            assert_eq!(parse(&moment), rfc3339(&moment), "{moment:?}");
        }
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
        "1795484460",
        "1795484460.9",
        "1795484460000",
    ];
    for form in forms {
        assert_eq!(parse(form), Some(moment), "{form:?}");
    }
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
        "1 Jan 99999999999999999 00:00:00 GMT",
        "1 Jan 99999999999999999999 00:00:00 GMT",
        "24",
        "99999999999999999999",
        "2026-11-24T25:00:00Z",
        "2026-11-24T01:60Z",
        "2026-11-24T01:41:00+24:00",
        "2026-11-24T01:41:00+2",
        "2026-11-24T01:41:00+",
        "2026-11-24TZ",
        "2026-11-24T01:41:00.Z",
        "٢٠٢٦-١١-٢٤",
        "2026-11-2é",
        "-1",
        "é",
        "Tue, ",
    ];
    for text in table {
        assert_eq!(parse(text), None, "{text:?}");
    }
}
