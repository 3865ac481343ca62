//! Time: the moment it is, and moments as RFC 3339 writes them.

use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds since 1970-01-01, UTC.
pub type Seconds = i64;

pub fn now() -> Seconds {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as Seconds)
}

/// "2026-11-24T01:41:00Z". The day by Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
pub fn rfc3339(at: Seconds) -> String {
    let (days, second) = (at.div_euclid(86_400) + 719_468, at.rem_euclid(86_400));
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", second / 3_600, second / 60 % 60, second % 60)
}
