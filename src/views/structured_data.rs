//! What the list holds, for search engines: schema.org's LiveBlogPosting as JSON-LD. It stands as a child of the element, in no
//! slot, where engines look for it; nothing shows it.

use std::cell::OnceCell;

use js_sys::{Array, JSON, Object};
use wasm_bindgen::prelude::JsValue;
use web_sys::Element;

use super::dom::Seat;
use super::item::headline_of;
use crate::browser::intl::iso;
use crate::browser::js::{call, global, set};
use crate::browser::page::{self, host};
use crate::embed::config::Config;
use crate::feed::Entry;
use crate::store::Store;
use crate::store::signal::watch;
use crate::ticker::State;

/// In no slot of ours.
const SLOT: &str = "structured-data";

/// Kept true as long as the attribute wants it.
pub fn tell(store: &Store, list: Seat) {
    let (config, ticker) = (store.config.clone(), store.ticker.clone());
    let mut told = None;
    watch(move || {
        let wanted = config.with(|config| config.structured_data.then(|| config.clone()));
        let json = wanted.map(|config| ticker.with(|state| json(state, &config))).unwrap_or_default();
        if told.as_ref() != Some(&json)
            && let Some(element) = list.get().and_then(|list| host(&list))
        {
            write(&element, &json);
            told = Some(json);
        }
    });
}

/// In the script of before, which a clone has brought along, or in a new one; nothing takes it away.
fn write(element: &Element, json: &str) {
    let old = element.query_selector(&[":scope > script[slot=", SLOT, "]"].concat()).ok().flatten();
    if let Some(old) = old {
        old.remove();
    }
    if let Some(script) = page::document().filter(|_| !json.is_empty()).and_then(|document| document.create_element("script").ok()) {
        let _ = script.set_attribute("type", "application/ld+json");
        let _ = script.set_attribute("slot", SLOT);
        set(&script, "text", trusted(json));
        let _ = element.append_child(&script);
    }
}

thread_local! {
    /// A page has one of each name.
    static POLICY: OnceCell<JsValue> = const { OnceCell::new() };
}

/// Trusted Types guard the text of whatever is a script, be it data that nothing runs. A page whose policy does not name ours
/// goes without, and its browser says so.
fn trusted(json: &str) -> JsValue {
    let types = global("trustedTypes");
    if types.is_undefined() {
        return json.into();
    }
    let policy = POLICY.with(|policy| {
        policy
            .get_or_init(|| {
                let rules = Object::new();
                // Gives back what it gets.
                set(&rules, "createScript", global("String"));
                call(&types, "createPolicy", &["news-widget".into(), rules.into()]).unwrap_or_default()
            })
            .clone()
    });
    call(&policy, "createScript", &[json.into()]).unwrap_or_default()
}

/// https://schema.org/LiveBlogPosting
fn json(state: &State, config: &Config) -> String {
    let blog = typed("LiveBlogPosting");
    put(&blog, "@context", Some("https://schema.org"));
    put(&blog, "headline", config.heading.as_deref().or(state.title().map(String::as_str)));
    put(&blog, "url", Some(&page::url()));
    let updates = Array::new();
    let (mut first, mut last) = (None, None);
    for item in state.visible() {
        let when = item.entry.published;
        first = when.min(first).or(first).or(when);
        last = item.edited.max(when).max(last);
        updates.push(&update(&item.entry, item.edited));
    }
    put(&blog, "coverageStartTime", first.map(iso).as_deref());
    put(&blog, "coverageEndTime", last.filter(|_| state.expired()).map(iso).as_deref());
    put(&blog, "dateModified", last.map(iso).as_deref());
    set(&blog, "liveBlogUpdate", updates);
    JSON::stringify(&blog).map(String::from).unwrap_or_default()
}

/// https://schema.org/BlogPosting
fn update(entry: &Entry, edited: Option<i64>) -> JsValue {
    let post = typed("BlogPosting");
    put(&post, "headline", Some(&headline_of(entry)));
    put(&post, "articleBody", entry.summary.clone().or_else(|| Some(entry.opening())).filter(|words| !words.is_empty()).as_deref());
    put(&post, "url", entry.url.as_deref());
    put(&post, "inLanguage", entry.lang.as_deref());
    put(&post, "datePublished", entry.published.map(iso).as_deref());
    put(&post, "dateModified", edited.map(iso).as_deref());
    put(&post, "image", entry.image.as_ref().map(|image| image.url.as_str()));
    let authors = entry.authors.iter().map(|author| {
        let person = typed("Person");
        put(&person, "name", Some(&author.name));
        put(&person, "url", author.url.as_deref());
        JsValue::from(person)
    });
    let authors: Array = authors.collect();
    if authors.length() > 0 {
        set(&post, "author", authors);
    }
    post.into()
}

fn typed(kind: &str) -> Object {
    let object = Object::new();
    set(&object, "@type", kind);
    object
}

/// A field that is there.
fn put(of: &Object, field: &str, value: Option<&str>) {
    if let Some(value) = value {
        set(of, field, value);
    }
}
