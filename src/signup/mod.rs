//! Signing up, pure: an address goes in, a request or what is wrong comes out; an answer goes in, an outcome comes out.

pub mod email;
mod provider;

pub use provider::{Outcome, outcome, request};
