//! RSS and Atom of the corpus: out of every file comes what it was meant to be (expected/mod.rs).

mod corpora;
mod expected;
mod read;

use news_widget::feed::{Entry, Feed};
use read::xml::decoded;
use serde_json::{Map, Value, json};

fn body(name: &str) -> String {
    decoded(&corpora::bytes(&format!("rssatom/{name}")), None)
}

/// What there is.
fn fields(fields: &[(&str, Value)]) -> Value {
    let given = |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    Value::Object(fields.iter().filter(|(_, value)| given(value)).map(|(name, value)| ((*name).to_owned(), value.clone())).collect::<Map<_, _>>())
}

/// Long texts by their beginning and their length in characters.
fn short(text: &Option<String>) -> Value {
    let Some(text) = text else { return Value::Null };
    match text.char_indices().nth(60) {
        Some((at, _)) => json!(format!("{}… {}", text.get(..at).unwrap_or_default(), text.chars().count())),
        None => json!(text),
    }
}

fn entry(entry: &Entry) -> Value {
    fields(&[
        ("id", json!(entry.id)),
        ("url", json!(entry.url)),
        ("title", json!(entry.title)),
        ("summary", short(&entry.summary)),
        ("html", short(&entry.html)),
        ("text", short(&entry.text)),
        ("base", json!(entry.base)),
        ("published", json!(entry.published)),
        ("modified", json!(entry.modified)),
        ("authors", json!(entry.authors.iter().map(|author| author.name.clone()).collect::<Vec<_>>())),
        ("tags", json!(entry.tags)),
        ("lang", json!(entry.lang)),
        ("image", json!(entry.image.as_ref().map(|image| image.url.clone()))),
        ("size", json!(entry.image.as_ref().and_then(|image| image.size))),
        ("audio", json!(entry.audio.iter().map(|audio| audio.url.clone()).collect::<Vec<_>>())),
    ])
}

/// The feed, with its first and last entry.
fn summary(feed: &Feed) -> Value {
    let ends = [feed.entries.first(), feed.entries.last().filter(|_| feed.entries.len() > 1)];
    fields(&[
        ("title", json!(feed.title)),
        ("home", json!(feed.home)),
        ("lang", json!(feed.lang)),
        ("next", json!(feed.next_url)),
        ("count", json!(feed.entries.len())),
        ("entries", json!(ends.into_iter().flatten().map(|one| entry(one)).collect::<Vec<_>>())),
    ])
}

#[test]
fn every_file_of_the_corpus_comes_out_as_it_was_meant() {
    if corpora::missing() {
        return;
    }
    let (expected, refused) = (expected::feeds(), expected::refused());
    for (name, expected) in &expected {
        assert_eq!(summary(&read::feed(&body(name))), *expected, "{name}");
    }
    for (name, error) in &refused {
        assert_eq!(read::read(&body(name)).err().as_ref(), Some(error), "{name}");
    }
    let files = std::fs::read_dir(corpora::folder().join("rssatom")).into_iter().flatten().flatten();
    for file in files.map(|file| file.file_name().to_string_lossy().into_owned()) {
        assert!(expected.iter().any(|(name, _)| *name == file) || refused.iter().any(|(name, _)| *name == file), "nothing is expected of {file}");
    }
}
