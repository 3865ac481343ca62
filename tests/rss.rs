//! RSS of every version becomes the model: what an item says, and where it is, as tables.

mod read;

use news_widget::feed::{Feed, FeedError, Format};
use read::xml::{channel, item};
use read::{feed, read_from};
use serde_json::{Value, json};

#[test]
fn a_title_is_text_whatever_its_publisher_took_it_for() {
    let table = [
        ("Two words", Some("Two words")),
        ("<![CDATA[ Two\n\twords ]]>", Some("Two words")),
        // Text, as RSS 2.0 has it.
        ("Tom &amp; Jerry", Some("Tom & Jerry")),
        ("5 &lt; 6 &amp;&amp; 7 &gt; 6", Some("5 < 6 && 7 > 6")),
        ("AT&amp;T &lt;3", Some("AT&T <3")),
        ("&lt;/example&gt; and &lt;BIGCO&gt;", Some("</example> and <BIGCO>")),
        ("How to use &lt;video&gt; &lt;b", Some("How to use <video> <b")),
        ("The &lt;/b-side&gt;, &lt;br", Some("The </b-side>, <br")),
        // HTML: escaped twice, or in CDATA.
        ("Tom &amp;amp; Jerry &amp;#8220;quoted&amp;#8221;", Some("Tom & Jerry “quoted”")),
        ("<![CDATA[Jenny&#8217;s &amp; Tom&rsquo;s]]>", Some("Jenny’s & Tom’s")),
        ("<![CDATA[AT&T &#8211; &nosuch;]]>", Some("AT&T – &nosuch;")),
        ("&lt;b&gt;Bold&lt;/b&gt; &amp;lt;i&amp;gt;", Some("Bold <i>")),
        ("<![CDATA[One<br/>two <img src='x' alt='y'> <A HREF='x'>three</A>]]>", Some("One two three")),
        ("<![CDATA[<p>Par]]>", Some("Par")),
        // HTML in XML.
        ("Test: <b>bold</b>, H<sub>2</sub>O", Some("Test: bold, H2O")),
        ("Text <![CDATA[<b>and</b>]]> CDATA", Some("Text and CDATA")),
        ("", None),
        (" <![CDATA[ ]]> ", None),
        ("&#8203;", None),
    ];
    for (title, expected) in table {
        let body = format!("<title>{title}</title><item><title>{title}</title><guid>x</guid><link>https://example.org/</link></item>");
        let feed = channel(&body);
        assert_eq!((feed.title.as_deref(), feed.entries[0].title.as_deref()), (expected, expected), "{title}");
    }
    assert_eq!(channel("<item><dc:title>Other</dc:title></item>").entries[0].title.as_deref(), Some("Other"));
    assert_eq!(item("<media:title>Other</media:title>").title.as_deref(), Some("x"));
    assert_eq!(item(&format!("<title>{}</title>", "y".repeat(2000))).title.as_deref(), Some("x"));
}

