//! The one model of a feed, whatever shape it came in. Section names are those of JSON Feed 1.1.

use std::rc::Rc;

use super::Format;

/// Milliseconds since the Unix epoch, UTC.
pub type Millis = i64;

/// A feed ("Top-level").
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Feed {
    /// `title`
    pub title: Option<String>,
    /// `home_page_url`, absolute
    pub home: Option<String>,
    /// `language`, a BCP 47 tag
    pub lang: Option<String>,
    /// `next_url`, absolute: the page with older entries
    pub next_url: Option<String>,
    /// `expired`: there will never be another entry
    pub expired: bool,
    /// How much of it this is
    pub extent: Extent,
    /// `items`; their ids are unique
    pub entries: Vec<Rc<Entry>>,
}

/// How much of what was published came, and was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Extent {
    #[default]
    Whole,
    /// It ended in the middle: what else there is nobody knows.
    BrokenOff,
    /// There is more than is read of any.
    TooLong,
}

/// An entry ("Items"). All URLs are absolute http(s) ones; all texts are plain text, but `html`, which is hostile.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Entry {
    /// `id`; where a publisher gives none, the URL, else one made of date and words
    pub id: String,
    /// `url`, else `external_url`
    pub url: Option<String>,
    /// `title`; microblogs have none
    pub title: Option<String>,
    /// `summary`
    pub summary: Option<String>,
    /// `content_html`
    pub html: Option<String>,
    /// What relative URLs in `html` are relative to, absolute, where that is not `url`: Atom and RSS may say so (XML Base); an entry
    /// without a URL of its own has the feed's
    pub base: Option<String>,
    /// `content_text`
    pub text: Option<String>,
    /// `image`, else `banner_image`
    pub image: Option<Image>,
    /// `date_published`
    pub published: Option<Millis>,
    /// `date_modified`
    pub modified: Option<Millis>,
    /// `authors`, else the feed's ("Top-level": they apply to items without their own); entries share those
    pub authors: Rc<[Author]>,
    /// `tags`
    pub tags: Vec<String>,
    /// `language`, else the feed's
    pub lang: Option<String>,
    /// `attachments` that are audio
    pub audio: Vec<Audio>,
    /// `_pinned`, or `pinned` in an extension object ("Extensions")
    pub pinned: bool,
    /// `access: false`, in an extension too: the publisher shows the whole of it to members or subscribers
    pub closed: bool,
    /// How long a reader takes, where the publisher says so
    pub minutes: Option<u32>,
    /// `_expired`, or `expired` in an extension object: what it says holds no more
    pub expired: bool,
}

/// A picture, with what an extension object says of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Image {
    pub url: String,
    pub alt: Option<String>,
    pub caption: Option<String>,
    pub credit: Option<String>,
    /// `width` and `height`, in pixels
    pub size: Option<(u32, u32)>,
    /// `sizes`: the same picture, `url` by `width`
    pub sizes: Vec<(String, u32)>,
}

/// "authors": a name, and where to read about them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Author {
    pub name: String,
    pub url: Option<String>,
}

/// "Attachments".
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Audio {
    pub url: String,
    pub mime: String,
    pub title: Option<String>,
    /// `duration_in_seconds`
    pub seconds: Option<u32>,
    /// `_ai`, or `ai` in an extension object: made with the help of a machine
    pub ai: bool,
}

/// Why a body is no feed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FeedError {
    /// JSON that breaks off or is wrong, in the parser's words.
    BrokenJson { says: String },
    /// XML that is not well-formed, in the parser's words, with the place.
    BrokenXml { says: String },
    /// The newsroom's own software refuses, in its words.
    Refused { by: &'static str, says: String },
    /// XML, which the page's policy lets nobody parse.
    NoParser,
    /// The code that reads it did not come: this file.
    Part(&'static str),
    /// Something else, named, and what was wanted.
    NotFeed { seems: String, wanted: Format },
}

impl FeedError {
    /// For the developer's console: completes "the feed URL cannot be read: ".
    pub fn words(&self) -> String {
        match self {
            FeedError::BrokenJson { says } => ["its JSON is broken: ", says].concat(),
            FeedError::BrokenXml { says } => ["its XML is not well-formed: ", says].concat(),
            FeedError::Refused { by, says } => [by, " says: ", says].concat(),
            FeedError::NoParser => "the page's Content-Security-Policy keeps XML from being parsed. Add news-widget to its trusted-types.".to_owned(),
            FeedError::Part(file) => [*file, " could not be loaded. It has to lie beside news-widget.js and to be served as application/wasm."].concat(),
            FeedError::NotFeed { seems, wanted } => {
                let wanted = match wanted {
                    Format::Auto => "a feed: a JSON Feed, Ghost's or WordPress's posts, RSS or Atom.",
                    Format::JsonFeed => "a JSON Feed, as the attribute format says.",
                    Format::Ghost => "Ghost's posts, as the attribute format says.",
                    Format::WordPress => "WordPress's posts, as the attribute format says.",
                    Format::Rss => "RSS or Atom, as the attribute format says.",
                };
                ["it seems to be ", seems, ", not ", wanted].concat()
            }
        }
    }
}
