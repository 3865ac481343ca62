//! What leads somewhere from within the publisher's text: footnotes, and what is embedded. A video of a known host, or of the
//! publisher's own, is there once the reader plays it; of anything else there is a link. Nothing loads before.

use std::cell::RefCell;

use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, Event};

use super::{head, ours, phrases};
use crate::browser::audio;
use crate::browser::clock::Listener;
use crate::browser::js::{call, text};
use crate::browser::page;
use crate::browser::sanitize::{Embed, Safe};
use crate::feed::embed;
use crate::store::words::{Words, speaking, spoken};
use crate::views::dom::{View, el, is_plain_click, owned, plain, say, string};
use crate::views::text::{fill, tr};

/// Of one text; made where its words are known. The buttons and links in it are found by themselves: what a publisher writes has no ids.
pub struct Leads {
    /// Whose words it speaks, whenever something is pressed.
    words: Option<Words>,
    notes: RefCell<Vec<(Element, Element)>>,
    players: RefCell<Vec<(Element, Player)>>,
    /// Hear whether the page's policy allows what is played.
    listeners: RefCell<Vec<Listener>>,
}

#[derive(Clone)]
struct Player {
    tag: &'static str,
    url: String,
    title: String,
}

impl Leads {
    pub fn new() -> Leads {
        Leads { words: spoken(), notes: RefCell::default(), players: RefCell::default(), listeners: RefCell::default() }
    }

    /// Puts what can be played into its places.
    pub fn offer(&self, safe: Safe, lang: &str) -> DocumentFragment {
        self.notes.replace(safe.notes);
        let players = speaking(self.words.clone(), || safe.embeds.into_iter().filter_map(|embed| offer(embed, lang)).collect());
        self.players.replace(players);
        safe.nodes
    }

    pub fn follow(&self, click: &Event) {
        let pressed = click.target().and_then(|target| target.unchecked_into::<Element>().closest("a, button").ok().flatten());
        let Some(pressed) = pressed.filter(|_| is_plain_click(click)) else { return };
        let note = self.notes.borrow().iter().find(|(link, _)| *link == pressed).map(|(_, to)| to.clone());
        let player = self.players.borrow().iter().find(|(button, _)| *button == pressed).map(|(_, player)| player.clone());
        if let Some(to) = note {
            click.prevent_default();
            reveal(&to);
            page::focus(&to);
        } else if let Some(player) = player {
            // Whatever it stands in is not followed.
            click.prevent_default();
            self.play(&pressed, &player);
        }
    }

    fn play(&self, button: &Element, player: &Player) {
        let ours = ["lang", "dir"].map(|name| (name, button.get_attribute(name).unwrap_or_default()));
        let (Some(shown), Some(document)) = (stand_in(button, player.view()), page::document()) else { return };
        let host = page::host_of(&player.url);
        let (place, words) = (shown.clone(), self.words.clone());
        let heard = move |event: Event| {
            let directive = text(&event, "effectiveDirective");
            let refused = text(&event, "disposition") == "enforce" && (directive == "frame-src" || directive == "media-src");
            if refused && page::host_of(&text(&event, "blockedURI")) == host {
                let ours = ours.iter().map(|(name, value)| owned(name, value.clone())).collect();
                speaking(words.clone(), || stand_in(&place, el("p", &[("role", "alert"), ("tabindex", "-1")], ours, vec![say(phrases::NOT_HERE)])));
            }
        };
        let begins = Listener::on(&shown, "play", |event| audio::begin(&event));
        let refused = Listener::on(&document, "securitypolicyviolation", heard);
        self.listeners.borrow_mut().extend([begins, refused]);
    }
}

impl Player {
    fn view(&self) -> View {
        let attributes = vec![owned("src", self.url.clone()), owned("title", self.title.clone())];
        match self.tag {
            "iframe" => {
                // Without the page's address some hosts play nothing.
                let fixed = &[
                    ("allow", "autoplay; fullscreen; encrypted-media; picture-in-picture"),
                    ("allowfullscreen", ""),
                    ("referrerpolicy", "strict-origin-when-cross-origin"),
                ];
                el("iframe", fixed, attributes, vec![])
            }
            tag => el(tag, &[("controls", ""), ("autoplay", ""), ("playsinline", "")], attributes, vec![]),
        }
    }
}

/// Fills the place: with a button, which is told, or a link.
fn offer(embed: Embed, lang: &str) -> Option<(Element, Player)> {
    // Nothing that is pressed stands in what leads away.
    if let Ok(Some(link)) = embed.place.closest("a") {
        let _ = call(&link, "after", &[embed.place.clone().into()]);
    }
    let video = embed::video(&embed.url);
    if embed.tag == "iframe" && video.is_none() {
        let link = match embed.title {
            Some(title) => plain("p", &[], vec![head::link(embed.url, string(title))]),
            None => el("p", &[], ours(lang), vec![head::link(embed.url.clone(), string(fill(phrases::ELSEWHERE, &page::host_of(&embed.url))))]),
        };
        put_into(&embed.place, link);
        return None;
    }
    let (url, there) = video.map_or((embed.url.clone(), embed.url), |video| (video.player, video.page));
    let (play, named, noun) = match embed.tag {
        "audio" => (phrases::PLAY_SOUND, phrases::PLAY_SOUND_NAMED, phrases::SOUND),
        _ => (phrases::PLAY, phrases::PLAY_NAMED, phrases::VIDEO),
    };
    let words = embed.title.as_ref().map_or_else(|| tr(play).into_owned(), |title| fill(named, title));
    let title = embed.title.unwrap_or_else(|| tr(noun).into_owned());
    let from = string(fill(phrases::PLAYS_FROM, &page::host_of(&there)));
    let button = el("button", &[("type", "button")], ours(lang), vec![plain("bdi", &[], vec![string(words)])]);
    put_into(&embed.place, if embed.tag == "audio" { plain("p", &[], vec![button]) } else { button });
    put_into(&embed.place, el("p", &[], ours(lang), vec![plain("small", &[], vec![from, say(" "), head::link(there, say(phrases::SEE_THERE))])]));
    Some((embed.place.query_selector("button").ok()??, Player { tag: embed.tag, url, title }))
}

/// What is to have the focus can have it, and is there to be seen.
fn reveal(place: &Element) {
    if !place.matches("a[href], summary, [tabindex]").unwrap_or(false) {
        let _ = place.set_attribute("tabindex", "-1");
    }
    let mut at = Some(place.clone());
    while let Some(closed) = at.and_then(|at| at.closest("details:not([open])").ok().flatten()) {
        let _ = closed.set_attribute("open", "");
        at = Some(closed);
    }
}

/// Nothing in these views follows a signal or listens: once they are on the page nobody has to keep them.
fn put_into(place: &Element, view: View) {
    view.build().mount(place, None);
}

/// The element that stands for another from now on.
fn stand_in(old: &Element, view: View) -> Option<Element> {
    let shown = view.build();
    let new = shown.element().cloned()?;
    old.replace_with_with_node_1(&new).ok()?;
    page::pass_focus(&new);
    Some(new)
}
