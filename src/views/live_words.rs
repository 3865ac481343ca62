//! The words of all that keeps the news new: they load with it.

use super::text::count;

pub const JUST_NOW: &str = "just now";
pub const UPDATED: &str = "Updated {}";
pub const OVER: &str = "This feed has ended. Updated {}";
pub const PAUSED: &str = "Paused. Updated {}";
pub const PAUSE: &str = "Pause";
pub const RESUME: &str = "Resume";
pub const OFFLINE: &str = "You are offline.";
pub const UNREACHABLE: &str = "The news could not be reached.";
pub const LATE: &str = "The news took too long to come.";
pub const REFUSED: &str = "The news is not available just now.";
pub const UNREADABLE: &str = "The news could not be read.";
pub const SOME_MISSING: &str = "Some of the news could not be reached.";
pub const SHOWN: &str = "Last updated {}.";
pub const STOPPED: &str = "Updates stopped.";
pub const NEXT_TRY: &str = "Next try {}.";
pub const NO_FEED: &str = "No news feed is set up here.";
pub const ZONE: &str = "Times in {}";
pub const OTHER_ZONE: &str = "Show times in {}";
pub const ONLY: &str = "Only: {}";
pub const ONLY_NONE: &str = "Only: {} (nothing just now)";
pub const ALL: &str = "Show all";
pub const PICKS: &str = "Editors’ Picks";
pub const NEXT: &str = "Next";
pub const PREVIOUS: &str = "Previous";

/// How many entries are new.
pub fn new_updates(number: usize) -> String {
    count("{} new update", "{} new updates", number)
}
