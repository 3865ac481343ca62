//! Editors and compilers are told what the code says: the types and the manifest of the npm package, as the release makes them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use news_widget::embed::config::{Attribute, NEWS_SIGNUP, NEWS_WIDGET};
use serde_json::Value;

/// A project that has the package; whatever else it needs is found in the folders above it.
static PROJECT: LazyLock<PathBuf> = LazyLock::new(|| {
    let project = PathBuf::from("target/types-project");
    // There may be none from an older run.
    let _ = fs::remove_dir_all(&project);
    let made = fs::create_dir_all(&project);
    assert!(made.is_ok(), "{made:?}");
    for file in fs::read_dir("tests/types").into_iter().flatten().flatten() {
        let copied = fs::copy(file.path(), project.join(file.file_name()));
        assert!(copied.is_ok(), "{copied:?}");
    }
    runs(Command::new("node").arg("tools/npm/describe.mjs").arg(project.join("node_modules/news-widget")));
    project
});

fn runs(command: &mut Command) {
    let done = command.output();
    assert!(done.is_ok(), "{command:?}: {done:?}; `make test-native` sets it up");
    let said = done.map(|done| (done.status.success(), [done.stdout, done.stderr].concat())).unwrap_or_default();
    assert!(said.0, "{command:?}\n{}", String::from_utf8_lossy(&said.1));
}

fn manifest() -> PathBuf {
    PROJECT.join("node_modules/news-widget/custom-elements.json")
}

fn list(of: &Value, path: &str) -> Vec<Value> {
    of.pointer(path).and_then(Value::as_array).cloned().unwrap_or_default()
}

fn text(of: &Value, path: &str) -> String {
    of.pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// An element's declaration in the manifest.
fn declared(tag: &str) -> Value {
    let manifest: Value = serde_json::from_str(&fs::read_to_string(manifest()).unwrap_or_default()).unwrap_or_default();
    list(&manifest, "/modules/0/declarations").into_iter().find(|one| text(one, "/tagName") == tag).unwrap_or_default()
}

/// The names of an element's attributes, events or what else it has.
fn names(element: &Value, of: &str) -> BTreeSet<String> {
    list(element, of).iter().map(|one| text(one, "/name")).collect()
}

fn set(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn the_manifest_is_one() {
    runs(Command::new("node").arg("tests/types/valid.mjs").arg(manifest()));
}

#[test]
fn the_manifest_has_the_attributes_that_there_are() {
    let expected = |table: &[&Attribute]| -> Vec<(String, String)> { table.iter().map(|one| (one.name.to_owned(), one.default.replace('`', ""))).collect() };
    for (tag, table) in [("news-widget", NEWS_WIDGET.as_slice()), ("news-signup", NEWS_SIGNUP.as_slice())] {
        let attributes = list(&declared(tag), "/attributes");
        let told: Vec<(String, String)> = attributes.iter().map(|one| (text(one, "/name"), text(one, "/default"))).collect();
        assert_eq!(told, expected(table));
        for (told, one) in attributes.iter().zip(table) {
            let meaning = text(told, "/description");
            assert!(meaning.ends_with(&format!("Allowed: {}.", one.allowed)) && !meaning.starts_with("As "), "{meaning}");
        }
        let theme = attributes.iter().find(|one| text(one, "/name") == "theme").unwrap();
        assert_eq!(text(theme, "/type/text"), "'auto' | 'light' | 'dark' | 'host'");
    }
}

/// What a file of the code gives as a `kind` or a `status`.
fn given(files: &[&str], before: &str) -> BTreeSet<String> {
    let code = files.iter().map(|file| fs::read_to_string(file).unwrap_or_default()).collect::<String>();
    let words = code.split(before).skip(1).filter_map(|rest| rest.split('"').next());
    words.filter(|word| !word.is_empty() && !word.contains(' ')).map(str::to_owned).collect()
}

/// The words that a field of an event's detail may be.
fn choice(event: &str, field: &str) -> BTreeSet<String> {
    let event = list(&declared("news-widget"), "/events").into_iter().find(|one| text(one, "/name") == event).unwrap_or_default();
    let detail = text(&event, "/type/text");
    let (_, words) = detail.split_once(&format!("{field}: ")).unwrap_or_default();
    words.split(';').next().unwrap_or_default().split('\'').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_manifest_has_the_events_that_there_are() {
    let notice = "src/store/notice.rs";
    assert_eq!(names(&declared("news-widget"), "/events"), given(&[notice], "notice(\""));
    assert_eq!(names(&declared("news-signup"), "/events"), set(&["news-error", "news-signup"]));
    let kinds = &given(&["src/ticker/trouble.rs"], "=> \"") | &given(&[notice], "failure(\"");
    assert_eq!(choice("news-error", "kind"), kinds);
    assert_eq!(choice("news-signup", "status"), given(&["src/signup/outcome.rs", "src/store/signup/mod.rs"], "=> \""));
}

#[test]
fn the_form_alone_has_its_own_parts_and_slots() {
    let (whole, form) = (declared("news-widget"), declared("news-signup"));
    let parts = names(&form, "/cssParts");
    assert!(parts.is_subset(&names(&whole, "/cssParts")) && parts.is_superset(&set(&["signup", "email", "submit", "success"])), "{parts:?}");
    assert!(!parts.contains("headline"));
    assert_eq!(names(&form, "/slots"), set(&["", "privacy"]));
    assert!(names(&whole, "/slots").is_superset(&set(&["", "heading", "empty", "privacy", "promo", "support"])));
    for element in [&whole, &form] {
        assert_eq!(names(element, "/members"), set(&["refresh", "pause", "resume", "open", "close"]));
        assert!(names(element, "/cssProperties").contains("--news-accent"));
    }
}

#[test]
fn the_readme_names_this_version_wherever_it_names_one() {
    let readme = fs::read_to_string("README.md").unwrap();
    let numbers = readme.split(|letter: char| !letter.is_ascii_digit() && letter != '.').map(|run| run.trim_matches('.'));
    let named: Vec<&str> = numbers.filter(|run| run.split('.').count() == 3).collect();
    assert!(named.len() > 3 && named.iter().all(|version| *version == env!("CARGO_PKG_VERSION")), "{named:?}");
}

/// What must not compile is marked so in those files, and is an error if it does.
#[test]
fn a_sites_own_code_is_checked_in_the_dom_and_in_templates() {
    runs(Command::new("node_modules/.bin/tsc").arg("--project").arg(&*PROJECT));
}
