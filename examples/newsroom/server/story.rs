//! A story's own page: the id in its address goes in, a minimal but real page comes out.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::Value;

use super::Newsroom;
use super::answers::{escape, page};
use super::stories::Entry;

pub async fn story(State(newsroom): State<Arc<Newsroom>>, Path(file): Path<String>) -> Response {
    let entry = file.strip_suffix(".html").and_then(|id| newsroom.edition(|edition| edition.find(id).cloned()));
    match entry {
        Some(entry) => page(StatusCode::OK, text(&entry, "title").unwrap_or("A note"), &body(&entry)),
        None => page(
            StatusCode::NOT_FOUND,
            "There is no such story",
            &format!("<p>It may have been taken down. <a href=\"{}/\">To the front page</a></p>", escape(&newsroom.front)),
        ),
    }
}

fn body(entry: &Entry) -> String {
    let names: Vec<&str> = entry.get("authors").and_then(Value::as_array).into_iter().flatten().filter_map(|author| author.get("name")?.as_str()).collect();
    let date = text(entry, "date_published").unwrap_or_default();
    let byline = format!("<p class=\"byline\">{} · <time>{}</time></p>", escape(&names.join(", ")), escape(date));
    let words = text(entry, "content_html").map(str::to_owned);
    let words = words.or_else(|| ["content_text", "summary"].iter().find_map(|field| Some(format!("<p>{}</p>", escape(text(entry, field)?)))));
    let language = text(entry, "language").map(|language| format!(" lang=\"{}\" dir=\"auto\"", escape(language))).unwrap_or_default();
    format!("{byline}\n{}\n<div{language}>{}</div>", picture(entry).unwrap_or_default(), words.unwrap_or_default())
}

fn picture(entry: &Entry) -> Option<String> {
    let said = |field| entry.get("_newsroom").and_then(|said| said.get(field)?.as_str()).map(escape).unwrap_or_default();
    let address = escape(text(entry, "image")?);
    Some(format!("<figure><img src=\"{address}\" alt=\"{}\"><figcaption>{} {}</figcaption></figure>", said("alt"), said("caption"), said("credit")))
}

fn text<'a>(entry: &'a Entry, field: &str) -> Option<&'a str> {
    entry.get(field)?.as_str()
}
