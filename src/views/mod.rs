//! What a reader sees: Leptos components, one surface each. State comes down as signals, intents go to the store.

mod article;
mod body;
mod dom;
mod formats;
mod item;
mod list;
mod live;
mod motion;
mod parts;
mod render;
mod rows;
mod signup;
mod status;
mod text;
mod updates;
mod widget;

pub use widget::element;
