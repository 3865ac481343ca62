//! Atom becomes the model: what RFC 4287 says of its elements, and what is found beside it, as tables.

mod read;

use news_widget::feed::{Author, Entry, Feed, Format};
use read::xml::names;
use read::{Answer, feed, read_from};
use serde_json::{Value, json};

fn atom(children: &str) -> Feed {
    feed(&format!(
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:h='http://www.w3.org/1999/xhtml' xmlns:media='http://search.yahoo.com/mrss/' \
         xmlns:dc='http://purl.org/dc/elements/1.1/'>{children}</feed>"
    ))
}

/// The one entry with these children.
fn entry(children: &str) -> Entry {
    atom(&format!("<entry><id>urn:1</id><title>x</title>{children}</entry>")).entries.remove(0).as_ref().clone()
}

#[test]
fn a_title_is_what_its_type_says() {
    let table = [
        // Text, as it stands, without a type, too.
        ("<title>AT&amp;T &lt;b&gt;5&lt;/b&gt; &amp;lt; 6</title>", Some("AT&T <b>5</b> &lt; 6")),
        ("<title type='text'>AT&amp;amp;T</title>", Some("AT&amp;T")),
        ("<title type='TEXT'>\n Two <![CDATA[ words ]]></title>", Some("Two words")),
        ("<title type='text/plain'>AT&amp;amp;T</title>", Some("AT&amp;T")),
        // HTML.
        ("<title type='html'>AT&amp;amp;T &lt;b&gt;5&lt;/b&gt; &amp;lt; 6 &lt;blink&gt;</title>", Some("AT&T 5 < 6")),
        ("<title type='html'><![CDATA[Test &#8220;quoted&#8221;]]></title>", Some("Test “quoted”")),
        ("<title type='text/html'>&lt;b&gt;5&lt;/b&gt;</title>", Some("5")),
        ("<title type='html'>O’Hara</title>", Some("O’Hara")),
        // XHTML, what stands in its div.
        ("<title type='xhtml'><h:div>AT&amp;T <h:b>5</h:b> &lt; 6, &amp;lt;</h:div></title>", Some("AT&T 5 < 6, &lt;")),
        ("<title type='xhtml'><div>5<br/>6</div></title>", Some("5 6")),
        ("<title type='xhtml'>5 &lt; 6</title>", Some("5 < 6")),
        ("<title type='xhtml'><h:div/></title>", None),
        // More than its type says, an unknown type.
        ("<title>Test: <b>bold</b></title>", Some("Test: bold")),
        ("<title type='application/x-custom'>test</title>", Some("test")),
        ("<title/>", None),
        ("<title> </title><title>x</title>", Some("x")),
        // Atom 0.3.
        ("<title type='text/html' mode='escaped'>&lt;b&gt;5&lt;/b&gt;</title>", Some("5")),
        ("<title mode='base64'>RmVlZCBUaXRs\nZQ==</title>", Some("Feed Title")),
        ("<title type='text/html' mode='base64'>PGI+NTwvYj4=</title>", Some("5")),
        ("<title type='application/octet-stream'>PHA+RmVlZDwvcD4=</title>", Some("Feed")),
        ("<title mode='base64'>/w==</title>", Some("/w==")),
        ("<title mode='base64'>*</title>", Some("*")),
    ];
    for (title, expected) in table {
        let feed = atom(&format!("{title}<entry><id>1</id><link href='/'/>{title}</entry>"));
        assert_eq!((feed.title.as_deref(), feed.entries[0].title.as_deref()), (expected, expected), "{title}");
    }
}

