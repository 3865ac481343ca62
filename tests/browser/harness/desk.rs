//! A real newsroom as its editors know it: Ghost or WordPress, seeded with the same posts.

use serde_json::{Value, json};

use super::ghost::Ghost;
use super::wordpress::WordPress;

#[derive(Clone, Copy)]
pub enum Desk {
    Ghost(&'static Ghost),
    WordPress(&'static WordPress),
}

/// What an editor changes.
pub enum Change<'a> {
    Title(&'a str),
    Text(&'a str),
}

impl Desk {
    /// The site's address, with no slash at its end.
    pub fn url(&self) -> &'static str {
        match self {
            Desk::Ghost(ghost) => &ghost.url,
            Desk::WordPress(wordpress) => &wordpress.url,
        }
    }

    /// The address of its API, with this in its query.
    pub fn api(&self, query: &str) -> String {
        match self {
            Desk::Ghost(ghost) => format!("{}/ghost/api/content/posts/?key={}&{query}", ghost.url, ghost.content_key),
            Desk::WordPress(wordpress) => format!("{}/wp-json/wp/v2/posts?{query}", wordpress.url),
        }
    }

    /// In the query of the API's address: the posts with a tag, a page of so many.
    pub async fn tagged(&self, tag: &str, per_page: u32) -> Result<String, String> {
        match self {
            Desk::Ghost(_) => Ok(format!("filter=tag:{tag}&limit={per_page}")),
            Desk::WordPress(wordpress) => {
                let tags = wordpress.asked_for(&format!("tags?slug={tag}")).await?;
                let id = tags.pointer("/0/id").ok_or_else(|| format!("no tag {tag}: {tags}"))?;
                Ok(format!("tags={id}&per_page={per_page}"))
            }
        }
    }

    /// Publishes a post and gives its id. In August: it stands below whatever the newsroom was seeded with.
    pub async fn publishes(&self, title: &str, text: &str, tag: &str, day: u32) -> Result<String, String> {
        let made = match self {
            Desk::Ghost(ghost) => {
                let post = json!({ "title": title, "html": text, "tags": [{ "name": tag }], "published_at": format!("2026-08-{day:02}T10:00:00.000Z") });
                ghost.edits(&["publish", &post.to_string()]).await?
            }
            Desk::WordPress(wordpress) => {
                let post = json!({ "post_title": title, "post_content": text, "tags_input": [tag], "post_date_gmt": format!("2026-08-{day:02} 10:00:00") });
                wordpress.edits(&["publish", &post.to_string()]).await?
            }
        };
        match made.get("id") {
            Some(Value::String(id)) => Ok(id.clone()),
            Some(Value::Number(id)) => Ok(id.to_string()),
            _ => Err(format!("no id: {made}")),
        }
    }

    pub async fn changes(&self, id: &str, change: Change<'_>) -> Result<(), String> {
        let (ghosts, wordpresss, words) = match change {
            Change::Title(words) => ("title", "post_title", words),
            Change::Text(words) => ("html", "post_content", words),
        };
        match self {
            Desk::Ghost(ghost) => ghost.edits(&["edit", id, &json!({ ghosts: words }).to_string()]).await.map(drop),
            Desk::WordPress(wordpress) => wordpress.edits(&["edit", id, &json!({ wordpresss: words }).to_string()]).await.map(drop),
        }
    }

    /// Deletes a post, or puts it into the trash.
    pub async fn takes_back(&self, id: &str) -> Result<(), String> {
        match self {
            Desk::Ghost(ghost) => ghost.edits(&["delete", id]).await.map(drop),
            Desk::WordPress(wordpress) => wordpress.edits(&["trash", id]).await.map(drop),
        }
    }
}
