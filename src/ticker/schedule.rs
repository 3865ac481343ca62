//! When to ask again: what is known about the feed and the page goes in, a time comes out. Pure; chance is an argument.

use crate::feed::{Millis, date};

/// What the next request depends on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Situation {
    /// The site owner's `refresh`, in seconds; 0 is never.
    pub refresh: u32,
    /// Failures in a row, so far.
    pub failures: u32,
    /// `Retry-After` of the last answer, in seconds (RFC 9110, section 10.2.3).
    pub retry_after: Option<u32>,
    /// When the last answer came or failed.
    pub last: Millis,
    /// The tab is hidden, the browser offline or the reader paused: nobody waits for news.
    pub resting: bool,
    /// The feed said `expired` (JSON Feed 1.1, "Top-level": it will never update again).
    pub expired: bool,
}

/// The longest wait after failures, unless `refresh` or the server asks for a longer one.
const CEILING_S: u32 = 15 * 60;
/// The longest `Retry-After` that is believed.
const BELIEVED_S: u32 = 24 * 60 * 60;

/// The time of the next request, or none if there will be none until something changes.
/// `chance` is in 0..1 and spreads the readers of one feed over ±20 % of the interval.
pub fn next(now: &Situation, chance: f64) -> Option<Millis> {
    if now.expired || now.resting || now.refresh == 0 {
        return None;
    }
    let doubled = now.refresh.saturating_mul(1_u32.checked_shl(now.failures).unwrap_or(u32::MAX));
    let wait = doubled.min(CEILING_S.max(now.refresh));
    let spread = f64::from(wait) * 1000.0 * (0.8 + 0.4 * chance.clamp(0.0, 1.0));
    let least = now.retry_after.unwrap_or(0).min(BELIEVED_S);
    Some(now.last + (spread as Millis).max(Millis::from(least) * 1000))
}

/// Seconds to wait, by a `Retry-After` of seconds (RFC 9110, section 10.2.3); the form of a date is read too.
pub fn retry_after(header: &str, now: Millis) -> Option<u32> {
    let header = header.trim();
    if let Ok(seconds) = header.parse::<u32>() {
        return Some(seconds);
    }
    let until = date::parse(header)?;
    u32::try_from((until - now).max(0) / 1000).ok()
}
