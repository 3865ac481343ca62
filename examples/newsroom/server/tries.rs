//! Tries: an address goes in, and how long it has to wait comes out, if it was tried too often.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

/// This many tries for one address in this time; then it has to wait.
const TRIES: usize = 5;
const TRIES_IN: Duration = Duration::from_secs(600);

/// When each address was tried lately.
#[derive(Default)]
pub struct Tries(HashMap<String, Vec<Instant>>);

impl Tries {
    /// Counts one more, unless there were too many: then the seconds until there may be another.
    pub fn count(&mut self, email: &str) -> Option<u64> {
        let now = Instant::now();
        let tries = self.0.entry(email.to_ascii_lowercase()).or_default();
        tries.retain(|at| now.duration_since(*at) < TRIES_IN);
        match tries.first().filter(|_| tries.len() >= TRIES) {
            Some(first) => Some((TRIES_IN - now.duration_since(*first)).as_secs_f64().ceil() as u64),
            None => {
                tries.push(now);
                None
            }
        }
    }
}
