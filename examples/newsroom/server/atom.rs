//! The same news as Atom (RFC 4287), for whoever wants to see that read: the edition's newest entries go in, XML comes out.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::Newsroom;
use super::stories::Entry;

pub const PATH: &str = "/newsroom/atom.xml";
const MOST: usize = 20;

pub async fn atom(State(newsroom): State<Arc<Newsroom>>) -> Response {
    let body = newsroom.edition(|edition| {
        let entries: String = edition.entries().iter().take(MOST).map(entry).collect();
        let title = text(edition.paper(), "title");
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>{}</title><id>{PATH}</id>\
             <link rel=\"alternate\" href=\"/\"/><author><name>{}</name></author>{entries}</feed>\n",
            escaped(title),
            escaped(title)
        )
    });
    ([(CONTENT_TYPE, "application/atom+xml")], body).into_response()
}

fn entry(entry: &Entry) -> String {
    let element = |name: &str, field: &str, kind: &str| match text(entry, field) {
        "" => String::new(),
        words => format!("<{name}{kind}>{}</{name}>", escaped(words)),
    };
    let each = |field: &str, make: &dyn Fn(&Value) -> String| entry.get(field).and_then(Value::as_array).into_iter().flatten().map(make).collect::<String>();
    let named = |value: &Value| value.get("name").and_then(Value::as_str).map(|name| format!("<author><name>{}</name></author>", escaped(name)));
    let tag = |value: &Value| value.as_str().map(|tag| format!("<category term=\"{}\"/>", escaped(tag)));
    let updated = if text(entry, "date_modified").is_empty() { "date_published" } else { "date_modified" };
    [
        format!("<entry xml:lang=\"{}\">", escaped(Some(text(entry, "language")).filter(|lang| !lang.is_empty()).unwrap_or("en"))),
        element("id", "id", ""),
        format!("<link rel=\"alternate\" href=\"{}\"/>", escaped(text(entry, "url"))),
        element("title", "title", ""),
        element("published", "date_published", ""),
        element("updated", updated, ""),
        element("summary", "summary", ""),
        element("content", "content_html", " type=\"html\""),
        element("content", "content_text", " type=\"text\""),
        each("authors", &|author| named(author).unwrap_or_default()),
        each("tags", &|word| tag(word).unwrap_or_default()),
        "</entry>".to_owned(),
    ]
    .concat()
}

fn text<'a>(entry: &'a Entry, field: &str) -> &'a str {
    entry.get(field).and_then(Value::as_str).unwrap_or_default()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
