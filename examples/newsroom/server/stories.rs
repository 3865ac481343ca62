//! The prepared stories: `demo/newsroom/stories.json` goes in; what comes out is a story for every number, in the order of
//! publication and without end, since the last one is followed by the first under a new id.

use serde_json::{Map, Value, json};

/// A JSON Feed item, field by field as it is served.
pub type Entry = Map<String, Value>;

/// Where an entry is read: in the running newsroom, or in the demo page's folder, which has pictures but no pages.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    Newsroom,
    Folder,
}

pub struct Stories {
    /// Title, description, language: the paper's own.
    pub paper: Entry,
    stories: Vec<Story>,
}

struct Story {
    slug: String,
    fields: Entry,
    /// What an editor will make of it.
    later: Option<Entry>,
}

/// A story as it is published, and what an editor will make of it.
pub struct Copy {
    pub entry: Entry,
    pub later: Option<Entry>,
}

impl Stories {
    pub fn read() -> Result<Stories, String> {
        let tree: Value = serde_json::from_str(include_str!("../../../demo/newsroom/stories.json")).map_err(|error| format!("stories.json: {error}"))?;
        let mut paper = tree.as_object().cloned().unwrap_or_default();
        let stories = paper.remove("stories").unwrap_or_default();
        let stories: Vec<Story> = stories.as_array().into_iter().flatten().filter_map(|story| Story::read(story.as_object()?)).collect();
        if stories.is_empty() { Err("stories.json holds no stories".to_owned()) } else { Ok(Stories { paper, stories }) }
    }

    /// The story with this number; where the stories have run out, the first again, with another id.
    pub fn get(&self, number: usize, place: Place) -> Option<Copy> {
        let round = number.checked_div(self.stories.len())?;
        let story = self.stories.get(number % self.stories.len())?;
        let id = if round == 0 { story.slug.clone() } else { format!("{}-{}", story.slug, round + 1) };
        let mut entry = story.fields.clone();
        if place == Place::Newsroom {
            entry.insert("url".to_owned(), address(&id).into());
        }
        if let Some(picture) = entry.get_mut("image") {
            let root = if place == Place::Newsroom { "/newsroom/" } else { "" };
            *picture = format!("{root}{}", picture.as_str().unwrap_or_default()).into();
        }
        if let Some(html) = entry.get_mut("content_html") {
            // In a story's text, relative means to the page it is read on.
            let root = if place == Place::Newsroom { "/newsroom/" } else { "newsroom/" };
            *html = html.as_str().unwrap_or_default().replace("src=\"pictures/", &format!("src=\"{root}pictures/")).into();
        }
        entry.insert("id".to_owned(), id.into());
        Some(Copy { entry, later: story.later.clone() })
    }
}

impl Story {
    fn read(item: &Entry) -> Option<Story> {
        let mut fields = item.clone();
        let slug = fields.remove("slug")?.as_str()?.to_owned();
        let later = fields.remove("later").and_then(|later| later.as_object().cloned());
        Some(Story { slug, fields, later })
    }
}

/// The page of an entry.
pub fn address(id: &str) -> String {
    let safe = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(byte);
    let encoded: String = id.as_bytes().iter().map(|byte| if safe(byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") }).collect();
    format!("/newsroom/stories/{encoded}.html")
}

/// Puts an editor's changes into an entry: fields replace fields, null takes one away, objects are merged, and `append` adds
/// to the text.
pub fn change(entry: &mut Entry, changes: Entry) {
    for (name, value) in changes {
        match (name.as_str(), entry.get_mut(&name), value) {
            ("append", _, Value::String(more)) => {
                let text = entry.get("content_html").and_then(Value::as_str).unwrap_or_default();
                entry.insert("content_html".to_owned(), json!(format!("{text}{more}")));
            }
            (_, _, Value::Null) => {
                entry.remove(&name);
            }
            (_, Some(Value::Object(old)), Value::Object(new)) => old.extend(new),
            (_, _, value) => {
                entry.insert(name, value);
            }
        }
    }
}
