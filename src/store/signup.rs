//! One sign-up form's state: a typed address goes in, a request goes out, its outcome comes back. An answer that comes
//! late finds the form gone or newer, and changes nothing.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::task::spawn_local;

use super::signal::Signal;
use super::{Store, notice};
use crate::browser::clock::now;
use crate::browser::fetch::{Abort, Exchange, NoAnswer, PATIENCE_MS};
use crate::browser::json;
use crate::signup::email::{Fault, check};
use crate::signup::{Outcome, outcome, request};
use crate::ticker::schedule::retry_after;

/// Where the form stands.
#[derive(Clone, PartialEq, Debug)]
pub enum Stage {
    Typing,
    Faulty(Fault),
    Sending,
    Answered(Outcome),
    /// The address did not get there.
    Unsent,
    /// It may have got there; nobody can say.
    Unknown,
}

#[derive(Clone)]
pub struct Form {
    pub stage: Signal<Stage>,
    /// The address that was sent last, as it was sent: the field may hold another one by now.
    pub sent: Rc<RefCell<String>>,
    request: Rc<RefCell<Option<Abort>>>,
}

impl Form {
    pub fn new() -> Form {
        Form { stage: Signal::new(Stage::Typing), sent: Rc::default(), request: Rc::default() }
    }

    /// The reader went on typing: a fault is forgotten as soon as it is mended.
    pub fn typed(&self, address: &str) {
        let over = self.stage.peek(|stage| match stage {
            Stage::Faulty(_) => check(address).is_ok(),
            Stage::Sending => false,
            _ => true,
        });
        if over {
            self.stage.set(Stage::Typing);
        }
    }

    pub fn submit(&self, store: &Store, address: &str) {
        if self.stage.peek(|stage| *stage == Stage::Sending) {
            return;
        }
        let address = match check(address) {
            Err(fault) => return self.stage.set(Stage::Faulty(fault)),
            Ok(address) => address,
        };
        let Some(url) = store.config.peek(|config| config.signup.clone()) else { return };
        let (content_type, body) = request(&address, &[]);
        let exchange = Exchange::post(&url, content_type, body);
        self.sent.replace(address);
        self.request.replace(Some(exchange.abort_handle()));
        self.stage.set(Stage::Sending);
        let (form, store) = (Rc::downgrade(&self.request), store.clone());
        let stage = self.stage.clone();
        spawn_local(async move {
            let answer = exchange.answer(PATIENCE_MS).await;
            // The form is gone, and with it whoever would hear the outcome.
            let Some(request) = form.upgrade() else { return };
            let next = match answer {
                Err(NoAnswer::Aborted) => return,
                Err(NoAnswer::Offline | NoAnswer::Unreachable) => Stage::Unsent,
                Err(NoAnswer::Timeout | NoAnswer::Cut) => Stage::Unknown,
                Ok(answer) => {
                    let wait = answer.retry_after.as_deref().and_then(|text| retry_after(text, now()));
                    Stage::Answered(outcome(answer.status, &json::parse(&answer.body).unwrap_or_default(), wait))
                }
            };
            request.take();
            store.tell(notice::signup(next.name()));
            stage.set(next);
        });
    }
}

impl Stage {
    /// The `status` of the `news-signup` event.
    fn name(&self) -> &'static str {
        match self {
            Stage::Typing | Stage::Faulty(_) | Stage::Sending => "",
            Stage::Answered(outcome) => outcome.name(),
            Stage::Unsent => "unsent",
            Stage::Unknown => "unknown",
        }
    }
}
