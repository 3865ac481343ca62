//! What leaves for the host page: a [`Notice`] goes in, a `CustomEvent` of DESIGN 1.3 goes out, and one line on the
//! console where a developer has something to mend.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use super::said::Said;
use crate::feed::Millis;
use crate::store::Notice;
use crate::ticker::Trouble;

/// Tells the host page; false if a listener cancelled it.
pub fn dispatch(host: &HtmlElement, said: &Said, notice: Notice) -> bool {
    match notice {
        Notice::Ready => fire(host, "news-ready", &[]),
        Notice::Update(changes) => {
            let numbers = [("added", changes.added), ("changed", changes.changed), ("removed", changes.removed)];
            fire(host, "news-update", &numbers.map(|(name, number)| (name, number.into())))
        }
        Notice::Open { id, url } => fire(host, "news-open", &[("id", id.into()), ("url", url.map_or(JsValue::NULL, JsValue::from))]),
        Notice::Close => fire(host, "news-close", &[]),
        Notice::Error { feed, trouble, retry_in } => {
            let message = explain(&trouble, &feed);
            said.once(&message);
            let retry = retry_in.map_or(JsValue::NULL, |wait: Millis| (wait as f64).into());
            fire(host, "news-error", &[("kind", trouble.kind().into()), ("message", message.into()), ("retryInMs", retry)])
        }
        Notice::Signup { status } => fire(host, "news-signup", &[("status", status.into())]),
    }
}

fn fire(host: &HtmlElement, name: &str, detail: &[(&str, JsValue)]) -> bool {
    let object = Object::new();
    for (field, value) in detail {
        // A fresh object takes any field.
        let _ = Reflect::set(&object, &JsValue::from_str(field), value);
    }
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(name == "news-open");
    init.set_detail(&object);
    let event = CustomEvent::new_with_event_init_dict(name, &init);
    event.is_ok_and(|event| host.dispatch_event(&event).unwrap_or(true))
}

/// For the developer: what went wrong with which URL, and the cure.
fn explain(trouble: &Trouble, feed: &str) -> String {
    let mut message = String::from("<news-widget>: the feed ");
    message.push_str(feed);
    match trouble {
        Trouble::Offline => message.push_str(" could not be asked for: the browser is offline."),
        Trouble::Unreachable => message.push_str(
            " did not answer. If the server runs, it may lack the header Access-Control-Allow-Origin, \
             or the page's Content-Security-Policy lacks its address in connect-src.",
        ),
        Trouble::Timeout => message.push_str(" did not answer in time."),
        Trouble::Status(status) => {
            message.push_str(" was answered with HTTP status ");
            message.push_str(&status.to_string());
            message.push('.');
        }
        Trouble::Unreadable(error) => {
            message.push_str(" cannot be read: ");
            message.push_str(&error.words());
        }
    }
    message
}
