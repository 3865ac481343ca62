//! The part that reads what is no JSON Feed: Ghost's and WordPress's posts, RSS and Atom, longer bodies than are read at once; and
//! that finds the feed where an address gives a page, or nothing that this page may read. What cannot be read is named.

mod elsewhere;
mod json;
mod memo;
mod named;
mod xml;

use std::any::Any;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use super::source::{self, Given, Got, Miss, News, Recalled};
use crate::browser::clock::Turn;
use crate::browser::decode::decoded;
use crate::browser::fetch::{Answer, Came, NoAnswer};
use crate::browser::json::Json;
use crate::feed::{Feed, FeedError, Format, Tree, discovery, seems, text};
use crate::ticker::Trouble;

/// Ends at the next turn once nobody wants it any more.
pub async fn read(given: Given) -> Got {
    let mut reading = pin!(reading(&given));
    let got = poll_fn(|context| {
        let over = given.exchange.as_ref().is_some_and(|exchange| exchange.is_aborted());
        if over { Poll::Ready(Err(missed(Err(NoAnswer::Aborted), None))) } else { reading.as_mut().poll(context) }
    })
    .await;
    // What was asked is the feed that was found, and not the address itself.
    match (got, source::found(&given.url, given.format).filter(|found| *found != given.url)) {
        (Err(Miss { came, trouble: Some(trouble) }), Some(found)) if !matches!(trouble, Trouble::Named(..)) => {
            Err(missed(came, Some(Trouble::Named(found, Box::new(trouble)))))
        }
        (got, _) => got,
    }
}

async fn reading(given: &Given) -> Got {
    match &given.came {
        Err(NoAnswer::Unreachable) => elsewhere::look(given).await,
        Err(none) => Err(missed(Err(*none), None)),
        Ok(answer) if !answer.is_good() => Err(refused(answer)),
        Ok(answer) => {
            let (answer, feed) = decoded_feed(answer, given.format, given.memo.as_deref()).await;
            match feed {
                Err(FeedError::NotFeed { .. }) if seems::is_page(&head(&answer)) || is_index(&answer) => named::follow(given, &answer).await,
                Err(error) => Err(unreadable(&answer, error)),
                Ok((feed, memo)) => Ok(News { feed: Some(feed), answer, memo }),
            }
        }
    }
}

fn missed(came: Came, trouble: Option<Trouble>) -> Miss {
    Miss { came, trouble }
}

fn unreadable(answer: &Answer, error: FeedError) -> Miss {
    missed(Ok(answer.clone()), Some(Trouble::Unreadable(error)))
}

fn refused(answer: &Answer) -> Miss {
    missed(Ok(answer.clone()), Some(Trouble::Status(answer.status, says(answer))))
}

/// A WordPress's list of its API, which is as good as the address of the site.
fn is_index(answer: &Answer) -> bool {
    answer.header("Link").is_some_and(|header| discovery::is_wordpress_index(&header, &answer.url))
}

/// How a body begins.
fn head(answer: &Answer) -> String {
    /// As far as the loader gives it.
    const ENOUGH: usize = 100_000;
    let start = answer.decoded.as_deref().map(|decoded| text::head(decoded, ENOUGH).to_owned());
    start.unwrap_or_else(|| answer.start()).trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}').to_owned()
}

/// An answer in its own letters; and the feed that it is, if it is one, with what the next is compared with: `before` is that of the
/// answer before.
async fn decoded_feed(answer: &Answer, format: Format, before: Option<&dyn Any>) -> (Answer, Result<(Feed, Recalled), FeedError>) {
    let mut turn = Turn::begin();
    let answer = decoded(answer, &mut turn).await;
    let head = head(&answer);
    let feed = match head.chars().next() {
        Some('{' | '[') => json::read(&answer, format, before, turn).await,
        Some('<') if !seems::is_page(&head) => xml::read(&answer, format).await.map(|feed| (feed, None)),
        _ => Err(seems::no_feed(&head, format)),
    };
    (answer, feed)
}

/// What a server that refuses says of that, in JSON.
fn says(answer: &Answer) -> String {
    brief(answer).and_then(|json| seems::refused(&json)).map(|error| error.words()).unwrap_or_default()
}

/// JSON that says a thing or two. What is longer is not looked at: a parser takes all of it at once.
fn brief(answer: &Answer) -> Option<Tree> {
    const LONGEST: usize = 64 * 1024;
    if answer.size() > LONGEST {
        return None;
    }
    Some(Json::parse(&answer.text).ok()?.tree())
}
