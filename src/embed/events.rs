//! What leaves for the host page: a [`Notice`] goes in, a `CustomEvent` goes out, and one line on the
//! console where a developer has something to mend.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use super::said::Said;
use crate::store::notice::{Detail, Notice};

/// Tells the host page; false if a listener cancelled it.
pub fn dispatch(host: &HtmlElement, said: &Said, notice: Notice) -> bool {
    let line = notice.console.map(|words| said.once(&words));
    if notice.event.is_empty() {
        return true;
    }
    let detail = Object::new();
    for (field, value) in notice.detail {
        let value = match value {
            Detail::Text(text) => text.into(),
            Detail::Number(number) => number.into(),
            Detail::List(texts) => texts.iter().map(|text| JsValue::from_str(text)).collect::<Array>().into(),
            Detail::Console => line.as_deref().into(),
            Detail::Null => JsValue::NULL,
        };
        // A fresh object takes any field.
        let _ = Reflect::set(&detail, &JsValue::from_str(field), &value);
    }
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(notice.event == "news-open");
    init.set_detail(&detail);
    let event = CustomEvent::new_with_event_init_dict(notice.event, &init);
    event.is_ok_and(|event| host.dispatch_event(&event).unwrap_or(true))
}
