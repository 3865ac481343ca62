//! Ghost's and WordPress's posts on the corpora: every answer, with what must come out.

mod corpora;
mod read;

use news_widget::feed::{Entry, date};
use read::{feed, read};
use serde_json::{Value, json};

/// A post's fields, one by one, as they must come out.
fn ghosts(name: &str, entry: &Entry, post: &Value) {
    let text = |field: &str| post[field].as_str().filter(|text| !text.is_empty());
    let time = |field: &str| text(field).and_then(date::parse);
    assert_eq!(Some(entry.id.as_str()), text("id"), "{name}");
    assert_eq!(entry.url.as_deref(), text("url"), "{name}: url");
    assert_eq!(entry.title.as_deref(), text("title"), "{name}: title");
    assert_eq!(entry.html.as_deref(), text("html"), "{name}: html");
    let collapsed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let summary = text("custom_excerpt").or(text("excerpt").filter(|_| text("html").is_none()));
    assert_eq!(entry.summary, summary.map(collapsed), "{name}: summary");
    assert_eq!((entry.published, entry.modified), (time("published_at"), time("updated_at").filter(|at| Some(*at) != time("created_at"))), "{name}: dates");
    assert_eq!(entry.image.as_ref().map(|image| image.url.as_str()), text("feature_image"), "{name}: picture");
    assert_eq!((entry.pinned, entry.closed), (post["featured"] == true, post["access"] == false), "{name}");
    assert_eq!(entry.minutes.map(u64::from), post["reading_time"].as_u64().filter(|minutes| *minutes > 0), "{name}: reading_time");
    let primary = |place: &str| post.pointer(place).and_then(Value::as_str);
    assert_eq!(entry.authors.first().map(|author| author.name.as_str()), primary("/primary_author/name"), "{name}: primary_author");
    assert_eq!(entry.authors.first().and_then(|author| author.url.as_deref()), primary("/primary_author/url"), "{name}: primary_author");
    // Of all its tags the corpus kept the first.
    assert_eq!(entry.tags.first().map(String::as_str), primary("/primary_tag/name"), "{name}: primary_tag");
}

#[test]
fn every_answer_of_ghost_is_read_whole_or_named() {
    if corpora::missing() {
        return;
    }
    let table = [
        ("pages-can-request-pages-1", 5, ""),
        ("posts-can-filter-by-published-date-1", 1, ""),
        ("posts-can-include-relations-1", 11, ""),
        ("posts-can-request-a-single-post-1", 1, ""),
        ("posts-can-request-posts-1", 11, ""),
        // Nothing but an excerpt each, some of them empty.
        ("posts-can-use-post-excerpt-as-field-1", 0, ""),
        ("posts-errors-upon-invalid-filter-value-1", 0, "Ghost says: Validation error, cannot list posts. (Invalid value"),
        ("settings-can-request-settings-1", 0, "it seems to be Ghost's settings,"),
    ];
    for (name, posts, words) in table {
        let body = corpora::text(&format!("ghost/ghost5-{name}.json"));
        if !words.is_empty() {
            let says = read(&body).unwrap_err().words();
            assert!(says.starts_with(words), "{name}: {says}");
            continue;
        }
        let tree: Value = serde_json::from_str(&body).unwrap();
        let list = tree["posts"].as_array().or(tree["pages"].as_array()).unwrap();
        let feed = feed(&body);
        assert!(feed.next_url.is_none() || name.contains("filter"), "{name}: {:?}", feed.next_url);
        if posts == 0 {
            let excerpts = list.iter().filter_map(|post| post["excerpt"].as_str()).filter(|excerpt| !excerpt.is_empty());
            let summaries: Vec<_> = feed.entries.iter().filter_map(|entry| entry.summary.as_deref()).collect();
            let expected: Vec<_> = excerpts.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
            assert_eq!(summaries, expected, "{name}");
            continue;
        }
        assert_eq!((feed.entries.len(), list.len()), (posts, posts), "{name}");
        for (entry, post) in feed.entries.iter().zip(list) {
            ghosts(name, entry, post);
        }
    }
    let page = feed(&corpora::text("ghost/ghost5-posts-can-filter-by-published-date-1.json"));
    assert_eq!(page.next_url.as_deref(), Some("https://example.org/feed?page=2"));
}

