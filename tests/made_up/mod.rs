//! Made-up input: JSON like feeds', HTML, dates, and other people's files with mistakes in them.
#![allow(dead_code, reason = "no test needs all of it")]

use news_widget::feed::Format;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value, json};

/// The same input at every run. PROPTEST_CASES makes more of it.
pub fn config() -> ProptestConfig {
    ProptestConfig { rng_seed: RngSeed::Fixed(1_795_484_460), failure_persistence: None, ..ProptestConfig::default() }
}

/// Fields of the three shapes, by what each most likely holds.
const TEXTS: &str = "id|title|summary|content_text|language|version|name|alt_text|custom_excerpt|excerpt|plaintext|uuid|slug|visibility";
const HTML: &str = "content_html|html|rendered|feature_image_caption|caption";
const URLS: &str = "url|external_url|image|banner_image|next_url|home_page_url|link|feature_image|source_url|canonical_url";
const DATES: &str = "date_published|date_modified|published_at|updated_at|created_at|date|date_gmt|modified_gmt|modified";
const NUMBERS: &str = "id|duration_in_seconds|width|height|reading_time|page|next|pages|total|limit";
const TREES: &str = "authors|author|tags|attachments|items|posts|pages|_x|_pinned|_ai|sizes|meta|pagination|primary_author|primary_tag|content|title|excerpt|guid|\
_embedded|wp:term|wp:featuredmedia|media_details|full|access|sticky|featured|expired|featured_media";

/// One of those that stand between the bars.
fn one_of(list: &'static str) -> impl Strategy<Value = &'static str> {
    select(list.split('|').collect::<Vec<_>>())
}

/// Some of them, one after another.
fn some_of(list: &'static str, most: usize) -> impl Strategy<Value = String> {
    vec(one_of(list), 0..most).prop_map(|parts| parts.concat())
}

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        // Exact, so that it is the same when it has been written and read.
        any::<i32>().prop_map(|quarters| Value::from(f64::from(quarters) / 4.0)),
        Just(Value::from(1.5e300)),
        words().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ]
}

/// Any JSON, with fields of feeds as names.
pub fn tree() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(4, 24, 5, |inner| {
        let names = prop_oneof![one_of(TEXTS), one_of(URLS), one_of(TREES), one_of(NUMBERS)];
        prop_oneof![vec(inner.clone(), 0..5).prop_map(Value::from), vec((names, inner), 0..5).prop_map(object)]
    })
}

