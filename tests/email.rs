//! The check of an e-mail address is the HTML Standard's, on every address of the corpus.

mod corpora;

use news_widget::signup::email::{Fault, check, fault};

const FILES: [&str; 2] = ["email/browsers-single.tsv", "email/json-schema.tsv"];

#[test]
fn every_address_of_the_corpus_gets_the_standards_verdict() {
    let mut rows = 0;
    for file in FILES {
        for row in corpora::table(file) {
            let address: String = serde_json::from_str(&row[0]).unwrap();
            let (sanitised, raw) = (check(&address).is_ok(), fault(&address).is_none());
            assert_eq!(sanitised, row[1] == "valid", "{address:?} after value sanitisation: {}", row[4]);
            assert_eq!(raw, row[2] == "valid", "{address:?} as it stands: {}", row[4]);
            rows += 1;
        }
    }
    assert!(rows >= 250, "only {rows} addresses");
}

#[test]
fn each_fault_is_told_apart() {
    let table = [
        ("", Fault::Empty),
        (" \t", Fault::Empty),
        ("anna", Fault::NoAt),
        ("anna.example.com", Fault::NoAt),
        ("@example.com", Fault::NothingBefore),
        ("anna@", Fault::NothingAfter),
        ("anna@@example.com", Fault::ManyAts),
        ("anna smith@example.com", Fault::Space),
        ("anna smith", Fault::Space),
        ("anna@exam ple.com", Fault::Space),
        ("anna\u{a0}@example.com", Fault::Space),
        ("änna@example.com", Fault::Sign('ä')),
        ("\"anna\"@example.com", Fault::Sign('"')),
        ("anna@example_host.com", Fault::Sign('_')),
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
    assert_eq!(check(" \r\nanna@exa\nmple.com\t").as_deref(), Ok("anna@example.com"));
}
