//! XML as a tree. In the browser the browser's own DOMParser fills it (browser/xml.rs), slice by slice.

use super::markup;
use super::namespace;

/// An element.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Element {
    /// "title", "dc:creator": in small letters, and by the prefix that its namespace usually has, so that feeds are read alike
    /// whatever they write.
    pub name: String,
    /// As they are written, but for their names, which are in small letters.
    pub attributes: Vec<(String, String)>,
    pub nodes: Vec<Node>,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Node {
    Text(String),
    Element(Element),
}

impl Element {
    /// `written` is the name with the author's prefix, `namespace` what that stands for.
    pub fn new(written: &str, namespace: &str) -> Element {
        let name = written.to_ascii_lowercase();
        let name = match (namespace::prefix(namespace), name.split_once(':')) {
            (Some(""), Some((_, local))) => local.to_owned(),
            (Some(prefix), Some((_, local))) => [prefix, ":", local].concat(),
            (Some(prefix), None) if !prefix.is_empty() => [prefix, ":", &name].concat(),
            _ => name,
        };
        Element { name, ..Element::default() }
    }

    /// Gives it an attribute; after so many, or longer than that in bytes, there is none that anybody reads. What declares a prefix is
    /// none.
    pub fn set(&mut self, name: &str, value: &str) {
        const MOST: usize = 50;
        const LONGEST: usize = 64 * 1024;
        if value.len() <= LONGEST && self.attributes.len() < MOST && name != "xmlns" && !name.starts_with("xmlns:") {
            self.attributes.push((name.to_ascii_lowercase(), value.to_owned()));
        }
    }

    /// An attribute without the blanks around it; an empty one does not count.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    pub fn children(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Those with one of these names: first all with the first.
    pub fn all<'a>(&'a self, names: &'a [&str]) -> impl Iterator<Item = &'a Element> {
        names.iter().flat_map(|name| self.children().filter(move |child| child.name == *name))
    }

    pub fn first(&self, name: &str) -> Option<&Element> {
        self.children().find(|child| child.name == name)
    }

    /// All text in it, as it stands.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.add_text(&mut out);
        out
    }

    /// No deeper than a browser was given (`scan::DEEPEST`).
    fn add_text(&self, out: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.add_text(out),
            }
        }
    }

    /// Its text without the blanks around it, if there is any.
    pub fn words(&self) -> Option<String> {
        let text = self.text();
        Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// What it holds as HTML: text that is HTML, or elements that are.
    pub fn html(&self) -> Option<String> {
        if self.children().next().is_some() { self.markup() } else { self.words() }
    }

    /// What it holds as HTML, its text being text.
    pub fn markup(&self) -> Option<String> {
        let html = markup::html(&self.nodes);
        Some(html.trim()).filter(|html| !html.is_empty()).map(str::to_owned)
    }
}
