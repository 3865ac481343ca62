//! The demo newsroom keeps what the widget and its browser tests rely on. It is asked in process; where time matters, its
//! clock is the test's.

#[path = "../../examples/newsroom/server/mod.rs"]
mod server;

#[cfg(test)]
mod desk;
#[cfg(test)]
mod feed;
#[cfg(test)]
mod sign_up;
#[cfg(test)]
mod site;
#[cfg(test)]
mod visitor;
