//! Signing up, pure: an address goes in, a request or what is wrong comes out; an answer goes in, an outcome comes out.

mod cure;
pub mod email;
mod newsletters;
mod outcome;
mod provider;
mod suggest;

pub use cure::{End, cure, misfit};
pub use newsletters::{Newsletter, newsletters};
pub use outcome::{Outcome, outcome, without_token};
pub use provider::{Native, Provider, Request};
pub use suggest::suggest;
