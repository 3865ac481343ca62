//! What the targets share: the reader of the tests, and what they hold of its work.

#[path = "../../tests/holds/mod.rs"]
pub mod holds;
#[path = "../../tests/read/mod.rs"]
pub mod read;
#[path = "../../tests/rfc3339/mod.rs"]
pub mod rfc3339;

use news_widget::feed::Format;

/// Reads it as a feed of this form, and as whatever it is.
pub fn feed(body: &str, format: Format) {
    for format in [format, Format::Auto] {
        holds(holds::of_feed(&read::read_from(body, format, &read::PLAIN)));
    }
}

/// A finding is a panic.
pub fn holds(what: Result<(), String>) {
    if let Err(words) = what {
        panic!("{words}");
    }
}
