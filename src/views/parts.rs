//! The parts that the first headline does not need. In the release each is a WebAssembly file of its own (feature
//! `split`), loaded when first asked for; a part that does not come says so in its place and can be tried again.

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::Owner;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local;
#[cfg(feature = "split")]
use leptos::wasm_split::wasm_split;

use super::dom::{View, built, el, on, place, plain, say};
use super::formats::FormatsSignal;
use super::list::Ground;
use super::text;
use super::{article, live, signup};
use crate::browser::clock::Listener;
use crate::browser::page;
use crate::browser::split::SplitLoaderError;
use crate::store::signal::{Signal, watch};
use crate::store::words::speaking;
use crate::store::{Store, notice};

pub type Part = Result<View, SplitLoaderError>;

/// Declares `$async`, which loads `$split` with the part's file in a split build, as `$load` does alone, and just calls it in any other.
macro_rules! part {
    ($async:ident, $split:ident, $load:ident, $file:ident, ($($name:ident: $type:ty),*), $view:expr) => {
        pub async fn $async($($name: $type),*) -> Part {
            #[cfg(feature = "split")]
            return $split($($name),*).await;
            #[cfg(not(feature = "split"))]
            $split($($name),*)
        }
        #[cfg_attr(feature = "split", wasm_split($file, wasm_split_path = crate::browser::split, fallible, preload(#[allow(dead_code)] $load)))]
        fn $split($($name: $type),*) -> Part {
            Ok($view)
        }
    };
}

part!(live_part, split_live, load_live, live, (store: Store, formats: FormatsSignal, ground: Ground), within(store, |store| live::live(store, formats, ground)));
part!(article_part, split_article, load_article, article, (store: Store, formats: FormatsSignal, id: String), within(store, |store| article::article(store, formats, id)));
part!(signup_part, split_signup, load_signup, signup, (store: Store), within(store, signup::signup));

/// Lets the article's part come before one is opened.
pub async fn article_comes() {
    #[cfg(feature = "split")]
    let _ = load_article().await;
}

/// A part comes at a time of its own: what it says is still its element's.
fn within(store: Store, view: impl FnOnce(Store) -> View) -> View {
    speaking(Some(store.words.clone()), || view(store))
}

type Load = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = Part>>>>;

/// What came: the view, which is taken out once by the place that shows it, or nothing.
type Arrived = Option<Result<Cell<Option<View>>, ()>>;

/// The place of a part: empty until it is there. One that does not come says so to the reader, to the host page and on the
/// console, and is tried again when the reader wants it or the network is back. `asked` if a reader wanted it just now.
pub fn lazy<F>(store: &Store, file: &'static str, asked: bool, load: impl Fn() -> F + 'static) -> View
where
    F: Future<Output = Part> + 'static,
{
    let load: Load = Rc::new(move || Box::pin(load()));
    let arrived = Signal::new(None);
    let (tell, missing) = (store.clone(), arrived.clone());
    watch(move || {
        if missing.with(|came: &Arrived| matches!(came, Some(Err(())))) {
            tell.tell(notice::missing(file, page::online()));
        }
    });
    let owner = Owner::current().unwrap_or_default();
    ask(&load, &arrived, &owner);
    place(move || {
        arrived.with(|came: &Arrived| match came {
            None => None,
            Some(Ok(view)) => Cell::take(view),
            Some(Err(())) => {
                let (load, arrived, owner) = (load.clone(), arrived.clone(), owner.clone());
                Some(failed(move || ask(&load, &arrived, &owner), asked))
            }
        })
    })
}

fn ask(load: &Load, arrived: &Signal<Arrived>, owner: &Owner) {
    let (part, arrived) = (load(), arrived.clone());
    arrived.set(None);
    // The part's signals belong to the place it is for, however late it comes.
    let arrival = async move { arrived.set(Some(part.await.map(|view| Cell::new(Some(view))).map_err(drop))) };
    spawn_local(owner.with(|| ScopedFuture::new_untracked(arrival)));
}

/// Says in place that something did not come, with a button to try again.
pub fn failed(again: impl Fn() + Clone + 'static, asked: bool) -> View {
    let online = again.clone();
    let online = web_sys::window().map(|window| Listener::on(&window, "online", move |_| online()));
    let click = on("click", move |_| {
        // Listens as long as the button stands.
        let _ = &online;
        again();
    });
    let seen = built(move |button| {
        // Whoever asked for it may look elsewhere: the focus brings it into view.
        if asked {
            page::focus(&button);
        }
    });
    let retry = el("button", &[("class", "retry"), ("type", "button")], vec![click, seen], vec![say(text::RETRY)]);
    plain("p", &[("class", "failed"), ("role", "alert")], vec![say(text::PART_FAILED), say(" "), retry])
}
