//! The check of an e-mail address is the HTML Standard's, on every address of the corpus.

mod corpora;
mod tables;

use news_widget::signup::email::{Fault, bare, fault};

/// Where nothing turns letters of other scripts into ASCII: the standard's rule alone.
fn check(typed: &str) -> Result<String, Fault> {
    news_widget::signup::email::check(typed, |_| None)
}

#[test]
fn every_address_of_the_corpus_gets_the_standards_verdict() {
    if corpora::missing() {
        return;
    }
    for (file, least) in [("email/browsers-single.tsv", 235), ("email/json-schema.tsv", 33)] {
        let rows = tables::table(file);
        for row in &rows {
            let (address, note) = (&row["address"], row.get("note"));
            assert_eq!(check(address).is_ok(), row["whatwg"] == "valid", "{address:?} after value sanitisation: {note:?}");
            assert_eq!(fault(address).is_none(), row["whatwg_raw_string"] == "valid", "{address:?} as it stands: {note:?}");
        }
        assert!(rows.len() >= least, "{file}: only {} addresses", rows.len());
    }
}

#[test]
fn each_fault_is_told_apart() {
    let table = [
        ("", Fault::Empty),
        (" \t", Fault::Empty),
        ("anna", Fault::NoAt),
        ("anna.example.com", Fault::NoAt),
        ("@example.com", Fault::NothingBefore),
        ("@", Fault::NothingBefore),
        ("anna@", Fault::NothingAfter),
        ("anna@@example.com", Fault::ManyAts),
        ("anna@example.com, bo@example.com", Fault::ManyAts),
        ("anna smith@example.com", Fault::Space),
        ("anna smith", Fault::Space),
        ("anna@exam ple.com", Fault::Space),
        ("anna\u{a0}@example.com", Fault::Space),
        // Sanitisation takes ASCII's white space from the ends, and no other.
        ("\u{a0}anna@example.com", Fault::Space),
        ("anna@example.com\u{b}", Fault::Space),
        ("anna@example.com\u{3000}", Fault::Space),
        ("an\0na@example.com", Fault::Space),
        ("anna@example.com\u{200b}", Fault::Space),
        ("\u{feff}anna@example.com", Fault::Space),
        ("änna@example.com", Fault::Sign('ä')),
        ("anna@exämple.com", Fault::Sign('ä')),
        ("\"anna\"@example.com", Fault::Sign('"')),
        ("anna@example_host.com", Fault::Sign('_')),
        ("anna@[127.0.0.1]", Fault::Sign('[')),
        ("anna@example..com", Fault::Dot),
        ("anna@.example.com", Fault::Dot),
        ("anna@example.com.", Fault::Dot),
        ("anna@-example.com", Fault::Hyphen),
        ("anna@example-.com", Fault::Hyphen),
    ];
    for (typed, expected) in table {
        assert_eq!(check(typed), Err(expected), "{typed:?}");
    }
    assert_eq!(check(&format!("anna@{}.com", "x".repeat(64))), Err(Fault::Long));
    assert!(check(&format!("anna@{}.com", "x".repeat(63))).is_ok());
}

#[test]
fn blanks_and_newlines_around_an_address_are_nobodys_fault() {
    assert_eq!(check(" \r\nanna@exa\nmple.com\t\u{c}").as_deref(), Ok("anna@example.com"));
}

#[test]
fn an_international_domain_is_checked_and_sent_in_ascii() {
    let ascii = |domain: &str| match domain {
        "bücher.example" => Some("xn--bcher-kva.example".to_owned()),
        "почта.рф" => Some("xn--80a1acny.xn--p1ai".to_owned()),
        "ü..example" => Some("xn--tda..example".to_owned()),
        _ => None,
    };
    let check = |typed: &str| news_widget::signup::email::check(typed, ascii);
    assert_eq!(check(" anna@bücher.example ").as_deref(), Ok("anna@xn--bcher-kva.example"));
    assert_eq!(check("anna@почта.рф").as_deref(), Ok("anna@xn--80a1acny.xn--p1ai"));
    assert_eq!(check("anna@ü..example"), Err(Fault::Dot), "what comes out is checked like any other");
    assert_eq!(check("anna@ö.example"), Err(Fault::Sign('ö')), "no domain");
    assert_eq!(check("änna@bücher.example"), Err(Fault::Sign('ä')), "before the @ there is no such form");
    // A number is no name, and what is wrong is named whatever else is there.
    let number = |_: &str| Some("0.0.0.1".to_owned());
    assert_eq!(news_widget::signup::email::check("anna@①", number), Err(Fault::Sign('①')));
    for (domain, fault) in [
        ("bücher,de", Fault::Sign(',')),
        ("bü cher.de", Fault::Space),
        ("bücher.de;", Fault::Sign(';')),
        ("bücher_neu.de", Fault::Sign('_')),
        ("bücher.de\u{a0}", Fault::Space),
    ] {
        assert_eq!(check(&format!("anna@{domain}")), Err(fault), "{domain}");
    }
    // None of these reaches a parser of URLs, which would make something else of it.
    for domain in ["bücher.example/x", "bücher.example:80", "ü ü.example", "ü\u{200b}.example", "a@bücher.example", "bücher.example?x"] {
        let asked = std::cell::Cell::new(false);
        let refused = news_widget::signup::email::check(&format!("anna@{domain}"), |_| {
            asked.set(true);
            None
        });
        assert!(refused.is_err() && !asked.get(), "{domain}");
    }
}

#[test]
fn what_is_pasted_is_bared() {
    let table = [
        ("anna@example.com", "anna@example.com"),
        ("  anna@example.com\n", "anna@example.com"),
        ("mailto:anna@example.com", "anna@example.com"),
        ("MAILTO:anna@example.com?subject=Hi", "anna@example.com"),
        ("Anna B. <anna@example.com>", "anna@example.com"),
        ("\"Anna\" <mailto:anna@example.com>;", "anna@example.com"),
        ("<anna@example.com", "<anna@example.com"),
        ("\u{a0}anna@example.com\u{200b}", "anna@example.com"),
        // RFC 6068, section 2.
        ("mailto:anna%2Bnews@example.com", "anna+news@example.com"),
        ("mailto:%D0%B0%D0%BD%D0%BD%D0%B0@example.com", "анна@example.com"),
        ("mailto:anna%@example.com%4", "anna%@example.com%4"),
        ("mailto:anna%FF@example.com", "anna%FF@example.com"),
        ("anna%2Bnews@example.com", "anna%2Bnews@example.com"),
        ("anna", "anna"),
        ("Anna <anna@example.com>, Bob <bob@example.com>", "Anna <anna@example.com>, Bob <bob@example.com>"),
        ("x <y> z", "x <y> z"),
        ("mailto:", ""),
        ("", ""),
        ("пошта", "пошта"),
    ];
    for (pasted, expected) in table {
        assert_eq!(bare(pasted), expected, "{pasted:?}");
    }
}
