//! What an answer brings: news go to the ticker and onto the shelf, a failure to the page and its developer, and all that depends on
//! either is planned anew.

use js_sys::JsString;
use leptos::task::spawn_local;

use super::super::source::{self, Given, Got, News};
use super::super::{Store, notice};
use super::memory::{self, Unkept};
use super::{Live, apply};
use crate::browser::clock::now;
use crate::browser::fetch::Answer;
use crate::browser::origin;
use crate::feed::{Feed, Millis};
use crate::ticker::{Changes, Event, State, Trouble, shelf};

impl Live {
    /// Whether a feed's last good body is this one.
    pub fn has(&self, channel: usize, body: &JsString) -> bool {
        self.line(channel, |line| line.body.as_ref() == Some(body)) == Some(true)
    }

    /// The answer that came before this part did: good news are on the page already.
    pub fn first(&self, store: &Store, channel: usize, got: Got) {
        let shown = store.ticker.peek(|state| state.channels.get(channel)?.fresh_at);
        match (got, shown) {
            (Ok(news), Some(at)) => {
                self.answered(channel, at, news.answer.max_age());
                self.gave(store, channel);
                self.keep(store, channel, news, true);
                self.tell(store, Changes::default());
                memory::visited(store);
                self.plan(store);
            }
            (got, _) => self.take(store, channel, got),
        }
    }

    /// News, or why there are none.
    pub fn take(&self, store: &Store, channel: usize, got: Got) {
        let at = now();
        match got {
            Ok(mut news) => {
                let page = news.feed.take().filter(|_| !self.has(channel, &news.answer.text));
                let is_new = page.is_some();
                self.answered(channel, at, news.answer.max_age());
                apply(
                    store,
                    match page {
                        Some(feed) => Event::Page { channel, feed, at, hold: !(self.may_insert)() },
                        None => Event::Unchanged { channel, at },
                    },
                );
                self.gave(store, channel);
                self.keep(store, channel, news, is_new);
                self.settle(store, store.ticker.peek(|state| state.changes));
            }
            Err(miss) => {
                let trouble = miss.trouble();
                self.answered(channel, at, miss.came.as_ref().ok().and_then(Answer::max_age));
                apply(store, Event::Failed { channel, trouble: trouble.clone(), retry_after: miss.retry_after(at) });
                self.recall(store, channel);
                self.settle(store, store.ticker.peek(|state| state.changes));
                let due = self.line(channel, |line| line.due).flatten();
                at_feed(store, channel, |url| explain(store, url, &trouble, due.map(|due| due - at)));
            }
        }
    }

    fn gave(&self, store: &Store, channel: usize) {
        let format = store.config.peek(|config| config.format);
        at_feed(store, channel, |url| source::gave(url, format));
    }

    /// The state has changed: what follows from that.
    fn settle(&self, store: &Store, changes: Changes) {
        self.follow(store);
        self.tell(store, changes);
        memory::visited(store);
        self.plan(store);
        self.listen(store);
        self.tick(store);
        self.unfold(store);
        self.follow_address(store);
    }

    /// The last good news of another visit, where there are none yet in this one.
    fn recall(&self, store: &Store, channel: usize) {
        let Some(url) = at_feed(store, channel, str::to_owned) else { return };
        // Meanwhile the page may name another feed.
        let has_none = move |store: &Store| {
            let none = |state: &State| state.channels.get(channel).is_some_and(|channel| channel.fresh_at.is_none() && channel.url == url);
            store.ticker.peek(none)
        };
        let Some((answer, at)) = at_feed(store, channel, memory::kept).flatten().filter(|_| has_none(store)) else { return };
        let (back, format) = (self.back.clone(), store.config.peek(|config| config.format));
        spawn_local(async move {
            let feed = match source::short(&answer, format) {
                Some(feed) => feed,
                None => match source::other(Given::kept(answer, format)).await {
                    Ok(News { feed: Some(feed), .. }) => feed,
                    _ => return,
                },
            };
            back.reach(|live, store| {
                if has_none(store) {
                    store.change(|state| state.recall(channel, feed, at));
                    live.settle(store, Changes::default());
                }
            });
        });
    }

    /// What was read, or is still so: the next look compares with it, the next visit begins with it.
    fn keep(&self, store: &Store, channel: usize, news: News, is_new: bool) {
        let (extent, at) = store.ticker.peek(|state| state.channels.get(channel).map(|channel| (channel.extent, channel.fresh_at))).unwrap_or_default();
        let Answer { url: from, text, decoded, .. } = &news.answer;
        let is_short = news.answer.size() <= shelf::LONGEST;
        let told = self.line(channel, |line| {
            line.tap.recalls(news.memo);
            if is_new {
                // Of other encodings this is not the text: two that differ may look alike.
                line.body = decoded.is_none().then(|| text.clone());
            }
            let body = line.body.clone().filter(|_| is_short).or_else(|| decoded.as_deref().filter(|_| is_short).map(JsString::from));
            line.unkept = body.zip(at).map(|(body, at)| Unkept { feed: line.tap.url.clone(), from: from.clone(), body, at });
            std::mem::replace(&mut line.extent, extent)
        });
        if told.is_some_and(|told| told != extent) {
            at_feed(store, channel, |url| notice::not_whole(url, extent).map(|notice| store.tell(notice)));
        }
    }

    /// An older page, or why there is none.
    pub fn older_came(&self, store: &Store, channel: usize, url: &str, got: Got) {
        self.forget_older(channel);
        let feed = match got {
            Err(miss) if miss.is_past_the_end() => Some(Feed::default()),
            Err(miss) => {
                explain(store, url, &miss.trouble(), None);
                None
            }
            Ok(news) => news.feed,
        };
        apply(store, Event::NextPage { channel, feed });
        self.follow_address(store);
        self.follow(store);
        self.unfold(store);
    }
}

/// Does something with the address of a feed.
pub(super) fn at_feed<R>(store: &Store, channel: usize, with: impl FnOnce(&str) -> R) -> Option<R> {
    let url = store.ticker.peek(|state| state.channels.get(channel).map(|channel| channel.url.clone()))?;
    Some(with(&url))
}

/// The page and its developer are told what went wrong with a request.
fn explain(store: &Store, url: &str, trouble: &Trouble, retry_in: Option<Millis>) {
    let about = if let Trouble::Named(named, _) = trouble { named } else { url };
    let message = trouble.explain(url, &origin::own(), &origin::of(about));
    store.tell(notice::error(trouble, message, retry_in));
}
