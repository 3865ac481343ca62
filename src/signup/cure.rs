//! What the site owner reads on the console when an address could not be sent: what is missing, and where it goes.

use super::{Outcome, Provider};

/// How a sign-up ended that the site owner may have to mend.
pub enum End<'a> {
    /// The page's policy refused the request.
    Blocked,
    /// There was no answer; another site's page is told no more.
    Unreachable,
    Answered(&'a Outcome),
}

/// A line for the console, or nothing where there is nothing to mend. `page` is the origin of the page, `target` that of the
/// sign-up at `url`.
pub fn cure(provider: Provider, url: &str, page: &str, target: &str, end: &End) -> Option<String> {
    let says: Vec<&str> = match end {
        End::Blocked => vec![" was refused by this page's Content-Security-Policy: add ", target, " to its connect-src."],
        End::Unreachable if page == target => vec![" did not answer."],
        End::Unreachable => {
            let preflight = match provider {
                Provider::Kit => "",
                _ => ", and those to OPTIONS also Access-Control-Allow-Headers: content-type",
            };
            vec![" did not answer. If the server runs, its answers lack the header Access-Control-Allow-Origin: ", page, preflight, "."]
        }
        End::Answered(Outcome::Unclear) => {
            vec![" answered with success, but not in the words of this provider: look at signup-provider (or provider), or at the address."]
        }
        End::Answered(Outcome::Failed { status, says }) => {
            let (status, says) = (status.to_string(), says.as_str());
            let before = if says.is_empty() { "" } else { ": " };
            let end = if says.ends_with('.') { "" } else { "." };
            return Some(["the sign-up ", url, " was answered with HTTP status ", &status, before, says, end].concat());
        }
        End::Answered(_) => return None,
    };
    Some([&["the sign-up ", url], says.as_slice()].concat().concat())
}
