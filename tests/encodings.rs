//! In which encoding XML is, as a table.

use news_widget::feed::encoding::label;

#[test]
fn a_byte_order_mark_the_server_and_the_declaration_are_believed_in_this_order() {
    let says = |encoding: &str| format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?><rss/>");
    let (utf8, legacy) = (true, false);
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
    for (content_type, start, is_utf8, expected) in table {
        assert_eq!(label(content_type, start.as_bytes(), is_utf8).as_deref(), expected, "{content_type:?} {start}");
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
        assert_eq!(label(Some("text/xml; charset=koi8-r"), start, true).as_deref(), expected, "{start:?}");
    }
}
