//! What the host page is told, through the events that README lists: each by its name, with its detail. `embed` sends it out.

use crate::feed::text::join;
use crate::feed::{Extent, Millis};
use crate::ticker::{Changes, Trouble};

pub struct Notice {
    /// Empty for what only the console is told.
    pub event: &'static str,
    pub detail: Vec<(&'static str, Detail)>,
    /// A line for the developer's console, where there is something to mend. It gets the element's name on its way out.
    pub console: Option<String>,
}

pub enum Detail {
    Text(String),
    Number(f64),
    List(Vec<String>),
    /// The line that the console has.
    Console,
    Null,
}

/// Where notices leave; `embed` brings it. It answers false if the host page cancelled what was about to happen.
pub type Sink = Box<dyn Fn(Notice) -> bool>;

fn notice(event: &'static str, detail: Vec<(&'static str, Detail)>) -> Notice {
    Notice { event, detail, console: None }
}

fn text(words: &str) -> Detail {
    Detail::Text(words.to_owned())
}

/// The first news is there.
pub fn ready() -> Notice {
    notice("news-ready", Vec::new())
}

pub fn update(changes: Changes) -> Notice {
    let numbers = [("added", changes.added), ("changed", changes.changed), ("removed", changes.removed)];
    notice("news-update", numbers.map(|(name, number)| (name, Detail::Number(number.into()))).into())
}

/// May be cancelled: then the page opens the entry itself.
pub fn open(id: &str, url: Option<&str>) -> Notice {
    notice("news-open", vec![("id", text(id)), ("url", url.map_or(Detail::Null, text))])
}

pub fn close() -> Notice {
    notice("news-close", Vec::new())
}

fn failure(kind: &str, message: String, retry_in: Option<Millis>) -> Notice {
    let retry = retry_in.map_or(Detail::Null, |wait| Detail::Number(wait as f64));
    let detail = vec![("kind", text(kind)), ("message", Detail::Console), ("retryInMs", retry)];
    Notice { console: Some(message), ..notice("news-error", detail) }
}

pub fn error(trouble: &Trouble, message: String, retry_in: Option<Millis>) -> Notice {
    failure(trouble.kind(), message, retry_in)
}

/// A file of the release did not come.
pub fn missing(file: &str, online: bool) -> Notice {
    let cure = if online {
        " could not be loaded. It has to lie beside news-widget.js and to be served as application/wasm (.js: text/javascript)."
    } else {
        " could not be loaded: the browser is offline."
    };
    failure("load", join(&[file, cure]), None)
}

/// There is more in a feed than was read of it.
pub fn not_whole(url: &str, extent: Extent) -> Option<Notice> {
    let how = match extent {
        Extent::Whole => return None,
        Extent::BrokenOff => {
            " breaks off in the middle: the entries that came whole are shown, and none is taken back. Its server or its template has to give all of it."
        }
        Extent::TooLong => {
            " is longer than is read: of what its first 5 MB hold the 10,000 newest entries are shown, the rest is left out. Shorter \
             pages that follow each other (next_url in a JSON Feed) bring all of it, and sooner."
        }
    };
    Some(misfit(["the feed ", url, how].concat()))
}

/// The stream of updates is not one, or the server sent the reader away; polling goes on.
pub fn stream_ended(url: &str) -> Notice {
    let mut message = String::from("the stream ");
    message.push_str(url);
    message.push_str(
        " ended. If it never worked: it must be answered with Content-Type text/event-stream and, for another site's page, \
         Access-Control-Allow-Origin; and the page's Content-Security-Policy needs its address in connect-src. \
         The feed is still asked at the pace of the attribute refresh.",
    );
    failure("stream", message, Some(60_000))
}

/// For the site owner, whose page goes on.
pub fn misfit(words: String) -> Notice {
    Notice { console: Some(words), ..notice("", Vec::new()) }
}

/// Never the address.
pub fn signup(status: &str, newsletters: &[String], console: Option<String>) -> Notice {
    Notice { console, ..notice("news-signup", vec![("status", text(status)), ("newsletters", Detail::List(newsletters.to_vec()))]) }
}
