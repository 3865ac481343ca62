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
    NoOlder,
    Retry,
    JustNow,
    Since,
    Pinned,
    Untitled,
    PartFailed,
}

pub fn word(text: Text) -> &'static str {
    match text {
        Text::Heading => "News Feed",
        Text::UpdatedAt => "Updated {}",
        Text::MoreNews => "More news",
        Text::MoreLoading => "Loading more news",
        Text::MoreFailed => "Older news could not be loaded. Try again",
        Text::NoNews => "There is no news yet.",
        Text::NoOlder => "There is no older news.",
        Text::Retry => "Try again",
        Text::JustNow => "Just now",
        Text::Since => "Above: new since your last visit",
        Text::Pinned => "Pinned",
        Text::Untitled => "Without a title",
        Text::PartFailed => "This could not be loaded.",
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
