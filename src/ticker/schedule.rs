//! When to ask again: what is known about the feed and the page goes in, a time comes out. Pure; time and chance are arguments.

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
    /// `max-age` of the last answer, in seconds (RFC 9111, section 5.2.2.1): asked earlier, a cache would give the same.
    pub max_age: Option<u32>,
    /// When the last answer came or failed.
    pub last: Millis,
    pub now: Millis,
    /// The tab is hidden, the browser offline or the reader paused: nobody waits for news.
    pub resting: bool,
    /// The feed said `expired` (JSON Feed 1.1, "Top-level": it will never update again).
    pub expired: bool,
}

/// The longest wait after failures, unless `refresh` or the server asks for a longer one.
const CEILING_S: u32 = 15 * 60;
/// No sooner than this after the last answer, whatever happens.
const SHORTEST_S: u32 = 5;
/// The longest `Retry-After` and `max-age` that are believed.
const BELIEVED_S: u32 = 24 * 60 * 60;

/// The time of the next request, or none if there will be none until something changes. It may have gone by: then it is now.
/// `chance` is in 0..1 and spreads the readers of one feed over ±20 % of the interval.
pub fn next(given: &Situation, chance: f64) -> Option<Millis> {
    if given.expired || given.resting || given.refresh == 0 {
        return None;
    }
    let wanted = given.refresh.max(given.max_age.unwrap_or(0).min(BELIEVED_S));
    let doubled = wanted.saturating_mul(1_u32.checked_shl(given.failures).unwrap_or(u32::MAX));
    let wait = doubled.min(CEILING_S.max(wanted));
    let spread = (f64::from(wait) * 1000.0 * (0.8 + 0.4 * chance.clamp(0.0, 1.0))) as Millis;
    let asked = Millis::from(given.retry_after.unwrap_or(0).min(BELIEVED_S)) * 1000;
    // A server's time to wait is a promise to it, never cut short; readers who got the same one are spread behind it.
    let least = asked + (asked as f64 * 0.2 * chance.clamp(0.0, 1.0)) as Millis;
    let wait = spread.max(least);
    // A clock that was put back must not make anybody wait for the time it lost.
    Some((given.last + wait).min(given.now + wait))
}

/// The soonest time that a server may be asked again, whoever wants it; none as long as nobody waits, or for ever.
pub fn soonest(given: &Situation) -> Option<Millis> {
    let wait = Millis::from(given.retry_after.unwrap_or(0).clamp(SHORTEST_S, BELIEVED_S)) * 1000;
    (!given.expired && !given.resting).then(|| (given.last + wait).clamp(given.now, given.now + wait))
}

/// When somebody who comes back, from another tab or from a dead spot, is worth a request: at once, unless the last one was only
/// just. Until a server wants to be asked again there is no other time than [`next`], which spreads those who wait for it.
pub fn on_return(given: &Situation) -> Option<Millis> {
    next(given, 0.0)?;
    let early = given.now - given.last < Millis::from(given.retry_after.unwrap_or(0).min(BELIEVED_S)) * 1000;
    if early { None } else { soonest(&Situation { retry_after: None, ..*given }) }
}

/// Seconds to wait, by a `Retry-After` of seconds (RFC 9110, section 10.2.3); the form of a date is read too.
pub fn retry_after(header: &str, now: Millis) -> Option<u32> {
    let header = header.trim();
    if let Some(seconds) = delay(header) {
        return Some(seconds);
    }
    let until = date::parse(header)?;
    Some(u32::try_from((until - now).max(0) / 1000).unwrap_or(u32::MAX))
}

/// Delta-seconds (RFC 9111, section 1.2.2): what is too large to hold is as large as can be.
fn delay(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u32::MAX))
}

/// The seconds of `max-age` in a `Cache-Control` (RFC 9111, section 5.2); of no use beside `no-cache` or `no-store`.
pub fn max_age(header: &str) -> Option<u32> {
    let mut found = None;
    for directive in header.split(',') {
        let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
        match name.trim() {
            name if name.eq_ignore_ascii_case("max-age") => found = delay(value.trim().trim_matches('"')),
            name if name.eq_ignore_ascii_case("no-cache") || name.eq_ignore_ascii_case("no-store") => return None,
            _ => {}
        }
    }
    found
}
