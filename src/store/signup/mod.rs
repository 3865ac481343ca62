//! One sign-up form's state: what a reader hands in goes in, a request goes out, its outcome comes back. An answer that comes
//! late finds the form gone or its address newer, and touches neither.

mod sending;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::task::spawn_local;

use super::signal::Signal;
use super::{Store, notice};
use crate::browser::clock::{Timer, now};
use crate::browser::fetch::Abort;
use crate::browser::{js, origin, page};
use crate::feed::Millis;
use crate::signup::email::{Fault, check};
use crate::signup::{Newsletter, Outcome, Provider, misfit, suggest};
use sending::Sending;

/// Nobody fills in a form this fast: what comes sooner waits until then.
const QUICKEST_MS: Millis = 2_000;
/// Two presses within that, of which the first opened a page, are one.
const ONE_PRESS_MS: Millis = 1_000;

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
    /// The address did not leave.
    Unsent,
    /// It left, and nobody can say what became of it.
    Unknown,
}

/// What a reader hands in.
pub struct Entry {
    pub typed: String,
    /// The ids of the newsletters; whether there was a choice.
    pub newsletters: Vec<String>,
    pub chooses: bool,
    /// Whether what has to be agreed to is; none where nothing has.
    pub agrees: Option<bool>,
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
    /// The newsletters that were chosen with it.
    newsletters: Rc<RefCell<Vec<String>>>,
    /// Whether the field has held another one since.
    pub newer: Rc<Cell<bool>>,
    begun: Millis,
    /// When the browser posted it last.
    opened: Rc<Cell<Millis>>,
    /// Until that has passed which nobody is quicker than.
    wait: Rc<RefCell<Option<Timer>>>,
    /// Whether it has left by then.
    left: Rc<Cell<bool>>,
    /// Addresses that were doubted before.
    doubted: Rc<RefCell<Vec<String>>>,
    request: Rc<RefCell<Option<Abort>>>,
}

/// What stands in the field. It outlives the form, and goes with the element.
pub fn typed(store: &Store) -> String {
    js::text(&store.kept, "typed")
}

pub fn keep_typed(store: &Store, typed: &str) {
    js::set(&store.kept, "typed", typed);
}

/// The address as it will be sent, or what is wrong with it.
pub fn read(typed: &str) -> Result<String, Fault> {
    check(typed, origin::ascii_domain)
}

impl Form {
    /// For the service at `url`, of which the site owner is told at once if it cannot work.
    pub fn new(store: &Store, url: &str, provider: Provider, newsletters: &[Newsletter]) -> Form {
        if let Some(line) = misfit(provider, url, newsletters) {
            store.tell(notice::misfit(line));
        }
        Form {
            stage: Signal::new(Stage::Typing),
            hint: Signal::default(),
            sent: Rc::default(),
            newsletters: Rc::default(),
            newer: Rc::default(),
            begun: now(),
            opened: Rc::default(),
            wait: Rc::default(),
            left: Rc::default(),
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
                // What has not left yet stays, for the one that is meant.
                self.newer.get() && !self.left.get()
            }
            _ => true,
        });
        if over {
            self.again();
        }
        if self.hint.peek(Option::is_some) {
            self.hint.set(None);
        }
    }

    /// The form is there for another address, or for the same once more.
    pub fn again(&self) {
        self.wait.take();
        self.newer.set(false);
        self.stage.set(Stage::Typing);
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
            self.hint.set(suggest(typed).filter(|meant| read(meant).is_ok()));
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
        } else if entry.agrees == Some(false) {
            Err(Stage::NoConsent)
        } else if !entry.trap.is_empty() {
            Err(Stage::Trapped)
        } else {
            Ok(address)
        }
    }

    /// Sends it, or says why not. The address, where the browser is to post the form itself.
    pub fn submit(&self, store: &Store, entry: Entry) -> Option<String> {
        let pressed_before = |stage: &Stage| match stage {
            Stage::Sending => true,
            // The page that opens parts a double click into two.
            Stage::Opened => (0..ONE_PRESS_MS).contains(&(now() - self.opened.get())),
            _ => false,
        };
        if self.stage.peek(pressed_before) {
            return None;
        }
        let (url, provider) = store.config.peek(|config| (config.signup.clone(), Provider::named(config.provider)));
        let url = url?;
        // Who presses Enter never left the field.
        self.doubt(&entry.typed);
        self.newer.set(false);
        let address = match self.ready(&entry) {
            Ok(address) => address,
            Err(stage) => {
                self.stage.set(stage);
                return None;
            }
        };
        if !page::online() {
            store.tell(notice::signup("offline", &entry.newsletters, None));
            self.stage.set(Stage::Offline);
            return None;
        }
        self.sent.replace(address.clone());
        self.newsletters.replace(entry.newsletters.clone());
        let sending = Sending {
            store: store.clone(),
            provider,
            url,
            address: address.clone(),
            newsletters: entry.newsletters,
            agreed: entry.agrees == Some(true),
            request: Rc::downgrade(&self.request),
            stage: self.stage.clone(),
            over: Cell::default(),
        };
        if sending.is_native() {
            self.opened.set(now());
            self.stage.set(Stage::Opened);
            spawn_local(sending.hears_whether_it_opens());
            return Some(address);
        }
        self.stage.set(Stage::Sending);
        self.left.set(false);
        let left = self.left.clone();
        let mut send = Some(async move {
            left.set(true);
            sending.send().await;
        });
        // However the clock is set meanwhile.
        let early = (self.begun + QUICKEST_MS - now()).clamp(0, QUICKEST_MS);
        self.wait.replace(Some(Timer::after(early, move || send.take().into_iter().for_each(spawn_local))));
        None
    }

    /// Whether it has done its work: the address that stands in it is signed up, or will be.
    pub fn is_over(&self) -> bool {
        self.stage.with(Stage::is_success) && !self.newer.get()
    }

    /// The form goes, and another comes in its place: of an address that has left nobody will know.
    pub fn gives_way_to(&self, next: &Form, store: &Store) {
        let is_leaving = self.stage.peek(|stage| *stage == Stage::Sending) && self.left.get();
        if is_leaving {
            next.sent.replace(self.sent.borrow().clone());
            next.stage.set(Stage::Unknown);
            store.tell(notice::signup(Stage::Unknown.name(), &self.newsletters.borrow(), None));
        }
    }

    /// The network is back: what waits is offered again.
    pub fn online(&self) {
        if self.stage.peek(|stage| *stage == Stage::Offline) {
            self.stage.set(Stage::Online);
        }
    }
}

impl Stage {
    /// Whether it tells what became of an address that was sent.
    pub fn is_an_end(&self) -> bool {
        matches!(self, Stage::Answered(_) | Stage::Offline | Stage::Unsent | Stage::Unknown)
    }

    /// Nothing else claims success.
    pub fn is_success(&self) -> bool {
        matches!(self, Stage::Answered(Outcome::Pending | Outcome::Subscribed | Outcome::Already | Outcome::Taken))
    }

    /// The `status` of the `news-signup` event.
    fn name(&self) -> &'static str {
        match self {
            Stage::Answered(outcome) => outcome.name(),
            Stage::Opened => "opened",
            Stage::Offline => "offline",
            Stage::Unsent => "unsent",
            Stage::Unknown => "unknown",
            _ => "",
        }
    }
}
