//! A request goes in, the whole answer as text comes out, or why there is none. Dropping the [`Abort`] ends the request.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_net::http::Request;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::clock::Timer;
use crate::feed::Millis;
use crate::ticker::schedule::max_age;

/// How long an answer may take before the request counts as failed.
pub const PATIENCE_MS: Millis = 30_000;

/// The answer, read to its end.
#[derive(Clone)]
pub struct Answer {
    pub status: u16,
    pub body: String,
    /// `Retry-After` as it came (RFC 9110, section 10.2.3), where CORS lets a page read it.
    pub retry_after: Option<String>,
    /// `Cache-Control` as it came (RFC 9111, section 5.2).
    pub cache_control: Option<String>,
    /// Where the answer came from, after redirects.
    pub url: String,
}

impl Answer {
    /// One of another visit.
    pub fn kept(body: &str, url: &str) -> Answer {
        Answer { status: 200, body: body.to_owned(), retry_after: None, cache_control: None, url: url.to_owned() }
    }

    pub fn max_age(&self) -> Option<u32> {
        max_age(self.cache_control.as_deref()?)
    }

    /// RFC 9110, section 15.3.
    pub fn is_good(&self) -> bool {
        (200..300).contains(&self.status)
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
    #[wasm_bindgen(method, getter)]
    fn response(this: &Asked) -> Promise;
    #[wasm_bindgen(method, getter)]
    fn controller(this: &Asked) -> AbortController;

    // Not gloo-net's: a page may have put its own in its place, which fails with whatever it likes, and gloo-net takes anything
    // but an Error of this window for a fault of its own and ends the WASM.
    #[wasm_bindgen(catch)]
    fn fetch(request: &web_sys::Request) -> Result<JsValue, JsValue>;
}

thread_local! {
    static ASK: RefCell<Function> = RefCell::default();
}

/// What asks for a URL, and gives an [`Asked`]: the loader can do that already.
pub fn ask_with(ask: Function) {
    ASK.set(ask);
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
    response: Option<Promise>,
    controller: AbortController,
    over: Rc<Cell<bool>>,
}

impl Exchange {
    /// GET; a request for the same URL that is under way is joined. The browser revalidates with the ETag it kept: a hand-set
    /// `If-None-Match` fails on real servers.
    pub fn get(url: &str) -> Exchange {
        Exchange::ask(url, false)
    }

    /// The same; `anew` is without regard to any that is under way.
    pub fn ask(url: &str, anew: bool) -> Exchange {
        let asked = ASK.with_borrow(Function::clone).call2(&JsValue::NULL, &url.into(), &anew.into());
        // The loader's own function throws nothing.
        Exchange::asked(asked.unwrap_throw().unchecked_ref())
    }

    pub fn asked(asked: &Asked) -> Exchange {
        Exchange { response: Some(asked.response()), controller: asked.controller(), over: Rc::default() }
    }

    pub fn post(url: &str, content_type: &str, body: String) -> Exchange {
        // Every browser that runs this has one.
        let controller = AbortController::new().unwrap_throw();
        let request = Request::post(url).header("Content-Type", content_type).header("Accept", "application/json");
        let request = request.abort_signal(Some(&controller.signal())).body(body).ok();
        // A page's own may give something that is only like a promise.
        let response = request.and_then(|request| Some(Promise::resolve(&fetch(&request.into()).ok()?)));
        Exchange { response, controller, over: Rc::default() }
    }

    pub fn abort_handle(&self) -> Abort {
        Abort { controller: self.controller.clone(), over: self.over.clone() }
    }

    pub async fn answer(self, patience: Millis) -> Came {
        let controller = self.controller;
        let late = Rc::new(Cell::new(false));
        let (abort, flag) = (controller.clone(), late.clone());
        let _timer = Timer::after(patience, move || {
            flag.set(true);
            abort.abort();
        });
        let came = read(self.response).await;
        self.over.set(true);
        match came {
            Err(_) if late.get() => Err(NoAnswer::Timeout),
            // A body may be whole before it is known that nobody wants it.
            _ if controller.signal().aborted() && !late.get() => Err(NoAnswer::Aborted),
            Err(NoAnswer::Unreachable) if !super::page::online() => Err(NoAnswer::Offline),
            came => came,
        }
    }
}

async fn read(response: Option<Promise>) -> Came {
    let response = JsFuture::from(response.ok_or(NoAnswer::Unreachable)?).await.ok().filter(JsValue::is_object).ok_or(NoAnswer::Unreachable)?;
    let response: web_sys::Response = response.unchecked_into();
    let text = response.text().map_err(|_| NoAnswer::Cut)?;
    let body = JsFuture::from(text).await.ok().and_then(|text| text.as_string()).ok_or(NoAnswer::Cut)?;
    let header = |name| response.headers().get(name).ok().flatten();
    Ok(Answer { status: response.status(), body, retry_after: header("Retry-After"), cache_control: header("Cache-Control"), url: response.url() })
}
