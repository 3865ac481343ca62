//! The interface's words: every text of the code is in every language, with its place for what it is about.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Map, Value};

/// Where texts stand in the code.
const SOURCES: [&str; 4] = ["src/views/text.rs", "src/views/live_words.rs", "src/views/article/phrases.rs", "src/views/signup/phrases.rs"];
/// What is no text of its own: the English for one, beside that for several.
const SINGULAR: &str = "{} new update";

fn table(language: &str) -> Map<String, Value> {
    let text = fs::read_to_string(format!("languages/{language}.json")).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn languages() -> Vec<String> {
    let files = fs::read_dir("languages").into_iter().flatten().flatten().filter_map(|file| file.file_name().into_string().ok());
    files.map(|file| file.trim_end_matches(".json").to_owned()).collect()
}

/// The constants' texts.
fn texts() -> BTreeSet<String> {
    let code = SOURCES.map(|file| fs::read_to_string(file).unwrap_or_default()).concat();
    let constants = code.lines().filter_map(|line| line.strip_prefix("pub const ")?.split_once(": &str = \"")?.1.strip_suffix("\";"));
    let counted = code.lines().filter_map(|line| line.trim().strip_prefix("count(\"")?.split_once("\", \"")?.1.split_once('"')).map(|(several, _)| several);
    constants.chain(counted).map(str::to_owned).collect()
}

fn places(text: &str) -> usize {
    text.matches("{}").count()
}

#[test]
fn there_are_sixteen_and_the_loader_knows_those_that_are_not_built_in() {
    let languages = languages();
    assert_eq!(languages.len(), 16, "{languages:?}");
    let loader = fs::read_to_string("src/embed/news-widget.js").unwrap();
    let known = loader.split_once("LANGUAGES = /^(").and_then(|(_, rest)| rest.split_once(')')).unwrap().0;
    let mut listed: Vec<&str> = known.split('|').chain(["en"]).collect();
    let mut there: Vec<&str> = languages.iter().map(String::as_str).collect();
    listed.sort_unstable();
    there.sort_unstable();
    assert_eq!(listed, there);
}

#[test]
fn every_text_is_in_every_language() {
    let texts = texts();
    assert!(texts.len() > 100 && !texts.contains(SINGULAR), "{texts:?}");
    for language in languages() {
        let table = table(&language);
        let keys: BTreeSet<String> = table.keys().cloned().collect();
        assert_eq!(keys, texts, "{language}");
        for (key, value) in table {
            let forms: Vec<&Value> = value.as_object().map_or_else(|| vec![&value], |forms| forms.values().collect());
            for form in forms {
                let words = form.as_str().unwrap_or_default();
                assert!(!words.is_empty() && places(words) == places(&key), "{language}: {key}: {form}");
                assert!(!words.contains(['<', '>', '\n']), "{language}: {key}: no markup in {words}");
            }
        }
    }
}

/// The categories are checked against the browsers' own rules in tests/browser/languages.rs.
#[test]
fn what_is_counted_has_its_forms_in_every_language() {
    let counted: BTreeSet<String> = table("en").into_iter().filter(|(_, value)| value.is_object()).map(|(key, _)| key).collect();
    assert_eq!(counted.len(), 3);
    for language in languages() {
        let here: BTreeSet<String> = table(&language).into_iter().filter(|(_, value)| value.get("other").is_some()).map(|(key, _)| key).collect();
        assert_eq!(here, counted, "{language}");
    }
}

#[test]
fn english_says_what_the_code_says() {
    for (key, value) in table("en") {
        let words = value.get("other").unwrap_or(&value);
        assert_eq!(words.as_str(), Some(&*key));
    }
}
