//! What URLs are relative to: where the feed came from, or what `xml:base` says (XML Base), on any element around them.

use super::element::Element;
use crate::feed::{Entry, Host, fields};

#[derive(Clone)]
pub struct Base<'a> {
    host: &'a dyn Host,
    /// The site's address, where the feed comes from elsewhere.
    site: Option<String>,
    /// Absolute; none as long as nothing says so.
    said: Option<String>,
}

impl<'a> Base<'a> {
    pub fn of(host: &'a dyn Host) -> Base<'a> {
        Base { host, site: None, said: None }
    }

    /// Of a feed whose site is on another host: what a mirror or a service has is a copy, and what it leads to is the site's.
    pub fn or_of(self, home: Option<&str>) -> Base<'a> {
        let site = fields::apart(home, self.host.url()).map(str::to_owned);
        Base { site, ..self }
    }

    /// Within an element.
    pub fn within(&self, element: &Element) -> Base<'a> {
        let said = element.get("xml:base").and_then(|base| self.url(base));
        Base { said: said.or_else(|| self.said.clone()), ..self.clone() }
    }

    fn address(&self) -> &str {
        self.said.as_deref().or(self.site.as_deref()).unwrap_or(self.host.url())
    }

    /// A URL, absolute, if it is one that may be followed.
    pub fn url(&self, url: &str) -> Option<String> {
        let url = Some(url.trim()).filter(|url| !url.is_empty())?;
        fields::http(self.host.join(url, self.address()))
    }

    /// What URLs in an entry's HTML are relative to, where that is not where it is: what is said, and nothing else but for want of
    /// a place of its own.
    pub fn of_html(&self, entry: &Entry) -> Option<String> {
        self.said.clone().or_else(|| entry.url.is_none().then(|| self.address().to_owned()))
    }
}
