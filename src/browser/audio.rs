//! A recording as it is heard (HTML, "Media elements"): where it was left and how fast it plays are the reader's own wish, and
//! are kept for the next time.

use std::cell::RefCell;

use wasm_bindgen::prelude::JsValue;
use web_sys::{Event, EventTarget, HtmlElement};

use super::js::{call, number, of_text, set as put, text};
use super::storage::{get, remove, set, shelve};

/// As a reader chooses among them; the middle of ordinary talk is 1.
pub const SPEEDS: [&str; 6] = ["0.75", "1", "1.25", "1.5", "1.75", "2"];
const USUAL: &str = "1";
/// Of more recordings it is not known where they were left.
const MOST: usize = 20;
/// The list of those of which it is (ticker/shelf.rs).
const LIST: &str = "heard";
const SPEED: &str = "speed";
/// Whoever stopped so near an end begins anew, in seconds.
const END_S: f64 = 5.0;

/// The speed that the reader chose last.
pub fn speed() -> &'static str {
    let kept = get(SPEED);
    SPEEDS.into_iter().find(|speed| kept.as_deref() == Some(*speed)).unwrap_or(USUAL)
}

/// The reader chose a speed: it is that of whatever is heard next, too, where it can be kept.
pub fn choose(choice: &Event) -> Option<&'static str> {
    let chosen = text(&choice.target()?.into(), "value");
    set(SPEED, &chosen);
    SPEEDS.into_iter().find(|speed| chosen == *speed)
}

/// A player runs at a speed, and the choice beside it says so.
pub fn run_at(speed: &'static str, player: Option<HtmlElement>, choice: Option<HtmlElement>) {
    if let (Some(player), Some(choice)) = (player, choice) {
        run(&player, speed);
        put(&choice, "value", speed);
    }
}

thread_local! {
    /// What was heard last.
    static HEARD: RefCell<Option<EventTarget>> = const { RefCell::new(None) };
}

/// Something begins to be heard: whatever else was pauses, in any widget on the page.
pub fn begin(event: &Event) {
    let before = HEARD.replace(event.target());
    if let Some(before) = before.filter(|before| event.target().as_ref() != Some(before)) {
        let _ = call(&before, "pause", &[]);
    }
}

/// From now on, and whatever it plays (HTML, "defaultPlaybackRate").
pub fn run(media: &JsValue, speed: &str) {
    for rate in ["defaultPlaybackRate", "playbackRate"] {
        put(media, rate, of_text("Number", speed).unwrap_or_default());
    }
}

fn name(url: &str) -> String {
    [LIST, url].join(" ")
}

/// A recording is there: it goes on where it was left.
pub fn go_on(event: &Event, url: &str) {
    let Some(media) = event.target() else { return };
    let left = get(&name(url)).and_then(|kept| of_text("Number", &kept)?.as_f64()).unwrap_or_default();
    if left > 0.0 && left < number(&media, "duration") - END_S {
        put(&media, "currentTime", left);
    }
}

/// It is heard: in whole seconds it is kept where; at the end, nothing is.
pub fn remember(event: &Event, url: &str) {
    let Some(media) = event.target() else { return };
    let (at, name) = (number(&media, "currentTime"), name(url));
    let second = (at as u32).to_string();
    let known = get(&name);
    if at >= number(&media, "duration") - END_S || at < 1.0 {
        if known.is_some() {
            remove(&name);
        }
    } else if known.as_deref() != Some(&second) {
        shelve(LIST, url, MOST, |url| remove(&self::name(url)));
        set(&name, &second);
    }
}
