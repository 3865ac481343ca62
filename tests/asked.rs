//! What the loader asks a newsroom's API for is what is read of an answer: with less of a post less comes out, with more no more.

mod corpora;
mod read;

use std::rc::Rc;

use news_widget::feed::Entry;
use read::feed;
use serde_json::{Map, Value, json};

const LOADER: &str = include_str!("../src/embed/ask.js");

/// What the loader's table has for an API: what is taken along, by one parameter, and which fields, by the other.
struct Asked {
    words: String,
    along: Vec<String>,
    fields: Vec<String>,
}

fn asked(api: &str) -> Asked {
    let line = LOADER.lines().find(|line| line.starts_with(&format!("  ['{api}'"))).unwrap_or_default();
    let parameters: Vec<(&str, &str)> = line.split('\'').skip(3).step_by(2).filter_map(|parameter| parameter.split_once('=')).collect();
    let lists: Vec<Vec<String>> = parameters.iter().map(|(_, list)| list.split(',').map(str::to_owned).collect()).collect();
    assert_eq!(lists.len(), 2, "the loader asks {api} for two things: {line}");
    let words = parameters.iter().map(|(name, list)| format!("{name}={list}")).collect::<Vec<_>>().join("&");
    Asked { words, along: lists.first().cloned().unwrap_or_default(), fields: lists.last().cloned().unwrap_or_default() }
}

/// What Ghost answers of a post to `include` and `fields`: the first of what it takes along, too.
fn of_ghost(post: &Value, asked: &Asked) -> Value {
    let taken = |name: &str| asked.along.iter().any(|along| along == name || name.strip_prefix("primary_").is_some_and(|one| *along == format!("{one}s")));
    let has = |name: &str| asked.fields.iter().any(|field| field == name) || taken(name);
    post.as_object().into_iter().flatten().filter(|(name, _)| has(name)).map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// What WordPress answers of a post to `_embed` and `_fields`: a dot stands between a field and one in it, and only what is linked
/// is embedded.
fn of_wordpress(post: &Value, asked: &Asked) -> Value {
    let mut some = Map::new();
    let whole = asked.fields.iter().filter(|field| !field.contains('.'));
    some.extend(whole.filter_map(|field| Some((field.clone(), post.get(field)?.clone()))));
    if let Some(embedded) = some.get_mut("_embedded").and_then(Value::as_object_mut) {
        embedded.retain(|rel, _| asked.along.contains(rel) && asked.fields.contains(&format!("_links.{rel}")));
    }
    Value::Object(some)
}

/// Each post as the only one of an answer: the corpora have some of them twice.
fn entries(posts: &[Value], is_ghost: bool) -> Vec<Entry> {
    let pages = json!({ "pagination": { "page": 1, "limit": 15, "pages": 1, "total": 1, "next": null, "prev": null } });
    let body = |post: &Value| if is_ghost { json!({ "posts": [post], "meta": pages }) } else { json!([post]) };
    posts.iter().flat_map(|post| feed(&body(post).to_string()).entries).map(Rc::unwrap_or_clone).collect()
}

/// The posts of these answers; those at the head are changed so, since none of the corpus is.
fn posts(names: &[&str], changes: &[Value]) -> Vec<Value> {
    let trees = names.iter().map(|name| serde_json::from_str::<Value>(&corpora::text(&format!("{name}.json"))).unwrap_or_default());
    let list = |tree: &Value| [tree.get("posts"), tree.get("pages"), Some(tree)].into_iter().flatten().find_map(Value::as_array).cloned();
    let mut posts: Vec<Value> = trees.flat_map(|tree| list(&tree).unwrap_or_else(|| vec![tree])).collect();
    for (post, change) in posts.iter_mut().zip(changes) {
        if let (Some(post), Some(change)) = (post.as_object_mut(), change.as_object()) {
            post.extend(change.clone());
        }
    }
    posts
}

/// With all that is asked for, the same comes out as with all there is; without any of it, something is missing.
fn is_enough(posts: &[Value], asked: &Asked, reduce: fn(&Value, &Asked) -> Value, is_ghost: bool) {
    let whole = entries(posts, is_ghost);
    assert!(whole.len() == posts.len() && whole.len() > 10, "{} of {} posts are read", whole.len(), posts.len());
    let reduced = |asked: &Asked| entries(&posts.iter().map(|post| reduce(post, asked)).collect::<Vec<_>>(), is_ghost);
    for (some, all) in reduced(asked).iter().zip(&whole) {
        assert_eq!(some, all);
    }
    let without = |list: &[String], name: &String| list.iter().filter(|known| *known != name).cloned().collect::<Vec<_>>();
    for name in &asked.fields {
        let less = Asked { words: String::new(), along: asked.along.clone(), fields: without(&asked.fields, name) };
        assert!(reduced(&less) != whole, "{name} is asked for and not read");
    }
    for name in &asked.along {
        let less = Asked { words: String::new(), along: without(&asked.along, name), fields: asked.fields.clone() };
        assert!(reduced(&less) != whole, "{name} is taken along and not read");
    }
}

#[test]
fn ghost_is_asked_for_what_is_read() {
    let asked = asked("/ghost/api/content/p");
    assert!(include_str!("../src/feed/ghost.rs").contains(&format!("`{}`", asked.words)), "the reader says the same: {}", asked.words);
    if corpora::missing() {
        return;
    }
    let imported = json!({
        "published_at": "2020-01-01T10:00:00.000+02:00", "feature_image": "https://blog.example/sky.jpg", "feature_image_alt": "A blue sky",
        "feature_image_caption": "The sky",
    });
    let edited = json!({ "updated_at": "2030-01-01T10:00:00.000+02:00" });
    let names = ["pages-can-request-pages-1", "posts-can-filter-by-published-date-1", "posts-can-include-relations-1", "posts-can-request-posts-1"];
    let names = names.map(|name| format!("ghost/ghost5-{name}"));
    is_enough(&posts(&names.each_ref().map(String::as_str), &[imported, edited]), &asked, of_ghost, true);
}

#[test]
fn wordpress_is_asked_for_what_is_read() {
    let asked = asked("wp/v2/");
    assert!(include_str!("../src/feed/wordpress.rs").contains(&format!("`{}`", asked.words)), "the reader says the same: {}", asked.words);
    if corpora::missing() {
        return;
    }
    // Some plugins take the guid out.
    let changed = json!({ "sticky": true, "guid": null });
    let names = ["posts-from-category-7", "posts-from-category-7-page-2", "posts", "post-60"].map(|name| format!("wordpress/frontity-{name}"));
    is_enough(&posts(&names.each_ref().map(String::as_str), &[changed]), &asked, of_wordpress, false);
}
