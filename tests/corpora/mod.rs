//! Test data by others: a name goes in, the file's text comes out. They lie beside the project, or in $CORPORA_DIR.

use std::path::PathBuf;

pub fn folder() -> PathBuf {
    let folder = std::env::var_os("CORPORA_DIR").map_or_else(|| PathBuf::from("../shared/corpora"), PathBuf::from);
    assert!(folder.is_dir(), "the test corpora are missing: {} is no folder. Set CORPORA_DIR.", folder.display());
    folder
}

pub fn text(name: &str) -> String {
    let text = std::fs::read_to_string(folder().join(name));
    assert!(text.is_ok(), "the test corpora have no {name}: {text:?}");
    text.unwrap_or_default()
}