#[test]
fn content_and_summary_are_what_their_types_say() {
    let html = json!({ "html": "<p>Text</p>" });
    let table = [
        ("<content type='html'>&lt;p&gt;Text&lt;/p&gt;</content>", html.clone()),
        ("<content type='html'> <![CDATA[<p>Text</p>]]> </content>", html.clone()),
        ("<content type='text/html; charset=utf-8'>&lt;p&gt;Text&lt;/p&gt;</content>", html.clone()),
        ("<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Text</p></div></content>", html.clone()),
        ("<content type='xhtml'>\n<h:div>\n<h:p>Text</h:p></h:div></content>", html.clone()),
        ("<content type='xhtml'><h:p>Text</h:p></content>", html.clone()),
        ("<content type='xhtml'><h:div>a</h:div><h:p>b</h:p></content>", json!({ "html": "<div>a</div><p>b</p>" })),
        ("<content type='application/xhtml+xml'><h:div><h:p>Text</h:p></h:div></content>", html.clone()),
        ("<content type='application/xml'><p>Text</p></content>", html.clone()),
        (
            "<content type='xhtml'><h:div>a<h:br/>b <h:a href='?a=1&amp;b=2' title='\"'>c &lt; d</h:a> <h:IMG SRC='e'/><h:i/></h:div></content>",
            json!({ "html": "a<br>b <a href=\"?a=1&amp;b=2\" title=\"&quot;\">c &lt; d</a> <img src=\"e\"><i></i>" }),
        ),
        ("<content type='xhtml'><h:div>&lt;p&gt;Text</h:div></content>", json!({ "html": "&lt;p&gt;Text" })),
        // Elements in HTML are HTML; found.
        ("<content type='text/html'><p>Text</p></content>", html.clone()),
        ("<content><p>Text</p></content>", html.clone()),
        ("<content mode='escaped' type='text/html'>&lt;p&gt;Text&lt;/p&gt;</content>", html.clone()),
        // Text.
        ("<content>&lt;p&gt;Text &amp;amp;\n\nmore</content>", json!({ "text": "<p>Text &amp;\n\nmore" })),
        ("<content type='text/markdown'># Text</content>", json!({ "text": "# Text" })),
        // No text.
        ("<content type='image/png'>iVBORw0KGgo=</content><summary>Words</summary>", json!({ "summary": "Words" })),
        ("<content src='/a.pdf' type='application/pdf'/><summary>Words</summary>", json!({ "summary": "Words" })),
        // Summaries.
        ("<summary>AT&amp;T \n &lt;b&gt;</summary>", json!({ "summary": "AT&T <b>" })),
        ("<summary type='html'>AT&amp;amp;T</summary>", json!({ "summary": "AT&T" })),
        ("<summary type='html'>&lt;p&gt;Text&lt;/p&gt;</summary>", html.clone()),
        ("<summary type='xhtml'><h:div><h:p>Text</h:p></h:div></summary>", html.clone()),
        (
            "<summary type='html'>&lt;b&gt;Words&lt;/b&gt;</summary><content type='html'>&lt;p&gt;Text&lt;/p&gt;</content>",
            json!({ "html": "<p>Text</p>", "summary": "Words" }),
        ),
        ("<media:group><media:description>Words</media:description></media:group>", json!({ "summary": "Words" })),
        ("<content type='html'/><summary/>", json!({})),
    ];
    for (children, expected) in table {
        let entry = entry(children);
        let found = [("html", entry.html), ("summary", entry.summary), ("text", entry.text)].into_iter();
        let found: Value = found.filter_map(|(name, value)| Some((name.to_owned(), Value::from(value?)))).collect::<serde_json::Map<_, _>>().into();
        assert_eq!(found, expected, "{children}");
    }
}

#[test]
fn an_entry_is_where_its_alternate_leads() {
    let at = |path: &str| Some(format!("https://example.org/{path}"));
    let table = [
        ("<link href='/a'/>", at("a")),
        ("<link rel='alternate' href='/a'/>", at("a")),
        ("<link rel='http://www.iana.org/assignments/relation/alternate' href=' /a '/>", at("a")),
        ("<link rel='self' href='/b'/><link rel='related' href='/c'/><link rel='ALTERNATE' href='/a'/>", at("a")),
        // A page for readers first.
        ("<link type='application/json' href='/b'/><link type='text/html' href='/a'/>", at("a")),
        ("<link type='application/json' href='/b'/>", at("b")),
        ("<link href='javascript:a'/><link href='/a'/>", at("a")),
        ("<link/>", None),
        // For want of a link: what is out of line, and an id that is a URL.
        ("<content src='/a.mp4' type='video/mp4'/>", at("a.mp4")),
        ("<id>https://example.org/a</id>", None),
    ];
    for (children, expected) in table {
        assert_eq!(entry(children).url, expected, "{children}");
    }
    let by_id = |id: &str| atom(&format!("<entry><id>{id}</id><title>x</title></entry>")).entries.remove(0).url.clone();
    assert_eq!((by_id("https://example.org/a"), by_id("tag:example.org,2023:1"), by_id("mailto:a@example.org")), (at("a"), None, None));
    let service = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'><entry><title>x</title>\
        <link href='https://feedproxy.example/1'/><f:origLink>https://example.org/a</f:origLink></entry></feed>";
    assert_eq!(feed(service).entries[0].url, at("a"));
}

#[test]
fn one_id_is_one_entry() {
    let feed = atom("<entry><id>1</id><title>x</title><link href='/a'/></entry><entry><id>1</id><title>y</title><link href='/b'/></entry>");
    assert_eq!(feed.entries.len(), 1);
}

