//! The one table of attributes: what an element says goes in, a [`Config`] comes out, complaints go to the console.
//! README's table is tested against this one.

use super::reader::Reader;
use crate::feed::Format;
use crate::ticker::Picks;

/// One attribute, as a site owner reads about it.
pub struct Attribute {
    pub name: &'static str,
    /// What counts when the attribute is absent or its value is not allowed.
    pub default: &'static str,
    /// What is allowed, in words that complete "allowed: …".
    pub allowed: &'static str,
}

pub const FEED: Attribute = Attribute { name: "feed", default: "", allowed: "URLs of feeds, separated by spaces" };
pub const FORMAT: Attribute = Attribute { name: "format", default: "auto", allowed: "auto, json-feed, ghost, wordpress or rss" };
pub const REFRESH: Attribute = Attribute { name: "refresh", default: "60", allowed: "whole seconds (under 15 counts as 15), or 0 for never" };
pub const STREAM: Attribute = Attribute { name: "stream", default: "", allowed: "the URL of a Server-Sent Events stream" };
pub const LIMIT: Attribute = Attribute { name: "limit", default: "10", allowed: "a whole number, 1 or more" };
pub const LANG: Attribute = Attribute { name: "lang", default: "nearest `lang`", allowed: "a BCP 47 language tag, such as en or pt-BR" };
pub const WORDS: Attribute = Attribute { name: "words", default: "", allowed: "the URL of a JSON file with texts" };
pub const TIME_ZONE: Attribute = Attribute { name: "time-zone", default: "the reader's", allowed: "an IANA time zone, such as Europe/Kyiv" };
pub const PIN: Attribute = Attribute { name: "pin", default: "", allowed: "a tag" };
pub const PICKS: Attribute = Attribute { name: "picks", default: "", allowed: "tag:NAME, featured, or the URL of a feed" };
pub const ARTICLE: Attribute = Attribute { name: "article", default: "inline", allowed: "inline, dialog or link" };
pub const PERMALINKS: Attribute = Attribute { name: "permalinks", default: "off", allowed: "off or hash" };
pub const SIGNUP: Attribute = Attribute { name: "signup", default: "", allowed: "the URL the sign-up form posts to" };
pub const SIGNUP_PROVIDER: Attribute = Attribute { name: "signup-provider", default: "json", allowed: PROVIDERS_ALLOWED };
pub const PROVIDER: Attribute = Attribute { name: "provider", default: "json", allowed: PROVIDERS_ALLOWED };
pub const NEWSLETTERS: Attribute = Attribute { name: "newsletters", default: "", allowed: "id: Label; id: Label" };
pub const PROMO_EVERY: Attribute = Attribute { name: "promo-every", default: "5", allowed: "a whole number, 0 for never" };
pub const CONSENT: Attribute = Attribute { name: "consent", default: "", allowed: "any text" };
pub const HEADING: Attribute = Attribute { name: "heading", default: "from the feed", allowed: "any text" };
pub const LAYOUT: Attribute = Attribute { name: "layout", default: "feed", allowed: "feed, compact or line" };
pub const THEME: Attribute = Attribute { name: "theme", default: "auto", allowed: "auto, light, dark or host" };
pub const STRUCTURED_DATA: Attribute = Attribute { name: "structured-data", default: "off", allowed: "off or on" };
pub const FORM_HEADING: Attribute = Attribute { name: "heading", default: "the form's own", allowed: "any text" };
pub const ACTION: Attribute = Attribute { name: "action", default: "", allowed: "the URL the sign-up form posts to" };

const PROVIDERS_ALLOWED: &str = "json, form, ghost, listmonk, buttondown, mailchimp or kit";

/// The attributes of `<news-widget>`, in the order of README's table.
pub const NEWS_WIDGET: [&Attribute; 21] = [
    &FEED,
    &FORMAT,
    &REFRESH,
    &STREAM,
    &LIMIT,
    &ARTICLE,
    &PERMALINKS,
    &PIN,
    &PICKS,
    &SIGNUP,
    &SIGNUP_PROVIDER,
    &NEWSLETTERS,
    &PROMO_EVERY,
    &CONSENT,
    &HEADING,
    &LANG,
    &WORDS,
    &TIME_ZONE,
    &LAYOUT,
    &THEME,
    &STRUCTURED_DATA,
];
/// The attributes of `<news-signup>`.
pub const NEWS_SIGNUP: [&Attribute; 8] = [&ACTION, &PROVIDER, &NEWSLETTERS, &CONSENT, &FORM_HEADING, &LANG, &WORDS, &THEME];

/// The shortest time between two requests that a site owner can ask for, in seconds.
pub const SHORTEST_REFRESH: u32 = 15;

