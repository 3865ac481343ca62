//! What the list holds, for search engines: schema.org's LiveBlogPosting as JSON-LD. It stands as a child of the element, in no
//! slot, where engines look for it; nothing shows it.

use std::rc::Rc;

use web_sys::Element;

use super::dom::Seat;
use super::item::headline_of;
use crate::browser::intl::iso;
use crate::browser::js::set;
use crate::browser::page::{self, host};
use crate::browser::trusted;
use crate::feed::Entry;
use crate::store::Store;
use crate::store::signal::watch;
use crate::ticker::Item;

/// In no slot of ours.
const SLOT: &str = "structured-data";
/// More entries are not told: an engine wants the news, and the rest is on pages of its own.
const MOST: usize = 100;

/// Kept true as long as the attribute wants it.
pub fn tell(store: &Store, list: Seat) {
    let (config, ticker) = (store.config.clone(), store.ticker.clone());
    let mut told = None;
    watch(move || {
        let heading = config.with(|config| config.structured_data.then(|| config.heading.clone()));
        let json = heading.filter(|_| ticker.with(|state| !state.items.is_empty())).map(|heading| {
            // A copy: what is asked of the browser may call the page.
            let (items, title, expired) =
                ticker.with(|state| (state.visible().take(MOST).cloned().collect::<Vec<_>>(), state.title().cloned(), state.expired()));
            blog(&items, heading.or(title), expired)
        });
        let Some(element) = list.get().and_then(|list| host(&list)) else { return };
        // A page that writes its children anew takes it away.
        let stands = json.is_none() || of_before(&element).is_some();
        if told.as_ref() != Some(&json) || !stands {
            write(&element, json.as_deref());
            told = Some(json);
        }
    });
}

/// In the place of the script of before, which a clone may have brought along; nothing takes it away.
fn write(element: &Element, json: Option<&str>) {
    if let Some(old) = of_before(element) {
        old.remove();
    }
    let Some(text) = json.and_then(trusted::script) else { return };
    if let Some(script) = page::document().and_then(|document| document.create_element("script").ok()) {
        let _ = script.set_attribute("type", "application/ld+json");
        let _ = script.set_attribute("slot", SLOT);
        set(&script, "text", text);
        let _ = element.append_child(&script);
    }
}

fn of_before(element: &Element) -> Option<Element> {
    element.query_selector(&[":scope > script[slot=", SLOT, "]"].concat()).ok().flatten()
}

/// https://schema.org/LiveBlogPosting
fn blog(items: &[Rc<Item>], headline: Option<String>, expired: bool) -> String {
    let published = || items.iter().filter_map(|item| item.entry.published);
    let last = items.iter().filter_map(|item| item.edited.max(item.entry.published)).max();
    let updates: Vec<String> = items.iter().map(|item| update(&item.entry, item.edited)).collect();
    object(&[
        ("@context", Some(text("https://schema.org"))),
        ("@type", Some(text("LiveBlogPosting"))),
        ("headline", headline.as_deref().map(text)),
        ("url", Some(text(&page::address()))),
        ("coverageStartTime", published().min().map(date)),
        ("coverageEndTime", last.filter(|_| expired).map(date)),
        ("dateModified", last.map(date)),
        ("liveBlogUpdate", Some(list(&updates))),
    ])
}

/// https://schema.org/BlogPosting
fn update(entry: &Entry, edited: Option<i64>) -> String {
    let body = entry.summary.clone().unwrap_or_else(|| entry.opening());
    let people: Vec<String> = entry
        .authors
        .iter()
        .map(|author| object(&[("@type", Some(text("Person"))), ("name", Some(text(&author.name))), ("url", author.url.as_deref().map(text))]))
        .collect();
    object(&[
        ("@type", Some(text("BlogPosting"))),
        ("headline", Some(text(&headline_of(entry)))),
        ("articleBody", Some(body).filter(|body| !body.is_empty()).as_deref().map(text)),
        ("url", entry.url.as_deref().map(text)),
        ("inLanguage", entry.lang.as_deref().map(text)),
        ("datePublished", entry.published.map(date)),
        ("dateModified", edited.map(date)),
        ("image", entry.image.as_ref().map(|image| text(&image.url))),
        ("author", (!people.is_empty()).then(|| list(&people))),
    ])
}

/// JSON, of the fields that are there.
fn object(fields: &[(&str, Option<String>)]) -> String {
    let fields: Vec<String> = fields.iter().filter_map(|(name, value)| Some([&text(name), ":", value.as_ref()?].concat())).collect();
    ["{", &fields.join(","), "}"].concat()
}

fn list(values: &[String]) -> String {
    ["[", &values.join(","), "]"].concat()
}

/// A text in JSON (RFC 8259, section 7). Without a `<`, since a page may be written down with the script in it, and read again; and
/// without the page's own `JSON.stringify`, which may say anything.
fn text(words: &str) -> String {
    let mut json = String::from('"');
    for sign in words.chars() {
        match sign {
            '<' => json.push_str("\\u003c"),
            // A line's end, or what nobody reads.
            ..' ' => json.push(' '),
            '"' | '\\' => json.extend(['\\', sign]),
            sign => json.push(sign),
        }
    }
    json.push('"');
    json
}

fn date(at: i64) -> String {
    text(&iso(at))
}
