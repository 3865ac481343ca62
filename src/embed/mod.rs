//! What a site owner relies on: the two elements, their attributes, events and methods. Everything here is the promise;
//! everything below may change.

pub mod config;
mod reader;

#[cfg(target_arch = "wasm32")]
mod element;
#[cfg(target_arch = "wasm32")]
mod events;
#[cfg(target_arch = "wasm32")]
mod said;
