//! The part that reads what is no JSON Feed: Ghost's and WordPress's posts, RSS and Atom, longer bodies than are read at once; and
//! that finds the feed where an address gives a page, or nothing that this page may read. What cannot be read is named.

mod elsewhere;
mod named;
mod xml;

use super::source::{Given, Got, Miss, News};
use crate::browser::clock::Turn;
use crate::browser::fetch::{Answer, Came, NoAnswer};
use crate::browser::json::Json;
use crate::feed::shape::SHAPES;
use crate::feed::{Document, Extent, Feed, FeedError, Format, cut, discovery, seems};
use crate::ticker::Trouble;

pub async fn read(given: Given) -> Got {
    match &given.came {
        Err(NoAnswer::Unreachable) => elsewhere::look(&given).await,
        Err(_) => Err(missed(given.came, None)),
        Ok(answer) if !answer.is_good() => Err(refused(answer)),
        Ok(answer) => match feed(answer, given.format).await {
            Err(FeedError::NotFeed { .. }) if seems::is_page(&head(answer)) || is_index(answer) => named::follow(&given, answer).await,
            Err(error) => Err(unreadable(answer, error)),
            Ok((feed, answer)) => Ok(News { feed: Some(feed), answer }),
        },
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
    answer.start().trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}').to_owned()
}

/// The feed that an answer is, if it is one; and the answer as it was read.
async fn feed(answer: &Answer, format: Format) -> Result<(Feed, Answer), FeedError> {
    let head = head(answer);
    match head.chars().next() {
        Some('{' | '[') => Ok((json(answer, format).await?, answer.clone())),
        Some('<') if !seems::is_page(&head) => xml::read(answer, format).await,
        // In UTF-16 it would begin with these.
        Some('\u{fffd}' | '\0') => xml::read(answer, format).await,
        _ => Err(seems::no_feed(&head, format)),
    }
}

async fn json(answer: &Answer, format: Format) -> Result<Feed, FeedError> {
    let closed = if answer.is_cut() { cut::entries(&String::from(answer.text.clone())) } else { None };
    let json = match closed {
        Some(closed) => Json::parse(&closed.into()),
        None => Json::parse(&answer.text),
    };
    let json = json.map_err(|says| FeedError::BrokenJson { says })?;
    let found = SHAPES.iter().find_map(|shape| Some((shape, shape.begin(&json, format, answer)?)));
    let Some((shape, mut reading)) = found else { return Err(seems::other_json(&json, format, answer)) };
    let mut turn = Turn::begin();
    for item in json.entries(shape.lists) {
        shape.add(&item, &mut reading, answer);
        turn.pass().await;
    }
    let feed = reading.newest();
    Ok(if answer.is_cut() { Feed { extent: Extent::TooLong, ..feed } } else { feed })
}

/// What a server that refuses says of that, in JSON.
fn says(answer: &Answer) -> String {
    Json::parse(&answer.text).ok().and_then(|json| seems::refused(&json.tree())).map(|error| error.words()).unwrap_or_default()
}
