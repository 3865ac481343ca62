//! RSS becomes the model: who wrote an item, when, about what, in which language, and what its URLs are relative to, as tables.

mod read;

use news_widget::feed::{Feed, Format};
use read::xml::{channel, item, names};
use read::{Answer, feed, read_from};
use serde_json::{Value, json};

#[test]
fn an_authors_address_is_not_shown_where_a_name_is_known() {
    let table = [
        ("<author>jane@example.org (Jane Doe)</author>", &["Jane Doe"][..]),
        ("<author>Jane Doe &lt;jane@example.org&gt;</author>", &["Jane Doe"]),
        ("<author>\"Jane Doe\" &lt;mailto:jane@example.org&gt;</author>", &["Jane Doe"]),
        ("<author>jane@example.org(Jane Doe)</author>", &["Jane Doe"]),
        ("<author>jane@example.org Jane Doe</author>", &["Jane Doe"]),
        ("<author>Jane Doe (mailto:jane@example.org)</author>", &["Jane Doe"]),
        ("<author>Jane Doe (photographs) &lt;3 @jane</author>", &["Jane Doe (photographs) <3 @jane"]),
        ("<author>jane@example.org</author>", &["jane@example.org"]),
        ("<author>mailto:jane@example.org</author>", &["jane@example.org"]),
        ("<author>jane@example.org</author><dc:creator>Jane Doe</dc:creator>", &["Jane Doe"]),
        ("<dc:creator>jane@example.org</dc:creator><author>Jane Doe</author>", &["Jane Doe"]),
        ("<dc:creator>jane@example.org</dc:creator><dc:creator>Jane Doe</dc:creator>", &["Jane Doe"]),
        ("<dc:creator><![CDATA[ Jane &amp; Joe ]]></dc:creator>", &["Jane & Joe"]),
        ("<dc:creator>Jane</dc:creator><dc:creator>Joe</dc:creator><dc:creator>Jane</dc:creator>", &["Jane", "Joe"]),
        ("<dc:creator>Jane</dc:creator><itunes:author>The Podcast</itunes:author>", &["Jane"]),
        ("<itunes:author>Jane</itunes:author>", &["Jane"]),
        ("<atom:author><atom:name>Jane</atom:name><atom:email>jane@example.org</atom:email></atom:author>", &["Jane"]),
        ("<author><name>Jane</name></author>", &["Jane"]),
        ("<author/><dc:creator> </dc:creator>", &[]),
    ];
    for (children, expected) in table {
        assert_eq!(names(&item(children).authors), expected, "{children}");
    }
    let heads = [
        ("<itunes:author>The Podcast</itunes:author>", &["The Podcast"][..]),
        ("<dc:creator>Jane</dc:creator><itunes:author>The Podcast</itunes:author>", &["Jane"]),
        ("<managingEditor>joe@example.org (Joe)</managingEditor><webMaster>root@example.org</webMaster>", &[]),
    ];
    for (head, expected) in heads {
        let feed = channel(&format!("{head}<item><title>x</title></item><item><title>y</title><author>Own</author></item>"));
        assert_eq!((names(&feed.entries[0].authors), names(&feed.entries[1].authors)), (expected.to_vec(), vec!["Own"]), "{head}");
    }
}

#[test]
fn dates_are_read_as_found() {
    // Sat, 16 Dec 2023 14:02:33 UTC.
    let at = Some(1_702_735_353_000);
    let table = [
        ("<pubDate>Sat, 16 Dec 2023 14:02:33 GMT</pubDate>", at, None),
        ("<pubdate>Sat, 16 Dec 2023 15:02:33 +0100</pubdate>", at, None),
        ("<dc:date>2023-12-16T09:02:33-05:00</dc:date>", at, None),
        ("<pubDate>yesterday</pubDate><dc:date>2023-12-16T14:02:33Z</dc:date>", at, None),
        ("<pubDate>Sat, 16 Dec 2023 14:02:33 GMT</pubDate><dc:date>1518478934</dc:date>", at, None),
        ("<dcterms:issued>2023-12-16T14:02:33Z</dcterms:issued><dcterms:modified>2023-12-16T15:02:33Z</dcterms:modified>", at, at.map(|at| at + 3_600_000)),
        ("<atom:updated>2023-12-16T14:02:33Z</atom:updated>", at, at),
        // As people write them.
        ("<pubDate>Sat, Dec 16 2023 02:02:33 PM</pubDate>", at, None),
        ("<pubDate>December 16th, 2023 at 2:02:33 p.m.</pubDate>", at, None),
        ("<pubDate>Saturday, Dec. 16, 2023 - 9:02:33am EST</pubDate>", at, None),
        ("<pubDate>Sat Dec 16 2023 14:02:33 GMT+0000 (Coordinated Universal Time)</pubDate>", at, None),
        ("<pubDate>16 Dec, 2023 15:02:33 +0100</pubDate>", at, None),
        ("<pubDate>Dec 16 2023 12:00:00 AM</pubDate>", Some(1_702_684_800_000), None),
        ("<pubDate>Dec 16 2023 12:00 PM</pubDate>", Some(1_702_728_000_000), None),
        ("<pubDate>Dec 16, 2023</pubDate>", Some(1_702_684_800_000), None),
        ("<pubDate>Dec 16, 2023, page 5</pubDate>", Some(1_702_684_800_000), None),
        ("<dc:date>2023-12</dc:date>", Some(1_701_388_800_000), None),
        ("<dc:date>2023</dc:date>", Some(1_672_531_200_000), None),
        ("<pubDate>Dec 2023 é𝒳 99999999999999999999:00</pubDate>", None, None),
        ("<pubDate/>", None, None),
        // What WordPress and Go write for none.
        ("<pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>", None, None),
        ("<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate><dc:date>2023-12-16T14:02:33Z</dc:date>", at, None),
    ];
    for (children, published, modified) in table {
        let entry = item(children);
        assert_eq!((entry.published, entry.modified), (published, modified), "{children}");
    }
}

