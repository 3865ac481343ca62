//! What a sign-up service is sent and what its answer means. The provider `json`: the contract that README documents and
//! the demo newsroom serves. `website` is always empty: a service may take a filled one for a robot's.

use crate::feed::Tree;

/// What became of an address. Success is only what the service said it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// A confirmation mail is on its way.
    Pending,
    Subscribed,
    Already,
    /// With the service's words, if it gave any.
    Refused(String),
    /// The list takes nobody.
    Closed,
    /// With the seconds to wait, if they are known.
    TooMany(Option<u32>),
    /// A success that does not say which: to call it any of the three above would be a guess.
    Unclear,
    /// The service is out of order, or is not where the site owner says.
    Failed(u16),
}

impl Outcome {
    /// The `status` of the `news-signup` event.
    pub fn name(&self) -> &'static str {
        match self {
            Outcome::Pending => "pending",
            Outcome::Subscribed => "subscribed",
            Outcome::Already => "already",
            Outcome::Refused(_) => "refused",
            Outcome::Closed => "closed",
            Outcome::TooMany(_) => "too-many",
            Outcome::Unclear => "unclear",
            Outcome::Failed(_) => "failed",
        }
    }
}

/// The content type and the body of the request.
pub fn request(address: &str, newsletters: &[String]) -> (&'static str, String) {
    let mut body = String::from("{\"email\":");
    quote(&mut body, address);
    body.push_str(",\"newsletters\":[");
    for (index, newsletter) in newsletters.iter().enumerate() {
        if index > 0 {
            body.push(',');
        }
        quote(&mut body, newsletter);
    }
    body.push_str("],\"website\":\"\"}");
    ("application/json", body)
}

/// RFC 8259, section 7: what a string must escape.
fn quote(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\0'..' ' => {
                out.push_str(if letter < '\u{10}' { "\\u000" } else { "\\u00" });
                out.push_str(if letter < '\u{10}' { "" } else { "1" });
                out.extend(char::from_digit(u32::from(letter) % 16, 16));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}

/// What an answer means: its status, its body (null if it is no JSON), its `Retry-After` in seconds.
pub fn outcome(status: u16, body: &Tree, retry_after: Option<u32>) -> Outcome {
    let said = |field| body.get(field).and_then(Tree::words).unwrap_or_default();
    match (status, said("status")) {
        (200..300, "pending") => Outcome::Pending,
        (200..300, "subscribed") => Outcome::Subscribed,
        (200..300, "already") => Outcome::Already,
        (200..300, _) => Outcome::Unclear,
        (400 | 422, _) => Outcome::Refused(said("message").to_owned()),
        (403, _) => Outcome::Closed,
        (429, _) => Outcome::TooMany(retry_after),
        (status, _) => Outcome::Failed(status),
    }
}
