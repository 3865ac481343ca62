//! Reads a feed as the browser's services would: a body goes in, the model comes out.

use news_widget::feed::{Feed, FeedError, Host, Tree, parse};

struct Surroundings;

impl Host for Surroundings {
    fn json(&self, text: &str) -> Result<Tree, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// Enough of the URL Standard for these feeds, all of which are at one place.
    fn resolve(&self, url: &str) -> Option<String> {
        match url {
            _ if url.contains(':') => Some(url.to_owned()),
            _ if url.starts_with('/') => Some(format!("https://example.org{url}")),
            _ => Some(format!("https://example.org/{url}")),
        }
    }
}

pub fn read(body: &str) -> Result<Feed, FeedError> {
    parse(body, &Surroundings)
}

pub fn feed(body: &str) -> Feed {
    let read = read(body);
    assert!(read.is_ok(), "{read:?}: {body}");
    read.unwrap_or_default()
}
