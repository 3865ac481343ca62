//! One feed of the list: what its pages brought, how far back they go, and how the last request ended.

use std::rc::Rc;

use super::gap::{Gap, ends, without};
use super::merge::{Merged, Pin, append, first, merge, repin, sort};
use super::state::Item;
use super::trouble::Trouble;
use crate::feed::{Feed, Millis};

/// How the last request ended.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Status {
    /// The first answer is still on its way.
    #[default]
    Loading,
    /// The entries are as the publisher had them at [`Channel::fresh_at`].
    Fresh,
    /// They are older than they should be.
    Failed { trouble: Trouble, retry_after: Option<u32> },
}

/// Whether the feed has older entries to ask for.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Paging {
    /// Nothing older, as far as is known.
    #[default]
    End,
    /// The next page is at this URL.
    Next(String),
    Loading(String),
    /// It did not come; asking again may help.
    Failed(String),
}

/// After so many pages with nothing new there is no end of them.
const MOST_BARREN: u32 = 5;

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Channel {
    /// Where the feed is asked for.
    pub url: String,
    /// The feed's own title.
    pub title: Option<String>,
    /// Newest first; ids are unique.
    pub items: Vec<Rc<Item>>,
    pub paging: Paging,
    /// The pages that were followed, so that a loop ends.
    followed: Vec<String>,
    pub status: Status,
    /// When the entries last were the publisher's.
    pub fresh_at: Option<Millis>,
    /// Failures in a row.
    pub failures: u32,
    pub expired: bool,
    /// A feed of picks: no part of the list.
    pub aside: bool,
    /// Pages in a row that brought nothing new.
    barren: u32,
    gap: Option<Gap>,
    pin: Pin,
}

impl Channel {
    pub fn new(url: String, pin: Pin) -> Channel {
        Channel { url, pin, ..Channel::default() }
    }

    /// A feed of picks.
    pub fn aside(url: String) -> Channel {
        Channel { aside: true, ..Channel::new(url, None) }
    }

    pub fn pin(&mut self, pin: Pin) {
        repin(&mut self.items, &pin);
        if let Some(gap) = &mut self.gap {
            repin(&mut gap.side, &pin);
        }
        self.pin = pin;
    }

    /// The first news.
    pub fn begin(&mut self, feed: Feed, at: Millis) {
        let Feed { title, next_url, expired, entries, .. } = feed;
        self.items = first(entries, at, &self.pin);
        (self.title, self.expired) = (title, expired);
        self.paging = page_after(next_url, &[]);
        self.arrived(at);
    }

    /// News of another visit, which are older than they should be.
    pub fn recall(&mut self, feed: Feed, at: Millis) {
        let (status, failures) = (std::mem::take(&mut self.status), self.failures);
        self.begin(feed, at);
        (self.status, self.failures, self.expired) = (status, failures, false);
    }

    /// Whether a page after the first has come.
    pub fn was_followed(&self) -> bool {
        !self.followed.is_empty()
    }

    /// Page 1 arrived again.
    pub fn renew(&mut self, feed: Feed, at: Millis) -> Merged {
        let Feed { title, next_url, expired, entries, .. } = feed;
        (self.title, self.expired) = (title, expired);
        let next = page_after(next_url, &[]);
        let held = self.gap.take_if(|gap| gap.held);
        let older = held.as_ref().map(|gap| without(&self.items, &gap.side));
        let before = held.map_or_else(|| std::mem::take(&mut self.items), |gap| gap.side);
        let mut merged = merge(&before, entries, at, &self.pin);
        let (mut items, mut rest) = (std::mem::take(&mut merged.items), std::mem::take(&mut merged.rest));
        let apart = merged.apart && next != Paging::End && !rest.is_empty();
        if !apart {
            items.append(&mut rest);
        }
        sort(&mut items);
        // News that nobody has seen and that are apart from these are forgotten; they are on the next pages.
        let older = older.or(apart.then_some(rest));
        if let Some(older) = older {
            let mut all = without(&older, &items);
            all.extend(items.iter().cloned());
            sort(&mut all);
            self.gap = Some(Gap { side: items, paging: next, followed: Vec::new(), held: true });
            self.items = all;
        } else {
            self.items = items;
            if self.followed.is_empty() && !matches!(self.paging, Paging::Loading(_)) {
                self.paging = next;
            }
        }
        self.arrived(at);
        merged
    }

    /// The reader sees the news: below them the list ends where we know of nothing more.
    pub fn part(&mut self) {
        if let Some(gap) = self.gap.as_mut().filter(|gap| gap.held) {
            let older: Vec<_> = without(&self.items, &gap.side).into_iter().filter(|item| !item.pinned).collect();
            self.items = without(&self.items, &older);
            gap.side = older;
            gap.held = false;
            std::mem::swap(&mut self.paging, &mut gap.paging);
            std::mem::swap(&mut self.followed, &mut gap.followed);
        }
    }

    /// Page 1 is as it was, or has just been read.
    pub fn arrived(&mut self, at: Millis) {
        self.status = Status::Fresh;
        self.fresh_at = Some(at);
        self.failures = 0;
    }

    pub fn failed(&mut self, trouble: Trouble, retry_after: Option<u32>) {
        self.status = Status::Failed { trouble, retry_after };
        self.failures = self.failures.saturating_add(1);
    }

    /// The next page is wanted, if there is one.
    pub fn more(&mut self) {
        if let Paging::Next(url) | Paging::Failed(url) = &self.paging {
            self.paging = Paging::Loading(url.clone());
        }
    }

    /// The page that [`Paging::Loading`] names arrived, or did not.
    pub fn older(&mut self, page: Option<Feed>) {
        let Paging::Loading(url) = &self.paging else { return };
        let url = url.clone();
        self.paging = match page {
            None => Paging::Failed(url),
            Some(feed) => {
                self.followed.push(url);
                let (closes, end) = (self.gap.as_ref().is_some_and(|gap| !gap.held && gap.is_closed_by(&feed.entries)), ends(&feed.entries));
                let items = append(&self.items, feed.entries, &self.pin);
                self.barren = if items.len() > self.items.len() { 0 } else { self.barren + 1 };
                self.items = items;
                let paging = match page_after(feed.next_url, &self.followed) {
                    // Somebody waits for something: a page with nothing new leads on to the next.
                    Paging::Next(_) if self.barren >= MOST_BARREN => Paging::End,
                    Paging::Next(url) if self.barren > 0 => Paging::Loading(url),
                    paging => paging,
                };
                match self.gap.take_if(|gap| !gap.held && (closes || paging == Paging::End)) {
                    Some(gap) => self.close(gap, end, paging),
                    None => paging,
                }
            }
        };
    }

    /// The page that ended at `end` leads on to what was there before.
    fn close(&mut self, mut gap: Gap, end: Option<Millis>, paging: Paging) -> Paging {
        self.barren = 0;
        let paging = match std::mem::take(&mut gap.paging) {
            // Its answer came to nobody.
            Paging::Loading(url) if !self.followed.contains(&url) => Paging::Next(url),
            Paging::Loading(url) | Paging::Next(url) if self.followed.contains(&url) => paging,
            paging => paging,
        };
        self.followed.append(&mut gap.followed);
        let below = without(&gap.below(end), &self.items);
        self.items.extend(below);
        sort(&mut self.items);
        paging
    }
}

fn page_after(next: Option<String>, followed: &[String]) -> Paging {
    match next {
        Some(url) if !followed.contains(&url) => Paging::Next(url),
        _ => Paging::End,
    }
}
