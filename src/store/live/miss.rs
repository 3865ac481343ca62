//! What an answer, or none, means for the next request.

use super::super::source::Miss;
use crate::barrier::Barrier;
use crate::browser::fetch::{Answer, Came, NoAnswer};
use crate::feed::{FeedError, Millis, text};
use crate::ticker::{Trouble, schedule};

impl Miss {
    pub fn trouble(&self) -> Trouble {
        self.trouble.clone().unwrap_or_else(|| plain(&self.came))
    }

    /// Seconds that a server wants to have its rest (RFC 9110, section 10.2.3).
    pub fn retry_after(&self, now: Millis) -> Option<u32> {
        schedule::retry_after(&self.came.as_ref().ok()?.header("Retry-After")?, now)
    }

    /// WordPress has fewer pages than it had a moment ago, or than it names.
    pub fn is_past_the_end(&self) -> bool {
        self.came.as_ref().is_ok_and(|answer| answer.status == 400 && text::cut(&answer.start(), "\"rest_post_invalid_page_number\"").is_some())
    }
}

impl Answer {
    /// `max-age` of `Cache-Control`, in seconds (RFC 9111, section 5.2).
    pub fn max_age(&self) -> Option<u32> {
        schedule::max_age(&self.header("Cache-Control")?)
    }
}

/// As far as it can be told without the part that knows more.
pub fn plain(came: &Came) -> Trouble {
    match came {
        Ok(answer) if answer.is_good() => Trouble::Unreadable(FeedError::Part("split_feeds.wasm")),
        Ok(answer) => Trouble::Status(answer.status, String::new()),
        Err(NoAnswer::Offline) => Trouble::Offline,
        Err(NoAnswer::Cut) => Trouble::Cut,
        Err(NoAnswer::Timeout) => Trouble::Timeout,
        Err(NoAnswer::Unreachable | NoAnswer::Aborted) => Trouble::Unreachable { barrier: Barrier::None, instead: String::new() },
    }
}
