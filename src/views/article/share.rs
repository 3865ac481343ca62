//! Passing an article on: the system's own way where there is one, else its link is copied; where that is refused, the link
//! is shown to be copied by hand.

use leptos::task::spawn_local;

use super::phrases;
use crate::browser::share::{Shared, share as pass_on};
use crate::feed::Entry;
use crate::store::signal::Signal;
use crate::views::dom::{View, el, named, on, owned, place, plain, say};
use crate::views::item::headline_of;

pub fn share(entry: &Entry) -> Option<View> {
    let (url, title) = (entry.url.clone()?, headline_of(entry));
    let came: Signal<Option<Shared>> = Signal::default();
    let (shown, link) = (came.clone(), url.clone());
    let click = on("click", move |_| {
        let (came, url, title) = (came.clone(), url.clone(), title.clone());
        spawn_local(async move { came.set(Some(pass_on(&title, &url).await)) });
    });
    let told = place(move || match shown.get()? {
        Shared::Passed => None,
        Shared::Copied => Some(say(phrases::COPIED)),
        Shared::Refused => {
            let field = vec![named("aria-label", phrases::COPY_THIS), owned("value", link.clone()), on("focus", |event| crate::browser::share::select(&event))];
            let field = el("input", &[("class", "link"), ("readonly", "")], field, vec![]);
            Some(plain("span", &[], vec![say(phrases::COPY_THIS), say(" "), field]))
        }
    });
    let button = el("button", &[("class", "small"), ("type", "button")], vec![click], vec![say(phrases::SHARE)]);
    Some(plain("p", &[("class", "share"), ("part", "share")], vec![button, say(" "), plain("span", &[("role", "status")], vec![told])]))
}
