//! What a promise is at: for the message of one that never comes to its end, which nobody else could say.

use std::cell::RefCell;
use std::process::Command;
use std::time::Instant;

thread_local! {
    /// Each promise has a thread of its own (main.rs).
    static AT: RefCell<Option<(Instant, String)>> = const { RefCell::new(None) };
}

/// As much as is told of a long one.
const LONGEST: usize = 200;

pub fn begins(words: &str) {
    AT.set(Some((Instant::now(), words.chars().take(LONGEST).collect())));
}

/// That, for how long, and which programs were at work meanwhile, or were not.
pub fn told() -> String {
    let at =
        AT.with_borrow(|at| at.as_ref().map_or("before its first step".to_owned(), |(begun, words)| format!("the last {:?} of it: {words}", begun.elapsed())));
    format!("{at}\n{}", busiest().unwrap_or_default())
}

/// With the share of a core that each had since it began.
fn busiest() -> Option<String> {
    const MOST: usize = 12;
    const COLUMNS: &str = "160";
    let said = Command::new("ps").args(["-eo", "pid,etimes,pcpu,stat,wchan:20,args", "--sort=-pcpu", "--columns", COLUMNS]).output().ok()?;
    Some(String::from_utf8_lossy(&said.stdout).lines().take(MOST).collect::<Vec<_>>().join("\n"))
}
