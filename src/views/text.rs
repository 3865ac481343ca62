//! The interface's words, one table a language. `{}` stands for the one thing a text is about.

use crate::feed::text::cut;

/// Every text a reader can meet, except those that the part which is loaded for them brings along.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Text {
    Heading,
    UpdatedAt,
    MoreNews,
    MoreLoading,
    MoreFailed,
    NoNews,
    Retry,
    Offline,
    Unreachable,
    Late,
    Refused,
    Unreadable,
    Shown,
    Stopped,
    SomeMissing,
    NextTry,
    JustNow,
    Over,
    Paused,
    Pause,
    Resume,
    NewUpdates,
    Untitled,
    PartFailed,
    NoFeed,
}

pub fn word(text: Text) -> &'static str {
    match text {
        Text::Heading => "News Feed",
        Text::UpdatedAt => "Updated {}",
        Text::MoreNews => "More news",
        Text::MoreLoading => "Loading more news",
        Text::MoreFailed => "Older news could not be loaded. Try again",
        Text::NoNews => "There is no news yet.",
        Text::Retry => "Try again",
        Text::Offline => "You are offline.",
        Text::Unreachable => "The news could not be reached.",
        Text::Late => "The news took too long to come.",
        Text::Refused => "The news is not available just now.",
        Text::Unreadable => "The news could not be read.",
        Text::Shown => "Shown: the news of {}.",
        Text::Stopped => "Updates stopped.",
        Text::SomeMissing => "Some of the news could not be reached.",
        Text::NextTry => "Next try {}.",
        Text::JustNow => "just now",
        Text::Over => "This feed has ended. Updated {}",
        Text::Paused => "Paused. Updated {}",
        Text::Pause => "Pause",
        Text::Resume => "Resume",
        Text::NewUpdates => "{} new updates",
        Text::Untitled => "Without a title",
        Text::PartFailed => "This could not be loaded.",
        Text::NoFeed => "No news feed is set up here.",
    }
}

/// A text about a number of things.
pub fn counted(text: Text, number: usize) -> String {
    match (text, number) {
        (Text::NewUpdates, 1) => "1 new update".to_owned(),
        _ => fill(word(text), &number.to_string()),
    }
}

/// Puts `value` where the text has `{}`.
pub fn fill(text: &str, value: &str) -> String {
    cut(text, "{}").map_or_else(|| text.to_owned(), |(before, after)| [before, value, after].concat())
}

/// The direction of a language's usual script (Unicode CLDR, "characterOrder").
pub fn direction(language: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 11] = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ur", "yi"];
    let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    if RIGHT_TO_LEFT.contains(&primary.as_str()) { "rtl" } else { "ltr" }
}
