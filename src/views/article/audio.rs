//! Recordings: the browser's own player for each, with the speeds it may be heard at. It goes on where it was left. One is heard
//! at a time, and all at one speed.

use std::cell::RefCell;
use std::rc::Rc;

use super::{head, phrases};
use crate::browser::audio::{self, SPEEDS};
use crate::feed::Audio;
use crate::store::signal::Signal;
use crate::views::dom::{Attribute, Seat, View, built, el, maybe, on, owned, place, plain, say, string};
use crate::views::text::{count, tr};

/// More recordings of one entry than this are not shown.
const MOST: usize = 20;

/// The players of an article, each with the choice of its speed.
type Players = Rc<RefCell<Vec<(Seat, Seat)>>>;

/// What has one title is one recording, in several formats (JSON Feed 1.1, "Attachments": "title").
pub fn recordings(audio: &[Audio]) -> Vec<View> {
    let mut views = Vec::new();
    let players = Players::default();
    let mut rest: Vec<&Audio> = audio.iter().collect();
    while let Some(first) = rest.first().copied().filter(|_| views.len() < MOST) {
        let same = |other: &&Audio| std::ptr::eq(*other, first) || other.title.is_some() && other.title == first.title;
        let (formats, others): (Vec<&Audio>, Vec<&Audio>) = rest.into_iter().partition(same);
        views.push(recording(first, &formats, &players));
        rest = others;
    }
    views
}

fn recording(first: &Audio, formats: &[&Audio], players: &Players) -> View {
    let (player, failed) = (Seat::default(), Signal::new(false));
    let speed = Seat::default();
    players.borrow_mut().push((player.clone(), speed.clone()));
    let plays = on("play", |event| audio::begin(&event));
    let title = first.title.clone().unwrap_or_else(|| tr(phrases::LISTEN).into_owned());
    let length = first.seconds.map(|seconds| string(count(phrases::LENGTH, phrases::LENGTH, seconds.div_ceil(60).max(1) as usize)));
    let length = length.map(|length| plain("span", &[("class", "length")], vec![length]));
    let note = formats.iter().any(|format| format.ai).then(|| plain("p", &[("class", "note")], vec![say(phrases::AI)]));
    let sources = formats.iter().enumerate().map(|(place, format)| {
        let (failed, last) = (failed.clone(), place + 1 == formats.len());
        // Of the last one that it tries, a browser says that it cannot play any.
        let error = on("error", move |_| failed.set(last));
        el("source", &[], vec![error, owned("src", format.url.clone()), owned("type", format.mime.clone())], vec![])
    });
    let (url, listener) = (first.url.clone(), first.url.clone());
    let begins = on("loadedmetadata", move |event| audio::go_on(&event, &url));
    let heard = |event: &'static str| {
        let url = listener.clone();
        on(event, move |event| audio::remember(&event, &url))
    };
    let mut attributes = vec![begins, plays, heard("timeupdate"), heard("ended"), owned("aria-label", title.clone())];
    attributes.extend([Attribute::Seat(player), built(|player| audio::run(&player, audio::speed()))]);
    let element = el("audio", &[("controls", ""), ("preload", "none"), ("class", "player")], attributes, sources.collect());
    let link = first.url.clone();
    let trouble = place(move || {
        failed.get().then(|| {
            let link = head::link(link.clone(), say(phrases::RECORDING));
            plain("p", &[("class", "failed"), ("role", "alert")], vec![say(phrases::NO_SOUND), say(" "), link])
        })
    });
    let head = plain("p", &[("class", "listen")], vec![string(title), say(" "), maybe(length)]);
    plain("div", &[("class", "audio"), ("part", "audio")], vec![head, element, speeds(speed, players.clone()), maybe(note), trouble])
}

/// One speed for all that is heard.
fn speeds(seat: Seat, players: Players) -> View {
    let chosen = audio::speed();
    let options = SPEEDS.iter().map(|speed| {
        let selected = (*speed == chosen).then(|| owned("selected", String::new()));
        el("option", &[], vec![owned("value", (*speed).to_owned())].into_iter().chain(selected).collect(), vec![string([*speed, "×"].concat())])
    });
    let change = on("change", move |event| {
        let Some(speed) = audio::choose(&event) else { return };
        // None of them is held while a browser is told something.
        let players = players.borrow().clone();
        for (player, choice) in players {
            audio::run_at(speed, player.get(), choice.get());
        }
    });
    let choice = el("select", &[], vec![change, Attribute::Seat(seat)], options.collect());
    plain("label", &[("class", "speed")], vec![say(phrases::SPEED), say(" "), choice])
}