fn object(fields: Vec<(&'static str, Value)>) -> Value {
    Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// An entry of some shape: most of its fields hold what they should.
pub fn item() -> impl Strategy<Value = Value> {
    let field = prop_oneof![
        4 => (one_of(TEXTS), words().prop_map(Value::from)),
        2 => (one_of(HTML), html().prop_map(Value::from)),
        2 => (one_of(URLS), url().prop_map(Value::from)),
        2 => (one_of(DATES), date().prop_map(Value::from)),
        1 => (one_of(NUMBERS), (0..100_000_i64).prop_map(Value::from)),
        2 => (one_of(TREES), tree()),
        1 => (one_of(TEXTS), tree()),
    ];
    prop_oneof![9 => vec(field, 0..9).prop_map(object), 1 => tree()]
}

pub fn items() -> impl Strategy<Value = Vec<Value>> {
    vec(item(), 0..8)
}

/// A whole answer, of one of the three shapes or of none.
pub fn answer() -> impl Strategy<Value = Value> {
    let head = vec((prop_oneof![one_of(TEXTS), one_of(URLS), one_of(TREES)], tree()), 0..5).prop_map(object);
    let list = prop_oneof![Just("items"), Just("posts"), Just("pages")];
    let listed = (head, list, items()).prop_map(|(mut whole, list, items)| {
        if let Value::Object(fields) = &mut whole {
            fields.insert(list.to_owned(), items.into());
        }
        whole
    });
    prop_oneof![6 => listed, 3 => items().prop_map(Value::from), 1 => tree()]
}

/// The answer that has these items, in some shape, and where it came from.
pub fn feed_of(shape: Format, items: &[Value]) -> (String, &'static str) {
    let pages = json!({ "pagination": { "page": 1, "limit": 15, "pages": 1, "total": 1, "next": null, "prev": null } });
    match shape {
        Format::Ghost => (json!({ "posts": items, "meta": pages }).to_string(), "https://example.org/ghost/api/content/posts/?key=1"),
        Format::WordPress => (json!(items).to_string(), "https://example.org/wp-json/wp/v2/posts"),
        _ => (json!({ "version": "https://jsonfeed.org/version/1.1", "items": items }).to_string(), "https://example.org/feed.json"),
    }
}

/// An entry in any of the three.
pub fn first() -> Value {
    json!({ "id": "first", "url": "https://example.org/first", "link": "https://example.org/first", "title": { "rendered": "First" }, "uuid": "first" })
}

/// Words, and what editors and programs put among them. Few, so that things are the same now and then.
pub fn words() -> impl Strategy<Value = String> {
    some_of("a|news|Київ|東京| |  |\n|\u{a0}|\u{200b}|&amp;|&|;|&#8217;|&#x110000;|&nosuch;|<i>|<|>|1|1.5e300|true|false|,|🗞\u{fe0f}", 6)
}

pub fn html() -> impl Strategy<Value = String> {
    const TAGS: &str = "<p>|</p>|<|</|>|<!--|-->|<script>|</script|<style|=\"|\"|'|='|<IFRAME src=x>|</iframe>|<iframe|<form |</Form/>|<formx>|<br/>|<img alt='>'>|<b|words| |&lt;|&|;|é|<?";
    prop_oneof![3 => some_of(TAGS, 12), 1 => any::<String>()]
}

/// What pages and feeds in XML are made of.
pub fn tags() -> impl Strategy<Value = String> {
    const TAGS: &str = "<rss version='2.0'>|<channel>|<item>|</item>|</channel>|</rss>|<feed xmlns='http://www.w3.org/2005/Atom' xml:base=\"/b/\">|<entry>|</entry>|</feed>|<rdf:RDF>|\
<title>|</title>|<title type='html'>|<link>|</link>|<link href='a'/>|<link rel=alternate type=application/rss+xml href=\"a\">|<link rel='alternate' type='application/feed+json' href=b>|\
<base href=/>|<link rel=alternate type=application/json href=' '>|<script data-key=k data-api=/ghost/api/content/>|</script>|<guid>|</guid>|<pubDate>|</pubDate>|<dc:creator>|</dc:creator>|<media:content url='a.png'/>|<enclosure url='a.mp3'>|\
<content:encoded>|</content:encoded>|<![CDATA[|]]>|<!--|-->|<?xml version='1.0' encoding='x'?>|<!DOCTYPE a [|]>|&amp;|&nbsp;|&#0;|&|<|>|\"|'|a|=| |https://example.org/|24 Nov 2026|\u{0}|é";
    some_of(TAGS, 24)
}

pub fn url() -> impl Strategy<Value = String> {
    const ADDRESSES: &str = "https://example.org/a|http://example.com/|a.html|/a/b?c=d#e|?page=2|//example.net/x|javascript:alert(1)|data:text/html,x|mailto:a@example.org|| |\
https://|http://[::1|https://пример.укр/а";
    prop_oneof![9 => one_of(ADDRESSES).prop_map(str::to_owned), 1 => any::<String>()]
}

/// The parts of dates, in any order.
pub fn date() -> impl Strategy<Value = String> {
    const PARTS: &str = "Tue|mar.|24|2026|26|1|01:41|:00|12:41:60|24:00|Nov|november|dec|Sept|T|t|Z|+02:00|-0500|+2|+99|-|-|.|/|,| | | |(CEST)|(|GMT|EST|CET|am|p.m.|a|\
.123456789|1795484460|1795484460000|99999|年|2026-11-24|é";
    prop_oneof![5 => some_of(PARTS, 9), 1 => any::<String>()]
}

/// What may happen to a file: parts of it go, come twice or are something else.
#[derive(Clone, Debug)]
pub struct Mistake {
    from: Index,
    long: usize,
    instead: String,
}

pub fn mistakes() -> impl Strategy<Value = Vec<Mistake>> {
    let instead =
        prop_oneof![words(), html(), date(), select(&["", "{", "}", "[", "]", "\"", "\\", "null", ":", ",", "\\ud800", "\u{0}"][..]).prop_map(str::to_owned)];
    let mistake = (any::<Index>(), prop_oneof![0_usize..4, 0_usize..400], instead).prop_map(|(from, long, instead)| Mistake { from, long, instead });
    vec(mistake, 1..6)
}

pub fn with(mistakes: &[Mistake], text: &str) -> String {
    let mut text = text.to_owned();
    for Mistake { from, long, instead } in mistakes {
        let letters = text.chars().count();
        let from = from.index(letters + 1);
        text = text.chars().take(from).chain(instead.chars()).chain(text.chars().skip(from + long)).collect();
    }
    text
}
