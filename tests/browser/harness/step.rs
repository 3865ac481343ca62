//! What a promise is at: for the message of one that never comes to its end, which nobody else could say.

use std::cell::RefCell;
use std::time::Instant;

thread_local! {
    /// Each promise has a thread of its own (main.rs).
    static AT: RefCell<Option<(Instant, String)>> = const { RefCell::new(None) };
}

/// As much as is told of a long one.
const LONGEST: usize = 200;

pub fn begins(words: &str) {
    let end = words.char_indices().nth(LONGEST).map_or(words.len(), |(end, _)| end);
    AT.set(words.get(..end).map(|words| (Instant::now(), words.to_owned())));
}

pub fn told() -> String {
    AT.with_borrow(|at| at.as_ref().map_or("before its first step".to_owned(), |(begun, words)| format!("the last {:?} of it: {words}", begun.elapsed())))
}
