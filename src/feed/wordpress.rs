//! WordPress REST API, wp/v2/posts: a JSON tree goes in, the model comes out.

use super::{Entry, Format, Head, Host, Shape, Tree};

pub const SHAPE: Shape = Shape { format: Format::WordPress, lists: &[], is, head, entry };

fn is(_top: &Tree, _first: Option<&Tree>, _host: &dyn Host) -> bool {
    false
}

fn head(_top: &Tree, _host: &dyn Host) -> Head {
    Head::default()
}

fn entry(_item: &Tree, _head: &Head, _host: &dyn Host) -> Option<Entry> {
    None
}
