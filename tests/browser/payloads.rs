//! Promise: whatever others have found to break sanitizers runs nothing here, leaves nothing behind and sends nothing, and
//! what is safe of it is read. All payloads of the corpora, on a page that has no policy to stop them.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{LazyLock, Mutex};

use crate::corpora;
use crate::harness::newsroom::Newsroom;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::{Value, json};

promises![payloads_through_the_browsers_own_sanitizer, payloads_through_dompurify];

const FILES: [&str; 5] = ["ammonia", "bleach", "bluemonday", "miniflux-feed-sanitizer", "wpt-sanitizer-api"];
/// As many as the newsroom's first page has.
const AT_ONCE: usize = 20;

/// What the ways make of it is not the same, for this reason.
const DIFFERENCES: [(&str, &str); 0] = [];

/// What became of each payload, by engine and way, for the ways to be compared.
static OUTCOMES: LazyLock<Mutex<BTreeMap<String, BTreeMap<String, String>>>> = LazyLock::new(Mutex::default);

async fn payloads_through_the_browsers_own_sanitizer(page: &mut Page) -> Kept {
    all_payloads(page, "trap.html").await
}

async fn payloads_through_dompurify(page: &mut Page) -> Kept {
    all_payloads(page, "trap.html?dompurify").await
}

/// Each as the text of an entry, by its name.
fn cases() -> Result<Vec<(String, String, String)>, String> {
    let mut cases = Vec::new();
    for file in FILES {
        let read: Value = serde_json::from_str(&corpora::text(&format!("xss/{file}.json"))).map_err(|error| format!("{file}: {error}"))?;
        for case in read.get("cases").and_then(Value::as_array).into_iter().flatten() {
            let text = |field: &str| case.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
            // WPT's are trees in a notation of their own.
            let expected = if file.starts_with("wpt") { String::new() } else { text("expected") };
            cases.push((format!("{file} {}", case.get("id").unwrap_or(&Value::Null)), text("payload"), expected));
        }
    }
    Ok(cases)
}

async fn all_payloads(page: &mut Page, address: &str) -> Kept {
    if corpora::missing() {
        return Ok(());
    }
    let cases = cases()?;
    let script = include_str!("payloads.js").replace("PAGE", include_str!("harness/page.js"));
    page.newsroom = Newsroom::open_without_policy()?;
    // Pictures of hosts that are not there.
    page.tolerates("not loaded: <img");
    page.opens(address).await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    let mut table: BTreeMap<&str, Row> = BTreeMap::new();
    let mut outcomes = BTreeMap::new();
    let mut natively = false;
    for (turn, some) in cases.chunks(AT_ONCE).enumerate() {
        for (id, payload, _) in some {
            page.newsroom.publish(json!({ "id": id, "title": id, "url": "https://harbour.example/story", "content_html": payload, "language": "en" })).await?;
        }
        page.runs("widget.refresh()").await?;
        page.wait_until("they are there", &format!("events('news-update').length === {}", turn + 1)).await?;
        let some_cases: Value = some.iter().map(|(id, _, expected)| json!({ "id": id, "expected": expected })).collect();
        let told = page.session().execute_async(&script, vec![json!("news-widget"), some_cases]).await?;
        page.holds(&format!("each was opened: {}", told.get("trouble").unwrap_or(&Value::Null)), told.get("trouble").is_none())?;
        for (field, promise) in [("sprung", "nothing ran, went away or was sent"), ("left", "nothing was asked for but pictures that are shown")] {
            let found = told.get(field);
            page.holds(&format!("{promise}; {found:?} in {some:?}"), found.is_some_and(|found| found.as_array().is_some_and(Vec::is_empty)))?;
        }
        natively = told.get("natively") == Some(&Value::Bool(true));
        for case in told.get("told").and_then(Value::as_array).into_iter().flatten() {
            let id = case.get("id").and_then(Value::as_str).unwrap_or_default();
            let wrong = case.get("wrong").and_then(Value::as_array).is_some_and(Vec::is_empty);
            page.holds(&format!("only what is safe is left of {id}: {case}"), wrong)?;
            table.entry(FILES.into_iter().find(|file| id.starts_with(file)).unwrap_or_default()).or_default().count(case);
            outcomes.insert(id.to_owned(), case.get("html").and_then(Value::as_str).unwrap_or_default().to_owned());
        }
    }
    page.holds("every payload was opened", outcomes.len() == cases.len())?;
    let way = format!("{} {}", page.engine(), if natively { "natively" } else { "by DOMPurify" });
    write_table(&way, &table)?;
    compare(&way, outcomes)
}

/// How much of what is safe was left of one collection.
#[derive(Default)]
struct Row {
    payloads: u64,
    /// What is left, and what the library that the payloads are from left.
    words: (u64, u64),
    links: (u64, u64),
    pictures: (u64, u64),
    pieces: u64,
}

impl Row {
    fn count(&mut self, case: &Value) {
        let number = |field: &str, place: usize| case.get(field).and_then(|pair| pair.get(place)).and_then(Value::as_u64).unwrap_or_default();
        self.payloads += 1;
        for (field, pair) in [("words", &mut self.words), ("links", &mut self.links), ("pictures", &mut self.pictures)] {
            pair.0 += number(field, 0);
            pair.1 += number(field, 1);
        }
        self.pieces += case.get("pieces").and_then(Value::as_u64).unwrap_or_default();
    }
}

fn write_table(way: &str, table: &BTreeMap<&str, Row>) -> Result<(), String> {
    let mut text = format!("{way}: what is left, and what the library that the payloads are from leaves\n\n");
    for (id, reason) in DIFFERENCES {
        let _ = writeln!(text, "{id} differs from way to way: {reason}.\n");
    }
    text += "| collection | payloads | elements | words | links | pictures |\n| --- | ---: | ---: | ---: | ---: | ---: |\n";
    for (file, row) in table {
        let of = |pair: (u64, u64)| format!("{} of {}", pair.0, pair.1);
        let _ = writeln!(text, "| {file} | {} | {} | {} | {} | {} |", row.payloads, row.pieces, of(row.words), of(row.links), of(row.pictures));
    }
    println!("{text}");
    let folder = std::path::Path::new("target/payloads");
    let name = format!("{}.md", way.replace(' ', "-"));
    std::fs::create_dir_all(folder).and_then(|()| std::fs::write(folder.join(name), text)).map_err(|error| error.to_string())
}

/// The browsers' own sanitizers and DOMPurify make the same of each payload, or the difference is listed with its reason.
fn compare(way: &str, outcomes: BTreeMap<String, String>) -> Kept {
    let mut known = OUTCOMES.lock().map_err(|error| error.to_string())?;
    let mut differences = String::new();
    for (other, theirs) in known.iter() {
        for (id, ours) in &outcomes {
            if theirs.get(id).is_some_and(|theirs| theirs.trim() != ours.trim()) && !DIFFERENCES.iter().any(|(known, _)| known == id) {
                let _ = writeln!(differences, "{id}\n  {way}: {ours}\n  {other}: {}", theirs.get(id).map_or("", String::as_str));
            }
        }
    }
    known.insert(way.to_owned(), outcomes);
    if differences.is_empty() { Ok(()) } else { Err(format!("promised: the same outcome either way\n{differences}").into()) }
}
