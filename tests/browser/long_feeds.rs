//! Promise: a feed as long as any is read while the page goes on; of a longer one the newest is shown, and the console says so. What
//! was made to choke on ends in an error.

use crate::harness::far_end::{FarEnd, File};
use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use libtest_mimic::Failed;
use serde_json::{Value, json};

promises![
    five_megabytes_of_json_leave_the_page_its_turns,
    five_megabytes_of_xml_leave_the_page_its_turns,
    of_more_than_ten_thousand_entries_the_newest_are_kept,
    of_more_than_five_megabytes_the_beginning_is_read,
    what_was_made_to_choke_on_ends,
    nobody_reads_on_what_nobody_wants,
    a_refresh_of_a_long_feed_shows_what_changed_wherever_that_is,
];

const HEAD: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Long","items":["#;

/// So many entries of some length in JSON, the newest first.
fn as_json(entries: usize, bytes: usize) -> String {
    let text = "Words of an article. ".repeat(bytes / 21);
    let item = |n: usize| format!(r#"{{"id":"{n}","title":"Entry {n}","content_text":"{text}","date_published":"{}"}}"#, date(entries - n));
    format!("{HEAD}{}]}}", (0..entries).map(item).collect::<Vec<_>>().join(","))
}

fn xml(entries: usize, bytes: usize) -> String {
    let text = "<p>Words of an article.</p> ".repeat(bytes / 28);
    let item = |n: usize| {
        format!("<item><guid>{n}</guid><title>Entry {n}</title><description><![CDATA[{text}]]></description><dc:date>{}</dc:date></item>", date(entries - n))
    };
    let items: String = (0..entries).map(item).collect();
    format!(r#"<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Long</title>{items}</channel></rss>"#)
}

/// A moment for each number, later for a larger one.
fn date(n: usize) -> String {
    format!("2026-{:02}-{:02}T{:02}:{:02}:00Z", 1 + n / 40_000 % 12, 1 + n / 1_440 % 28, n / 60 % 24, n % 60)
}

/// What is asked of each entry's objects and elements takes a tenth of a millisecond more: on a quick machine the browser's own
/// parser, which takes a text in one go, would be most of what there is to wait for.
const SLOW: &str = "
    const spin = (rounds) => { let sum = 0; for (let i = 0; i < rounds; i++) sum += Math.sqrt(i + (sum % 7)); return sum; };
    const begun = performance.now(); let rounds = 0;
    while (performance.now() - begun < 100) { spin(1000); rounds += 1000; }
    const slow = (of, name) => {
        const own = of[name];
        of[name] = function (...given) { spin(rounds / 1000); return own.apply(this, given); };
    };
    slow(Object, 'entries'); slow(Element.prototype, 'getAttributeNames');";

/// A page of another site shows it, which looks at the clock whenever it has its turn.
async fn shows(page: &mut Page, body: String) -> Result<FarEnd, Failed> {
    let far = FarEnd::open_with(vec![File { path: "/feed".to_owned(), kind: "text/plain", body: body.into() }]).await?;
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("empty.html").await?;
    let script = format!(
        "{SLOW} window.turns = []; window.address = '{}/feed';
        const turn = () => {{ turns.push(performance.now()); setTimeout(turn); }}; turn();
        window.longest = () => {{
            // Of an answer that is not taken to its end WebKit does not always tell when it came.
            const begun = performance.getEntriesByName(address)[0]?.responseEnd ?? turns[0];
            const times = [begun, ...turns.filter((at) => at > begun && at < shown), shown];
            return Math.max(...times.slice(1).map((at, place) => at - times[place])) / (shown - begun);
        }};
        const made = document.createElement('news-widget'); made.setAttribute('feed', address);
        made.addEventListener('news-ready', () => {{ window.shown = performance.now(); }}, {{ once: true }});
        document.querySelector('main').append(made)",
        far.origin
    );
    page.runs(&script).await?;
    Ok(far)
}

/// Whoever read it in one go would leave one gap, as long as nearly all of the time that it took.
const TURNS: &str = "window.shown && longest() < 0.6";

async fn five_megabytes_of_json_leave_the_page_its_turns(page: &mut Page) -> Kept {
    let body = as_json(9_000, 460);
    page.holds(&format!("it is as long as that: {}", body.len()), (4_700_000..5_242_880).contains(&body.len()))?;
    let _far = shows(page, body).await?;
    page.wait_longer("the newest stands on top", "says(one('.headline')) === 'Entry 0'", 40_000).await?;
    page.wait_longer("while it was read the page had its turns", TURNS, 20_000).await
}

async fn five_megabytes_of_xml_leave_the_page_its_turns(page: &mut Page) -> Kept {
    let body = xml(9_000, 420);
    page.holds(&format!("it is as long as that: {}", body.len()), (4_700_000..5_242_880).contains(&body.len()))?;
    let _far = shows(page, body).await?;
    page.wait_longer("the newest stands on top", "says(one('.headline')) === 'Entry 0'", 40_000).await?;
    page.wait_longer("while it was read the page had its turns", TURNS, 20_000).await
}

/// The oldest first, as some write it.
async fn of_more_than_ten_thousand_entries_the_newest_are_kept(page: &mut Page) -> Kept {
    let item = |n: usize| format!(r#"{{"id":"{n}","title":"Entry {n}","date_published":"{}"}}"#, date(n));
    let body = format!("{HEAD}{}]}}", (0..10_003).map(item).collect::<Vec<_>>().join(","));
    let far = shows(page, body).await?;
    page.wait_longer("the newest stands on top", "says(one('.headline')) === 'Entry 10002'", 40_000).await?;
    page.expects_console(&format!("<news-widget>: the feed {}/feed is longer than is read: ", far.origin)).await?;
    page.runs("widget.setAttribute('limit', '10000')").await?;
    page.wait_longer("ten thousand, and not the oldest", "all('.item').length === 10000 && says(all('.headline').at(-1)) === 'Entry 3'", 40_000).await
}

async fn of_more_than_five_megabytes_the_beginning_is_read(page: &mut Page) -> Kept {
    let far = shows(page, as_json(12_000, 460)).await?;
    page.wait_longer("the newest stands on top", "says(one('.headline')) === 'Entry 0'", 40_000).await?;
    page.wait_longer("while it was read the page had its turns", TURNS, 20_000).await?;
    page.expects_console(&format!("<news-widget>: the feed {}/feed is longer than is read: ", far.origin)).await?;
    let far = FarEnd::open_with(vec![File { path: "/feed".to_owned(), kind: "text/plain", body: xml(601, 12_000).into() }]).await?;
    page.runs(&format!("widget.setAttribute('feed', '{}/feed')", far.origin)).await?;
    page.wait_longer("of XML, too", "document.querySelector('news-widget').shadowRoot && events('news-ready').length === 2", 40_000).await?;
    page.expects_console(&format!("<news-widget>: the feed {}/feed is longer than is read: ", far.origin)).await
}

async fn what_was_made_to_choke_on_ends(page: &mut Page) -> Kept {
    let bombs = [
        ("depth", format!("{HEAD}{}", "[".repeat(4_000_000))),
        ("deep-entry", format!("{HEAD}{{\"id\":1,\"_x\":{}{}}}]}}", "[".repeat(20_000), "]".repeat(20_000))),
        ("numbers", format!("{HEAD}{{\"id\":{}}}]}}", "9".repeat(4_000_000))),
        ("exponent", format!("{HEAD}{{\"id\":1e999999999,\"date_published\":-1e999999999}}]}}")),
        ("fields", format!("{HEAD}{{{}\"id\":1}}]}}", (0..200_000).map(|n| format!("\"_{n}\":1,")).collect::<String>())),
        ("empty", format!("{HEAD}{}{{}}]}}", "{},".repeat(1_500_000))),
        ("nest", format!("{}1{}", "{\"items\":".repeat(20_000), "}".repeat(20_000))),
        ("levels", format!("{HEAD}{}{}]}}", "[".repeat(2_000_000), "]".repeat(2_000_000))),
        ("grid", format!("{HEAD}{{\"id\":1,\"title\":\"a\",\"_x\":[{}0]}}]}}", format!("[{}0],", "0,".repeat(999)).repeat(999))),
        ("small-grid", format!("{HEAD}{{\"id\":1,\"title\":\"a\",\"_x\":[{}0]}}]}}", format!("[{}0],", "0,".repeat(99)).repeat(900))),
        ("title", format!("{HEAD}{{\"id\":1,\"title\":\"{}\"}}]}}", "&amp;".repeat(980_000))),
        ("html", format!("{HEAD}{{\"id\":1,\"content_html\":\"{}\"}}]}}", "<b>".repeat(1_600_000))),
        ("address", format!("{HEAD}{{\"id\":1,\"title\":\"a\",\"url\":\"https://a.example/{}\"}}]}}", "a".repeat(4_900_000))),
        ("ampersands", format!("<rss><channel><item><title>{}</title></item></channel></rss>", "&".repeat(4_900_000))),
        ("names", format!("<rss><channel><item><title>{}</title></item></channel></rss>", "&a;".repeat(1_600_000))),
        ("references", format!("<rss><channel><item><title>{}</title></item></channel></rss>", "&amp;".repeat(980_000))),
        ("section", format!("<rss><channel><item><title>a</title><description><![CDATA[{}]]></description></item></channel></rss>", "<b>".repeat(1_600_000))),
        ("enclosure", format!("<rss><channel><item><title>a</title><enclosure url='{}'/></item></channel></rss>", "a".repeat(4_900_000))),
        ("elements", format!("<rss><channel><item>{}", "<a>".repeat(1_000_000))),
        ("attributes", format!("<rss><channel><item {}/></channel></rss>", (0..200_000).map(|n| format!("a{n}='' ")).collect::<String>())),
        (
            "entities",
            format!(
                "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>{}]><rss version='2.0'><channel><title>&z;</title></channel></rss>",
                ('b'..='z').map(|n| format!("<!ENTITY {n} '{}'>", format!("&{};", char::from(n as u8 - 1)).repeat(10))).collect::<String>()
            ),
        ),
        ("page", format!("<!doctype html><html>{}", "<link rel=alternate type=application/rss+xml href=".repeat(90_000))),
        ("refused", format!("{{{}\"message\":1}}", (0..300_000).map(|n| format!("\"_{n}\":1,")).collect::<String>())),
        ("page-of-nothing", format!("<!doctype html><html>{}", "<".repeat(4_900_000))),
    ];
    let names: Vec<&str> = bombs.iter().map(|(name, _)| *name).collect();
    let files = bombs.iter().map(|(name, body)| File { path: format!("/{name}"), kind: "text/plain", body: body.clone().into() });
    let far = FarEnd::open_with(files.collect()).await?;
    far.fails("/refused", 404);
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("empty.html").await?;
    page.runs("const made = document.createElement('news-widget'); document.querySelector('main').append(made)").await?;
    page.expects_console("attribute feed is missing").await?;
    let turn = "window.longest = 0; let last = performance.now(); const turn = () => { const at = performance.now(); window.longest = Math.max(window.longest, at - last); last = at; setTimeout(turn); }; turn()";
    page.runs(turn).await?;
    for name in names {
        let address = format!("{}/{name}", far.origin);
        page.runs(&format!("widget.setAttribute('feed', '{address}')")).await?;
        page.wait_longer(
            &format!("{name} is told, or is an empty list"),
            &format!("events('news-error').some(({{ detail }}) => detail.message.includes('{address}')) || events('news-ready').length > (window.ready ?? 0)"),
            60_000,
        )
        .await?;
        page.runs("window.ready = events('news-ready').length").await?;
        page.tolerates(&address);
        // A slow machine that does more besides takes a second for what is one task of 30 ms elsewhere; some of these took 30.
        page.wait_until(&format!("{name} keeps nobody waiting"), "longest < 4000").await?;
    }
    Ok(())
}

async fn nobody_reads_on_what_nobody_wants(page: &mut Page) -> Kept {
    let file = |path: &str, body: String| File { path: path.to_owned(), kind: "text/plain", body: body.into() };
    let far = FarEnd::open_with(vec![file("/long", xml(9_000, 420)), file("/two", as_json(2, 20)), file("/three", as_json(3, 20))]).await?;
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("empty.html").await?;
    // Each slice is parsed by this.
    let script = format!(
        "window.slices = 0; const parse = DOMParser.prototype.parseFromString;
        DOMParser.prototype.parseFromString = function (...given) {{ window.slices += 1; return parse.apply(this, given); }};
        window.reads = (change) => {{ if (window.slices < 3) setTimeout(window.reads, 0, change); else change(); }};
        const made = document.createElement('news-widget'); made.setAttribute('feed', '{}/two'); document.querySelector('main').append(made)",
        far.origin
    );
    page.runs(&script).await?;
    page.wait_longer("it lives", "Boolean(one('.pause')) && all('.item').length === 2", 20_000).await?;
    page.runs(&format!("widget.setAttribute('feed', '{0}/long'); window.reads(() => widget.setAttribute('feed', '{0}/three'))", far.origin)).await?;
    page.wait_longer("another feed is shown", "all('.item').length === 3", 40_000).await?;
    page.runs("window.seen = window.slices; window.since = performance.now()").await?;
    let still = "performance.now() - window.since > 1000 && window.seen > 2 && window.seen < 60 && window.slices === window.seen";
    page.wait_until("the one before was not read to its end", still).await
}

async fn a_refresh_of_a_long_feed_shows_what_changed_wherever_that_is(page: &mut Page) -> Kept {
    let entry = |id: usize, title: &str| {
        let text = "Words of an article, [{\"and\"}] more. ".repeat(25);
        json!({ "id": id.to_string(), "title": title, "content_text": text, "tags": ["harbour"] })
    };
    let mut entries: Vec<Value> = (0..300).map(|n| entry(n, &format!("Entry {n} \u{1f5de}"))).collect();
    let file = |title: &str, entries: &[Value]| File {
        path: "/feed".to_owned(),
        kind: "application/json",
        body: json!({ "version": "https://jsonfeed.org/version/1.1", "title": title, "items": entries }).to_string().into(),
    };
    let far = FarEnd::open_with(vec![file("Long", &entries)]).await?;
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("empty.html").await?;
    let script = format!(
        "document.querySelector('main').innerHTML = '<news-widget limit=\"400\" refresh=\"0\" promo-every=\"0\" feed=\"{}/feed\"></news-widget>'",
        far.origin
    );
    page.runs(&script).await?;
    page.wait_until("all are there", "all('.item').length === 300").await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    page.runs(
        "window.longest = 0; const own = window.JSON.parse; window.JSON.parse = (text) => { window.longest = Math.max(window.longest, text.length); return own(text); }",
    )
    .await?;
    let mut title = "Long";
    for step in 0..9 {
        match step {
            0 | 1 => entries.insert(0, entry(1_000 + step, &format!("On top {step}"))),
            2 => *entries.get_mut(150).ok_or("an entry")? = entry(2_000, "In another's place"),
            3 => drop(entries.remove(200)),
            4 => {
                entries.insert(300, entry(3_000, "At the end"));
                drop(entries.remove(0));
            }
            5 => entries.swap(10, 250),
            6 => title = "Another title",
            7 => entries.retain(|entry| entry["id"].as_str().is_some_and(|id| !id.ends_with('7'))),
            _ => entries.clear(),
        }
        far.puts(file(title, &entries));
        page.runs("widget.refresh()").await?;
        let titles: Vec<&str> = entries.iter().filter_map(|entry| entry["title"].as_str()).collect();
        page.wait_until(
            &format!("step {step} shows what the feed has"),
            &format!(
                "JSON.stringify(all('.headline').map(says)) === {} && (says(one('.heading')) === '{title}') && all('.item').every((item, at, {{ length }}) => item.ariaPosInSet === `${{at + 1}}` && item.ariaSetSize === `${{length}}`)",
                js(&json!(titles).to_string())
            ),
        )
        .await?;
        if step == 0 {
            page.wait_until("of three hundred entries, one is read: the others were before", "longest > 500 && longest < 5_000").await?;
        }
    }
    Ok(())
}
