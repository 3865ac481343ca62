//! The code of README and of the documents: each block with the name under which a test runs it, as in "```html run=embed".

use std::fs;
use std::path::PathBuf;

pub struct Snippet {
    pub file: String,
    /// The name; none is a block that no test runs.
    pub name: Option<String>,
    pub code: String,
}

/// README and every page of the documents.
pub fn pages() -> Vec<String> {
    let docs = fs::read_dir("docs").into_iter().flatten().flatten().map(|entry| entry.path());
    let mut pages: Vec<PathBuf> = docs.filter(|path| path.extension().is_some_and(|kind| kind == "md")).collect();
    pages.sort();
    std::iter::once("README.md".to_owned()).chain(pages.into_iter().map(|path| path.to_string_lossy().into_owned())).collect()
}

pub fn all() -> Vec<Snippet> {
    pages().iter().flat_map(|file| blocks(file, &fs::read_to_string(file).unwrap_or_default())).collect()
}

/// The one of this name.
pub fn named(name: &str) -> Result<String, String> {
    let mut found = all().into_iter().filter(|snippet| snippet.name.as_deref() == Some(name));
    match (found.next(), found.next()) {
        (Some(snippet), None) => Ok(snippet.code),
        (None, _) => Err(format!("no block is marked run={name}")),
        (Some(one), Some(other)) => Err(format!("run={name} stands twice, in {} and in {}", one.file, other.file)),
    }
}

fn blocks(file: &str, text: &str) -> Vec<Snippet> {
    let mut blocks: Vec<Snippet> = Vec::new();
    let mut within = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some(_) if within => within = false,
            Some(info) => {
                within = true;
                let name = info.split_whitespace().find_map(|word| word.strip_prefix("run=")).map(str::to_owned);
                blocks.push(Snippet { file: file.to_owned(), name, code: String::new() });
            }
            None => {
                if let Some(block) = blocks.last_mut().filter(|_| within) {
                    block.code.push_str(line);
                    block.code.push('\n');
                }
            }
        }
    }
    blocks
}
