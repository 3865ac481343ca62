//! What the host page is told, through the events that README lists: each by its name, with its detail. `embed` sends it out.

use crate::feed::Millis;
use crate::ticker::{Changes, Trouble};

pub struct Notice {
    pub event: &'static str,
    pub detail: Vec<(&'static str, Detail)>,
    /// A line for the developer's console, where there is something to mend.
    pub console: Option<String>,
}

pub enum Detail {
    Text(String),
    Number(f64),
    List(Vec<String>),
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

pub fn error(feed: &str, trouble: &Trouble, retry_in: Option<Millis>) -> Notice {
    let message = trouble.explain(feed);
    let retry = retry_in.map_or(Detail::Null, |wait| Detail::Number(wait as f64));
    let detail = vec![("kind", text(trouble.kind())), ("message", text(&message)), ("retryInMs", retry)];
    Notice { console: Some(message), ..notice("news-error", detail) }
}

/// A file of the release did not come.
pub fn missing(element: &str, file: &str, online: bool) -> Notice {
    let cure = if online {
        " could not be loaded. It has to lie beside news-widget.js and to be served as application/wasm (.js: text/javascript)."
    } else {
        " could not be loaded: the browser is offline."
    };
    let message = ["<", element, ">: ", file, cure].concat();
    let detail = vec![("kind", text("load")), ("message", text(&message)), ("retryInMs", Detail::Null)];
    Notice { console: Some(message), ..notice("news-error", detail) }
}

/// The stream of updates is not one, or the server sent the reader away; polling goes on.
pub fn stream_ended(url: &str) -> Notice {
    let mut message = String::from("<news-widget>: the stream ");
    message.push_str(url);
    message.push_str(
        " ended. If it never worked: it must be answered with Content-Type text/event-stream and, for another site's page, \
         Access-Control-Allow-Origin; and the page's Content-Security-Policy needs its address in connect-src. \
         The feed is still asked at the pace of the attribute refresh.",
    );
    let detail = vec![("kind", text("stream")), ("message", text(&message)), ("retryInMs", Detail::Number(60_000.0))];
    Notice { console: Some(message), ..notice("news-error", detail) }
}

/// Never the address.
pub fn signup(status: &str, newsletters: &[String], console: Option<String>) -> Notice {
    Notice { console, ..notice("news-signup", vec![("status", text(status)), ("newsletters", Detail::List(newsletters.to_vec()))]) }
}
