//! What README says of the style is what the style says, as far as a search for words can tell.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

/// README's section on the style.
fn section(readme: &str) -> &str {
    let (_, section) = readme.split_once("\n## Styling\n").unwrap_or_default();
    section.split("\n## ").next().unwrap_or_default()
}

/// Every `--news-…` in a text, with what stands between it and the next.
fn properties(text: &str) -> BTreeMap<&str, &str> {
    let name = |rest: &str| rest.find(|letter: char| !letter.is_ascii_lowercase() && letter != '-').unwrap_or(rest.len());
    text.split("--news-").skip(1).map(|rest| rest.split_at(name(rest))).collect()
}

/// What README gives as a default: a word in code signs within the parentheses that follow a property.
fn told(after: &str) -> Option<&str> {
    let (_, rest) = after.split_once('(')?;
    let (words, _) = rest.split_once(')')?;
    words.split('`').nth(1)
}

/// The fallback of `var(--news-…, fallback)`, if it is one plain word. Colours and font families are lists and functions.
fn fallback(after: &str) -> Option<&str> {
    let value = after.strip_prefix(", ")?.split(';').next()?.strip_suffix(')')?;
    (!value.contains(['(', ',', ' '])).then_some(value)
}

#[test]
fn the_readme_names_the_custom_properties_that_there_are_with_their_defaults() {
    let (readme, tokens) = (fs::read_to_string("README.md").unwrap(), fs::read_to_string("style/tokens.css").unwrap());
    // A comment may speak of `--news-*`.
    let tokens: String = tokens.lines().filter(|line| line.contains("var(--news-")).collect();
    let (readme, tokens) = (properties(section(&readme)), properties(&tokens));
    assert_eq!(readme.keys().collect::<Vec<_>>(), tokens.keys().collect::<Vec<_>>());
    let defaults = |all: &BTreeMap<&str, &str>, read: fn(&str) -> Option<&str>| -> BTreeMap<String, String> {
        all.iter().filter_map(|(name, after)| Some(((*name).to_owned(), read(after)?.to_owned()))).collect()
    };
    let given = defaults(&readme, told);
    assert_eq!(given, defaults(&tokens, fallback));
    assert_eq!(given.keys().collect::<Vec<_>>(), ["gap", "measure", "radius", "size"]);
}

#[test]
fn no_other_style_reads_a_custom_property_of_a_site_owners() {
    for file in files("style", "css").unwrap() {
        let tokens = file.ends_with("tokens.css");
        let style = fs::read_to_string(&file).unwrap();
        assert_eq!(style.contains("var(--news-"), tokens, "{file}: only tokens.css knows their fallbacks");
    }
}

#[test]
fn the_readme_names_the_parts_that_there_are() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (_, list) = section(&readme).split_once("::part(…)`:").unwrap();
    let told: Vec<&str> = list.split('`').nth(1).unwrap().split_whitespace().collect();
    let readme: BTreeSet<String> = told.iter().map(|part| (*part).to_owned()).collect();
    assert_eq!(told.len(), readme.len(), "none twice: {told:?}");
    let mut views = BTreeSet::new();
    for file in files("src/views", "rs").unwrap() {
        let source = fs::read_to_string(&file).unwrap();
        // Up to the end of the pair: the part is a text, or a choice of texts.
        for pair in source.split("\"part\", ").skip(1) {
            let value = pair.split(')').next().unwrap_or_default();
            views.extend(value.split('"').skip(1).step_by(2).flat_map(str::split_whitespace).map(str::to_owned));
        }
    }
    assert_eq!(readme, views);
}

/// The files of a folder and of those below it.
fn files(folder: impl AsRef<Path>, extension: &str) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, extension)?);
        } else if path.extension().is_some_and(|known| known == extension) {
            found.push(path.to_string_lossy().into_owned());
        }
    }
    Ok(found)
}
