//! Dates: RFC 3339 to the letter, and whatever else feeds have.

mod corpora;

use news_widget::feed::date::{parse, rfc3339};

#[test]
fn every_date_time_of_the_corpus_gets_the_rfcs_verdict() {
    let mut rows = 0;
    for row in corpora::table("dates/rfc3339-json-schema.tsv") {
        let text: String = serde_json::from_str(&row[0]).unwrap();
        // The corpus has dates and times of day, too: the other half makes a date-time of them.
        let moment = match row[1].as_str() {
            "rfc3339 date" => format!("{text}T00:00:00Z"),
            "rfc3339 time" => format!("2026-11-24T{text}"),
            _ => text,
        };
        assert_eq!(rfc3339(&moment).is_some(), row[2] == "valid", "{moment:?}: {}", row[4]);
        rows += 1;
    }
    assert!(rows >= 140, "only {rows} rows");
}

#[test]
fn a_moment_is_the_same_moment_in_every_form() {
    let moment = 1_795_484_460_000; // 2026-11-24T01:41:00Z
    let forms = [
        "2026-11-24T01:41:00Z",
        "2026-11-24t01:41:00z",
        "2026-11-24T01:41:00.000Z",
        "2026-11-24T03:41:00+02:00",
        "2026-11-23T20:41:00-05:00",
        " 2026-11-24T01:41:00Z ",
        "2026-11-24T01:41Z",
        "2026-11-24T01:41:00",
        "2026-11-24 01:41:00",
        "2026-11-24 01:41",
        "2026-11-24T03:41:00+0200",
        "2026-11-24 01:41:00 +0000",
        "Tue, 24 Nov 2026 01:41:00 GMT",
        "Tue, 24 Nov 2026 01:41:00 +0000",
        "Tue, 24 Nov 2026 01:41 GMT",
        "24 Nov 2026 03:41:00 +0200",
        "Mon, 23 Nov 2026 20:41:00 EST",
        "Tue, 24 Nov 26 01:41:00 GMT",
        "Tue, 24 November 2026 01:41:00 UT",
        "1795484460",
        "1795484460000",
    ];
    for form in forms {
        assert_eq!(parse(form), Some(moment), "{form:?}");
    }
    assert_eq!(parse("2026-11-24"), Some(1_795_478_400_000));
    assert_eq!(parse("2026-11-24T01:41:00.25Z"), Some(moment + 250));
    assert_eq!(parse("1969-12-31T23:59:59Z"), Some(-1000));
}

#[test]
fn what_is_no_date_is_none() {
    for text in ["", "Tomorrow", "2026-13-01", "2026-02-29", "32 Nov 2026", "Tue, 31 Nov 2026 00:00:00 GMT", "24", "2026-11-24T25:00:00Z", "2026-11-24TZ", "٢٠٢٦-١١-٢٤", "2026-11-2é", "-1"] {
        assert_eq!(parse(text), None, "{text:?}");
    }
}
