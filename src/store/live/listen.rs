//! The stream: it means "look now", is open while somebody waits for news, and is tried again where a browser gives it up. All
//! widgets of a page that name the same stream share one connection: browsers have few to a host.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use super::{Back, Live, Store, notice};
use crate::browser::clock::{Timer, chance};
use crate::browser::stream::Stream;
use crate::feed::Millis;

thread_local! {
    static STATIONS: RefCell<Vec<Weak<Station>>> = const { RefCell::new(Vec::new()) };
}

/// One stream and all who listen to it; it is closed when the last of them is gone.
pub struct Station {
    url: String,
    listeners: RefCell<Vec<Back>>,
    /// The browser has given up: whoever comes now needs another one.
    ended: Cell<bool>,
    /// A look that an event asked for.
    spread: RefCell<Option<Timer>>,
    _stream: Option<Stream>,
}

impl Station {
    fn of(url: String) -> Rc<Station> {
        let known = STATIONS.with_borrow_mut(|stations| {
            stations.retain(|station| station.strong_count() > 0);
            stations.iter().filter_map(Weak::upgrade).find(|station| station.url == url && !station.ended.get())
        });
        known.unwrap_or_else(|| {
            let station = Rc::new_cyclic(|station: &Weak<Station>| {
                let (event, ended) = (station.clone(), station.clone());
                let event = move || event.upgrade().iter().for_each(Station::look_soon);
                let ended = move || {
                    if let Some(station) = ended.upgrade() {
                        station.ended.set(true);
                        station.tell(Live::reconnect);
                    }
                };
                let stream = Stream::open(&url, event, ended);
                Station { url, listeners: RefCell::default(), ended: Cell::default(), spread: RefCell::default(), _stream: stream }
            });
            STATIONS.with_borrow_mut(|stations| stations.push(Rc::downgrade(&station)));
            station
        })
    }

    /// All readers hear of an event at once: they do not all ask at once. The widgets of one page do, and share the answer. How
    /// soon one may is the schedule's.
    fn look_soon(self: &Rc<Station>) {
        const SPREAD_MS: f64 = 2_000.0;
        if self.spread.borrow().is_some() {
            return;
        }
        let station = Rc::downgrade(self);
        let look = move || {
            if let Some(station) = station.upgrade() {
                station.spread.take();
                station.tell(Live::look_if_allowed);
            }
        };
        self.spread.replace(Some(Timer::after((chance() * SPREAD_MS) as Millis, look)));
    }

    /// What a listener does may make others come and go: nothing is borrowed meanwhile.
    fn tell(&self, what: impl Fn(&Live, &Store)) {
        let listeners = self.listeners.borrow().clone();
        for back in listeners {
            back.reach(|live, store| {
                if live.stream.borrow().as_ref().is_some_and(|station| std::ptr::eq(&**station, self)) {
                    what(live, store);
                }
            });
        }
    }
}

impl Live {
    /// Listens to the stream while somebody waits for news.
    pub fn listen(&self, store: &Store) {
        let url = store.config.peek(|config| config.stream.clone());
        if url.is_none() || self.resting(store) || store.ticker.peek(|state| state.expired()) {
            self.stream.take();
            self.reconnect.take();
        } else if let Some(url) = url
            && self.stream.borrow().is_none()
            && self.reconnect.borrow().is_none()
        {
            let station = Station::of(url);
            let mut listeners = station.listeners.borrow_mut();
            listeners.retain(|other| !Weak::ptr_eq(&other.live, &self.back.live) && other.live.strong_count() > 0);
            listeners.push(self.back.clone());
            drop(listeners);
            self.stream.replace(Some(station));
        }
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
