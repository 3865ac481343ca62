//! What trunk builds. The loader (src/embed/news-widget.js) defines the two elements and brings them to life with what
//! the library exports (src/embed/element.rs); there is nothing to do before that.

use news_widget as _;

fn main() {}
