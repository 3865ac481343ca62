//! What an answer means: its status, its body and its `Retry-After` go in, an [`Outcome`] comes out. Success is only what the
//! service says it is.

use super::Provider;
use crate::feed::Tree;
use crate::feed::text;

/// What became of an address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// A confirmation mail is on its way.
    Pending,
    Subscribed,
    Already,
    /// The service took it, and does not say whether it asks for a confirmation.
    Taken,
    /// With the service's words, if it gave any.
    Refused(String),
    /// The list takes nobody.
    Closed,
    /// With the seconds to wait, if they are known.
    TooMany(Option<u32>),
    /// A success that does not say which: to call it any of those above would be a guess.
    Unclear,
    /// The service is out of order, or is not what or where the site owner says; with its words for the site owner.
    Failed {
        status: u16,
        says: String,
    },
}

impl Outcome {
    /// The `status` of the `news-signup` event.
    pub fn name(&self) -> &'static str {
        match self {
            Outcome::Pending => "pending",
            Outcome::Subscribed => "subscribed",
            Outcome::Already => "already",
            Outcome::Taken => "taken",
            Outcome::Refused(_) => "refused",
            Outcome::Closed => "closed",
            Outcome::TooMany(_) => "too-many",
            Outcome::Unclear => "unclear",
            Outcome::Failed { .. } => "failed",
        }
    }
}

/// What an answer means: its status, its body (null if it is no JSON), its `Retry-After` in seconds.
pub fn outcome(provider: Provider, status: u16, body: &Tree, retry_after: Option<u32>) -> Outcome {
    let says = &*message(body);
    let failed = |says: &str| Outcome::Failed { status, says: says.to_owned() };
    match status {
        200..300 => success(provider, status, body),
        // The site owner's mistakes, which no other address would mend; what Ghost says of an address it says in words.
        400 if provider == Provider::Ghost && (says.is_empty() || has(says, &["could not be understood", "newsletters"])) => failed(says),
        400 | 403 if provider == Provider::Ghost && has(says, &["invite"]) => Outcome::Closed,
        400 | 422 => Outcome::Refused(says.to_owned()),
        403 => Outcome::Closed,
        429 => Outcome::TooMany(retry_after.or_else(|| minutes(says).map(|minutes| minutes * 60))),
        _ => failed(says),
    }
}

fn success(provider: Provider, status: u16, body: &Tree) -> Outcome {
    let word = |field| body.get(field).and_then(Tree::words).unwrap_or_default();
    match provider {
        // Whether it makes a new member or lets one in, it sends a mail; what stands in the answer changed between versions. Any
        // other success is that of something which is no Ghost.
        Provider::Ghost if status == 201 => Outcome::Pending,
        Provider::Ghost => Outcome::Unclear,
        Provider::Listmonk => match body.get("data").and_then(|data| data.get("has_optin")) {
            Some(Tree::Bool(true)) => Outcome::Pending,
            Some(Tree::Bool(false)) => Outcome::Subscribed,
            _ => Outcome::Unclear,
        },
        Provider::Kit => match word("status") {
            "success" => Outcome::Taken,
            "failed" => Outcome::Refused(message(body)),
            _ => Outcome::Unclear,
        },
        _ => match word("status") {
            "pending" => Outcome::Pending,
            "subscribed" => Outcome::Subscribed,
            "already" => Outcome::Already,
            _ => Outcome::Unclear,
        },
    }
}

/// The service's words, wherever it puts them: `message`, or Ghost's and Kit's `errors`. As many as a reader would read, and none
/// that cannot be seen or turn the others round.
fn message(body: &Tree) -> String {
    /// In bytes.
    const LONGEST: usize = 300;
    let errors = body.get("errors");
    let listed = Tree::list(errors.and_then(|errors| errors.get("messages")).or(errors)).first();
    let listed = listed.and_then(|error| error.words().or_else(|| error.get("message")?.words()));
    let words = body.get("message").and_then(Tree::words).or(listed).unwrap_or_default();
    let shown = words.chars().filter(|letter| *letter == ' ' || text::shows(*letter) && !letter.is_control());
    let mut length = 0;
    let short = shown.take_while(|letter| {
        length += letter.len_utf8();
        length <= LONGEST
    });
    short.collect::<String>().trim().to_owned()
}

/// What an answer to the question for a token means: no address was sent yet, and none was refused.
pub fn without_token(status: u16, body: &Tree, retry_after: Option<u32>) -> Outcome {
    match status {
        429 => Outcome::TooMany(retry_after),
        _ => Outcome::Failed { status, says: message(body) },
    }
}

fn has(says: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| text::cut(says, part).is_some())
}

/// "try again in 10 minutes": Ghost sends no `Retry-After`.
fn minutes(says: &str) -> Option<u32> {
    let (before, _) = text::cut(says, " minute")?;
    before.rsplit(' ').next()?.parse().ok().filter(|minutes| *minutes <= 24 * 60)
}
