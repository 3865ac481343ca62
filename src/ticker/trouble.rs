//! Why the news did not come: one small enum from the network's far end up to the reader's words.

use crate::barrier::{Barrier, MIXED, header, refused};
use crate::feed::FeedError;
use crate::feed::text::digits;

#[derive(Clone, PartialEq, Debug)]
pub enum Trouble {
    /// The browser says it is offline.
    Offline,
    /// No answer: a broken connection, a name nobody knows, or CORS or CSP in the way (a page cannot tell which).
    Unreachable,
    /// An answer that broke off.
    Cut,
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
            Trouble::Cut => "cut",
            Trouble::Timeout => "timeout",
            Trouble::Status(_) => "status",
            Trouble::Unreadable(_) => "unreadable",
        }
    }

    /// For the developer: what went wrong with which URL, and the cure. `page` is the origin of the page, `target` that of the
    /// feed, and `barrier` what stands between them where there is no answer.
    pub fn explain(&self, feed: &str, page: &str, target: &str, barrier: Barrier) -> String {
        let mut message = String::from("the feed ");
        message.push_str(feed);
        match self {
            Trouble::Offline => message.push_str(" could not be asked for: the browser is offline."),
            Trouble::Unreachable => match barrier {
                Barrier::None => message.push_str(" did not answer."),
                Barrier::Policy => message.push_str(&refused(target, "connect-src")),
                Barrier::Mixed => message.push_str(MIXED),
                Barrier::Origin => {
                    message.push_str(" answered, but not so that this page may read it: ");
                    message.push_str(&header(page));
                    message.push_str(", or *.");
                }
            },
            Trouble::Cut => message.push_str(" broke off half-way."),
            Trouble::Timeout => message.push_str(" did not answer in time."),
            Trouble::Status(status) => {
                message.push_str(" was answered with HTTP status ");
                message.push_str(&digits(i64::from(*status)));
                message.push('.');
            }
            Trouble::Unreadable(error) => {
                message.push_str(" cannot be read: ");
                message.push_str(&error.words());
            }
        }
        message
    }
}
