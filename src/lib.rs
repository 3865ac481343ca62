//! An embeddable news widget: a house of six floors in which every arrow runs down (but that to
//! what an element was asked to be, `embed::config`, which the floors above the ground read). `embed` is the promise to site
//! owners, `views` what a reader sees, `store` the one writer of state, `browser` the browser's services; `ticker`,
//! `feed`, `signup` and `barrier` on the ground are pure. Data rises source → feed → ticker → views; intents go back down.
//! Time, randomness and URLs are arguments on the ground floor, so it builds and tests natively in a second.

// Our own code has no `unsafe` but what the splitter's attribute calls (browser/split.rs); what that generates has, hence the exception.
#![cfg_attr(not(feature = "split"), deny(unsafe_code))]

pub mod barrier;
pub mod embed;
pub mod feed;
pub mod signup;
pub mod ticker;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod store;
#[cfg(target_arch = "wasm32")]
mod views;

// Much smaller than the standard library's (CONTRIBUTING.md, "Size").
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
