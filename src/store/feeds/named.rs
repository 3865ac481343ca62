//! A page where a feed should be: the feeds that it names are tried, the best first.

use super::super::source::{self, Given, Got, Miss, News, found_at};
use super::{decoded_feed, head, missed, refused, unreadable};
use crate::browser::fetch::{Answer, NoAnswer, PATIENCE_MS};
use crate::browser::pieces::piece;
use crate::browser::{origin, page};
use crate::feed::{FeedError, Format, Millis, discovery, seems, text};
use crate::ticker::Trouble;

/// More are not tried.
const MOST: usize = 4;
/// A page names its feeds in its head: so far it is looked through.
const ENOUGH: usize = 512 * 1024;

pub async fn follow(given: &Given, answer: &Answer) -> Got {
    let seems = |seems: &str| Err(unreadable(answer, FeedError::NotFeed { seems: seems.to_owned(), wanted: given.format }));
    // It is a page for a while: an error's, a login's.
    if source::found(&given.url, given.format).is_some() {
        return seems(seems::PAGE);
    }
    let (mut links, base) = discovery::links(&body(answer));
    links.extend(answer.header("Link").and_then(|header| discovery::link_of(&header)));
    let base = base.and_then(|base| page::resolve(&base, &answer.url)).unwrap_or_else(|| answer.url.clone());
    let none = if links.is_empty() { Err(unreadable(answer, seems::no_feed(&head(answer), given.format))) } else { seems(seems::PAGE_OF_OTHERS) };
    let allowed: Vec<_> = links.into_iter().filter(|link| given.format.allows(link.format)).collect();
    let none = if allowed.is_empty() { none } else { seems(seems::PAGE_OF_ITS_OWN) };
    let (mut missed, mut tried, mut shut) = (None, 0, Vec::new());
    for link in allowed {
        let url = page::resolve(&link.url, &base).filter(|url| source::is_fair(&answer.url, url));
        // One that may come later is waited for: what is named after it, of the same kind, may be the comments.
        let Some(url) = url.filter(|_| !shut.contains(&link.format) && tried < MOST) else { continue };
        tried += 1;
        match at(given, &url, given.format, PATIENCE_MS).await {
            Ok(news) => {
                found_at(&given.url, given.format, &url);
                return Ok(news);
            }
            Err(miss) => {
                if !matches!(miss.trouble, Some(Trouble::Status(404 | 410, _) | Trouble::Unreadable(_))) {
                    shut.push(link.format);
                }
                missed.get_or_insert((url, miss));
                if given.is_unwanted() {
                    break;
                }
            }
        }
    }
    Err(match missed {
        Some((url, miss)) => {
            let mut trouble = miss.trouble();
            if let Trouble::Unreachable { barrier, .. } = &mut trouble {
                *barrier = origin::barrier(&url).await;
            }
            Miss { trouble: Some(Trouble::Named(url, Box::new(trouble))), ..miss }
        }
        None => return none,
    })
}

fn body(answer: &Answer) -> String {
    answer.decoded.as_deref().map_or_else(|| piece(&answer.text, 0, ENOUGH).into(), |decoded| text::head(decoded, ENOUGH).to_owned())
}

/// What another address gives, for as long as the first one is wanted.
pub async fn at(given: &Given, url: &str, format: Format, patience: Millis) -> Got {
    let Some(exchange) = given.exchange.as_ref().map(|exchange| exchange.within(url)) else { return Err(missed(Err(NoAnswer::Offline), None)) };
    let answer = exchange.answer(patience).await.map_err(|none| missed(Err(none), None))?;
    exchange.ends();
    if !answer.is_good() {
        return Err(refused(&answer));
    }
    let (answer, feed) = decoded_feed(&answer, format, None).await;
    match feed {
        Ok((feed, memo)) => Ok(News { feed: Some(feed), answer, memo }),
        Err(error) => Err(unreadable(&answer, error)),
    }
}
