//! One feed of the list: what its pages brought, how far back they go, and how the last request ended.

use std::rc::Rc;

use super::gap::{Gap, below, ends, reaches, split};
use super::merge::{Merged, Pin, append, first, merge, repin, sort};
use super::state::Item;
use super::trouble::Trouble;
use crate::feed::{Extent, Feed, Millis};

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
    /// How much of it the last answer had.
    pub extent: Extent,
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
        let Feed { title, next_url, expired, extent, entries, .. } = feed;
        self.items = first(entries, at, &self.pin);
        (self.title, self.expired, self.extent) = (title, expired, extent);
        self.paging = page_after(next_url, &[]);
        self.arrived(at);
    }

    /// News of another visit, which are older than they should be.
    pub fn recall(&mut self, feed: Feed, at: Millis) {
        let (status, failures) = (std::mem::take(&mut self.status), self.failures);
        self.begin(feed, at);
        (self.status, self.failures, self.expired) = (status, failures, false);
    }

    /// Page 1 arrived again.
    pub fn renew(&mut self, feed: Feed, at: Millis) -> Merged {
        let Feed { title, next_url, expired, extent, entries, .. } = feed;
        (self.title, self.expired, self.extent) = (title, expired, extent);
        let (next, end) = (page_after(next_url, &[]), ends(&entries));
        let mut gap = self.gap.take();
        let closed = gap.as_ref().is_some_and(|gap| next == Paging::End || reaches(&entries, &gap.older(&self.items)));
        let mut merged = merge(&self.items, entries, extent, at, &self.pin);
        let (mut page, mut rest) = (std::mem::take(&mut merged.items), std::mem::take(&mut merged.rest));
        if closed && let Some(parted) = gap.take().filter(|gap| !gap.held) {
            rest.extend(self.close(parted, end, &page));
        }
        match &mut gap {
            Some(gap) if gap.held => {
                let before = std::mem::replace(&mut gap.side, page.clone());
                let joins = !split(std::mem::take(&mut merged.met), &before).0.is_empty();
                let (news, older) = split(rest, &before);
                // News that nobody has seen and that are apart from these are forgotten; they are on the next pages.
                let news = if joins { news } else { Vec::new() };
                gap.side.extend(news.iter().cloned());
                rest = [news, older].concat();
                gap.paging = next;
            }
            _ if !closed && !self.aside && merged.met.is_empty() && next != Paging::End && rest.iter().any(|item| !item.pinned) => {
                gap = Some(Gap { side: page.clone(), paging: next, followed: Vec::new(), held: true });
            }
            _ if self.followed.is_empty() && !matches!(self.paging, Paging::Loading(_)) => self.paging = next,
            _ => {}
        }
        page.append(&mut rest);
        sort(&mut page);
        (self.items, self.gap) = (page, gap);
        self.arrived(at);
        merged
    }

    /// The reader sees the news: below them the list ends where we know of nothing more. Whether that is anywhere.
    pub fn part(&mut self) -> bool {
        let Some(gap) = self.gap.as_mut().filter(|gap| gap.held) else { return false };
        let (pinned, older): (Vec<_>, Vec<_>) = gap.older(&self.items).into_iter().partition(|item| item.pinned);
        self.items = std::mem::replace(&mut gap.side, older);
        self.items.extend(pinned);
        sort(&mut self.items);
        gap.held = false;
        std::mem::swap(&mut self.paging, &mut gap.paging);
        std::mem::swap(&mut self.followed, &mut gap.followed);
        // What was asked for there is of no use here.
        if let Paging::Loading(url) | Paging::Failed(url) = &gap.paging {
            gap.paging = Paging::Next(url.clone());
        }
        true
    }

    /// What lies below a hole.
    pub fn beyond(&self) -> impl Iterator<Item = &Rc<Item>> {
        self.gap.iter().flat_map(|gap| &gap.side)
    }

    /// Where the list ends at a hole: nothing older is to stand below it.
    pub fn hole(&self) -> Option<Millis> {
        self.gap.as_ref().filter(|gap| !gap.held)?;
        self.items.iter().filter(|item| !item.pinned).map(|item| item.stands).min()
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
        let Some(Feed { mut entries, next_url, .. }) = page else {
            self.paging = Paging::Failed(url);
            return;
        };
        self.followed.push(url);
        let closes = self.gap.as_ref().is_some_and(|gap| !gap.held && reaches(&entries, &gap.side));
        let end = ends(&entries);
        // While news are held, what belongs to them waits with them, on the pages below them.
        if let Some(newest) = self.gap.as_ref().filter(|gap| gap.held).and_then(|gap| gap.older(&self.items).iter().map(|item| item.stands).max()) {
            entries.retain(|entry| entry.published.is_none_or(|at| at <= newest));
        }
        let mut items = append(&self.items, entries, &self.pin);
        self.barren = if items.len() > self.items.len() { 0 } else { self.barren + 1 };
        self.paging = match page_after(next_url, &self.followed) {
            // Somebody waits for something: a page with nothing new leads on to the next.
            Paging::Next(_) if self.barren >= MOST_BARREN => Paging::End,
            Paging::Next(url) if self.barren > 0 => Paging::Loading(url),
            paging => paging,
        };
        if let Some(gap) = self.gap.take_if(|gap| !gap.held && (closes || self.paging == Paging::End)) {
            let older = self.close(gap, end, &items);
            items.extend(older);
            sort(&mut items);
        }
        self.items = items;
    }

    /// A page that ended at `end` leads on to what was there before: that which is not among the `known` comes out.
    fn close(&mut self, gap: Gap, end: Option<Millis>, known: &[Rc<Item>]) -> Vec<Rc<Item>> {
        let Gap { side, paging, followed, .. } = gap;
        if !matches!(&paging, Paging::Next(url) if self.followed.contains(url)) {
            self.paging = paging;
        }
        self.followed.extend(followed);
        self.barren = 0;
        split(below(side, end).collect(), known).1
    }
}

fn page_after(next: Option<String>, followed: &[String]) -> Paging {
    match next {
        Some(url) if !followed.contains(&url) => Paging::Next(url),
        _ => Paging::End,
    }
}
