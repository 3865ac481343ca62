//! Stands in for the crate `wasm-streams`, which Leptos brings for server functions. Nothing here uses those, but the crate's
//! JavaScript classes are exports, so no linker may drop them: 5 KB of brotli before the first headline. These few functions
//! are what `server_fn` names; a stream made of them is empty.

use futures_util::stream::{Empty, empty};
use wasm_bindgen::{JsCast, JsValue};

pub struct ReadableStream;

impl ReadableStream {
    pub fn from_raw(_stream: web_sys::ReadableStream) -> ReadableStream {
        ReadableStream
    }

    pub fn from_stream<S>(_stream: S) -> ReadableStream {
        ReadableStream
    }

    pub fn into_raw(self) -> web_sys::ReadableStream {
        JsValue::UNDEFINED.unchecked_into()
    }

    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}
