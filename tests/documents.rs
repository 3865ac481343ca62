//! What the documents say of the code is what the code says, and nothing that they tell to paste is without a test.

mod messages;
mod snippets;

use std::collections::BTreeSet;
use std::fs;

use snippets::{all, named};

/// The Rust of all browser tests, in which a snippet is run by its name.
fn tests() -> String {
    let folders = ["tests/browser", "tests/browser/harness", "tests"].map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
    let files = folders.into_iter().flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|kind| kind == "rs"));
    files.filter_map(|path| fs::read_to_string(path).ok()).collect()
}

#[test]
fn every_block_of_code_has_a_test_that_runs_it() {
    let tests = tests();
    for snippet in all() {
        let start = snippet.code.lines().next().unwrap_or_default();
        // How to work on the project itself: README's “Run it”, which CI does.
        if snippet.file == "README.md" && ["make serve", "rustup target"].iter().any(|command| start.starts_with(command)) {
            continue;
        }
        let name = snippet.name.clone().unwrap_or_default();
        assert!(!name.is_empty(), "{}: the block “{start}” has no mark run=NAME of a test that runs it", snippet.file);
        assert!(tests.contains(&format!("\"{name}\"")), "{}: run={name}, and no test in tests/ takes named(\"{name}\")", snippet.file);
        assert_eq!(named(&name).as_ref(), Ok(&snippet.code), "{}: run={name}", snippet.file);
    }
}

#[test]
fn every_message_is_on_the_page_for_trouble() {
    let page = fs::read_to_string("docs/troubleshooting.md").unwrap();
    // Those of a frame stand with it.
    let readme = fs::read_to_string("README.md").unwrap();
    let frames = readme.split("\n## ").find(|section| section.starts_with("In a frame")).unwrap_or_default();
    let page = messages::plain(&[page.as_str(), frames].concat());
    let messages = messages::all();
    assert!(messages.len() > 40, "{} messages: are they still where tests/messages/mod.rs looks for them?", messages.len());
    let missing: Vec<String> = messages.iter().filter(|(_, words)| !page.contains(words)).map(|(file, words)| format!("{file}: {words} …")).collect();
    assert!(missing.is_empty(), "docs/troubleshooting.md does not have\n{}", missing.join("\n"));
}

#[test]
fn nobody_else_writes_to_the_console() {
    let writes = |text: &str| ["page::warn(", "console.warn", "console.error", "console.log"].iter().any(|way| text.contains(way));
    let writers: Vec<String> = messages::sources().into_iter().filter(|(_, text)| writes(text)).map(|(file, _)| file).collect();
    assert_eq!(
        writers.into_iter().collect::<BTreeSet<_>>(),
        BTreeSet::from(["src/embed/news-frame.js", "src/embed/news-widget.js", "src/embed/said.rs"].map(str::to_owned))
    );
}

#[test]
fn the_page_for_trouble_knows_each_kind_of_error() {
    let page = fs::read_to_string("docs/troubleshooting.md").unwrap();
    let kinds: Vec<String> = ["src/ticker/trouble.rs", "src/store/notice.rs", "src/embed/news-widget.js"]
        .iter()
        .flat_map(|file| messages::kinds(&fs::read_to_string(file).unwrap()))
        .collect();
    assert!(kinds.len() >= 8, "{kinds:?}");
    for kind in kinds {
        assert!(page.contains(&format!("\n| `{kind}` |")), "{kind}");
    }
}

#[test]
fn both_privacy_statements_say_the_same() {
    let html = named("privacy-html").unwrap();
    let text: Vec<String> = html.lines().map(|line| line.split(['<', '>']).step_by(2).collect::<String>()).collect();
    let given = named("privacy-text").unwrap();
    assert_eq!(text, given.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>());
}

/// What `tests/browser/harness/bundle.rs` does with the package and `tests/browser/bundled` with what it installed.
#[test]
fn the_bundlers_snippets_are_what_the_bundled_page_does() {
    let import = named("bundle-import").unwrap();
    assert_eq!(import.split(" // ").next(), Some(fs::read_to_string("tests/browser/bundled/main.js").unwrap().trim()));
    let packing = named("bundle-pack").unwrap();
    let package = concat!("./news-widget-", env!("CARGO_PKG_VERSION"), ".tgz");
    assert!(packing.contains("npm pack ./target/npm ") && packing.contains(&format!("npm install {package} ")), "{packing}");
}
