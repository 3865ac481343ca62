//! What can wait: it runs once, when the page is there and has nothing else to do. Dropping the value ends the wait.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::{Closure, JsValue};

use super::clock::{Listener, Timer};
use super::js::{call, get, global, is, text};
use crate::feed::Millis;

/// What is waited for.
enum Wait {
    Page {
        _loads: Listener,
    },
    /// Where a browser does not tell (Safari).
    While {
        _timer: Timer,
    },
    Idle {
        handle: JsValue,
        _run: Closure<dyn FnMut()>,
    },
}

impl Drop for Wait {
    fn drop(&mut self) {
        if let Wait::Idle { handle, .. } = self {
            let _ = call(&global("window"), "cancelIdleCallback", std::slice::from_ref(handle));
        }
    }
}

pub struct Idle {
    _wait: Rc<RefCell<Option<Wait>>>,
}

pub fn when_idle(run: impl FnMut() + 'static) -> Idle {
    let wait = Rc::new(RefCell::new(None));
    match web_sys::window() {
        Some(window) if text(&global("document"), "readyState") != "complete" => {
            let (stage, mut run) = (Rc::downgrade(&wait), Some(run));
            let loads = Listener::on(&window, "load", move |_| {
                if let (Some(stage), Some(run)) = (stage.upgrade(), run.take()) {
                    stage.replace(Some(begin(run)));
                }
            });
            wait.replace(Some(Wait::Page { _loads: loads }));
        }
        _ => drop(wait.replace(Some(begin(run)))),
    }
    Idle { _wait: wait }
}

fn begin(run: impl FnMut() + 'static) -> Wait {
    const WHILE_MS: Millis = 1_000;
    let window = global("window");
    if !is(&window, "requestIdleCallback") {
        return Wait::While { _timer: Timer::after(WHILE_MS, run) };
    }
    let run = Closure::new(run);
    let handle = call(&window, "requestIdleCallback", &[run.as_ref().clone()]).unwrap_or_default();
    Wait::Idle { handle, _run: run }
}

/// Whether a reader saves data, or has next to none: nothing comes then that was not asked for.
pub fn spares_data() -> bool {
    let connection = get(&global("navigator"), "connection");
    is(&connection, "saveData") || text(&connection, "effectiveType").ends_with("2g")
}