#[test]
fn a_description_is_the_text_or_its_summary() {
    let long = "word ".repeat(120);
    let trailer = "<link>https://example.org/a</link><description><![CDATA[<p>Tom &amp; Jerry</p>\n<p>Der Beitrag <a href=\"https://example.org/a\">x</a> erschien zuerst auf <a href=\"https://example.org/\">Site</a>.</p>\n]]></description>";
    let whole =
        "<p>Tom &amp; Jerry</p>\n<p>Der Beitrag <a href=\"https://example.org/a\">x</a> erschien zuerst auf <a href=\"https://example.org/\">Site</a>.</p>";
    let (html, summary, text) = (json!({ "html": "<p>Text</p>" }), json!({ "summary": "Tom & Jerry" }), |text: &str| json!({ "text": text }));
    let table = [
        ("<description>Tom &amp; Jerry</description>".to_owned(), summary.clone()),
        ("<description>Tom &amp;amp;\n Jerry</description>".to_owned(), summary.clone()),
        // Only what has HTML's tags is HTML (rssboard.org/rss-encoding-examples).
        ("<description>5 &amp;lt; 8, ticker symbol &amp;lt;BIGCO&amp;gt;</description>".to_owned(), json!({ "summary": "5 < 8, ticker symbol <BIGCO>" })),
        ("<description><![CDATA[5 &lt; 8 & 9]]></description>".to_owned(), json!({ "summary": "5 < 8 & 9" })),
        ("<description>&lt;p&gt;Text&lt;/p&gt;</description>".to_owned(), html.clone()),
        ("<description> <![CDATA[<p>Text</p>]]> </description>".to_owned(), html.clone()),
        ("<description><![CDATA[<p>R&D &amp; &nbsp; &#146;</p>]]></description>".to_owned(), json!({ "html": "<p>R&D &amp; &nbsp; &#146;</p>" })),
        (
            "<description>a<br/>b <em class='x&quot;'>c &amp;lt;</em> <xhtml:img src='d'/> &lt; <i/></description>".to_owned(),
            json!({ "html": "a<br>b <em class=\"x&quot;\">c &amp;lt;</em> <img src=\"d\"> &lt; <i></i>" }),
        ),
        // The whole text elsewhere.
        (
            "<description>Tom &amp; Jerry</description><content:encoded>&lt;p&gt;Text&lt;/p&gt;</content:encoded>".to_owned(),
            json!({ "html": "<p>Text</p>", "summary": "Tom & Jerry" }),
        ),
        (
            "<content:encoded><![CDATA[<p>Text</p>]]></content:encoded><description>&lt;b&gt;Tom&lt;/b&gt; &amp;amp; Jerry</description>".to_owned(),
            json!({ "html": "<p>Text</p>", "summary": "Tom & Jerry" }),
        ),
        ("<content:encoded><p xmlns='http://www.w3.org/1999/xhtml'>Text</p></content:encoded>".to_owned(), html.clone()),
        ("<xhtml:body><xhtml:p>Text</xhtml:p></xhtml:body>".to_owned(), html.clone()),
        ("<encoded>&lt;p&gt;Text&lt;/p&gt;</encoded>".to_owned(), html.clone()),
        ("<content:encoded/><description>Tom &amp; Jerry</description>".to_owned(), summary.clone()),
        ("<content:encoded>words</content:encoded>".to_owned(), json!({ "html": "words" })),
        // One that says the same, or too much.
        ("<description>&lt;p&gt;Text&lt;/p&gt;</description><content:encoded>&lt;p&gt;Text&lt;/p&gt;</content:encoded>".to_owned(), html.clone()),
        (format!("<description>{long}</description>"), text(long.trim())),
        (format!("<description>\n  {long}\n \n\n  Tom &amp;amp;\n  Jerry\n</description>"), text(&format!("{}\n\nTom &\nJerry", long.trim()))),
        (format!("<atom:summary>{long}\n\nTom &amp;amp; Jerry</atom:summary>"), text(&format!("{}\n\nTom &amp; Jerry", long.trim()))),
        (
            format!("<description>{long}</description><content:encoded>&lt;p&gt;Text&lt;/p&gt;</content:encoded>"),
            json!({ "html": "<p>Text</p>", "summary": format!("{}…", "word ".repeat(100).trim()) }),
        ),
        // What a plugin of WordPress's adds.
        (format!("{trailer}<content:encoded>&lt;p&gt;Text&lt;/p&gt;</content:encoded>"), json!({ "html": "<p>Text</p>", "summary": "Tom & Jerry" })),
        (trailer.to_owned(), json!({ "html": "<p>Tom &amp; Jerry</p>\n" })),
        (trailer.replace("/a\"", "/b\""), json!({ "html": whole.replace("/a\"", "/b\"") })),
        // A paragraph of the writer's: the link has other words, nothing stands before it, or something behind it.
        (trailer.replace(">x</a>", ">this report</a>"), json!({ "html": whole.replace(">x</a>", ">this report</a>") })),
        (trailer.replace("<p>Tom &amp; Jerry</p>\n", ""), json!({ "html": whole.replace("<p>Tom &amp; Jerry</p>\n", "") })),
        (trailer.replace("</p>\n]]", "</p>\n<ul><li>More</li></ul>]]"), json!({ "html": format!("{whole}\n<ul><li>More</li></ul>") })),
        // Of podcasts and videos.
        ("<itunes:summary>Tom &amp; Jerry</itunes:summary><itunes:subtitle>no</itunes:subtitle>".to_owned(), summary.clone()),
        ("<description> </description><itunes:subtitle>Tom &amp; Jerry</itunes:subtitle>".to_owned(), summary.clone()),
        ("<media:group><media:description>Tom &amp; Jerry</media:description></media:group>".to_owned(), summary.clone()),
        ("<dc:description>Tom &amp; Jerry</dc:description>".to_owned(), summary.clone()),
        ("<atom:content type='xhtml'><xhtml:div><xhtml:p>Text</xhtml:p></xhtml:div></atom:content>".to_owned(), html.clone()),
        ("<atom:summary>Tom &amp; Jerry</atom:summary>".to_owned(), summary.clone()),
        ("".to_owned(), json!({})),
    ];
    for (children, expected) in table {
        let entry = item(&children);
        let found = [("html", entry.html), ("summary", entry.summary), ("text", entry.text)].into_iter();
        let found: Value = found.filter_map(|(name, value)| Some((name.to_owned(), Value::from(value?)))).collect::<serde_json::Map<_, _>>().into();
        assert_eq!(found, expected, "{children:.200}");
    }
}

