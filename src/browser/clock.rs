//! Time and what happens in it: now, a timer, a listener. Dropping the value ends what it stands for.

use js_sys::{Date, Function, Math, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, EventTarget};

use crate::feed::Millis;

pub fn now() -> Millis {
    Date::now() as Millis
}

/// A number in 0..1.
pub fn chance() -> f64 {
    Math::random()
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(run: &JsValue, delay: i32) -> f64;
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(timer: f64);
}

/// Nothing, for a while.
pub async fn wait(delay: Millis) {
    let mut timer = |resolve: Function, _| {
        set_timeout(&resolve, delay as i32);
    };
    let _ = JsFuture::from(Promise::new(&mut timer)).await;
}

/// One call after a while.
pub struct Timer {
    id: f64,
    _run: Closure<dyn FnMut()>,
}

impl Timer {
    /// A browser's timer wraps round after 24.8 days; the longest wait is a day less.
    pub fn after(delay: Millis, run: impl FnMut() + 'static) -> Timer {
        const LONGEST: Millis = 2_000_000_000;
        let run = Closure::new(run);
        let id = set_timeout(run.as_ref(), delay.clamp(0, LONGEST) as i32);
        Timer { id, _run: run }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        clear_timeout(self.id);
    }
}

/// A listener for one event of one target.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    run: Closure<dyn FnMut(Event)>,
}

impl Listener {
    pub fn on(target: &EventTarget, event: &'static str, run: impl FnMut(Event) + 'static) -> Listener {
        let run = Closure::new(run);
        let target = target.clone();
        // It can only fail for a callback that is no function.
        let _ = target.add_event_listener_with_callback(event, run.as_ref().unchecked_ref());
        Listener { target, event, run }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.event, self.run.as_ref().unchecked_ref());
    }
}

/// A turn on the page's one thread: long work passes it on before anybody feels it missing.
pub struct Turn {
    begun: Millis,
}

impl Turn {
    pub fn begin() -> Turn {
        Turn { begun: now() }
    }

    /// Waits for the next turn once this one has lasted long enough.
    pub async fn pass(&mut self) {
        self.pass_after(16).await;
    }

    /// The same before what may take a whole turn in one go.
    pub async fn make_room(&mut self) {
        self.pass_after(4).await;
    }

    async fn pass_after(&mut self, ms: Millis) {
        if now() - self.begun >= ms {
            wait(0).await;
            self.begun = now();
        }
    }
}
