//! Test data by others: a name goes in, the file's text comes out. They lie beside the project, or in $CORPORA_DIR. CI has
//! them; a developer may not, and is told what was not tried.
#![allow(dead_code, reason = "no test needs all of it")]

use std::io::Write;
use std::path::PathBuf;

pub fn folder() -> PathBuf {
    std::env::var_os("CORPORA_DIR").map_or_else(|| PathBuf::from("../shared/corpora"), PathBuf::from)
}

/// Whether the corpora are out of reach here, which CI never forgives.
pub fn missing() -> bool {
    let folder = folder();
    if folder.is_dir() {
        return false;
    }
    assert!(std::env::var_os("CI").is_none(), "the test corpora are missing: {} is no folder. Set CORPORA_DIR.", folder.display());
    // Past the test runner, which keeps to itself what a test that passes prints.
    let test = std::thread::current().name().unwrap_or_default().to_owned();
    let _ = writeln!(std::io::stderr(), "not tried: {test}, since there is no folder {} with the corpora (CORPORA_DIR)", folder.display());
    true
}

pub fn bytes(name: &str) -> Vec<u8> {
    let bytes = std::fs::read(folder().join(name));
    assert!(bytes.is_ok(), "the test corpora have no {name}: {bytes:?}");
    bytes.unwrap_or_default()
}

pub fn text(name: &str) -> String {
    let text = String::from_utf8(bytes(name));
    assert!(text.is_ok(), "{name} of the test corpora is no UTF-8: {text:?}");
    text.unwrap_or_default()
}
