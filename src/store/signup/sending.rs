//! An address on its way: its request goes out, what became of it comes back, if the form is still there to hear it.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::{Rc, Weak};

use super::Stage;
use crate::browser::clock::{Timer, now};
use crate::browser::fetch::{Abort, Came, Exchange, NoAnswer, PATIENCE_MS};
use crate::browser::json::Json;
use crate::browser::origin::{self, TOLD_MS, Watch};
use crate::feed::Millis;
use crate::signup::{End, Provider, cure, outcome, without_token};
use crate::store::signal::Signal;
use crate::store::{Store, notice};
use crate::ticker::schedule::retry_after;

/// By then a browser has opened a page for a form, or told that it may not.
const OPENING_MS: Millis = 1_000;

pub struct Sending {
    pub store: Store,
    pub provider: Provider,
    pub url: String,
    pub address: String,
    /// Their ids.
    pub newsletters: Vec<String>,
    pub agreed: bool,
    /// Gone with the form.
    pub request: Weak<RefCell<Option<Abort>>>,
    pub stage: Signal<Stage>,
    /// Whether an end was told.
    pub over: Cell<bool>,
}

/// The token, if it is one, and no page of something that is no Ghost.
fn token_in(body: &str) -> &str {
    if body.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b':') { body } else { "" }
}

impl Sending {
    pub fn is_native(&self) -> bool {
        self.provider.native(&self.url).is_some()
    }

    /// The browser posts it, unless the page's policy does not let it.
    pub fn hears_whether_it_opens(self) -> impl Future<Output = ()> {
        // Before the browser begins.
        let policy = Watch::over(&self.url, "form-action");
        async move {
            if policy.refused(OPENING_MS).await {
                self.ends(Stage::Unsent, Some(End::Blocked));
            } else {
                self.tells(&Stage::Opened, None);
            }
        }
    }

    /// However a page's own `fetch` treats it, there is an end.
    pub async fn send(self) {
        let sending = Rc::new(self);
        let late = sending.clone();
        // A token and an answer.
        let _patience = Timer::after(2 * PATIENCE_MS + 1_000, move || {
            late.ends(Stage::Unknown, Some(End::Late));
            late.over.set(true);
        });
        sending.sends().await;
    }

    async fn sends(&self) {
        let policy = Watch::over(&self.url, "connect-src");
        let Some((came, left)) = self.exchange().await else { return };
        let blocked = matches!(came, Err(NoAnswer::Unreachable)) && policy.refused(TOLD_MS).await;
        match came {
            Err(NoAnswer::Aborted) => {}
            Err(NoAnswer::Offline) => self.ends(Stage::Offline, None),
            Err(why) => {
                let end = match why {
                    NoAnswer::Unreachable if blocked => End::Blocked,
                    NoAnswer::Unreachable => End::Unreachable,
                    _ => End::Late,
                };
                self.ends(if left && !blocked { Stage::Unknown } else { Stage::Unsent }, Some(end));
            }
            Ok(answer) => {
                let wait = answer.header("Retry-After").and_then(|text| retry_after(&text, now()));
                let body = Json::parse(&answer.text).map(|json| json.tree()).unwrap_or_default();
                let outcome = if left { outcome(self.provider, answer.status, &body, wait) } else { without_token(answer.status, &body, wait) };
                self.ends(Stage::Answered(outcome.clone()), Some(End::Answered(&outcome)));
            }
        }
    }

    /// The answer, and whether the address had left by then; none if the form is gone.
    async fn exchange(&self) -> Option<(Came, bool)> {
        let mut token = String::new();
        if let Some(url) = self.provider.token_url(&self.url) {
            match self.ask(Exchange::get(&url)).await? {
                Ok(answer) if answer.is_good() => token_in(String::from(answer.text).trim()).clone_into(&mut token),
                // Ghost 5 has none.
                Ok(answer) if answer.status == 404 => {}
                other => return Some((other, false)),
            }
        }
        let request = self.provider.request(&self.url, &self.address, &self.newsletters, self.agreed, &token);
        Some((self.ask(Exchange::post(&request.url, request.content_type, request.body)).await?, true))
    }

    async fn ask(&self, exchange: Exchange) -> Option<Came> {
        self.request.upgrade()?.replace(Some(exchange.abort_handle()));
        let came = exchange.answer(PATIENCE_MS).await;
        exchange.ends();
        let over = self.request.upgrade()?.take();
        drop(over);
        Some(came)
    }

    /// Tells the page and the reader.
    fn ends(&self, stage: Stage, end: Option<End>) {
        if self.tells(&stage, end) {
            self.stage.set(stage);
        }
    }

    /// Whether the form is still there; if not, nobody hears of it.
    fn tells(&self, stage: &Stage, end: Option<End>) -> bool {
        if self.request.strong_count() == 0 || self.over.get() {
            return false;
        }
        let line = end.and_then(|end| cure(self.provider, &self.url, &origin::own(), &origin::of(&self.url), &self.address, &end));
        self.store.tell(notice::signup(stage.name(), &self.newsletters, line));
        true
    }
}
