//! The corpora's tables: a name goes in, rows come out, by the names in their heads.

use std::collections::HashMap;

use super::corpora;

pub type Row = HashMap<String, String>;

/// Tab-separated; a column named `…_json` holds a JSON text, which comes out read.
pub fn table(name: &str) -> Vec<Row> {
    let text = corpora::text(name);
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    lines.map(|line| head.iter().zip(line.split('\t')).map(|(name, value)| cell(name, value)).collect()).collect()
}

fn cell(name: &str, value: &str) -> (String, String) {
    let Some(name) = name.strip_suffix("_json") else { return (name.to_owned(), value.to_owned()) };
    let read = serde_json::from_str(value);
    assert!(read.is_ok(), "{value}: {read:?}");
    (name.to_owned(), read.unwrap_or_default())
}
