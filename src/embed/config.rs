//! The one table of attributes: what an element says goes in, a [`Config`] comes out, complaints go to the console.
//! README's table is tested against this one.

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
pub const NEWS_WIDGET: [&Attribute; 20] = [
    &FEED,
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

/// What an element was asked to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Config {
    pub element: Element,
    /// Absolute URLs, none twice.
    pub feeds: Vec<String>,
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
    /// One entry at a time, in a bar: nothing else has room there.
    pub line: bool,
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
        let line = reader.one_of(&LAYOUT, &["feed", "compact", "line"]) == "line";
        Config {
            element,
            feeds: match element {
                Element::NewsWidget => reader.urls(&FEED),
                Element::NewsSignup => Vec::new(),
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
            line,
            theme: reader.one_of(&THEME, &THEMES),
            structured_data: reader.one_of(&STRUCTURED_DATA, &["off", "on"]) == "on",
        }
    }
}

struct Reader<'a> {
    around: &'a dyn Surroundings,
}

impl Reader<'_> {
    /// The attribute's value without the blanks around it; an empty one is an absent one.
    fn text(&self, attribute: &Attribute) -> Option<String> {
        let value = self.around.attribute(attribute.name)?;
        let value = value.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    fn checked(&self, attribute: &Attribute, good: impl Fn(&str) -> bool) -> Option<String> {
        let value = self.text(attribute)?;
        if good(&value) {
            return Some(value);
        }
        self.complain(attribute, &value);
        None
    }

    fn parsed(&self, attribute: &Attribute, least: u32) -> u32 {
        // Rust takes a sign, too.
        let parse = |text: &str| text.parse::<u32>().ok().filter(|_| !text.starts_with('+')).filter(|number| *number >= least);
        let given = self.checked(attribute, |value| parse(value).is_some());
        given.as_deref().and_then(parse).or_else(|| parse(attribute.default)).unwrap_or(least)
    }

    fn number(&self, attribute: &Attribute) -> u32 {
        self.parsed(attribute, 0)
    }

    fn counting(&self, attribute: &Attribute) -> u32 {
        self.parsed(attribute, 1)
    }

    fn url(&self, attribute: &Attribute) -> Option<String> {
        let given = self.checked(attribute, |value| self.around.resolve(value).is_some())?;
        self.around.resolve(&given)
    }

    /// The URLs there are; each that is none is named by itself.
    fn urls(&self, attribute: &Attribute) -> Vec<String> {
        let value = self.text(attribute).unwrap_or_default();
        let mut urls = Vec::new();
        for given in value.split_ascii_whitespace() {
            match self.around.resolve(given) {
                Some(url) if urls.contains(&url) => {}
                Some(url) => urls.push(url),
                None => self.complain(attribute, given),
            }
        }
        if value.is_empty() {
            self.missing(attribute);
        }
        urls
    }

    fn picks(&self) -> Picks {
        let Some(value) = self.text(&PICKS) else { return Picks::None };
        match value.strip_prefix("tag:").map(str::trim) {
            Some("") => {}
            Some(tag) => return Picks::Tag(tag.to_owned()),
            None if value == "featured" => return Picks::Featured,
            None => {
                if let Some(url) = self.around.resolve(&value) {
                    return Picks::Feed(url);
                }
            }
        }
        self.complain(&PICKS, &value);
        Picks::None
    }

    fn required_url(&self, attribute: &Attribute) -> Option<String> {
        if self.text(attribute).is_none() {
            self.missing(attribute);
        }
        self.url(attribute)
    }

    fn language(&self) -> String {
        let given = self.checked(&LANG, |tag| self.around.knows_language(tag));
        let nearest = || self.around.nearest_language().filter(|tag| self.around.knows_language(tag));
        given.or_else(nearest).unwrap_or_else(|| "en".to_owned())
    }

    /// As it stands, blanks and all: the style reads the same attribute.
    fn one_of(&self, attribute: &Attribute, allowed: &[&'static str]) -> &'static str {
        let given = self.around.attribute(attribute.name).unwrap_or_default();
        let known = allowed.iter().copied().find(|word| given == *word);
        if known.is_none() && !given.is_empty() {
            self.complain(attribute, &given);
        }
        known.unwrap_or(attribute.default)
    }

    /// Names the attribute, its value, what is allowed and what is used instead.
    fn complain(&self, attribute: &Attribute, value: &str) {
        let used = if attribute.default.is_empty() { "nothing" } else { attribute.default };
        self.say(&[attribute.name, "=\"", value, "\" is not allowed; allowed: ", attribute.allowed, ". Used instead: ", used]);
    }

    fn missing(&self, attribute: &Attribute) {
        self.say(&[attribute.name, " is missing; it has to be ", attribute.allowed]);
    }

    fn say(&self, words: &[&str]) {
        self.around.complain(&[&["attribute "], words, &["."]].concat().concat());
    }
}
