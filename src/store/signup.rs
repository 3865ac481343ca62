//! One sign-up form's state: what a reader hands in goes in, a request goes out, its outcome comes back. An answer that comes
//! late finds the form gone or its address newer, and touches neither.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use leptos::task::spawn_local;

use super::signal::Signal;
use super::{Store, notice};
use crate::browser::clock::{Timer, now};
use crate::browser::fetch::{Abort, Came, Exchange, NoAnswer, PATIENCE_MS};
use crate::browser::origin::{self, Watch};
use crate::browser::{json, page};
use crate::feed::Millis;
use crate::signup::email::{Fault, check};
use crate::signup::{End, Newsletter, Outcome, Provider, cure, misfit, outcome, suggest};
use crate::ticker::schedule::retry_after;

/// Nobody fills in a form this fast: what comes sooner waits until then.
const QUICKEST_MS: Millis = 2_000;

/// Where the form stands.
#[derive(Clone, PartialEq, Debug)]
pub enum Stage {
    Typing,
    Faulty(Fault),
    /// No newsletter is chosen.
    NoChoice,
    /// What has to be agreed to is not.
    NoConsent,
    /// The field for robots was filled in; it is empty again.
    Trapped,
    Sending,
    Answered(Outcome),
    /// The browser posted the form to a page of its own.
    Opened,
    /// There is no network: the address waits here.
    Offline,
    /// It is back, and nothing was sent yet.
    Online,
    /// The address did not get there.
    Unsent,
    /// It may have got there; nobody can say.
    Unknown,
}

/// What a reader hands in.
pub struct Entry {
    pub typed: String,
    /// The ids of the newsletters; whether there was a choice.
    pub newsletters: Vec<String>,
    pub chooses: bool,
    /// Whether what has to be agreed to is, if anything has.
    pub consents: bool,
    /// What stands in the field for robots.
    pub trap: String,
}

#[derive(Clone)]
pub struct Form {
    pub stage: Signal<Stage>,
    /// A likelier address than the one that was typed.
    pub hint: Signal<Option<String>>,
    /// The address that was sent last, as it was sent.
    pub sent: Rc<RefCell<String>>,
    /// Whether the field has held another one since.
    pub newer: Rc<Cell<bool>>,
    begun: Millis,
    /// Until that has passed which nobody is quicker than.
    wait: Rc<RefCell<Option<Timer>>>,
    /// Addresses that were doubted before.
    doubted: Rc<RefCell<Vec<String>>>,
    request: Rc<RefCell<Option<Abort>>>,
}

/// The address as it will be sent, or what is wrong with it.
pub fn read(typed: &str) -> Result<String, Fault> {
    check(typed, origin::ascii_domain)
}

impl Form {
    /// For the service at `url`, of which the site owner is told at once if it cannot work.
    pub fn new(store: &Store, url: &str, provider: Provider, newsletters: &[Newsletter]) -> Form {
        if let Some(line) = misfit(provider, url, newsletters) {
            page::warn(&signed(store, &line));
        }
        Form {
            stage: Signal::new(Stage::Typing),
            hint: Signal::default(),
            sent: Rc::default(),
            newer: Rc::default(),
            begun: now(),
            wait: Rc::default(),
            doubted: Rc::default(),
            request: Rc::default(),
        }
    }

    /// The reader went on typing: a fault is forgotten as soon as it is mended, and so is whatever was said of another address.
    pub fn typed(&self, address: &str) {
        let over = self.stage.peek(|stage| match stage {
            Stage::Typing => false,
            Stage::Faulty(fault) => read(address) != Err(*fault),
            Stage::Sending => {
                self.newer.set(read(address).as_ref() != Ok(&*self.sent.borrow()));
                false
            }
            _ => true,
        });
        if over {
            self.stage.set(Stage::Typing);
        }
        if self.hint.peek(Option::is_some) {
            self.hint.set(None);
        }
    }

    /// The reader left the field: now it is said what is wrong, or what may be.
    pub fn left(&self, typed: &str) {
        if typed.trim().is_empty() || self.stage.peek(|stage| *stage != Stage::Typing) {
            return;
        }
        if let Err(fault) = read(typed) {
            self.stage.set(Stage::Faulty(fault));
        }
        self.doubt(typed);
    }

    /// Once for each address.
    fn doubt(&self, typed: &str) {
        let typed = typed.trim();
        if !self.doubted.borrow().iter().any(|known| known == typed) {
            self.hint.set(suggest(typed));
            self.doubted.borrow_mut().push(typed.to_owned());
        }
    }

    /// Something that was missing beside the address may be there now.
    pub fn chosen(&self) {
        if self.stage.peek(|stage| matches!(stage, Stage::NoChoice | Stage::NoConsent)) {
            self.stage.set(Stage::Typing);
        }
    }

    /// The address to send, if nothing stands in the way.
    fn ready(&self, entry: &Entry) -> Result<String, Stage> {
        let address = read(&entry.typed).map_err(Stage::Faulty)?;
        if entry.chooses && entry.newsletters.is_empty() {
            Err(Stage::NoChoice)
        } else if !entry.consents {
            Err(Stage::NoConsent)
        } else if !entry.trap.is_empty() {
            Err(Stage::Trapped)
        } else {
            Ok(address)
        }
    }