fn wordpress(name: &str, entry: &Entry, post: &Value) {
    let at = |place: &str| post.pointer(place);
    let text = |place: &str| at(place).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
    let number = |place: &str| at(place).and_then(Value::as_u64);
    let name = format!("{name}, {:?}", number("/id"));
    assert_eq!((Some(entry.id.as_str()), entry.url.as_deref()), (text("/guid/rendered"), text("/link")), "{name}");
    assert_eq!(entry.html.as_deref(), text("/content/rendered"), "{name}: content");
    // All that their titles have of HTML.
    let title = text("/title/rendered").unwrap_or_default().replace("&#8217;", "’").replace("&#038;", "&");
    assert_eq!(entry.title.as_deref(), Some(title.as_str()), "{name}: title");
    assert!(entry.published.is_some());
    assert_eq!((entry.published, entry.modified), (text("/date_gmt").and_then(date::parse), text("/modified_gmt").and_then(date::parse)), "{name}: dates");
    let people: Vec<_> = entry.authors.iter().map(|author| (Some(author.name.as_str()), author.url.as_deref())).collect();
    assert_eq!(people, [(text("/_embedded/author/0/name"), text("/_embedded/author/0/link"))], "{name}: author");
    let mut tags: Vec<&str> = Vec::new();
    for term in at("/_embedded/wp:term").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_array).flatten() {
        let [Some(tag), Some(kind)] = ["/name", "/taxonomy"].map(|place| term.pointer(place).and_then(Value::as_str)) else { continue };
        if kind != "latest" && tag != "Uncategorized" && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    assert_eq!(entry.tags, tags, "{name}: tags");
    let image = entry.image.clone().unwrap_or_default();
    let media = |field: &str| format!("/_embedded/wp:featuredmedia/0/{field}");
    assert_eq!(Some(image.url.as_str()).filter(|url| !url.is_empty()), text(&media("source_url")), "{name}: picture");
    assert_eq!(image.alt.as_deref(), text(&media("alt_text")), "{name}: alt_text");
    let size = number(&media("media_details/width")).zip(number(&media("media_details/height")));
    assert_eq!(image.size.map(|size| (u64::from(size.0), u64::from(size.1))), size, "{name}: size");
    // Of their six sizes one is square and one the whole.
    let sizes = at(&media("media_details/sizes")).and_then(Value::as_object).map_or(0, |sizes| sizes.len() - 2);
    assert_eq!(image.sizes.len(), sizes, "{name}: sizes");
}

#[test]
fn every_answer_of_wordpress_is_read_whole_or_named() {
    if corpora::missing() {
        return;
    }
    let table = [
        ("post-60", 1, ""),
        ("posts-from-category-7", 5, ""),
        ("posts-from-category-7-page-2", 5, ""),
        ("posts", 3, ""),
        ("author-list", 0, "it seems to be WordPress's users,"),
        ("media-list", 0, "it seems to be WordPress's media,"),
    ];
    for (name, posts, words) in table {
        let body = corpora::text(&format!("wordpress/frontity-{name}.json"));
        if posts == 0 {
            let says = read(&body).unwrap_err().words();
            assert!(says.starts_with(words), "{name}: {says}");
            continue;
        }
        let tree: Value = serde_json::from_str(&body).unwrap();
        let list = tree.as_array().cloned().unwrap_or_else(|| vec![tree]);
        let feed = feed(&body);
        assert_eq!((feed.entries.len(), list.len(), feed.next_url), (posts, posts, None), "{name}");
        for (entry, post) in feed.entries.iter().zip(&list) {
            wordpress(name, entry, post);
        }
    }
}

#[test]
fn an_excerpt_of_the_corpus_ends_where_its_words_do() {
    if corpora::missing() {
        return;
    }
    let feed = feed(&corpora::text("wordpress/frontity-posts-from-category-7.json"));
    let ends = [
        "Imperial Household Agency of Japan.",
        "and “Antelope Canyon”…",
        "at the 2015 Census was 121,580.",
        "and alpine landscapes.",
        "from the Gulf of Oman coast.",
    ];
    for (entry, end) in feed.entries.iter().zip(ends) {
        let summary = entry.summary.as_deref().unwrap_or_default();
        assert!(summary.ends_with(end), "{end}: {summary}");
    }
}

/// Every place in a tree, as JSON pointers.
fn places(tree: &Value, at: String, found: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match tree {
        Value::Array(list) => list.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.replace('/', "~1"), value)).collect(),
        _ => Vec::new(),
    };
    for (name, value) in children {
        places(value, format!("{at}/{name}"), found);
    }
    found.push(at);
}

#[test]
fn whatever_stands_in_a_fields_place_costs_at_most_that_field() {
    if corpora::missing() {
        return;
    }
    let shapes =
        [json!(null), json!(true), json!(-1.5e300), json!(""), json!("&<\u{0}é"), json!([]), json!({}), json!([[null]]), json!({ "rendered": { "url": 1 } })];
    let mut tried = 0;
    for name in ["ghost/ghost5-posts-can-filter-by-published-date-1", "ghost/ghost5-pages-can-request-pages-1", "wordpress/frontity-posts"] {
        let tree: Value = serde_json::from_str(&corpora::text(&format!("{name}.json"))).unwrap();
        let most = feed(&tree.to_string()).entries.len();
        let mut found = Vec::new();
        places(&tree, String::new(), &mut found);
        for place in found {
            for shape in &shapes {
                let mut bent = tree.clone();
                *bent.pointer_mut(&place).unwrap() = shape.clone();
                let entries = read(&bent.to_string()).map_or(most, |feed| feed.entries.len());
                assert!(entries + 1 >= most || place.split('/').count() < 3, "{name}: {shape} at {place} cost {} entries", most - entries);
                tried += 1;
            }
        }
    }
    assert!(tried > 1000, "only {tried} tries");
}
