//! An entry's text: the publisher's HTML through the sanitizer, else its plain text, else the summary, which says that it is one.

use std::rc::Rc;

use leptos::task::spawn_local;
use web_sys::{DocumentFragment, Element, Node};

use super::embeds::Leads;
use super::head::{self, AUTO};
use super::{ours, phrases, place_in};
use crate::browser::js::{call, number};
use crate::browser::page;
use crate::browser::sanitize::sanitize;
use crate::feed::depth::is_too_deep;
use crate::feed::picture::is_same;
use crate::feed::text;
use crate::feed::{Entry, Image};
use crate::store::signal::Signal;
use crate::views::dom::{Fixed, Seat, View, built, el, on, owned, plain, say, string};
use crate::views::parts::failed;

const BODY: Fixed = &[("class", "body"), ("part", "body")];
const BARE: Fixed = &[("class", "body"), ("part", "body"), ("dir", AUTO)];

/// Publisher's HTML comes in later: `stands` once it has.
pub fn body(entry: &Entry, stands: Signal<bool>, article: Seat, lang: String) -> View {
    let body = match entry.html.clone() {
        Some(html) if is_too_deep(&html) => {
            stands.set(true);
            let words = entry.text.clone().or_else(|| Some(text::plain(&html)).filter(|words| !words.is_empty()));
            bare(words.as_ref(), entry.summary.as_ref(), entry.url.is_some(), &lang)
        }
        Some(html) => publishers(html, entry, stands, article, lang),
        None => bare(entry.text.as_ref(), entry.summary.as_ref(), entry.url.is_some(), &lang),
    };
    // Its direction is the body's own: publisher's HTML gets it once it is there.
    let language = entry.lang.clone().map(|lang| owned("lang", lang)).into_iter();
    el("div", &[], language.chain((head::direction_of(entry) != AUTO).then(|| owned("dir", "rtl".to_owned()))).collect(), vec![body])
}

fn bare(whole: Option<&String>, summary: Option<&String>, leads_on: bool, lang: &str) -> View {
    let note = |words| el("p", &[("class", "note")], ours(lang), vec![say(words)]);
    let words = whole.or(summary).cloned().unwrap_or_default();
    if words.is_empty() {
        return plain("div", BARE, vec![note(if leads_on { phrases::ONLY_LINK } else { "" })]);
    }
    let paragraph = |words: &str| plain("p", &[], vec![string(words.to_owned())]);
    let (mut paragraphs, mut rest) = (Vec::new(), words.as_str());
    while let Some((first, next)) = text::cut(rest, "\n\n") {
        paragraphs.push(paragraph(first));
        rest = next;
    }
    paragraphs.push(paragraph(rest));
    if whole.is_none() && leads_on {
        paragraphs.push(note(phrases::ONLY_SUMMARY));
    }
    plain("div", BARE, paragraphs)
}

/// What came of the publisher's HTML.
#[derive(Clone, Copy, PartialEq)]
enum Came {
    Nodes,
    /// Nothing of it may be shown.
    Nothing,
    /// There is no sanitizer.
    Broken,
}

