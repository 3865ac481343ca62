//! What the site owner reads on the console when an address could not be sent, or could not be: what is missing, and where it goes.

use super::{Newsletter, Outcome, Provider};

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

/// What the service needs and does not have, before anybody signs up: a line for the console, if there is something.
pub fn misfit(provider: Provider, url: &str, newsletters: &[Newsletter]) -> Option<String> {
    let (fits, needs) = match provider {
        Provider::Listmonk => (!newsletters.is_empty(), "listmonk needs the UUID of a public list, one at least, in the attribute newsletters."),
        Provider::Buttondown => (url.contains("/embed-subscribe/"), "buttondown needs https://buttondown.com/api/emails/embed-subscribe/NAME."),
        Provider::Mailchimp => (
            ["/subscribe/post?", "u=", "id="].iter().all(|part| url.contains(part)),
            "mailchimp needs the address that its own embedded form is posted to: https://….list-manage.com/subscribe/post?u=…&id=….",
        ),
        Provider::Kit => (url.contains("/forms/") && url.ends_with("/subscriptions"), "kit needs https://app.kit.com/forms/ID/subscriptions."),
        Provider::Json | Provider::Form | Provider::Ghost => (true, ""),
    };
    (!fits).then(|| ["the sign-up ", url, " cannot work as it is: ", needs].concat())
}