    /// Sends it, or says why not. The address, where the browser is to post the form itself.
    pub fn submit(&self, store: &Store, entry: Entry) -> Option<String> {
        if self.stage.peek(|stage| *stage == Stage::Sending) {
            return None;
        }
        let (url, provider) = store.config.peek(|config| (config.signup.clone(), Provider::named(config.provider)));
        let url = url?;
        // Who presses Enter never left the field.
        self.doubt(&entry.typed);
        let address = match self.ready(&entry) {
            Ok(address) => address,
            Err(stage) => {
                self.stage.set(stage);
                return None;
            }
        };
        if provider.native(&url).is_some() {
            store.tell(notice::signup("opened", &entry.newsletters, None));
            self.stage.set(Stage::Opened);
            return Some(address);
        }
        if !page::online() {
            store.tell(notice::signup("offline", &entry.newsletters, None));
            self.stage.set(Stage::Offline);
            return None;
        }
        self.sent.replace(address.clone());
        self.newer.set(false);
        self.stage.set(Stage::Sending);
        // The form may be gone before the answer is there, and with it whoever would hear the outcome.
        let (there, store) = (There { request: Rc::downgrade(&self.request), stage: self.stage.clone() }, store.clone());
        let mut send = Some(async move { there.send(&store, provider, &url, &address, &entry.newsletters).await });
        let wait = Timer::after(self.begun + QUICKEST_MS - now(), move || send.take().into_iter().for_each(spawn_local));
        self.wait.replace(Some(wait));
        None
    }

    /// Whether it has done its work: the address that stands in it is signed up, or will be.
    pub fn is_over(&self) -> bool {
        self.stage.with(Stage::is_success) && !self.newer.get()
    }

    /// The network is back: what waits is offered again.
    pub fn online(&self) {
        if self.stage.peek(|stage| *stage == Stage::Offline) {
            self.stage.set(Stage::Online);
        }
    }
}

/// A line for the console, with the element's name.
fn signed(store: &Store, line: &str) -> String {
    ["<", store.config.peek(|config| config.element.tag()), ">: ", line].concat()
}

/// A form, as long as it is there.
struct There {
    request: Weak<RefCell<Option<Abort>>>,
    stage: Signal<Stage>,
}

impl There {
    async fn send(self, store: &Store, provider: Provider, url: &str, address: &str, newsletters: &[String]) {
        let policy = Watch::over(url);
        let came = match provider.token_url(url) {
            None => self.post(provider, url, address, newsletters, "").await,
            Some(token) => match self.ask(Exchange::get(&token)).await {
                // Ghost 5 has none.
                Some(Ok(answer)) if answer.is_good() || answer.status == 404 => {
                    let token = if answer.is_good() { answer.body.trim() } else { "" };
                    self.post(provider, url, address, newsletters, token).await
                }
                // Nothing was sent yet, whatever became of the token.
                Some(Err(NoAnswer::Timeout | NoAnswer::Cut)) => Some(Err(NoAnswer::Unreachable)),
                other => other,
            },
        };
        // Ended by ourselves, or gone.
        let Some(came) = came else { return };
        let next = match came {
            Err(NoAnswer::Aborted) => return,
            Err(NoAnswer::Offline) => Stage::Offline,
            Err(NoAnswer::Unreachable) => Stage::Unsent,
            Err(NoAnswer::Timeout | NoAnswer::Cut) => Stage::Unknown,
            Ok(answer) => {
                let wait = answer.retry_after.as_deref().and_then(|text| retry_after(text, now()));
                Stage::Answered(outcome(provider, answer.status, &json::parse(&answer.body).unwrap_or_default(), wait))
            }
        };
        let end = match &next {
            Stage::Unsent if policy.refused().await => Some(End::Blocked),
            Stage::Unsent => Some(End::Unreachable),
            Stage::Answered(outcome) => Some(End::Answered(outcome)),
            _ => None,
        };
        if self.request.strong_count() == 0 {
            return;
        }
        let line = end.and_then(|end| cure(provider, url, &origin::own(), &origin::of(url), &end));
        store.tell(notice::signup(next.name(), newsletters, line.map(|line| signed(store, &line))));
        self.stage.set(next);
    }

    async fn post(&self, provider: Provider, url: &str, address: &str, newsletters: &[String], token: &str) -> Option<Came> {
        let request = provider.request(url, address, newsletters, token);
        self.ask(Exchange::post(&request.url, request.content_type, request.body)).await
    }

    /// The answer, unless the form is gone by then.
    async fn ask(&self, exchange: Exchange) -> Option<Came> {
        self.request.upgrade()?.replace(Some(exchange.abort_handle()));
        let came = exchange.answer(PATIENCE_MS).await;
        let over = self.request.upgrade()?.take();
        drop(over);
        Some(came)
    }
}

impl Stage {
    /// Nothing else claims success.
    pub fn is_success(&self) -> bool {
        matches!(self, Stage::Answered(Outcome::Pending | Outcome::Subscribed | Outcome::Already | Outcome::Taken))
    }

    /// The `status` of the `news-signup` event.
    fn name(&self) -> &'static str {
        match self {
            Stage::Answered(outcome) => outcome.name(),
            Stage::Offline => "offline",
            Stage::Unsent => "unsent",
            Stage::Unknown => "unknown",
            _ => "",
        }
    }
}
