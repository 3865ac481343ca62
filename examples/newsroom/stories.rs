//! The prepared stories, and a page for each as their publisher's own. The newsroom, its people and its places are made up.

use std::sync::LazyLock;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse, Response};
use serde_json::Value;

use crate::app::Newsroom;

/// JSON Feed items without ids and dates.
static STORIES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let file: Value = serde_json::from_str(include_str!("../../demo/newsroom/stories.json")).expect("stories.json is JSON");
    file["stories"].as_array().cloned().unwrap_or_default()
});

const PICTURES: [(&str, &str); 4] = [
    ("harbour.svg", include_str!("../../demo/newsroom/pictures/harbour.svg")),
    ("bridge.svg", include_str!("../../demo/newsroom/pictures/bridge.svg")),
    ("library.svg", include_str!("../../demo/newsroom/pictures/library.svg")),
    ("railway.svg", include_str!("../../demo/newsroom/pictures/railway.svg")),
];

/// The stories in turn; when they run out they begin again.
pub fn nth(index: usize) -> Value {
    let mut story = STORIES.get(index % STORIES.len().max(1)).cloned().unwrap_or_default();
    if let Some(fields) = story.as_object_mut() {
        fields.remove("slug");
        fields.remove("later");
    }
    story
}

pub async fn picture(Path(name): Path<String>) -> Response {
    match PICTURES.iter().find(|(known, _)| *known == name) {
        Some((_, picture)) => ([(CONTENT_TYPE, "image/svg+xml")], *picture).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

pub async fn page(State(newsroom): State<Newsroom>, Path(name): Path<String>) -> Response {
    let id = name.trim_end_matches(".html");
    let inner = newsroom.lock();
    let Some(item) = inner.desk.items.iter().find(|item| item["id"] == id) else {
        return (StatusCode::NOT_FOUND, said("Not here", "This story was never published, or was retracted.")).into_response();
    };
    let title = item["title"].as_str().unwrap_or("The Fairhaven Courier");
    said(title, item["summary"].as_str().unwrap_or_default()).into_response()
}

/// A small page that says one thing.
pub fn said(title: &str, words: &str) -> Html<String> {
    let (title, words) = (escaped(title), escaped(words));
    Html(format!("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title><h1>{title}</h1><p>{words}</p><p><a href=\"/\">The Fairhaven Courier</a></p></html>"))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
