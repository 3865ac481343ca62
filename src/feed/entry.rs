//! What can be told of an entry.

use super::{Entry, Millis, text};

/// For so long publishers save again what they have just published.
pub const SETTLING_MS: Millis = 60_000;

impl Entry {
    /// Tags are compared without regard to case, as far as ASCII goes.
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|known| known.eq_ignore_ascii_case(tag))
    }

    /// The date of a change that is worth telling.
    pub fn revised(&self) -> Option<Millis> {
        let modified = self.modified?;
        (modified > self.published? + SETTLING_MS).then_some(modified)
    }

    /// Whether its words are the same: what is only dated, pinned, tagged or pictured anew is no edit.
    pub fn says_the_same(&self, other: &Entry) -> bool {
        fn words(entry: &Entry) -> [&Option<String>; 4] {
            [&entry.title, &entry.summary, &entry.html, &entry.text]
        }
        words(self) == words(other)
    }

    /// The beginning of its text: what stands for a missing title or summary. Where there is no title and no text, the URL
    /// stands for both.
    pub fn opening(&self) -> String {
        const LONGEST: usize = 160;
        let words = match (&self.summary, &self.text, &self.html) {
            (Some(summary), _, _) => text::excerpt(summary, LONGEST),
            (None, Some(plain), _) => text::excerpt(plain, LONGEST),
            (None, None, Some(html)) => text::excerpt(&text::plain(html), LONGEST),
            (None, None, None) => String::new(),
        };
        if words.is_empty() && self.title.is_none() { self.url.clone().unwrap_or_default() } else { words }
    }

    /// Whether there is anything to put on a page.
    fn shows(&self) -> bool {
        let words = self.title.is_some() || self.summary.is_some() || self.text.is_some() || self.url.is_some();
        let html = || self.html.as_ref().is_some_and(|html| text::cut(html, "<img").is_some() || !text::plain(html).is_empty());
        words || self.image.is_some() || !self.audio.is_empty() || html()
    }

    /// What was read, under its publisher's id, if there is anything to put on a page.
    pub fn under(mut self, id: Option<String>) -> Option<Entry> {
        if !self.shows() {
            return None;
        }
        self.id = id.or_else(|| self.url.clone()).unwrap_or_else(|| self.made_id());
        // A newsroom's writers give a date of change alone, too.
        self.published = self.published.or(self.modified);
        Some(self)
    }

    /// For an entry without id and URL: what is likely to stay the same while it is in the feed.
    fn made_id(&self) -> String {
        let mut id = self.published.map_or_else(|| self.opening(), text::digits);
        id.push(' ');
        id.push_str(&self.title.clone().unwrap_or_else(|| self.opening()));
        id
    }
}