/// Where an element stands: its attributes, and what only a browser knows about their values.
pub trait Surroundings {
    fn attribute(&self, name: &str) -> Option<String>;
    /// An absolute http(s) URL for what an attribute holds, resolved as the page resolves its own links.
    fn resolve(&self, url: &str) -> Option<String>;
    fn knows_language(&self, tag: &str) -> bool;
    fn knows_zone(&self, zone: &str) -> bool;
    /// The language of the nearest ancestor that names one.
    fn nearest_language(&self) -> Option<String>;
    /// One line for the developer's console, which names the element, too.
    fn complain(&self, message: &str);
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Element {
    NewsWidget,
    NewsSignup,
}

impl Element {
    /// The tag's name.
    pub fn tag(self) -> &'static str {
        match self {
            Element::NewsWidget => "news-widget",
            Element::NewsSignup => "news-signup",
        }
    }
}

/// Where an entry opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opens {
    /// In the list's place.
    Inline,
    /// Over the page.
    Dialog,
    /// On the publisher's page, if the entry has one.
    Link,
}

/// How much of the news there is room for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    Feed,
    Compact,
    /// One entry at a time, in a bar: nothing else has room there.
    Line,
}

/// What an element was asked to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Config {
    pub element: Element,
    /// Absolute URLs, none twice.
    pub feeds: Vec<String>,
    /// What they are, if the site owner says so.
    pub format: Format,
    /// Seconds between two requests; 0 for never.
    pub refresh: u32,
    /// Absolute URL of a stream whose events mean "look now".
    pub stream: Option<String>,
    pub limit: usize,
    pub opens: Opens,
    /// The open entry is in the address bar.
    pub permalinks: bool,
    /// Entries with this tag stay on top.
    pub pin: Option<String>,
    pub picks: Picks,
    /// Absolute URL of the sign-up; none means no form.
    pub signup: Option<String>,
    /// The name of the service that it is.
    pub provider: &'static str,
    /// `id: Label; id: Label`, as it was written.
    pub newsletters: Option<String>,
    /// What a reader must agree to.
    pub consent: Option<String>,
    /// A newsletter's promo stands after so many entries; 0 for never.
    pub promo_every: usize,
    pub heading: Option<String>,
    pub lang: String,
    /// Absolute URL of the site owner's own words.
    pub words: Option<String>,
    /// None is the reader's own.
    pub time_zone: Option<String>,
    pub layout: Layout,
    pub theme: &'static str,
    /// What the list holds is told to search engines, too.
    pub structured_data: bool,
}

const PROVIDERS: [&str; 7] = ["json", "form", "ghost", "listmonk", "buttondown", "mailchimp", "kit"];
const THEMES: [&str; 4] = ["auto", "light", "dark", "host"];

impl Config {
    pub fn read(element: Element, around: &dyn Surroundings) -> Config {
        let reader = Reader { around };
        let (signup, provider) = match element {
            Element::NewsWidget => (&SIGNUP, &SIGNUP_PROVIDER),
            Element::NewsSignup => (&ACTION, &PROVIDER),
        };
        let layout = match reader.one_of(&LAYOUT, &["feed", "compact", "line"]) {
            "compact" => Layout::Compact,
            "line" => Layout::Line,
            _ => Layout::Feed,
        };
        let line = layout == Layout::Line;
        Config {
            element,
            feeds: match element {
                Element::NewsWidget => reader.urls(&FEED),
                Element::NewsSignup => Vec::new(),
            },
            format: match reader.one_of(&FORMAT, &["auto", "json-feed", "ghost", "wordpress", "rss"]) {
                "json-feed" => Format::JsonFeed,
                "ghost" => Format::Ghost,
                "wordpress" => Format::WordPress,
                "rss" => Format::Rss,
                _ => Format::Auto,
            },
            refresh: match reader.number(&REFRESH) {
                0 => 0,
                seconds => seconds.max(SHORTEST_REFRESH),
            },
            stream: reader.url(&STREAM),
            limit: reader.counting(&LIMIT) as usize,
            opens: match reader.one_of(&ARTICLE, &["inline", "dialog", "link"]) {
                "dialog" => Opens::Dialog,
                "link" => Opens::Link,
                _ if line => Opens::Dialog,
                _ => Opens::Inline,
            },
            permalinks: reader.one_of(&PERMALINKS, &["off", "hash"]) == "hash",
            pin: reader.text(&PIN),
            picks: if line { Picks::None } else { reader.picks() },
            signup: match element {
                Element::NewsWidget => reader.url(signup).filter(|_| !line),
                Element::NewsSignup => reader.required_url(signup),
            },
            provider: reader.one_of(provider, &PROVIDERS),
            newsletters: reader.text(&NEWSLETTERS),
            consent: reader.text(&CONSENT),
            promo_every: if line { 0 } else { reader.number(&PROMO_EVERY) as usize },
            heading: reader.text(&HEADING),
            lang: reader.language(),
            words: reader.url(&WORDS),
            // A browser may know offsets, too; a newsroom's zone has a name, and its summer time.
            time_zone: reader.checked(&TIME_ZONE, |zone| !matches!(zone.as_bytes().first(), Some(b'+' | b'-')) && around.knows_zone(zone)),
            layout,
            theme: reader.one_of(&THEME, &THEMES),
            structured_data: reader.one_of(&STRUCTURED_DATA, &["off", "on"]) == "on",
        }
    }

    pub fn is_line(&self) -> bool {
        self.layout == Layout::Line
    }
}
