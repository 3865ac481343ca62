//! From a request to news: a JSON Feed of the usual length is read here. Whatever else an address turns out to give is for the
//! part `feeds`, which its readers do not have to load.

use std::any::Any;
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::JsString;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;

use super::feeds;
use crate::barrier::Barrier;
use crate::browser::fetch::{Answer, Came, Exchange, NoAnswer, PATIENCE_MS};
use crate::browser::json::Json;
use crate::browser::{origin, page};
use crate::feed::json_feed;
use crate::feed::{Feed, Format, Host, Millis};
use crate::ticker::Trouble;

#[derive(Clone)]
pub struct News {
    /// None if the body is the one that is known.
    pub feed: Option<Feed>,
    pub answer: Answer,
    /// What the next answer is compared with, where there is one.
    pub memo: Recalled,
}

/// Why there are no news, and what came.
#[derive(Clone)]
pub struct Miss {
    pub came: Came,
    /// None if the part that knows did not come.
    pub trouble: Option<Trouble>,
}

pub type Got = Result<News, Miss>;

/// What an address gave, and what is wanted of it.
pub struct Given {
    pub came: Came,
    /// None for an answer of another visit.
    pub exchange: Option<Rc<Exchange>>,
    pub url: String,
    pub format: Format,
    /// Of the answer before.
    pub memo: Recalled,
}

/// What an answer was read as (feeds/memo.rs): the next one is compared with it. A trait's, so that its code can come later.
pub type Recalled = Option<Rc<dyn Any>>;

impl Given {
    /// Whether the element is gone, or shows something else.
    pub fn is_unwanted(&self) -> bool {
        self.exchange.as_ref().is_none_or(|exchange| exchange.is_aborted())
    }

    /// An answer of another visit.
    pub fn kept(answer: Answer, format: Format) -> Given {
        Given { came: Ok(answer), exchange: None, url: String::new(), format, memo: None }
    }
}

/// What was found out of addresses. Of a page, for as long as it stands.
#[derive(Default)]
struct Known {
    /// Where the feed is, by the address that was given.
    found: Vec<(String, Format, String)>,
    /// What keeps answers from coming, an address of the same site that this page may read, and when that was looked for.
    barriers: Vec<(String, Format, Barrier, String, Millis)>,
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// Where the feed is that an address leads to, if that is known: at the address itself, where it gave one.
pub fn found(url: &str, format: Format) -> Option<String> {
    KNOWN.with_borrow(|known| known.found.iter().find(|found| found.0 == url && found.1 == format).map(|found| found.2.clone()))
}

pub fn found_at(url: &str, format: Format, at: &str) {
    forget_found(url, format);
    KNOWN.with_borrow_mut(|known| known.found.push((url.to_owned(), format, at.to_owned())));
}

/// That an address gave a feed itself is not forgotten: a page that is there for a while leads to no other one.
pub fn forget_found(url: &str, format: Format) {
    KNOWN.with_borrow_mut(|known| known.found.retain(|found| found.0 != url || found.1 != format || found.2 == url));
}

/// News came from where it is known to be, or from the address itself.
pub fn gave(url: &str, format: Format) {
    forget_barrier(url, format);
    if found(url, format).is_none() {
        found_at(url, format, url);
    }
}

/// Another site sends no reader's browser about on this one, where it is known.
pub fn is_fair(from: &str, to: &str) -> bool {
    let own = origin::own();
    origin::of(from) == own || origin::of(to) != own
}

/// Servers come back, and site owners mend their headers: for so long it is not looked for again.
pub fn known_barrier(url: &str, format: Format, now: Millis) -> Option<(Barrier, String)> {
    const SILENCE_MS: Millis = 60_000;
    const OTHERS_MS: Millis = 15 * 60_000;
    KNOWN.with_borrow(|known| {
        let found = known.barriers.iter().find(|barrier| barrier.0 == url && barrier.1 == format)?;
        let lasts = if found.2 == Barrier::None { SILENCE_MS } else { OTHERS_MS };
        ((0..lasts).contains(&(now - found.4))).then(|| (found.2, found.3.clone()))
    })
}

pub fn barrier_at(url: &str, format: Format, barrier: Barrier, instead: &str, now: Millis) {
    forget_barrier(url, format);
    KNOWN.with_borrow_mut(|known| known.barriers.push((url.to_owned(), format, barrier, instead.to_owned(), now)));
}

/// What stands in the way the next time may be another thing.
fn forget_barrier(url: &str, format: Format) {
    KNOWN.with_borrow_mut(|known| known.barriers.retain(|barrier| barrier.0 != url || barrier.1 != format));
}

/// The news of a feed, or of a page of it; none if nobody wants them any more. `known` is asked whether a body is.
pub async fn news(exchange: Exchange, url: &str, format: Format, memo: Recalled, known: impl Fn(&JsString) -> bool) -> Option<Got> {
    let came = exchange.answer(PATIENCE_MS).await;
    let exchange = Rc::new(exchange);
    let feed = match &came {
        Ok(answer) if answer.is_good() && known(&answer.text) => Some(None),
        Ok(answer) => short(answer, format).map(Some),
        Err(NoAnswer::Aborted) => return None,
        Err(_) => None,
    };
    let got = match (feed, came) {
        (Some(feed), Ok(answer)) => Ok(News { feed, answer, memo: None }),
        (_, came) => other(Given { came, exchange: Some(exchange.clone()), url: url.to_owned(), format, memo }).await,
    };
    exchange.ends();
    (!exchange.is_aborted()).then_some(got)
}

/// Reads at once what is a JSON Feed, and not long, and in UTF-8.
pub fn short(answer: &Answer, format: Format) -> Option<Feed> {
    if !answer.is_good() || answer.is_long() || answer.is_broken() {
        return None;
    }
    let json = Json::parse(&answer.text).ok()?;
    Some(json_feed::SHAPE.read(&json, format, answer)?.feed())
}

impl Host for Answer {
    fn url(&self) -> &str {
        &self.url
    }
    fn header(&self, name: &str) -> Option<String> {
        Answer::header(self, name)
    }
    fn join(&self, url: &str, base: &str) -> Option<String> {
        page::resolve(url, base)
    }
}

type Reader = Pin<Box<dyn Future<Output = Got>>>;

/// What anything else has to say, if the part that reads it can be had: without a network it can not.
pub async fn other(given: Given) -> Got {
    let missed = Err(Miss { came: given.came.clone(), trouble: None });
    if matches!(given.came, Err(NoAnswer::Offline)) {
        return missed;
    }
    #[cfg(feature = "split")]
    let reader = split_feeds(given).await;
    #[cfg(not(feature = "split"))]
    let reader = split_feeds(given);
    match reader {
        Ok(reader) => reader.await,
        Err(_) => missed,
    }
}

#[cfg_attr(feature = "split", wasm_split(feeds, wasm_split_path = crate::browser::split, fallible))]
fn split_feeds(given: Given) -> Result<Reader, crate::browser::split::SplitLoaderError> {
    Ok(Box::pin(feeds::read(given)))
}
