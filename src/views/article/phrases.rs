//! The article's own words: they load with it.

pub const BACK: &str = "Back to the news";
pub const CLOSE: &str = "Close";
pub const BY: &str = "By ";
pub const AND: &str = " and ";
pub const MINUTES: &str = "{} min read";
pub const SOURCE: &str = "Read on {}";
pub const UPDATED: &str = "Updated ";
pub const SHARE: &str = "Share";
pub const COPIED: &str = "The link is copied.";
pub const COPY_THIS: &str = "Copy this link:";
pub const AROUND: &str = "More articles";
pub const NEWER: &str = "Newer";
pub const OLDER: &str = "Older";
pub const LISTEN: &str = "Listen to this article";
pub const LENGTH: &str = "{} min";
pub const SPEED: &str = "Speed";
pub const AI: &str = "Created with AI assistance";
pub const NO_SOUND: &str = "This recording could not be loaded.";
pub const RECORDING: &str = "Open the recording";
pub const CHANGED: &str = "This article has been updated.";
pub const SHOW_CHANGED: &str = "Show the new text";
pub const GONE: &str = "The publisher has taken this article back.";
