//! Why the news did not come: one small enum from the network's far end up to the reader's words.

use crate::barrier::{Barrier, MIXED, header, refused};
use crate::feed::FeedError;
use crate::feed::text::{digits, has};

#[derive(Clone, PartialEq, Debug)]
pub enum Trouble {
    /// The browser says it is offline.
    Offline,
    /// No answer: a broken connection, a name nobody knows, or what was found to stand in the way; and an address of the same
    /// site that this page may read.
    Unreachable { barrier: Barrier, instead: String },
    /// An answer that broke off.
    Cut,
    /// No whole answer in time.
    Timeout,
    /// An answer, but not the feed; and the server's words for that, where it has some.
    Status(u16, String),
    /// An answer that is no feed.
    Unreadable(FeedError),
    /// Where the address gives a page that names this other one: what went wrong with that.
    Named(String, Box<Trouble>),
}

impl Trouble {
    /// The `kind` of the `news-error` event.
    pub fn kind(&self) -> &'static str {
        match self {
            Trouble::Offline => "offline",
            Trouble::Unreachable { .. } => "unreachable",
            Trouble::Cut => "cut",
            Trouble::Timeout => "timeout",
            Trouble::Status(..) => "status",
            Trouble::Unreadable(FeedError::Part(_)) => "load",
            Trouble::Unreadable(_) => "unreadable",
            Trouble::Named(_, trouble) => trouble.kind(),
        }
    }

    /// For the developer: what went wrong with which URL, and the cure. `page` is the origin of the page, `target` that of the
    /// feed.
    pub fn explain(&self, feed: &str, page: &str, target: &str) -> String {
        if let Trouble::Named(named, trouble) = self {
            return [&trouble.explain(named, page, target), " The page ", feed, " names it as its feed."].concat();
        }
        let mut message = String::from("the feed ");
        message.push_str(feed);
        match self {
            Trouble::Offline => message.push_str(" could not be asked for: the browser is offline."),
            Trouble::Unreachable { barrier, instead } => match barrier {
                Barrier::None => message.push_str(" did not answer."),
                Barrier::Policy => message.push_str(&refused(target, "connect-src")),
                Barrier::Mixed => message.push_str(MIXED),
                Barrier::Origin => {
                    message.push_str(" answered, but not so that this page may read it");
                    if !instead.is_empty() {
                        message.push_str(". Of the same site it may read ");
                        message.push_str(instead);
                        message.push_str(": name that in the attribute feed. Or else");
                    } else if page == target {
                        message.push_str(", since it leads to another site: there");
                    } else {
                        message.push(':');
                    }
                    message.push(' ');
                    message.push_str(&header(page));
                    message.push_str(", or *.");
                }
            },
            Trouble::Cut => message.push_str(" broke off half-way."),
            Trouble::Timeout => message.push_str(" did not answer in time."),
            Trouble::Status(status, says) => {
                message.push_str(" was answered with HTTP status ");
                message.push_str(&digits(i64::from(*status)));
                if !says.is_empty() {
                    message.push_str(". ");
                    message.push_str(says.trim_end_matches('.'));
                }
                message.push('.');
                let folder = feed.strip_prefix(target).filter(|_| *status == 404 && page == target).and_then(|path| path.rsplit_once('/'));
                if folder.is_some_and(|(folder, _)| has(folder, b".")) {
                    message.push_str(" If another site's was meant, https:// has to stand before it in the attribute feed.");
                }
            }
            Trouble::Unreadable(error) => {
                message.push_str(" cannot be read: ");
                message.push_str(&error.words());
            }
            Trouble::Named(..) => {}
        }
        message
    }
}
