//! An element comes to life: the loader brings its host and its first request, and gets a [`Mounted`], which lives as long
//! as the element is in a page. Dropping it ends every timer, request and listener.

use std::rc::Rc;

use js_sys::Function;
use leptos::mount::mount_to_renderer;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlElement;

use super::config::{Config, Element, Surroundings};
use super::events::dispatch;
use super::said::Said;
use crate::browser::fetch::{self, Asked};
use crate::browser::{intl, page, parts, top};
use crate::store::words::speaking;
use crate::store::{Intent, Store};
use crate::views;

/// Once a page, before the first [`Mounted`]: `import` loads a file that lies beside the loader, `ask` asks for a URL, `read` reads
/// a `Response`.
#[wasm_bindgen]
pub fn begin(import: Function, ask: Function, read: Function) {
    parts::import_with(import);
    fetch::ask_with(ask, read);
}

/// The host element as the config reads it.
struct Host {
    element: HtmlElement,
    said: Said,
}

impl Surroundings for Host {
    fn attribute(&self, name: &str) -> Option<String> {
        self.element.get_attribute(name)
    }
    fn resolve(&self, url: &str) -> Option<String> {
        page::resolve(url, &page::base_of(&self.element))
    }
    fn knows_language(&self, tag: &str) -> bool {
        intl::knows_language(tag)
    }
    fn knows_zone(&self, zone: &str) -> bool {
        intl::knows_zone(zone)
    }
    fn nearest_language(&self) -> Option<String> {
        page::nearest_language(&self.element)
    }
    fn complain(&self, message: &str) {
        self.said.once(message);
    }
}

/// A living element, in the loader's hands.
#[wasm_bindgen]
pub struct Mounted {
    kind: Element,
    host: Rc<Host>,
    store: Store,
    // Dropped with the rest: takes the view out of the shadow root and ends its effects.
    _view: Box<dyn std::any::Any>,
}

#[wasm_bindgen]
impl Mounted {
    /// None for an element without a shadow root, which the loader never brings. `dress` takes the style that a part brings along;
    /// `words` is asked for those of a language, which come by [`speak`](Mounted::speak); `kept` is an object that lives as long as the element.
    pub fn mount(element: HtmlElement, early: Vec<Asked>, dress: Function, words: Function, kept: JsValue) -> Option<Mounted> {
        let root = element.shadow_root()?;
        let kind = if element.local_name() == Element::NewsSignup.tag() { Element::NewsSignup } else { Element::NewsWidget };
        let has_fallback = page::has_fallback(&element);
        let fallback = has_fallback.then(|| page::focused().is_some_and(|focused| element.contains(Some(&focused))));
        let host = Rc::new(Host { element, said: Said::of(kind.tag()) });
        let config = Config::read(kind, &*host);
        let sink_host = host.clone();
        let sink = Box::new(move |notice| dispatch(&sink_host.element, &sink_host.said, notice));
        let ask = Box::new(move |language: &str, own: Option<&str>| drop(words.call2(&JsValue::NULL, &language.into(), &own.into())));
        let store = Store::new(config, sink, Box::new(move |style| drop(dress.call1(&JsValue::NULL, &style.into()))), ask, kept);
        let spoken = store.words.clone();
        // The view stands for the loader's slot from here on. A root takes children like any element.
        root.set_text_content(None);
        let view_store = store.clone();
        let view = speaking(Some(spoken), || mount_to_renderer(root.unchecked_ref(), move || views::element(kind, view_store, fallback)));
        if kind == Element::NewsWidget {
            store.start(early);
        }
        Some(Mounted { kind, host, store, _view: Box::new(view) })
    }

    /// The words that were asked for last.
    pub fn speak(&self, words: JsValue) {
        self.store.words.set(words);
    }

    /// An attribute changed: all are read again.
    pub fn configure(&self) {
        self.store.configure(Config::read(self.kind, &*self.host));
    }

    /// The element stands elsewhere: what its place says is read again, and a dialog that fell out of the top layer goes back.
    pub fn moved(&self) {
        self.configure();
        let root = self.host.element.shadow_root();
        if let Some(dialog) = root.and_then(|root| root.query_selector("dialog:not(:modal)").ok().flatten()) {
            let _ = dialog.remove_attribute("open");
            top::show(dialog.unchecked_ref());
        }
    }

    /// Asks for news now.
    pub fn refresh(&self) {
        self.store.send(Intent::Retry);
    }

    pub fn pause(&self, paused: bool) {
        self.store.send(Intent::Pause { paused, keep: false });
    }

    /// Opens the entry with this id, if the list has it.
    pub fn open(&self, id: String) {
        // As it is kept, without the blanks around it.
        self.store.open(id.trim().to_owned());
    }

    pub fn close(&self) {
        self.store.close();
    }
}