#[test]
fn an_item_is_where_its_link_leads_and_who_its_guid_says() {
    let at = |path: &str| Some(format!("https://example.org/{path}"));
    let table = [
        ("<link>https://example.org/a</link>", at("a"), "https://example.org/a"),
        ("<link> \n/a?b=1&amp;c=2 </link>", at("a?b=1&c=2"), "https://example.org/a?b=1&c=2"),
        ("<link/><guid>https://example.org/a</guid>", at("a"), "https://example.org/a"),
        ("<guid isPermaLink='true'>https://example.org/a</guid>", at("a"), "https://example.org/a"),
        ("<guid isPermaLink='false'>https://example.org/a</guid>", None, "https://example.org/a"),
        ("<guid isPermaLink='False'>https://example.org/a</guid>", None, "https://example.org/a"),
        ("<guid>tag:a</guid>", None, "tag:a"),
        ("<guid> 12 </guid><link>/a</link>", at("a"), "12"),
        ("<link>https://example.org/a</link><guid>https://example.org/b</guid>", at("a"), "https://example.org/b"),
        ("<link>https://example.org/a</link><link>https://example.org/b</link>", at("a"), "https://example.org/a"),
        // Atom's, with or without its prefix.
        ("<atom:link href='/a'/>", at("a"), "https://example.org/a"),
        ("<link rel='alternate' href='/a'/>", at("a"), "https://example.org/a"),
        ("<atom:link rel='self' href='/b'/><link>/a</link><atom:link href='/c'/>", at("a"), "https://example.org/a"),
        ("<atom:link rel='self' href='/b'/><guid isPermaLink='false'>1</guid>", None, "1"),
        // What a service of links stands for.
        ("<link>http://feedproxy.example/~r/1</link><feedburner:origLink>https://example.org/a</feedburner:origLink>", at("a"), "https://example.org/a"),
        // No such thing is followed.
        ("<link>javascript:alert(1)</link><guid>1</guid>", None, "1"),
        ("<link>mailto:jane@example.org</link><guid>data:text/html,x</guid>", None, "data:text/html,x"),
    ];
    for (children, url, id) in table {
        let entry = item(children);
        assert_eq!((entry.url, entry.id.as_str()), (url, id), "{children}");
    }
    let rdf = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel/>\
        <item rdf:about='https://example.org/a'><title>x</title></item><item rdf:about='b'><title>y</title><link>/b</link></item></rdf:RDF>";
    let found: Vec<_> = feed(rdf).entries.into_iter().map(|entry| (entry.url.clone(), entry.id.clone())).collect();
    assert_eq!(found, [(at("a"), "https://example.org/a".to_owned()), (at("b"), "b".to_owned())]);
}

#[test]
fn items_of_one_guid_are_told_apart() {
    let table = [
        ("<guid>1</guid><link>/a</link>", "<guid>1</guid><link>/b</link>", &["https://example.org/a", "https://example.org/b"][..]),
        ("<guid>1</guid><link>/a</link>", "<guid>1</guid><link>/a</link>", &["1"]),
        ("<guid>1</guid><title>y</title>", "<guid>1</guid>", &["1"]),
        ("<guid>1</guid>", "<guid>2</guid>", &["1", "2"]),
        ("<link>/a</link>", "<link>/a</link>", &["https://example.org/a"]),
        ("<link>/a</link>", "<link>/b</link>", &["https://example.org/a", "https://example.org/b"]),
    ];
    for (one, other, expected) in table {
        let feed = channel(&format!("<item><title>x</title>{one}</item><item><title>x</title>{other}</item>"));
        let ids: Vec<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, expected, "{one} {other}");
    }
    let untitled = channel("<item><title>x</title><guid>1</guid></item><item><title>y</title><guid>1</guid></item>");
    assert_eq!(untitled.entries.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ["x", "y"]);
    // One link for all, and no guid.
    let home = |items: [&str; 2]| channel(&items.map(|title| format!("<item><title>{title}</title><link>/</link></item>")).concat());
    let ids = |feed: &Feed| feed.entries.iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&home(["x", "y"])), ["https://example.org/ x", "https://example.org/ y"]);
    assert_eq!(ids(&home(["z", "x"]))[1], ids(&home(["x", "y"]))[0]);
    // Recordings alone are what they are of.
    let enclosures = channel("<item><enclosure url='/a.mp3' type='audio/mpeg'/></item><item><enclosure url='/b.mp3' type='audio/mpeg'/></item>");
    assert_eq!(enclosures.entries.len(), 2);
}

#[test]
fn an_item_with_nothing_to_show_costs_none_other() {
    let feed = channel(
        "<item/><item><guid>1</guid><pubDate>x</pubDate></item><item><title>x</title></item><item><description>&lt;p&gt;&lt;/p&gt;</description></item>",
    );
    assert_eq!(feed.entries.len(), 1);
}

#[test]
fn what_is_wanted_may_not_be_rss() {
    let body = "<rss><channel><item><title>x</title></item></channel></rss>";
    for format in [Format::Auto, Format::Rss] {
        assert!(read_from(body, format, &read::PLAIN).is_ok(), "{format:?}");
    }
    let seems = match read_from(body, Format::Ghost, &read::PLAIN) {
        Err(FeedError::NotFeed { seems, wanted: Format::Ghost }) => seems,
        other => format!("{other:?}"),
    };
    assert_eq!(seems, "RSS or Atom");
}
