//! One request for all widgets of a page that show the same feed: whoever asks, asks for all, and the answer reaches all who
//! want news. It ends when the last one who waits for it is gone.

use std::cell::RefCell;

use js_sys::JsString;
use leptos::task::spawn_local;

use super::super::source::{self, Got, Miss, Recalled};
use super::Back;
use crate::browser::clock::now;
use crate::browser::fetch::{Abort, Exchange};
use crate::feed::{FeedError, Format, Millis};
use crate::ticker::Trouble;

/// Two who ask within this time ask for one thing.
const AT_ONCE_MS: Millis = 10;

thread_local! {
    static WIRES: RefCell<Vec<Wire>> = const { RefCell::new(Vec::new()) };
}

struct Wire {
    url: String,
    format: Format,
    request: Option<Request>,
    users: Vec<User>,
    /// What the next answer is compared with.
    memo: Recalled,
    /// How many users and requests there ever were.
    numbers: u32,
}

struct Request {
    /// None is another's.
    number: u32,
    begun: Millis,
    /// Whether it took the place of another.
    renewed: bool,
    _abort: Abort,
}

struct User {
    number: u32,
    back: Back,
    channel: usize,
    /// Whether it asked for what is under way.
    waits: bool,
    /// Whether it wants another answer after that.
    again: bool,
}

/// A line's end of a wire; dropping it lets go.
pub struct Tap {
    pub url: String,
    format: Format,
    number: u32,
}

impl Tap {
    pub fn new(url: &str, format: Format, back: Back, channel: usize) -> Tap {
        WIRES.with_borrow_mut(|wires| {
            if !wires.iter().any(|wire| wire.url == url && wire.format == format) {
                wires.push(Wire { url: url.to_owned(), format, request: None, users: Vec::new(), memo: None, numbers: 0 });
            }
        });
        let number = with(url, format, |wire| {
            wire.numbers = wire.numbers.wrapping_add(1);
            wire.users.push(User { number: wire.numbers, back, channel, waits: false, again: false });
            wire.numbers
        });
        Tap { url: url.to_owned(), format, number: number.unwrap_or_default() }
    }

    /// Whether this line waits for an answer.
    pub fn waits(&self) -> bool {
        with(&self.url, self.format, |wire| wire.request.is_some() && wire.users.iter().any(|user| user.number == self.number && user.waits)).unwrap_or(false)
    }

    /// What came with an answer, whoever asked for it: the first one comes by no wire.
    pub fn recalls(&self, memo: Recalled) {
        with(&self.url, self.format, |wire| wire.memo = memo.or(wire.memo.take()));
    }

    /// Asks, for all. What is under way is waited for; if `anew` it is asked again, in its place, or after it if that has been
    /// done before: whoever asks all the while must not keep every answer from coming.
    pub fn ask(&self, anew: bool) {
        let free = with(&self.url, self.format, |wire| {
            let (free, again) = match &wire.request {
                None => (true, false),
                Some(request) if !anew || now() - request.begun < AT_ONCE_MS => (false, false),
                Some(request) => (!request.renewed, request.renewed),
            };
            for user in wire.users.iter_mut().filter(|user| user.number == self.number) {
                (user.waits, user.again) = (true, again);
            }
            free
        });
        if free == Some(true) {
            start(&self.url, self.format);
        }
    }
}

/// A request takes the place of whatever was under way.
fn start(url: &str, format: Format) {
    let renewed = with(url, format, |wire| wire.request.is_some()) == Some(true);
    let exchange = Exchange::ask(&source::found(url, format).unwrap_or_else(|| url.to_owned()), renewed);
    let begun = with(url, format, |wire| {
        wire.numbers = wire.numbers.wrapping_add(1);
        let request = Request { number: wire.numbers, begun: now(), renewed, _abort: exchange.abort_handle() };
        (wire.numbers, wire.request.replace(request), wire.memo.clone())
    });
    let Some((number, before, memo)) = begun else { return };
    drop(before);
    let url = url.to_owned();
    spawn_local(async move {
        let known = |body: &JsString| is_known(&url, format, body);
        if let Some(got) = source::news(exchange, &url, format, memo, known).await
            && with(&url, format, |wire| wire.request.as_ref().is_some_and(|request| request.number == number)) == Some(true)
        {
            if let Err(Miss { trouble: Some(trouble), .. }) = &got
                && is_gone(trouble)
            {
                source::forget_found(&url, format);
            }
            deliver(&url, format, got);
        }
    });
}

/// Whether what was found is there no more: the next look begins where it began. A server that is busy is still there.
fn is_gone(trouble: &Trouble) -> bool {
    match trouble {
        Trouble::Status(status, _) => matches!(status, 401 | 403 | 404 | 410),
        Trouble::Unreadable(error) => !matches!(error, FeedError::Part(_)),
        Trouble::Named(_, named) => is_gone(named) || matches!(**named, Trouble::Unreachable { .. }),
        _ => false,
    }
}

impl Drop for Tap {
    fn drop(&mut self) {
        let left = with(&self.url, self.format, |wire| {
            wire.users.retain(|user| user.number != self.number);
            let unwanted = if wire.users.iter().any(|user| user.waits) { None } else { wire.request.take() };
            (wire.users.is_empty(), unwanted)
        });
        let Some((last, unwanted)) = left else { return };
        if last {
            WIRES.with_borrow_mut(|wires| wires.retain(|wire| wire.url != self.url || wire.format != self.format));
        }
        drop(unwanted);
    }
}

fn with<R>(url: &str, format: Format, run: impl FnOnce(&mut Wire) -> R) -> Option<R> {
    WIRES.with_borrow_mut(|wires| wires.iter_mut().find(|wire| wire.url == url && wire.format == format).map(run))
}

/// Whether all who take this body have read it.
fn is_known(url: &str, format: Format, body: &JsString) -> bool {
    let takers = |wire: &mut Wire| wire.users.iter().map(|user| (user.back.clone(), user.channel, user.waits)).collect();
    let takers: Vec<(Back, usize, bool)> = with(url, format, takers).unwrap_or_default();
    let mut known = true;
    for (back, channel, waits) in takers {
        back.reach(|live, store| known &= !(waits || live.listens(store)) || live.has(channel, body));
    }
    known
}

/// What a user does with it may make and drop taps: nothing is borrowed meanwhile.
fn deliver(url: &str, format: Format, got: Got) {
    let users = with(url, format, |wire| {
        wire.request = None;
        wire.users.iter_mut().map(|user| (user.back.clone(), user.channel, std::mem::take(&mut user.waits))).collect()
    });
    let users: Vec<(Back, usize, bool)> = users.unwrap_or_default();
    let mut left = users.len();
    let mut got = Some(got);
    for (back, channel, waited) in users {
        left -= 1;
        // The last one needs no copy.
        let own = if left == 0 { got.take() } else { got.clone() };
        back.reach(|live, store| {
            if let Some(got) = own.filter(|_| waited || live.listens(store)) {
                live.take(store, channel, got);
            }
        });
    }
    let again = with(url, format, |wire| {
        for user in &mut wire.users {
            user.waits |= std::mem::take(&mut user.again);
        }
        wire.request.is_none() && wire.users.iter().any(|user| user.waits)
    });
    if again == Some(true) {
        start(url, format);
    }
}