#[test]
fn tags_are_categories_and_subjects_each_once() {
    let table = [
        ("<category>Sea</category><category domain='x'> Ships\n&amp;amp; boats</category><category/><category>Sea</category>", &["Sea", "Ships & boats"][..]),
        ("<dc:subject>Sea</dc:subject>", &["Sea"]),
        ("<category><![CDATA[<b>Sea</b>]]></category><atom:category term='t' label='Label'/><atom:category term='term'/>", &["Sea", "Label", "term"]),
        ("<media:category label='Label'>path/of/it</media:category><media:category>path/only</media:category>", &["Label"]),
        ("<itunes:keywords>sea, ships,, sea</itunes:keywords>", &["sea", "ships"]),
    ];
    for (children, expected) in table {
        assert_eq!(item(children).tags, expected, "{children}");
    }
    assert_eq!(item(&(0..500).map(|number| format!("<category>{number}</category>")).collect::<String>()).tags.len(), 50);
}

#[test]
fn a_feed_has_a_home_a_language_and_a_next_page() {
    let table = [
        ("<link>https://example.com/news</link>", "home", json!("https://example.com/news")),
        ("<atom:link rel='self' href='/feed'/><atom:link href='/news'/>", "home", json!("https://example.org/news")),
        ("<link/><image><link>/no</link></image>", "home", Value::Null),
        ("<language>pt-br</language>", "lang", json!("pt-br")),
        ("<language>pt_BR</language>", "lang", json!("pt-BR")),
        ("<dc:language>uk</dc:language>", "lang", json!("uk")),
        ("<language>English (UK)</language>", "lang", Value::Null),
        ("<atom:link rel='next' href='?page=2'/>", "next", json!("https://example.org/feed?page=2")),
        ("<atom:link rel='next' href='file:///etc'/>", "next", Value::Null),
    ];
    for (children, field, expected) in table {
        let feed = channel(children);
        let found = json!({ "home": feed.home, "lang": feed.lang, "next": feed.next_url });
        assert_eq!(found[field], expected, "{children}");
    }
    let langs = |feed: Feed| (feed.lang, feed.entries[0].lang.clone(), feed.entries[1].lang.clone());
    let some = |lang: &str| Some(lang.to_owned());
    let body = "<rss xml:lang='de'><channel><item><title>x</title></item><item xml:lang='fr'><title>y</title></item></channel></rss>";
    assert_eq!(langs(feed(body)), (some("de"), some("de"), some("fr")));
    let body = "<rss xml:lang='de'><channel><language>uk</language><item><title>x</title></item><item><title>y</title><dc:language>fr</dc:language></item></channel></rss>";
    assert_eq!(langs(feed(body)), (some("uk"), some("uk"), some("fr")));
}

#[test]
fn urls_are_relative_to_what_xml_base_says_or_to_the_site() {
    let read = |url: &str, root: &str, head: &str, item: &str, children: &str| {
        let body = format!("<rss {root}><channel {head}<item {item}><title>x</title><link>a</link>{children}</item></channel></rss>");
        let entry = read_from(&body, Format::Auto, &Answer { url, headers: &[] }).unwrap().entries.remove(0);
        (entry.url.clone().unwrap(), entry.base.clone())
    };
    let here = "https://example.org/feeds/rss";
    let some = |base: &str| Some(base.to_owned());
    assert_eq!(read(here, "", ">", "", ""), (some("https://example.org/feeds/a").unwrap(), None));
    assert_eq!(read(here, "xml:base='/b/'", ">", "", ""), ("https://example.org/b/a".to_owned(), some("https://example.org/b/")));
    assert_eq!(read(here, "xml:base='/b/'", "xml:base='c/'>", "", ""), ("https://example.org/b/c/a".to_owned(), some("https://example.org/b/c/")));
    assert_eq!(
        read(here, "xml:base='/b/'", ">", "xml:base='https://example.com/d/'", ""),
        ("https://example.com/d/a".to_owned(), some("https://example.com/d/"))
    );
    assert_eq!(
        read(here, "", ">", "", "<description xml:base='/e/'>x</description>"),
        ("https://example.org/feeds/a".to_owned(), some("https://example.org/e/"))
    );
    assert_eq!(read(here, "xml:base='javascript:'", ">", "", ""), ("https://example.org/feeds/a".to_owned(), None));
    // A copy elsewhere; the site itself.
    assert_eq!(read(here, "", "><link>https://example.com/news/</link>", "", ""), ("https://example.com/news/a".to_owned(), None));
    assert_eq!(read(here, "", "><link>https://example.org/news/</link>", "", ""), ("https://example.org/feeds/a".to_owned(), None));
    // Without a link the feed's own address is better than the page's that shows it.
    assert_eq!(item("<description>&lt;img src='a'&gt;</description>").base.as_deref(), Some("https://example.org/feed"));
}
