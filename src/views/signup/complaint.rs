//! What is wrong, said next to where it is to be mended; and what goes well enough to be said quietly.

use super::phrases;
use super::said::{failure, quiet};
use crate::browser::clock::Listener;
use crate::browser::intl::Formats;
use crate::feed::Millis;
use crate::signup::Outcome;
use crate::store::Store;
use crate::store::signal::watch;
use crate::store::signup::{Form, Stage};
use crate::views::dom::{View, el, live, owned, words};
use crate::views::text::tr;

/// What it is said of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Address,
    Newsletters,
    Consent,
    Form,
}

impl Of {
    /// Of an address that was refused, too.
    fn stage(stage: &Stage) -> Of {
        match stage {
            Stage::Faulty(_) | Stage::Answered(Outcome::Refused(_)) => Of::Address,
            Stage::NoChoice => Of::Newsletters,
            Stage::NoConsent => Of::Consent,
            _ => Of::Form,
        }
    }

    /// The element's id, for what it is said of.
    pub fn id(self) -> &'static str {
        match self {
            Of::Address => "address-error",
            Of::Newsletters => "newsletters-error",
            Of::Consent => "consent-error",
            Of::Form => "form-error",
        }
    }
}

pub fn complaint(store: &Store, form: &Form, of: Of) -> View {
    let (config, told) = (store.config.clone(), form.clone());
    // "in 5 minutes", in the interface's language.
    let wait = move |seconds: u32| Formats::new(&config.peek(|config| config.lang.clone()), None, false).wait(Millis::from(seconds) * 1000);
    let mut before = String::new();
    let said = words(move || {
        let mut words = told.stage.with(|stage| if Of::stage(stage) == of { failure(stage, &wait) } else { String::new() });
        // Of an address that no longer stands in the field.
        if told.newer.get() && told.stage.peek(Stage::is_an_end) && !words.is_empty() {
            words = [&told.sent.borrow(), ": ", &words].concat();
        }
        // Said aloud once more only if it is different.
        if words == before && !words.is_empty() {
            words.push('\u{a0}');
        }
        before.clone_from(&words);
        words
    });
    el("p", &[("class", "error"), ("part", "error"), ("role", "alert")], vec![owned("id", of.id().to_owned())], vec![said])
}

/// That it is on its way, which the button says to those who see it; that it goes on elsewhere; that the network is back.
pub fn note(form: &Form) -> View {
    let (stage, busy, back) = (form.stage.clone(), form.stage.clone(), form.clone());
    let online = web_sys::window().map(|window| Listener::on(&window, "online", move |_| back.online()));
    // Listens as long as the words stand.
    watch(move || {
        let _ = &online;
    });
    let class = live("class", move || Some(busy.with(|stage| if *stage == Stage::Sending { "unseen" } else { "told" }).to_owned()));
    let said = words(move || tr(stage.with(|stage| if *stage == Stage::Sending { phrases::SENDING } else { quiet(stage) })).into_owned());
    el("p", &[("part", "hint"), ("role", "status")], vec![class], vec![said])
}
