//! Where `permalinks` says so, the open entry is in the address bar: a shared link opens it, back and forward lead out of it and
//! into it again. One step of the history is one visit to an article, however many are read in it.

use std::cell::{Cell, RefCell};
use std::rc::Weak;

use super::{Back, Live, Store};
use crate::browser::address;
use crate::browser::clock::Listener;
use crate::store::signal::watch;

#[derive(Default)]
pub struct Permalink {
    listener: RefCell<Option<Listener>>,
    /// Whether something was opened or closed while the address was on its way to another one.
    late: Cell<bool>,
    /// The entry that the address names and the page did not let open: it is not offered again.
    refused: RefCell<Option<String>>,
}

thread_local! {
    /// There is one address for all widgets on a page: the one that shows, or showed, the entry that it names.
    static CLAIM: RefCell<Option<(Weak<Live>, String)>> = const { RefCell::new(None) };
}

impl Live {
    /// Follows the address from now on, or no more.
    pub fn link(&self, store: &Store) {
        let (wanted, linked) = (store.config.peek(|config| config.permalinks), self.is_linked());
        if wanted && !linked {
            let back = self.back.clone();
            self.permalink.late.set(false);
            if let Some(window) = web_sys::window() {
                let listener = Listener::on(&window, "popstate", move |_| back.reach(Live::step));
                self.permalink.listener.replace(Some(listener));
            }
            self.go_along(store, true);
            self.readdress(store);
        } else if linked && !wanted {
            let listener = self.permalink.listener.take();
            drop(listener);
            if self.unclaim().is_some_and(|id| address::named() == Some(id)) {
                address::unname();
            }
        }
    }

    fn is_linked(&self) -> bool {
        self.permalink.listener.borrow().is_some()
    }

    /// The browser went a step in the history (HTML, "popstate": for a link to a fragment, too).
    fn step(&self, store: &Store) {
        address::arrive();
        self.permalink.refused.take();
        if self.permalink.late.take() {
            self.readdress(store);
        } else {
            self.go_along(store, true);
        }
    }

    /// News came, and the entry that the address names may be among them.
    pub fn follow_address(&self, store: &Store) {
        self.go_along(store, false);
    }

    /// Opens the entry that the address names, or closes the one that it no longer does. One that is not in the list leaves it as
    /// it is; it may come with the next page. `anew` if the address is: then what a widget claimed that has left the page is free.
    fn go_along(&self, store: &Store, anew: bool) {
        let (named, claimed) = (address::named(), self.claimed());
        if !self.is_linked() || address::is_leaving() || named == claimed {
            return;
        }
        match named {
            None => {
                self.unclaim();
                store.close();
            }
            Some(id) if is_claimed(&id, anew) || self.permalink.refused.borrow().as_ref() == Some(&id) => {}
            Some(id) if store.ticker.peek(|state| state.find(&id).is_some()) => {
                store.open(id.clone());
                if store.open.peek(|open| open.as_ref() == Some(&id)) {
                    self.claim(&id);
                } else {
                    self.permalink.refused.replace(Some(id));
                }
            }
            Some(_) => drop(self.unclaim()),
        }
    }

    /// An entry was opened or closed, whoever did it: the address says so.
    fn readdress(&self, store: &Store) {
        if !self.is_linked() {
            return;
        }
        if address::is_leaving() {
            return self.permalink.late.set(true);
        }
        match store.open.peek(Clone::clone) {
            Some(id) => {
                if address::named().as_ref() != Some(&id) {
                    address::name(&id);
                }
                if !is_claimed(&id, true) {
                    self.claim(&id);
                }
            }
            None => {
                if let Some(id) = self.unclaim().filter(|id| address::named().as_ref() == Some(id)) {
                    let back = self.back.clone();
                    address::leave(id, move || back.reach(Live::step));
                }
            }
        }
    }

    fn claim(&self, id: &str) {
        CLAIM.replace(Some((self.back.live.clone(), id.to_owned())));
    }

    fn claimed(&self) -> Option<String> {
        CLAIM.with_borrow(|claim| claim.as_ref().filter(|(live, _)| live.ptr_eq(&self.back.live)).map(|(_, id)| id.clone()))
    }

    fn unclaim(&self) -> Option<String> {
        let claimed = self.claimed()?;
        CLAIM.take();
        Some(claimed)
    }
}

/// Whether a widget claims the entry: one that is still there, or was (not counted `anew`).
fn is_claimed(id: &str, anew: bool) -> bool {
    CLAIM.with_borrow(|claim| claim.as_ref().is_some_and(|(live, claimed)| claimed == id && (live.strong_count() > 0 || !anew)))
}

/// Watches what is open, as long as the view it is called from stands.
pub fn watch_open(store: &Store, back: Back) {
    let open = store.open.clone();
    watch(move || {
        open.with(|_| {});
        back.reach(Live::readdress);
    });
}
