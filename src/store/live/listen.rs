//! The stream: it means "look now", is open while somebody waits for news, and is tried again where a browser gives it up.

use super::{Live, Store, notice};
use crate::browser::clock::{Timer, chance};
use crate::browser::stream::Stream;
use crate::feed::Millis;

impl Live {
    /// Opens the stream while somebody waits for news, and closes it when nobody does.
    pub fn listen(&self, store: &Store) {
        let url = store.config.peek(|config| config.stream.clone());
        if url.is_none() || self.resting(store) || store.ticker.peek(|state| state.expired()) {
            self.stream.take();
            self.reconnect.take();
            self.spread.take();
        } else if let Some(url) = url
            && self.stream.borrow().is_none()
            && self.reconnect.borrow().is_none()
        {
            let (event, ended) = (self.back.clone(), self.back.clone());
            let stream = Stream::open(&url, move || event.reach(Live::look_soon), move || ended.reach(Live::reconnect));
            self.stream.replace(stream);
        }
    }

    /// All readers hear of an event at once: they do not all ask at once. How soon one may is the schedule's.
    fn look_soon(&self, _: &Store) {
        const SPREAD_MS: f64 = 2_000.0;
        if self.spread.borrow().is_some() {
            return;
        }
        let back = self.back.clone();
        let look = move || {
            back.reach(|live, store| {
                live.spread.take();
                live.look_if_allowed(store);
            })
        };
        self.spread.replace(Some(Timer::after((chance() * SPREAD_MS) as Millis, look)));
    }

    /// A browser gives up for good where a server answers with anything but a stream; polling goes on meanwhile.
    fn reconnect(&self, store: &Store) {
        const PATIENCE_MS: Millis = 60_000;
        let back = self.back.clone();
        let url = store.config.peek(|config| config.stream.clone()).unwrap_or_default();
        store.tell(notice::stream_ended(&url));
        self.stream.take();
        self.reconnect.replace(Some(Timer::after(PATIENCE_MS, move || {
            back.reach(|live, store| {
                live.reconnect.take();
                live.listen(store);
            });
        })));
    }
}
