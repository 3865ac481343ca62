//! Why the news did not come: one small enum from the network's far end up to the reader's words.

use crate::feed::FeedError;

#[derive(Clone, PartialEq, Debug)]
pub enum Trouble {
    /// The browser says it is offline.
    Offline,
    /// No answer: a broken connection, a name nobody knows, or CORS or CSP in the way (a page cannot tell which).
    Unreachable,
    /// No whole answer in time.
    Timeout,
    /// An answer, but not the feed.
    Status(u16),
    /// An answer that is no feed.
    Unreadable(FeedError),
}

impl Trouble {
    /// The `kind` of the `news-error` event.
    pub fn kind(&self) -> &'static str {
        match self {
            Trouble::Offline => "offline",
            Trouble::Unreachable => "unreachable",
            Trouble::Timeout => "timeout",
            Trouble::Status(_) => "status",
            Trouble::Unreadable(_) => "unreadable",
        }
    }
}