fn publishers(html: String, entry: &Entry, stands: Signal<bool>, article: Seat, lang: String) -> View {
    let base = entry.base.clone().or_else(|| entry.url.clone()).unwrap_or_else(page::base);
    let given = Rc::new((html, base, head::direction_of(entry) == AUTO, entry.image.clone()));
    let (words, summary, leads_on) = (entry.text.clone(), entry.summary.clone(), entry.url.is_some());
    let came = Signal::new(Came::Nodes);
    // Each try builds the place anew; the nodes go in when they are safe.
    place_in(article, move || {
        let (given, came, stands, lang) = (given.clone(), came.clone(), stands.clone(), lang.clone());
        Some(match came.get() {
            Came::Nothing => bare(words.as_ref(), summary.as_ref(), leads_on, &lang),
            Came::Broken => {
                // Without a sanitizer the text is shown as text: safe, and better than nothing.
                let words = plain("p", &[("dir", AUTO)], vec![string(text::plain(&given.0))]);
                plain("div", &[], vec![failed(move || came.set(Came::Nodes), false), words])
            }
            Came::Nodes => {
                let leads = Rc::new(Leads::new());
                let follow = leads.clone();
                let fill = built(move |place| {
                    spawn_local(async move {
                        let safe = sanitize(&given.0, &given.1, given.2).await;
                        match safe.map(|safe| leads.offer(safe, &lang)) {
                            Some(nodes) if shows_nothing(&nodes) => came.set(Came::Nothing),
                            Some(nodes) if place.append_child(once(&nodes, given.3.as_ref())).is_ok() => {
                                // Now, since a browser would read all of it again for each node that comes in.
                                if given.2 {
                                    let _ = place.set_attribute("dir", AUTO);
                                }
                            }
                            _ => came.set(Came::Broken),
                        }
                        stands.set(true);
                    });
                });
                el("div", BODY, vec![fill, on("click", move |event| follow.follow(&event))], vec![])
            }
        })
    })
}

fn shows_nothing(nodes: &DocumentFragment) -> bool {
    !has_words(nodes) && nodes.query_selector("img").is_ok_and(|picture| picture.is_none())
}

/// The text without the picture that it begins with, where that stands over it already: generators give a text's own as the
/// entry's, too. What cannot be taken out without more than the picture is shown twice.
fn once<'a>(nodes: &'a DocumentFragment, lead: Option<&Image>) -> &'a DocumentFragment {
    if let Some(gone) = lead.and_then(|lead| shown_again(nodes, lead)) {
        let _ = call(&gone, "remove", &[]);
    }
    nodes
}

fn shown_again(nodes: &DocumentFragment, lead: &Image) -> Option<Element> {
    let picture = nodes.query_selector("img").ok()??;
    let url = picture.get_attribute("src")?;
    if !lead.sizes.iter().map(|(size, _)| size).chain([&lead.url]).any(|size| is_same(size, &url)) {
        return None;
    }
    let link = picture.closest("a[href]").ok()?;
    // One without words would lead on unseen.
    if link.is_some_and(|link| !has_words(&link) && !link.get_attribute("href").is_some_and(|href| is_same(&href, &url))) {
        return None;
    }
    let figure = picture.closest("figure").ok()?.filter(holds_only_a_picture);
    if !begins(figure.as_ref().unwrap_or(&picture)) {
        return None;
    }
    // Two captions of one picture are one too many.
    let mut gone = figure.filter(|_| lead.caption.is_some()).unwrap_or(picture);
    // What has nothing else in it goes, too.
    while let Some(around) = gone.parent_element().filter(holds_one) {
        gone = around;
    }
    Some(gone)
}

/// Besides its caption.
fn holds_only_a_picture(figure: &Element) -> bool {
    let all = |selector: &str| figure.query_selector_all(selector).map_or(0, |found| found.length());
    let words = |element: Element| element.text_content().unwrap_or_default().trim().to_owned();
    let caption = figure.query_selector("figcaption").ok().flatten().map(words).unwrap_or_default();
    all("img") == 1 && all("table") == 0 && words(figure.clone()) == caption
}

/// Whether nothing is said before it.
fn begins(element: &Element) -> bool {
    let mut node: Node = element.clone().into();
    loop {
        match node.previous_sibling() {
            Some(before) if has_words(&before) => return false,
            Some(before) => node = before,
            None => match node.parent_node() {
                Some(around) => node = around,
                None => return true,
            },
        }
    }
}

fn holds_one(element: &Element) -> bool {
    matches!(element.local_name().as_str(), "a" | "p" | "figure" | "div" | "picture" | "span")
        && !has_words(element)
        && number(element, "childElementCount") < 2.0
}

fn has_words(node: &Node) -> bool {
    node.text_content().is_some_and(|text| !text.trim().is_empty())
}
