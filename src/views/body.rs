//! An entry's text: the publisher's HTML through the sanitizer, else its plain text, else the summary, which says that it is one.

use std::rc::Rc;

use leptos::task::spawn_local;

use super::dom::{View, built, el, place, plain, say, string};
use super::parts::failed;
use crate::browser::page;
use crate::browser::sanitize::sanitize;
use crate::feed::Entry;
use crate::feed::text;
use crate::store::signal::Signal;

const ONLY_SUMMARY: &str = "This is the summary; the whole text is on the publisher’s page.";

pub fn body(entry: &Entry) -> View {
    match entry.html.clone() {
        Some(html) => publishers(html, entry.url.clone().unwrap_or_else(page::url)),
        None => bare(entry),
    }
}

fn bare(entry: &Entry) -> View {
    let words = entry.text.as_ref().or(entry.summary.as_ref()).cloned().unwrap_or_default();
    let mut paragraphs: Vec<_> = words.split("\n\n").map(|paragraph| plain("p", &[], vec![string(paragraph.to_owned())])).collect();
    if entry.text.is_none() && entry.url.is_some() {
        paragraphs.push(plain("p", &[("class", "note")], vec![say(ONLY_SUMMARY)]));
    }
    plain("div", &[("class", "body"), ("part", "body")], paragraphs)
}

fn publishers(html: String, base: String) -> View {
    let (html, broken) = (Rc::new((html, base)), Signal::new(false));
    // Each try builds the place anew; the nodes go in when they are safe.
    place(move || {
        let (given, broken) = (html.clone(), broken.clone());
        if broken.get() {
            // Without a sanitizer the text is shown as text: safe, and better than nothing.
            let words = plain("p", &[], vec![string(text::plain(&given.0))]);
            return Some(plain("div", &[], vec![failed(move || broken.set(false)), words]));
        }
        let fill = built(move |place| {
            let (given, broken) = (given.clone(), broken.clone());
            spawn_local(async move {
                let nodes = sanitize(&given.0, &given.1).await;
                if nodes.is_none_or(|nodes| place.append_child(&nodes).is_err()) {
                    broken.set(true);
                }
            });
        });
        Some(el("div", &[("class", "body"), ("part", "body")], vec![fill], vec![]))
    })
}
