//! What is new since a reader was here last: what was kept and the time go in, the newest entry they saw then comes out.

use crate::feed::Millis;
use crate::feed::text::digits;

/// Whoever comes back sooner has not been away.
const AWAY_MS: Millis = 30 * 60_000;

/// What is kept of a visit, as one line: until where the visit before had read, the newest entry of this one, and when that was.
pub fn write(since: Option<Millis>, newest: Millis, now: Millis) -> String {
    let since = since.map(digits).unwrap_or_default();
    [since, digits(newest), digits(now)].join(" ")
}

/// Where the entries that this visit finds new end.
pub fn since(kept: &str, now: Millis) -> Option<Millis> {
    let mut parts = kept.split(' ').map(str::parse::<Millis>);
    let (since, newest, at) = (parts.next()?.ok(), parts.next()?.ok()?, parts.next()?.ok()?);
    if now - at >= AWAY_MS { Some(newest) } else { since }
}
