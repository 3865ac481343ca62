//! Where `permalinks` says so, the open entry is in the address bar: a shared link opens it, back and forward lead out of it and
//! into it again. One step of the history is one visit to an article, however many are read in it.

use std::cell::{Cell, RefCell};

use super::{Back, Live, Store};
use crate::browser::address;
use crate::browser::clock::Listener;
use crate::store::signal::watch;

#[derive(Default)]
pub struct Permalink {
    listeners: RefCell<Vec<Listener>>,
    /// Whether the step that the address is at was ours: closing goes back over it.
    pushed: Cell<bool>,
    /// The entry that the address named when it was last followed.
    followed: RefCell<Option<String>>,
}

impl Live {
    /// Follows the address from now on, or no more.
    pub fn link(&self, store: &Store) {
        let wanted = store.config.peek(|config| config.permalinks);
        if !wanted {
            self.permalink.listeners.take();
        } else if self.permalink.listeners.borrow().is_empty() {
            let heard = || {
                let back = self.back.clone();
                move |_| back.reach(Live::follow_address)
            };
            if let Some(window) = web_sys::window() {
                let listeners = ["popstate", "hashchange"].map(|event| Listener::on(&window, event, heard()));
                self.permalink.listeners.replace(listeners.into());
            }
            self.follow_address(store);
        }
    }

    /// Opens the entry that the address names, or closes the one that it no longer does.
    pub fn follow_address(&self, store: &Store) {
        if self.permalink.listeners.borrow().is_empty() {
            return;
        }
        let named = address::named();
        let open = store.open.peek(Clone::clone);
        let before = self.permalink.followed.replace(named.clone());
        match named {
            Some(id) if open.as_ref() != Some(&id) => {
                // One that is not in the list leaves it as it is; it may come with the next page.
                if store.ticker.peek(|state| state.find(&id).is_some()) && before.as_ref() != Some(&id) {
                    store.open(id);
                } else if before.as_ref() != Some(&id) {
                    self.permalink.followed.take();
                }
            }
            None if before.is_some() => {
                self.permalink.pushed.set(false);
                store.close();
            }
            _ => {}
        }
    }

    /// An entry was opened or closed, whoever did it: the address says so.
    fn readdress(&self, open: Option<String>) {
        if self.permalink.listeners.borrow().is_empty() {
            return;
        }
        let named = address::named();
        match (named, open) {
            (named, Some(id)) if named.as_ref() != Some(&id) => {
                address::name(&id, named.is_none());
                self.permalink.pushed.set(self.permalink.pushed.get() || named.is_none());
                self.permalink.followed.replace(Some(id));
            }
            (Some(named), None) if self.permalink.followed.borrow().as_ref() == Some(&named) => {
                self.permalink.followed.take();
                if self.permalink.pushed.take() {
                    address::back();
                } else {
                    address::unname();
                }
            }
            _ => {}
        }
    }
}

/// Watches what is open, as long as the view it is called from stands.
pub fn watch_open(store: &Store, back: Back) {
    let open = store.open.clone();
    watch(move || {
        let open = open.get();
        back.reach(|live, _| live.readdress(open));
    });
}
