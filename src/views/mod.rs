//! What a reader sees: Leptos components, one surface each. State comes down as signals, intents go to the store.

mod ahead;
mod article;
mod dom;
mod formats;
mod item;
mod list;
mod live;
mod live_words;
mod motion;
mod only;
mod parts;
mod picks;
mod promo;
mod render;
mod rows;
mod signup;
mod status;
mod steps;
mod stretch;
mod structured_data;
mod text;
mod updates;
mod widget;
mod zone;

pub use widget::element;

/// The style of what several parts show: each brings it along, and it is worn once.
const SHARED: &str = include_str!("../../style/shared.css");
