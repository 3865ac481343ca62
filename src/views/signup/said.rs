//! What the form says, of each place where it may stand.

use super::phrases;
use crate::signup::Outcome;
use crate::signup::email::Fault;
use crate::store::signup::Stage;
use crate::views::text::{fill, tr};

/// The longest wait that is told, in seconds.
const LONGEST_WAIT_S: u32 = 24 * 60 * 60;

/// The outcomes that end the form. Nothing else claims success.
pub fn success(stage: &Stage) -> Option<&'static str> {
    match stage {
        Stage::Answered(Outcome::Pending) => Some(phrases::PENDING),
        Stage::Answered(Outcome::Subscribed) => Some(phrases::SUBSCRIBED),
        Stage::Answered(Outcome::Already) => Some(phrases::ALREADY),
        Stage::Answered(Outcome::Taken) => Some(phrases::TAKEN),
        _ => None,
    }
}

/// What is no trouble, and no end either.
pub fn quiet(stage: &Stage) -> &'static str {
    match stage {
        Stage::Opened => phrases::OPENED,
        Stage::Online => phrases::ONLINE,
        _ => "",
    }
}

/// Whatever else there is to say; the form stays, with the address in it.
pub fn failure(stage: &Stage, wait: &dyn Fn(u32) -> String) -> String {
    let words = match stage {
        Stage::Typing | Stage::Sending | Stage::Opened | Stage::Online => "",
        Stage::Faulty(fault) => return explain(*fault),
        Stage::NoChoice => phrases::NO_CHOICE,
        Stage::NoConsent => phrases::NO_CONSENT,
        Stage::Trapped => phrases::TRAPPED,
        Stage::Offline => phrases::OFFLINE,
        Stage::Unsent => phrases::UNSENT,
        Stage::Unknown => phrases::UNKNOWN,
        Stage::Answered(outcome) => match outcome {
            Outcome::Pending | Outcome::Subscribed | Outcome::Already | Outcome::Taken => "",
            // The server's own words, as plain text.
            Outcome::Refused(reason) if !reason.is_empty() => return reason.clone(),
            Outcome::Refused(_) => phrases::REFUSED,
            Outcome::Closed => phrases::CLOSED,
            // Longer than that, a number says nothing but to come back later.
            Outcome::TooMany(seconds) => match seconds.filter(|seconds| *seconds <= LONGEST_WAIT_S).map(wait) {
                Some(wait) if !wait.is_empty() => return fill(phrases::TOO_MANY_WAIT, &wait),
                _ => phrases::TOO_MANY,
            },
            Outcome::Unclear => phrases::UNCLEAR,
            Outcome::Failed { .. } => phrases::FAILED,
        },
    };
    tr(words).into_owned()
}

/// First the plain sentence, then what is wrong with this address.
fn explain(fault: Fault) -> String {
    let reason = match fault {
        Fault::Empty => phrases::EMPTY,
        Fault::NoAt => phrases::NO_AT,
        Fault::NothingBefore => phrases::NOTHING_BEFORE,
        Fault::NothingAfter => phrases::NOTHING_AFTER,
        Fault::ManyAts => phrases::MANY_ATS,
        Fault::Space => phrases::SPACE,
        Fault::Sign(_) => phrases::SIGN,
        Fault::Dot => phrases::DOT,
        Fault::Hyphen => phrases::HYPHEN,
        Fault::Long => phrases::LONG,
    };
    let sign = match fault {
        Fault::Sign(sign) => String::from(sign),
        _ => String::new(),
    };
    fill(phrases::FAULTY, &fill(reason, &sign))
}
