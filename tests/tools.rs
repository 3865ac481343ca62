//! The build's own tools: what they make of a file does the same, and what they do not know they refuse.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn functions_in_another_order_do_the_same() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("order");
    fs::create_dir_all(&folder).unwrap();
    let done = Command::new("node").arg("tests/tools/order.mjs").arg(&folder).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}
