//! Whatever comes in: no parser panics, ids are unique, the order is the feed's. The input is made up (made_up/mod.rs); what
//! holds of it is in holds/mod.rs.

mod corpora;
mod holds;
mod made_up;
mod read;
mod rfc3339;

use std::collections::HashSet;

use made_up::{answer, config, date, feed_of, first, html, item, items, mistakes, tags, with, words};
use news_widget::feed::{Feed, Format};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

const FORMATS: [Format; 5] = [Format::Auto, Format::JsonFeed, Format::Ghost, Format::WordPress, Format::Rss];

fn ids(feed: &Feed) -> HashSet<&str> {
    feed.entries.iter().map(|entry| entry.id.as_str()).collect()
}

/// Reads it in whatever form, and twice the same.
fn sound(body: &str, format: Format) -> Result<(), TestCaseError> {
    let read = read::read_from(body, format, &read::PLAIN);
    holds::of_feed(&read).map_err(TestCaseError::fail)?;
    prop_assert_eq!(&read, &read::read_from(body, format, &read::PLAIN), "the same is read the same");
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_json_is_a_sound_feed_or_an_error(answer in answer(), format in select(&FORMATS[..])) {
        sound(&answer.to_string(), format)?;
    }

    #[test]
    fn any_text_is_a_sound_feed_or_an_error(start in select(&["", "{", "[", "\u{feff}", "<", "{\"items\":["][..]), words in words(), rest in any::<String>()) {
        for format in FORMATS {
            sound(&[start, &words, &rest].concat(), format)?;
        }
    }

    #[test]
    fn any_xml_is_a_sound_feed_or_an_error(start in select(&["", "<rss><channel>", "<feed>", "<rdf:RDF>", "<rss><channel><item>"][..]), tags in tags()) {
        let body = [start, &tags].concat();
        sound(&body, Format::Auto)?;
        holds::of_scan(&body).map_err(TestCaseError::fail)?;
        holds::of_page(&body).map_err(TestCaseError::fail)?;
    }

    /// An entry is the same whatever stands around it, and stands where it stood; of those with one id the first.
    #[test]
    fn a_feed_is_its_items_in_their_order(items in items(), shape in select(&FORMATS[1..4])) {
        let entries = |items: &[Value]| {
            let (body, url) = feed_of(shape, &[&[first()], items].concat());
            read::read_from(&body, Format::Auto, &read::Answer { url, headers: &[] })
        };
        let alone = |item: &Value| entries(std::slice::from_ref(item)).unwrap_or_default().entries.into_iter().skip(1);
        let mut known = HashSet::from(["first".to_owned()]);
        let expected: Vec<_> = items.iter().flat_map(alone).filter(|entry| known.insert(entry.id.clone())).collect();
        let found = entries(&items);
        holds::of_feed(&found).map_err(TestCaseError::fail)?;
        let found = found.unwrap_or_default().entries;
        prop_assert_eq!(found.first().map(|first| first.id.as_str()), Some("first"));
        prop_assert_eq!(&found[1..], expected.as_slice());
    }

    #[test]
    fn an_entry_that_changes_place_stays_itself(items in items(), moved in item(), to in any::<Index>(), shape in select(&FORMATS[1..4])) {
        let mut last = items.clone();
        last.push(moved.clone());
        let mut within = items;
        within.insert(to.index(last.len()), moved);
        let read = |items: &[Value]| read::read_from(&feed_of(shape, &[&[first()], items].concat()).0, shape, &read::PLAIN).unwrap_or_default();
        let (last, within) = (read(&last), read(&within));
        prop_assert!(!last.entries.is_empty());
        prop_assert_eq!(ids(&last), ids(&within));
    }

    /// However much of it has come.
    #[test]
    fn what_is_cut_off_closes_to_its_first_entries(items in items(), ghost in any::<bool>(), listed in any::<bool>()) {
        let tree = match (ghost, listed) {
            (_, true) => Value::from(items.clone()),
            (true, _) => json!({ "meta": { "pagination": { "page": 1 } }, "posts": items, "tail": [1, { "posts": [{}] }] }),
            _ => json!({ "items": items }),
        };
        let (whole, mut last, mut most) = (tree.to_string(), None, 0);
        let tree = serde_json::from_value(tree).map_err(|error| TestCaseError::fail(error.to_string()))?;
        for at in (0..=whole.len()).filter(|at| whole.is_char_boundary(*at)) {
            let part = read::closed(&whole[..at]);
            if part != last {
                let found = holds::of_cut(&part.clone().unwrap_or_default(), &tree).map_err(TestCaseError::fail)?;
                prop_assert!(found > most, "{} bytes have no more entries than fewer bytes", at);
                (last, most) = (part, found);
            }
        }
        prop_assert_eq!(most, items.iter().rposition(Value::is_object).map_or(0, |last| last + 1));
    }

    #[test]
    fn any_html_is_text(html in html(), words in words(), any in any::<String>(), longest in 0_usize..40) {
        for text in [&html, &words, &any] {
            holds::of_html(text, longest).map_err(TestCaseError::fail)?;
            holds::of_references(text).map_err(TestCaseError::fail)?;
            holds::of_frames(text).map_err(TestCaseError::fail)?;
        }
    }

    #[test]
    fn any_date_is_of_the_calendar_or_none(date in date(), any in any::<String>()) {
        holds::of_date(&date).map_err(TestCaseError::fail)?;
        holds::of_date(&any).map_err(TestCaseError::fail)?;
    }
}

#[test]
fn any_file_with_mistakes_in_it_is_a_sound_feed_or_an_error() {
    if corpora::missing() {
        return;
    }
    let mut names = Vec::new();
    for folder in ["jsonfeed", "ghost", "wordpress", "rssatom"] {
        let files = std::fs::read_dir(corpora::folder().join(folder)).unwrap().flatten();
        names.extend(files.map(|file| format!("{folder}/{}", file.file_name().to_string_lossy())));
    }
    names.sort();
    // As they are, whole pages take most of the time, and their later entries say no more than the first.
    let texts: Vec<String> = names.iter().map(|name| String::from_utf8_lossy(&corpora::bytes(name)).chars().take(12_000).collect()).collect();
    let mut runner = proptest::test_runner::TestRunner::new(config());
    let given = (select(texts), mistakes(), select(&FORMATS[..]));
    let result = runner.run(&given, |(text, mistakes, format)| {
        let text = with(&mistakes, &text);
        sound(&text, format)?;
        read::closed(&text).map_or(Ok(()), |part| sound(&part, format))
    });
    assert!(result.is_ok(), "{}", result.unwrap_err());
}
