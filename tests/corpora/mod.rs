//! Test data by others: a name goes in, the file's text comes out. They lie beside the project, or in $CORPORA_DIR.

use std::path::PathBuf;

pub fn folder() -> PathBuf {
    let folder = std::env::var_os("CORPORA_DIR").map_or_else(|| PathBuf::from("../shared/corpora"), PathBuf::from);
    assert!(folder.is_dir(), "the test corpora are missing: {} is no folder. Set CORPORA_DIR.", folder.display());
    folder
}

#[allow(dead_code)]
pub fn text(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The rows of a table, without its head.
#[allow(dead_code)]
pub fn table(name: &str) -> Vec<Vec<String>> {
    text(name).lines().skip(1).filter(|line| !line.is_empty()).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}
