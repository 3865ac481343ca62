//! In which encoding a body is, as a table.

mod read;

use news_widget::feed::encoding::{Letters, label};
use read::xml::decoded;

#[test]
fn a_byte_order_mark_the_server_and_the_declaration_are_believed_in_this_order() {
    let says = |encoding: &str| format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?><rss/>");
    let (utf8, legacy) = (Letters::default(), Letters { whole: 0, broken: 1 });
    let table = [
        // Nothing said: UTF-8, or what old newsrooms write.
        (None, "<rss/>".to_owned(), utf8, None),
        (None, "<rss/>".to_owned(), legacy, Some("windows-1252")),
        (None, String::new(), utf8, None),
        // The declaration.
        (None, says("windows-1251"), legacy, Some("windows-1251")),
        (None, says("ISO-8859-1"), legacy, Some("iso-8859-1")),
        (None, " \n<?xml version='1.0' encoding = 'Shift_JIS' ?><rss/>".to_owned(), legacy, Some("shift_jis")),
        (None, "<?xml version='1.0'?><rss encoding='windows-1251'/>".to_owned(), legacy, Some("windows-1252")),
        (None, "<?xml encoding=windows-1251?><rss/>".to_owned(), legacy, Some("windows-1252")),
        (None, "<?xml encoding=".to_owned(), utf8, None),
        (None, "<?xml encoding".to_owned(), utf8, None),
        (None, "<?xml encoding=\"é".to_owned(), utf8, None),
        (None, format!("<!--{}--><?xml encoding='windows-1251'?>", " ".repeat(1100)), legacy, Some("windows-1252")),
        // A page.
        (None, "<!doctype html><META http-equiv=Content-Type content='text/html; Charset=windows-1251'>".to_owned(), legacy, Some("windows-1251")),
        (None, "<html><meta name=a><meta charset= \"koi8-r\">".to_owned(), legacy, Some("koi8-r")),
        (None, "<meta charset=koi8-r>".to_owned(), legacy, Some("koi8-r")),
        (None, "<meta charset=utf-8>".to_owned(), legacy, Some("windows-1252")),
        (None, "<p>charset=koi8-r".to_owned(), legacy, Some("windows-1252")),
        (None, format!("<!--{}--><meta charset=koi8-r>", " ".repeat(1100)), legacy, Some("windows-1252")),
        (None, "<!-- a --><!DOCTYPE html><meta charset=koi8-r>".to_owned(), legacy, Some("koi8-r")),
        // A text within a feed declares nothing.
        (None, "{\"items\":[{\"content_html\":\"<meta charset=windows-1251>\"}]}".to_owned(), legacy, Some("windows-1252")),
        (None, "<rss><channel><description><![CDATA[<meta charset=koi8-r>]]>".to_owned(), utf8, None),
        // JSON.
        (Some("application/json; charset=ISO-8859-1"), "{}".to_owned(), legacy, Some("iso-8859-1")),
        (Some("application/json; charset=ISO-8859-1"), "{}".to_owned(), utf8, None),
        (None, "[]".to_owned(), legacy, Some("windows-1252")),
        // The server.
        (Some("text/xml; charset=windows-1251"), "<rss/>".to_owned(), legacy, Some("windows-1251")),
        (Some("application/rss+xml;charset=\"KOI8-R\"; x=y"), says("windows-1251"), legacy, Some("koi8-r")),
        (Some("text/xml; Charset = koi8-r"), says("windows-1251"), legacy, Some("windows-1251")),
        (Some("application/xml"), says("windows-1251"), legacy, Some("windows-1251")),
        (Some("text/xml; charset="), says("windows-1251"), legacy, Some("windows-1251")),
        // What it says of all its files, and these bytes are not.
        (Some("text/xml; charset=utf-8"), says("windows-1251"), legacy, Some("windows-1251")),
        (Some("text/xml; charset=utf-8"), "<rss/>".to_owned(), legacy, Some("windows-1252")),
        (Some("text/xml; charset=iso-8859-1"), says("utf-8"), utf8, None),
        (Some("text/xml; charset=us-ascii"), "<rss/>".to_owned(), utf8, None),
        (Some("text/xml; charset=iso-8859-1"), says("windows-1251"), legacy, Some("iso-8859-1")),
        (None, says("utf-8"), legacy, Some("windows-1252")),
        (None, says("windows-1252"), utf8, None),
        // Then there would be zeros.
        (None, says("UTF-16"), utf8, None),
        (Some("text/xml; charset=utf-16"), says("koi8-r"), legacy, Some("koi8-r")),
        // A byte order mark.
        (Some("text/xml; charset=koi8-r"), format!("\u{feff}{}", says("koi8-r")), utf8, None),
    ];
    for (content_type, start, letters, expected) in table {
        assert_eq!(label(content_type, start.as_bytes(), letters).as_deref(), expected, "{content_type:?} {start}");
    }
    let marks: [(&[u8], _); 9] = [
        (b"\xff\xfe<\0", Some("utf-16le")),
        (b"\xfe\xff\0<", Some("utf-16be")),
        (b"<\0?\0", Some("utf-16le")),
        (b"\0<\0?", Some("utf-16be")),
        (b"\xff\xfe{\0", Some("utf-16le")),
        (b"{\0\"\0", Some("utf-16le")),
        (b"[\0{\0", Some("utf-16le")),
        (b"\0[\0{", Some("utf-16be")),
        (b"\xef\xbb\xbf<?xml encoding='koi8-r'?>", None),
    ];
    for (start, expected) in marks {
        assert_eq!(label(Some("text/xml; charset=koi8-r"), start, utf8).as_deref(), expected, "{start:?}");
    }
}