#[test]
fn authors_are_inherited_from_the_source_or_the_feed() {
    let jane = "<author><name>Jane</name></author>";
    let source = "<source><title>Other</title><author><name>Source</name></author></source>";
    let table = [
        (jane, jane, &["Jane"][..]),
        (jane, "<author><name>Joe</name></author><author><name>Joe</name></author><author><name>Ann</name></author>", &["Joe", "Ann"]),
        (jane, "", &["Jane"]),
        (jane, source, &["Source"]),
        (jane, "<source><title>Other</title></source>", &["Jane"]),
        (jane, "<author><email>joe@example.org</email></author>", &["joe@example.org"]),
        (jane, "<author><email>joe@example.org</email><name>Joe</name></author>", &["Joe"]),
        (jane, "<author><email>joe@example.org</email></author><author><name>Joe</name></author>", &["Joe"]),
        (jane, "<author/><author><uri>/joe</uri></author>", &["Jane"]),
        (jane, "<author>Joe</author>", &["Joe"]),
        (jane, "<contributor><name>Joe</name></contributor>", &["Jane"]),
        ("", "<dc:creator>Joe</dc:creator>", &["Joe"]),
        ("", "", &[]),
    ];
    for (head, children, expected) in table {
        let feed = atom(&format!("{head}<entry><title>x</title>{children}</entry>"));
        assert_eq!(names(&feed.entries[0].authors), expected, "{head} {children}");
    }
    for uri in ["uri", "url", "homepage"] {
        let author = entry(&format!("<author><name>Jane</name><{uri}>/jane</{uri}></author>")).authors[0].clone();
        assert_eq!(author, Author { name: "Jane".to_owned(), url: Some("https://example.org/jane".to_owned()) });
    }
}

#[test]
fn dates_categories_languages_and_enclosures() {
    let at = Some(1_702_735_353_000);
    let later = at.map(|at| at + 3_600_000);
    let dates = [
        ("<published>2023-12-16T14:02:33Z</published><updated>2023-12-16T15:02:33Z</updated>", at, later),
        ("<updated>2023-12-16T14:02:33Z</updated>", at, at),
        ("<issued>2023-12-16T14:02:33Z</issued><modified>2023-12-16T15:02:33Z</modified><created>2020-01-01T00:00:00Z</created>", at, later),
        ("<published>soon</published>", None, None),
    ];
    for (children, published, modified) in dates {
        let entry = entry(children);
        assert_eq!((entry.published, entry.modified), (published, modified), "{children}");
    }
    assert_eq!(
        entry("<category term='sea' label='The Sea'/><category term='ships'/><category scheme='x'/><category term='ships'/>").tags,
        ["The Sea", "ships"]
    );
    let lang = |children: &str, head: &str, own: &str| {
        let body = format!("<feed xmlns='http://www.w3.org/2005/Atom' {head}><entry {own}><title>x</title>{children}</entry></feed>");
        feed(&body).entries[0].lang.clone().unwrap_or_default()
    };
    assert_eq!(lang("", "xml:lang='de'", ""), "de");
    assert_eq!(lang("", "xml:lang='de'", "xml:lang='fr'"), "fr");
    assert_eq!(lang("<content xml:lang='uk'>x</content>", "xml:lang='de'", ""), "uk");
    let enclosed = entry("<link rel='enclosure' type='audio/mpeg' href='/a.mp3'/><link rel='enclosure' type='image/png' href='/a'/><link href='/'/>");
    assert_eq!((enclosed.audio[0].url.as_str(), enclosed.image.unwrap().url.as_str()), ("https://example.org/a.mp3", "https://example.org/a"));
}

#[test]
fn a_feed_has_a_home_and_a_next_page() {
    let feed =
        atom("<link rel='self' href='/feed'/><link rel='next' href='?page=2'/><link href='/news'/><logo>/a.png</logo><id>urn:1</id><subtitle>x</subtitle>");
    assert_eq!((feed.home.as_deref(), feed.next_url.as_deref()), (Some("https://example.org/news"), Some("https://example.org/feed?page=2")));
}

#[test]
fn urls_are_relative_to_what_xml_base_says_or_to_the_site() {
    let read = |url: &str, root: &str, own: &str, children: &str| {
        let body = format!("<feed xmlns='http://www.w3.org/2005/Atom' {root}><entry {own}><title>x</title><id>1</id>{children}</entry></feed>");
        let entry = read_from(&body, Format::Auto, &Answer { url, headers: &[] }).unwrap().entries.remove(0);
        (entry.url.clone().unwrap_or_default(), entry.base.clone().unwrap_or_default())
    };
    let (here, link) = ("https://example.org/feeds/atom", "<link href='a'/>");
    let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    assert_eq!(read(here, "", "", link), pair("https://example.org/feeds/a", ""));
    assert_eq!(read(here, "xml:base='/b/'", "xml:base='c/'", link), pair("https://example.org/b/c/a", "https://example.org/b/c/"));
    assert_eq!(read(here, "xml:base='b/'", "", link), pair("https://example.org/feeds/b/a", "https://example.org/feeds/b/"));
    assert_eq!(read(here, "xml:base='/b/'", "", "<link xml:base='/d/' href='a'/>"), pair("https://example.org/d/a", "https://example.org/b/"));
    assert_eq!(
        read(here, "", "", &[link, "<content type='html' xml:base='/e/'>x</content>"].concat()),
        pair("https://example.org/feeds/a", "https://example.org/e/")
    );
    assert_eq!(read(here, "", "", "<content type='html'>x</content>"), pair("", here));
    let copy = "<feed xmlns='http://www.w3.org/2005/Atom'><link href='https://example.com/news/'/><entry><title>x</title><link href='a'/></entry></feed>";
    assert_eq!(feed(copy).entries[0].url.as_deref(), Some("https://example.com/news/a"));
}
