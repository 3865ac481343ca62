//! An attribute's value as it is written goes in, what it means comes out; one that is not allowed counts as the default.

use super::config::{Attribute, LANG, PICKS, Surroundings};
use crate::feed::text::join;
use crate::ticker::Picks;

/// Reads the attributes of one element, and complains of what is not allowed.
pub struct Reader<'a> {
    pub around: &'a dyn Surroundings,
}

impl Reader<'_> {
    /// The attribute's value without the blanks around it; an empty one is an absent one.
    pub fn text(&self, attribute: &Attribute) -> Option<String> {
        let value = self.around.attribute(attribute.name)?;
        let value = value.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }

    pub fn checked(&self, attribute: &Attribute, good: impl Fn(&str) -> bool) -> Option<String> {
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

    pub fn number(&self, attribute: &Attribute) -> u32 {
        self.parsed(attribute, 0)
    }

    pub fn counting(&self, attribute: &Attribute) -> u32 {
        self.parsed(attribute, 1)
    }

    pub fn url(&self, attribute: &Attribute) -> Option<String> {
        let given = self.checked(attribute, |value| self.around.resolve(value).is_some())?;
        self.around.resolve(&given)
    }

    /// The URLs there are; each that is none is named by itself.
    pub fn urls(&self, attribute: &Attribute) -> Vec<String> {
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

    pub fn picks(&self) -> Picks {
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

    pub fn required_url(&self, attribute: &Attribute) -> Option<String> {
        if self.text(attribute).is_none() {
            self.missing(attribute);
        }
        self.url(attribute)
    }

    pub fn language(&self) -> String {
        let given = self.checked(&LANG, |tag| self.around.knows_language(tag));
        let nearest = || self.around.nearest_language().filter(|tag| self.around.knows_language(tag));
        given.or_else(nearest).unwrap_or_else(|| "en".to_owned())
    }

    /// As it stands, blanks and all: the style reads the same attribute.
    pub fn one_of(&self, attribute: &Attribute, allowed: &[&'static str]) -> &'static str {
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
        self.around.complain(&join(&["attribute ", &join(words), "."]));
    }
}
