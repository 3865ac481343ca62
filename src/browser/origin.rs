//! Other sites: a domain as it is sent, an origin, and whether the page's policy lets a request go there.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::{Event, Url};

use super::clock::{Listener, wait};
use super::js::{global, text};
use super::page::document;
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

/// The page's own: what a server has to allow.
pub fn own() -> String {
    text(&global("location"), "origin")
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
