//! What may be kept on the reader's machine (HTML, "The localStorage getter"): their preferences and the last good feeds. A
//! storage that is refused or full is no failure: then nothing is kept.

use web_sys::Storage;

use crate::ticker::shelf;

/// Every key begins with this, so that nothing of the page's own is touched.
const PREFIX: &str = "news-widget:";

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn key(name: &str) -> String {
    let mut key = PREFIX.to_owned();
    key.push_str(name);
    key
}

pub fn get(name: &str) -> Option<String> {
    storage()?.get_item(&key(name)).ok()?
}

/// Whether it is kept now.
pub fn set(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&key(name), value).is_ok())
}

pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        // It can only fail where nothing is kept.
        let _ = storage.remove_item(&key(name));
    }
}

/// Something is kept of `one` from now on; `forget` takes away what is kept of those that have to make room. The list of those
/// of which something is kept is at `list` (ticker/shelf.rs). Inlined, so that two parts that keep something share no file.
#[inline(always)]
pub fn shelve(list: &str, one: &str, most: usize, forget: impl Fn(&str)) {
    let before = get(list).unwrap_or_default();
    let (kept, out) = shelf::put(&before, one, most);
    out.iter().for_each(|one| forget(one));
    if kept != before {
        set(list, &kept);
    }
}
