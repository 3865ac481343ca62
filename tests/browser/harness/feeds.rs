//! Small feeds of each shape, as files and recorded answers of a far end, pages that name them, and a page of another site
//! whose widget shows them.

use super::far_end::File;
use super::newsroom::Newsroom;
use super::page::Page;
use super::promise::Kept;
use serde_json::json;

pub const JSON_FEED: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"JSON","items":[{"id":"1","title":"From JSON Feed","url":"story"}]}"#;
pub const RSS: &str = r#"<rss version="2.0"><channel><title>RSS</title><item><guid>1</guid><title>From RSS</title></item></channel></rss>"#;
pub const POSTS: &str = r#"[{"id":1,"link":"https://harbour.example/1","title":{"rendered":"From &lt;WordPress&gt;"},"date_gmt":"2026-09-02T06:00:00"}]"#;
/// Headers of an answer that any page may read.
pub const OPEN: &[(&str, &str)] = &[("access-control-allow-origin", "*"), ("content-type", "application/json")];
/// What a page has in its head.
pub const LINKS_TO_XML: &str =
    r#"<link rel="alternate" type="application/rss+xml" href="/rss.xml"><link rel="alternate" type="application/atom+xml" href="/atom.xml">"#;

pub fn file(path: &str, kind: &'static str, body: &str) -> File {
    File { path: path.to_owned(), kind, body: body.into() }
}

/// A web page with these links in its head.
pub fn front(links: &str) -> String {
    format!("<!doctype html><html><head><title>Front page</title>{links}</head><body><h1>Harbour News</h1></body></html>")
}

/// A page of another site with these attributes on its widget.
pub async fn shows(page: &mut Page, attributes: &[(&str, &str)]) -> Kept {
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("empty.html").await?;
    page.runs(&format!(
        "const made = document.createElement('news-widget'); for (const [name, value] of {}) made.setAttribute(name, value); document.querySelector('main').append(made)",
        json!(attributes)
    ))
    .await?;
    Ok(())
}

pub async fn has_titles(page: &Page, titles: &[&str]) -> Kept {
    let seen = format!("JSON.stringify(all('.item .headline').map(says)) === JSON.stringify({})", json!(titles));
    page.wait_until(&format!("the list has {titles:?}"), &seen).await
}
