//! A request goes in, the whole answer comes out, or why there is none. Dropping the [`Abort`] ends the request.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_net::http::Request;
use js_sys::{Function, JsString, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::clock::{Listener, Timer};
use super::js;
use crate::feed::Millis;

/// How long an answer may take before the request counts as failed.
pub const PATIENCE_MS: Millis = 30_000;

/// The answer, read to its end, or to where none is read on; clones are one.
#[derive(Clone)]
pub struct Answer {
    pub status: u16,
    /// Where the answer came from, after redirects.
    pub url: String,
    /// The body, if it is UTF-8, where it stays until somebody reads it: in the browser's own memory.
    pub text: JsString,
    /// What it is, if it is not.
    pub decoded: Option<String>,
    /// As the loader gave it.
    raw: JsValue,
}

impl Answer {
    fn new(raw: JsValue) -> Answer {
        Answer { status: js::number(&raw, "status") as u16, url: js::text(&raw, "url"), text: js::get(&raw, "text").unchecked_into(), decoded: None, raw }
    }

    /// One of another visit.
    pub fn kept(body: &str, url: &str) -> Answer {
        Answer { status: 200, url: url.to_owned(), text: body.into(), decoded: None, raw: JsValue::UNDEFINED }
    }

    /// How long it was, in bytes; 0 of another visit.
    pub fn size(&self) -> usize {
        js::number(&self.raw, "size") as usize
    }

    /// Whether it is more than is parsed at once before anything is there; the loader has the limit (embed/ask.js), and by the same
    /// one it fetches the part that reads it.
    pub fn is_long(&self) -> bool {
        js::is(&self.raw, "long")
    }

    /// How the body begins: enough to tell what it is.
    pub fn start(&self) -> String {
        js::get(&self.raw, "start").as_string().unwrap_or_else(|| String::from(&self.text))
    }

    /// RFC 9110, section 15.3.
    pub fn is_good(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// A header, where CORS lets a page read it.
    pub fn header(&self, name: &str) -> Option<String> {
        js::call(&js::get(&self.raw, "headers"), "get", &[name.into()]).ok()?.as_string()
    }

    /// The body as it came, an array of pieces.
    pub fn bytes(&self) -> JsValue {
        js::get(&self.raw, "parts")
    }

    /// Whether letters of it are none in UTF-8, or are written as such.
    pub fn is_broken(&self) -> bool {
        self.text.includes("\u{fffd}", 0)
    }

    /// Whether there was more of it than is read of any.
    pub fn is_cut(&self) -> bool {
        js::is(&self.raw, "cut")
    }
}

/// An answer, or why there is none.
pub type Came = Result<Answer, NoAnswer>;

/// Why there is no answer. A page is not told more than this.
#[derive(Clone, Copy)]
pub enum NoAnswer {
    Offline,
    Unreachable,
    /// It began, and broke off.
    Cut,
    Timeout,
    /// Ended by ourselves: somebody asked anew, or the element is gone.
    Aborted,
}

#[wasm_bindgen]
extern "C" {
    /// A request of the loader's, which asks for feeds while the WASM is on its way, and whenever it is told to.
    pub type Asked;
    #[wasm_bindgen(method, getter)]
    pub fn url(this: &Asked) -> String;
    /// Another promise each time: whoever takes it waits for it, or a page is told that nobody did.
    #[wasm_bindgen(method, getter)]
    fn answer(this: &Asked) -> Promise;
    #[wasm_bindgen(method, getter)]
    pub fn controller(this: &Asked) -> AbortController;

    // Not gloo-net's: a page may have put its own in its place, which fails with whatever it likes, and gloo-net takes anything
    // but an Error of this window for a fault of its own and ends the WASM.
    #[wasm_bindgen(catch)]
    fn fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;
}

thread_local! {
    static ASK: RefCell<(Function, Function)> = RefCell::default();
}

/// What asks for a URL, and gives an [`Asked`], and what reads a `Response` to its end: the loader can do that already.
pub fn ask_with(ask: Function, read: Function) {
    ASK.set((ask, read));
}

/// Ends its request when dropped, if it has not ended. Whoever hears of it may call the page: nothing is to be borrowed then.
pub struct Abort {
    controller: AbortController,
    over: Rc<Cell<bool>>,
}

impl Drop for Abort {
    fn drop(&mut self) {
        if !self.over.get() {
            self.controller.abort();
        }
    }
}

/// A request on its way.
pub struct Exchange {
    /// None if no request can be made of its URL.
    answer: Option<Promise>,
    controller: AbortController,
    over: Rc<Cell<bool>>,
    /// Nobody ended it but ourselves, for want of patience.
    late: Rc<Cell<bool>>,
    /// Ends it with the one that it belongs to.
    _leash: Option<Listener>,
}

impl Exchange {
    /// GET; a request for the same URL that is under way is joined. The browser revalidates with the ETag it kept: a hand-set
    /// `If-None-Match` fails on real servers.
    pub fn get(url: &str) -> Exchange {
        Exchange::ask(url, false)
    }

    /// The same; `anew` is without regard to any that is under way.
    pub fn ask(url: &str, anew: bool) -> Exchange {
        let asked = ASK.with_borrow(|(ask, _)| ask.clone()).call2(&JsValue::NULL, &url.into(), &anew.into());
        // The loader's own function throws nothing.
        Exchange::asked(asked.unwrap_throw().unchecked_ref())
    }

    /// GET, for as long as another exchange is wanted.
    pub fn within(&self, url: &str) -> Exchange {
        let mut exchange = Exchange::get(url);
        let inner = exchange.controller.clone();
        if self.controller.signal().aborted() {
            inner.abort();
        }
        exchange._leash = Some(Listener::on(&self.controller.signal(), "abort", move |_| inner.abort()));
        exchange
    }

    pub fn asked(asked: &Asked) -> Exchange {
        Exchange { answer: Some(asked.answer()), controller: asked.controller(), over: Rc::default(), late: Rc::default(), _leash: None }
    }

    pub fn post(url: &str, content_type: &str, body: String) -> Exchange {
        // Every browser that runs this has one.
        let controller = AbortController::new().unwrap_throw();
        let request = Request::post(url).header("Content-Type", content_type).header("Accept", "application/json");
        let request = request.abort_signal(Some(&controller.signal())).body(body).ok();
        let read: JsValue = ASK.with_borrow(|(_, read)| read.clone()).into();
        // A page's own may give something that is only like a promise.
        let answer = request.and_then(|request| {
            let response = Promise::resolve(&fetch(&request.into()).ok()?);
            js::call(&response, "then", &[read]).ok()
        });
        Exchange { answer: answer.map(JsCast::unchecked_into), controller, over: Rc::default(), late: Rc::default(), _leash: None }
    }

    pub fn abort_handle(&self) -> Abort {
        Abort { controller: self.controller.clone(), over: self.over.clone() }
    }

    /// Whether nobody wants the answer any more.
    pub fn is_aborted(&self) -> bool {
        self.controller.signal().aborted() && !self.late.get()
    }

    /// What was wanted of it is done.
    pub fn ends(&self) {
        self.over.set(true);
    }

    /// The answer, which still may want reading: [`ends`](Exchange::ends) it then.
    pub async fn answer(&self, patience: Millis) -> Came {
        let (abort, late) = (self.controller.clone(), self.late.clone());
        let _timer = Timer::after(patience, move || {
            late.set(true);
            abort.abort();
        });
        let came = match &self.answer {
            Some(answer) => JsFuture::from(answer.clone()).await.map_err(|_| NoAnswer::Unreachable),
            None => Err(NoAnswer::Unreachable),
        };
        match came {
            Ok(raw) if raw.is_object() && !self.is_aborted() => Ok(Answer::new(raw)),
            _ if self.late.get() => Err(NoAnswer::Timeout),
            // A body may be whole before it is known that nobody wants it.
            _ if self.is_aborted() => Err(NoAnswer::Aborted),
            Ok(_) => Err(NoAnswer::Cut),
            Err(_) if !super::page::online() => Err(NoAnswer::Offline),
            Err(none) => Err(none),
        }
    }
}
