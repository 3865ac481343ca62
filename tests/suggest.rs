//! The hint "did you mean": every misspelling of the corpus is caught, and no real provider is doubted.

mod corpora;
mod tables;

use news_widget::signup::suggest;

#[test]
fn every_misspelling_of_the_corpus_is_caught() {
    if corpora::missing() {
        return;
    }
    for row in tables::table("typo/mailcheck.tsv") {
        let expected = Some(&row["suggested_domain"]).filter(|domain| *domain != "(none)");
        let found = suggest(&row["email"]);
        assert_eq!(found.as_deref().and_then(|found| found.rsplit_once('@')).map(|(_, domain)| domain), expected.map(String::as_str), "{:?}", row["email"]);
        assert_eq!(found.as_deref().and_then(suggest), None, "what is suggested for {:?} is doubted in turn", row["email"]);
    }
}

#[test]
fn no_real_provider_is_doubted() {
    if corpora::missing() {
        return;
    }
    let rows = tables::table("typo/real-mail-providers.tsv");
    let doubted: Vec<String> = rows.iter().filter_map(|row| suggest(&format!("anna@{}", row["domain"]))).collect();
    println!("false suggestions: {} of {} real providers {doubted:?}", doubted.len(), rows.len());
    assert!(doubted.is_empty() && rows.len() >= 178);
}

#[test]
fn slips_of_the_hand_are_told_from_other_names() {
    let table = [
        // Two in turn, one left out, one twice, the next key.
        ("gmial.com", Some("gmail.com")),
        ("gmal.com", Some("gmail.com")),
        ("gmai.com", Some("gmail.com")),
        ("gmaill.com", Some("gmail.com")),
        ("ggmail.com", Some("gmail.com")),
        ("gnail.com", Some("gmail.com")),
        ("gmailk.com", Some("gmail.com")),
        ("hotmial.fr", Some("hotmail.fr")),
        ("yaho.co.uk", Some("yahoo.co.uk")),
        ("outlok.com", Some("outlook.com")),
        ("iclould.com", None),
        ("icloud.con", Some("icloud.com")),
        ("gmailcom", Some("gmail.com")),
        ("gmail", Some("gmail.com")),
        ("gmail.cm", Some("gmail.com")),
        ("yandex.tu", None),
        ("hotmial.shop", None),
        ("yahooo.xyz", None),
        ("yajoo.com.mx", Some("yahoo.com.mx")),
        ("tempmail.co", None),
        // An ending that is none, whatever stands before it.
        ("bakery.con", Some("bakery.com")),
        ("bakery.nte", Some("bakery.net")),
        ("bakery.ogr", Some("bakery.org")),
        // Countries, and endings that there are.
        ("bakery.co", None),
        ("primedomain.co", None),
        ("yourdomain.co", Some("yourdomain.com")),
        ("bakery.cm", None),
        ("bakery.cam", None),
        ("bakery.bet", None),
        ("shop.bakery.con", None),
        // Other names, however like.
        ("mail.com", None),
        ("email.com", None),
        ("ymail.com", None),
        ("fmail.com", None),
        ("gail.com", None),
        ("gmx.com", None),
        ("gmx.net", None),
        ("hotbot.com", None),
        ("gmail.com", None),
        ("GMAIL.COM", None),
        ("yahoo.com.br", None),
        ("yandex.kz", None),
        ("", None),
        (".", None),
        (".con", None),
        ("ü.con", Some("ü.com")),
    ];
    for (domain, expected) in table {
        let expected = expected.map(|domain| format!("anna@{domain}"));
        assert_eq!(suggest(&format!("anna@{domain}")), expected, "{domain}");
    }
    for address in ["", "@", "@gmial.com", "anna", "gmial.com"] {
        assert_eq!(suggest(address), None, "{address}");
    }
    assert_eq!(suggest(" Anna.B@GMIAL.com ").as_deref(), Some("Anna.B@gmail.com"), "what stands before the @ stays as it is");
}
