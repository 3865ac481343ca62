//! The check of an e-mail address is the HTML Standard's, on every address of the corpus.

mod corpora;
mod tables;

use news_widget::signup::email::{Fault, check, fault};

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
