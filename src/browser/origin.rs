//! Other sites: a domain as it is sent, an origin, and what keeps a request from going there and an answer from coming back.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Object, Promise};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, Url};

use super::clock::{Listener, wait};
use super::js::{call, global, set, text};
use super::page::document;
use crate::barrier::{Barrier, is_mixed};
use crate::feed::Millis;

/// By then a browser has told of a request that it refused.
pub const TOLD_MS: Millis = 50;

/// A domain in the letters of any script, in ASCII (URL Standard, "domain to ASCII"); none for what is no domain.
pub fn ascii_domain(domain: &str) -> Option<String> {
    let url = Url::new(&["https://", domain].concat()).ok()?;
    Some(text(&url, "hostname")).filter(|ascii| !ascii.is_empty())
}

pub fn of(url: &str) -> String {
    Url::new(url).map(|url| text(&url, "origin")).unwrap_or_default()
}

/// The page's own: what a server has to allow. A frame in a sandbox has none, whatever its address.
pub fn own() -> String {
    let named = global("origin").as_string().unwrap_or_default();
    if named == "null" { named } else { text(&global("location"), "origin") }
}

/// Why a request got no answer. A page is told nothing of that: the server is asked once more, so that nobody reads what it says.
pub async fn barrier(url: &str) -> Barrier {
    const PATIENCE_MS: f64 = 5_000.0;
    let page = own();
    if is_mixed(&page, url) {
        return Barrier::Mixed;
    }
    let policy = Watch::over(url, "connect-src");
    let blind = Object::new();
    set(&blind, "mode", "no-cors");
    set(&blind, "credentials", "omit");
    set(&blind, "signal", call(&global("AbortSignal"), "timeout", &[PATIENCE_MS.into()]).unwrap_or_default());
    let asked = call(&global("window"), "fetch", &[url.into(), blind.into()]).map(|answer| Promise::resolve(&answer));
    let answer = match asked {
        Ok(asked) => JsFuture::from(asked).await.ok().filter(|answer| answer.is_object()),
        Err(_) => None,
    };
    match answer {
        // Of another site, or led to one.
        Some(answer) if text(&answer, "type") == "opaque" => Barrier::Origin,
        None if policy.refused(TOLD_MS).await => Barrier::Policy,
        _ => Barrier::None,
    }
}

/// Hears as long as it lives whether a directive of the page's policy refuses a request to an origin (CSP, "securitypolicyviolation").
pub struct Watch {
    refused: Rc<Cell<bool>>,
    _listener: Option<Listener>,
}

impl Watch {
    pub fn over(url: &str, directive: &'static str) -> Watch {
        let refused = Rc::new(Cell::new(false));
        let (heard, origin) = (refused.clone(), of(url));
        let hear = move |event: Event| {
            let says = |name, words: &str| text(&event, name) == words;
            // A policy that only reports refuses nothing.
            let refuses = says("disposition", "enforce") && says("effectiveDirective", directive) && of(&text(&event, "blockedURI")) == origin;
            heard.set(heard.get() || refuses);
        };
        Watch { refused, _listener: document().map(|document| Listener::on(&document, "securitypolicyviolation", hear)) }
    }

    /// Asked once the request has failed: that is told a while later.
    pub async fn refused(&self, patience: Millis) -> bool {
        wait(patience).await;
        self.refused.get()
    }
}