#[test]
fn letters_that_are_utf8_are_so_whatever_a_server_says() {
    let table: [(Option<&str>, &[u8], &str); 13] = [
        // A U+FFFD that somebody wrote is no broken byte.
        (None, "[\"Don\u{fffd}t\"]".as_bytes(), "[\"Don\u{fffd}t\"]"),
        (None, "[\"Don\u{fffd}t, can’t\"]".as_bytes(), "[\"Don\u{fffd}t, can’t\"]"),
        (Some("text/xml; charset=iso-8859-1"), "<rss>\u{fffd}".as_bytes(), "<rss>\u{fffd}"),
        (None, b"[\"Don\xef\xbf\xbdt, caf\xe9, caf\xe9\"]", "[\"Donï¿½t, café, café\"]"),
        // One that is broken beside one that is not.
        (None, b"[\"caf\xe9 \xe2\x80\x93\"]", "[\"café â€“\"]"),
        (Some("application/json; charset=utf-8"), b"[\"caf\xe9 \xe2\x80\x93\"]", "[\"caf\u{fffd} –\"]"),
        (None, b"<?xml version='1.0' encoding='utf-8'?><rss>\xe9\xe2\x80\x93", "<?xml version='1.0' encoding='utf-8'?><rss>\u{fffd}–"),
        // A server's word for all its files.
        (Some("application/json; charset=windows-1251"), "[\"Київ\"]".as_bytes(), "[\"Київ\"]"),
        (Some("text/xml; charset=windows-1251"), "<?xml version='1.0' encoding='utf-8'?><rss>é".as_bytes(), "<?xml version='1.0' encoding='utf-8'?><rss>é"),
        (Some("text/xml; charset=koi8-r"), b"<rss>\xeb\xc9", "<rss>Ки"),
        (Some("text/xml; charset=koi8-r"), "<?xml encoding='windows-1251'?>é".as_bytes(), "<?xml encoding='windows-1251'?>Г©"),
        // In ASCII alone nothing is UTF-8.
        (Some("text/xml; charset=iso-2022-jp"), b"<rss>\x1b$B$\"\x1b(B", "<rss>あ"),
        (Some("text/xml; charset=windows-1251"), b"<rss>", "<rss>"),
    ];
    for (content_type, bytes, expected) in table {
        assert_eq!(decoded(bytes, content_type), expected, "{content_type:?} {expected}");
    }
}
