//! What the page and its developer are told of a request that failed.

use leptos::task::spawn_local;

use super::super::{Store, notice};
use super::Live;
use crate::barrier::Barrier;
use crate::browser::origin;
use crate::feed::Millis;
use crate::ticker::Trouble;

impl Live {
    /// Tells the page what went wrong with a request. What stands in its way is looked for once, until an answer comes:
    /// a server in trouble is not to be asked twice as often.
    pub(super) fn explain(&self, store: &Store, channel: usize, url: String, trouble: Trouble, retry_in: Option<Millis>) {
        let is_silence = trouble == Trouble::Unreachable;
        let tell = move |store: &Store, url: &str, barrier| {
            let message = trouble.explain(url, &origin::own(), &origin::of(url), barrier);
            store.tell(notice::error(&trouble, message, retry_in));
        };
        if !is_silence {
            tell(store, &url, Barrier::None);
            return;
        }
        let found = self.line(channel, |line| line.barrier.clone().filter(|(of, _)| *of == url)).flatten();
        let failed_at = self.line(channel, |line| line.last).flatten();
        let back = self.back.clone();
        spawn_local(async move {
            let barrier = match found {
                Some((_, barrier)) => barrier,
                None => origin::barrier(&url).await,
            };
            back.reach(|live, store| {
                // Meanwhile an answer may have come.
                if failed_at != live.line(channel, |line| line.last).flatten() {
                    return;
                }
                tell(store, &url, barrier);
                live.line(channel, |line| line.barrier = Some((url, barrier)));
            });
        });
    }
}
