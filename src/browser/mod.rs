//! The browser's services, each owned by a value whose `Drop` ends it. Nothing here knows a signal or a view.

pub mod address;
pub mod audio;
pub mod clock;
pub mod decode;
pub mod fetch;
pub mod idle;
pub mod intl;
pub mod js;
pub mod json;
pub mod origin;
pub mod page;
pub mod parts;
pub mod pieces;
pub mod sanitize;
pub mod share;
pub mod split;
pub mod storage;
pub mod stream;
pub mod top;
pub mod trusted;
pub mod viewport;
pub mod xml;
