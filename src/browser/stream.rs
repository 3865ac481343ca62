//! A Server-Sent Events stream (HTML, "Server-sent events"): a URL goes in, a call for each event comes out. Dropping the
//! [`Stream`] closes it.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::clock::Listener;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = web_sys::EventTarget)]
    #[derive(Clone)]
    type EventSource;
    // Caught: data must not end the WASM.
    #[wasm_bindgen(constructor, catch)]
    fn new(url: &str) -> Result<EventSource, JsValue>;
    #[wasm_bindgen(method)]
    fn close(this: &EventSource);
    #[wasm_bindgen(method, getter, js_name = readyState)]
    fn ready_state(this: &EventSource) -> u16;
}

/// HTML, "The EventSource interface": the browser has given up; until then it reconnects by itself.
const CLOSED: u16 = 2;

pub struct Stream {
    source: EventSource,
    _listeners: Vec<Listener>,
}

impl Stream {
    /// `event` runs for each event, unnamed or named `update`, and for each connection but the first, since something may
    /// have happened meanwhile; `ended` when the browser gives up.
    pub fn open(url: &str, event: impl Fn() + Clone + 'static, ended: impl Fn() + 'static) -> Option<Stream> {
        let source = EventSource::new(url).ok()?;
        let on = |name, mut run: Box<dyn FnMut()>| Listener::on(&source, name, move |_| run());
        let (unnamed, named, again) = (event.clone(), event.clone(), event);
        let mut first = true;
        let state = source.clone();
        let listeners = vec![
            on("message", Box::new(unnamed)),
            on("update", Box::new(named)),
            on(
                "open",
                Box::new(move || {
                    if !std::mem::take(&mut first) {
                        again()
                    }
                }),
            ),
            on(
                "error",
                Box::new(move || {
                    if state.ready_state() == CLOSED {
                        ended()
                    }
                }),
            ),
        ];
        Some(Stream { source, _listeners: listeners })
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}
