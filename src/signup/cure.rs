//! What the site owner reads on the console when an address could not be sent, or could not be: what is missing, and where it goes.

use super::provider::query;
use super::{Newsletter, Outcome, Provider};
use crate::barrier::{MIXED, header, is_mixed, refused};
use crate::feed::text::cut;

/// How a sign-up ended that the site owner may have to mend.
pub enum End<'a> {
    /// The page's policy refused the request.
    Blocked,
    /// There was no answer; another site's page is told no more.
    Unreachable,
    /// There was none in time, or it broke off.
    Late,
    Answered(&'a Outcome),
}

/// What an address that is not the default provider's own may be.
const OTHER: &str = " If that is another service's way, signup-provider (or provider) names it.";

/// A line for the console, or nothing where there is nothing to mend. `page` is the origin of the page, `target` that of the
/// sign-up at `url`. A service's own words are left out where they name the `address`: pages keep what stands on the console.
pub fn cure(provider: Provider, url: &str, page: &str, target: &str, address: &str, end: &End) -> Option<String> {
    let says: Vec<&str> = match end {
        End::Blocked => {
            let directive = if provider.native(url).is_some() { "form-action" } else { "connect-src" };
            return Some(["the sign-up ", url, &refused(target, directive)].concat());
        }
        End::Late => vec![" gave no answer in time, or one that broke off."],
        End::Unreachable if page == target => vec![" did not answer."],
        End::Unreachable if is_mixed(page, url) => vec![MIXED],
        End::Unreachable => {
            let preflight = match provider {
                Provider::Kit => "",
                _ => "; OPTIONS has to be answered with status 200 or 204 and, besides that, Access-Control-Allow-Headers: content-type",
            };
            let (before, after) = (" did not answer, or not so that this page may read it: ", ", and none may lead to another site");
            let other = if provider == Provider::Json { OTHER } else { "" };
            return Some(["the sign-up ", url, before, &header(page), after, preflight, ".", other].concat());
        }
        End::Answered(Outcome::Unclear) if provider == Provider::Kit => vec![" answered with no status that is known: Kit may hold the address back."],
        End::Answered(Outcome::Unclear) => {
            let words = match provider {
                Provider::Ghost => "status 201, which is Ghost's",
                Provider::Listmonk => "{\"data\": {\"has_optin\": true}}, or false",
                _ => "{\"status\": \"pending\"}, \"subscribed\" or \"already\"",
            };
            vec![" answered with success, but what became of the address it did not say. Expected: ", words, ".", OTHER]
        }
        End::Answered(Outcome::Closed) => vec![" was answered with HTTP status 403: the reader is told that the newsletter takes nobody."],
        End::Answered(Outcome::Refused(says)) if says.is_empty() => {
            vec![" refused an address without a word: the reader would be told what {\"message\": \"…\"} says."]
        }
        End::Answered(Outcome::Failed { status: number, says }) => {
            let (status, mut says) = (number.to_string(), says.as_str());
            if cut(&says.to_ascii_lowercase(), &address.to_ascii_lowercase()).is_some() {
                says = "…";
            }
            let before = if says.is_empty() { "" } else { ": " };
            let end = if says.ends_with(['.', '…']) { "" } else { "." };
            // Nothing takes the contract's POST there: a site's address, perhaps.
            let other = if provider == Provider::Json && matches!(*number, 404 | 405) { OTHER } else { "" };
            return Some(["the sign-up ", url, " was answered with HTTP status ", &status, before, says, end, other].concat());
        }
        // It answers so to a list that is not public, too.
        End::Answered(Outcome::Refused(_)) if provider == Provider::Listmonk => {
            vec![" refused what was sent: if it refuses every address, its lists are not public, or its public subscription page is off."]
        }
        End::Answered(_) => return None,
    };
    Some([&["the sign-up ", url], says.as_slice()].concat().concat())
}

/// What the service needs and does not have, before anybody signs up: a line for the console, if there is something.
pub fn misfit(provider: Provider, url: &str, newsletters: &[Newsletter]) -> Option<String> {
    let all = |good: fn(&str) -> bool| newsletters.iter().all(|newsletter| good(&newsletter.id));
    let numbers = all(|id| id.bytes().all(|digit| digit.is_ascii_digit()));
    let uuids = all(|id| id.len() == 36 && id.bytes().all(|digit| digit.is_ascii_hexdigit() || digit == b'-'));
    let asks = |name| query(url, name).is_some_and(|value| !value.is_empty());
    let (fits, needs) = match provider {
        Provider::Mailchimp | Provider::Kit if !numbers => {
            (false, "the ids in the attribute newsletters have to be numbers of tags, as in newsletters=\"123: Daily; 456: Weekly\".")
        }
        Provider::Listmonk => (
            uuids && !newsletters.is_empty(),
            "listmonk needs the UUID of a public list, one at least, in the attribute newsletters: the form on its page Forms has it.",
        ),
        Provider::Buttondown => (url.contains("/embed-subscribe/"), "buttondown needs https://buttondown.com/api/emails/embed-subscribe/NAME."),
        Provider::Mailchimp => (
            url.contains("/subscribe/post?") && asks("u") && asks("id"),
            "mailchimp needs the address that its own embedded form is posted to: https://….list-manage.com/subscribe/post?u=…&id=….",
        ),
        Provider::Kit => (url.contains("/forms/") && url.ends_with("/subscriptions"), "kit needs https://app.kit.com/forms/ID/subscriptions."),
        // What was meant for several is one.
        Provider::Json | Provider::Form => (
            newsletters.len() != 1 || all(|id| cut(id, ",").is_none()),
            "newsletters are parted by semicolons, as in newsletters=\"daily: Daily digest; weekly: Weekly letter\".",
        ),
        Provider::Ghost => (true, ""),
    };
    (!fits).then(|| ["the sign-up ", url, " cannot work as it is: ", needs].concat())
}
