//! What the texts of RSS and Atom mean: an element goes in, words come out, which are text or HTML.

use super::element::Element;
use super::markup::is_in;
use super::token::local;
use crate::feed::text::{collapse, cut, decode, excerpt, head, plain};
use crate::feed::{Entry, fields};

/// A longer summary is none, or not wanted as a whole, in characters.
const LONGEST_SUMMARY: usize = 500;
/// Of a longer text, in characters, no more is told in a line, nor put in order.
const LONGEST: usize = 200_000;

/// What stands in an element.
pub enum Words {
    Text(String),
    /// Hostile.
    Html(String),
}

impl Words {
    /// Of RSS: HTML, escaped, in CDATA or in elements (RSS 2.0, "description": "entity-encoded HTML is allowed").
    pub fn of_rss(element: &Element) -> Option<Words> {
        element.html().map(Words::Html)
    }

    /// By RFC 4287, sections 3.1 and 4.1.3.3, and Atom 0.3's `mode`. What has another type is no text.
    pub fn of_atom(element: &Element) -> Option<Words> {
        let kind = element.get("type").unwrap_or("text").split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let holds_elements = element.children().next().is_some();
        if kind == "application/octet-stream" || element.get("mode").is_some_and(|mode| mode.eq_ignore_ascii_case("base64")) {
            let text = base64(&element.text())?;
            return Some(if kind.ends_with("html") || is_in(&text) { Words::Html(text) } else { Words::Text(text) });
        }
        match kind.as_str() {
            // Not text, if there is more to it.
            _ if holds_elements && kind != "xhtml" && !kind.ends_with("xml") => element.html().map(Words::Html),
            "html" | "text/html" => element.words().map(Words::Html),
            // What stands in its one `div`, which is none of the text.
            "xhtml" | "application/xhtml+xml" => {
                let only = element.children().next().filter(|child| local(&child.name) == "div" && element.children().count() == 1);
                only.unwrap_or(element).markup().map(Words::Html)
            }
            _ if kind.ends_with("xml") => element.html().map(Words::Html),
            _ if kind == "text" || kind.starts_with("text/") => element.words().map(Words::Text),
            _ => None,
        }
    }

    /// In one line.
    pub fn line(&self) -> String {
        match self {
            Words::Text(text) => collapse(head(text.trim(), LONGEST)),
            Words::Html(html) => plain(html),
        }
    }
}

/// A title, a name, a tag of RSS's, of which nothing says whether it is text or HTML: some escape it once, some twice. One rule: if
/// it holds HTML's tags, it is their text; otherwise the character references in it are decoded, once more, since nobody means these
/// to be read. A lonely `<` or `&` stands as it is. It is never markup.
pub fn line(element: &Element) -> Option<String> {
    /// In characters; what follows is no line.
    const LONGEST: usize = 20_000;
    let text = element.text();
    let text = head(text.trim(), LONGEST);
    let text = if is_in(text) { plain(text) } else { collapse(&decode(text)) };
    Some(text).filter(|text| !text.is_empty())
}

pub fn title(element: &Element) -> Option<String> {
    fields::headline(&line(element)?)
}

/// What a category that has attributes is called: its label, else its term (RFC 4287, section 4.2.2).
pub fn category(element: &Element) -> Option<String> {
    element.get("label").or(element.get("term")).map(collapse)
}

/// Each once, and no more of them than any newsroom gives an entry.
pub fn few(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut few: Vec<String> = Vec::new();
    for one in all {
        if few.len() < fields::MOST && !few.contains(&one) {
            few.push(one);
        }
    }
    few
}

/// Puts the whole text and its summary where they belong. Without a whole text a summary that holds HTML's tags is one, and so is
/// one that is too long; one that says the whole again is none.
pub fn fill(entry: &mut Entry, whole: Option<Words>, summary: Option<Words>) {
    let summary = match (&whole, summary) {
        (Some(Words::Html(whole)), Some(Words::Html(same))) if *whole == same => None,
        (_, Some(Words::Html(html))) => Some(Words::Html(own(&html, entry).to_owned())),
        (_, summary) => summary,
    };
    let line = summary.as_ref().map(Words::line).filter(|line| !line.is_empty());
    let is_long = line.as_ref().is_some_and(|line| line.chars().nth(LONGEST_SUMMARY).is_some());
    match (whole, summary) {
        (None, Some(Words::Html(html))) if is_in(&html) => entry.html = Some(html),
        (None, Some(Words::Html(text))) if is_long => entry.text = Some(paragraphs(&decode(&text))),
        (None, Some(Words::Text(text))) if is_long => entry.text = Some(paragraphs(&text)),
        (whole, _) => {
            match whole {
                Some(Words::Html(html)) => entry.html = Some(html),
                Some(Words::Text(text)) => entry.text = Some(text),
                None => {}
            }
            entry.summary = line.map(|line| excerpt(&line, LONGEST_SUMMARY));
        }
    }
}

/// Without the last paragraph if that leads to the entry and to one place more: "The post … appeared first on …", as a plugin ends
/// all of a WordPress's summaries, in any language.
fn own<'a>(html: &'a str, entry: &Entry) -> &'a str {
    let last = html.as_bytes().windows(3).rposition(|tag| tag == b"<p>").and_then(|at| html.split_at_checked(at));
    let (Some((before, last)), Some(url)) = (last, &entry.url) else { return html };
    // The link to the entry has its title for words.
    let words = cut(last, &["\"", url, "\""].concat()).and_then(|(_, link)| Some(plain(cut(cut(link, ">")?.1, "</a>")?.0)));
    let leads = words.is_some() && words == entry.title && last.as_bytes().windows(3).filter(|tag| *tag == b"<a ").count() == 2;
    if leads && last.trim_end().ends_with("</p>") && !before.trim().is_empty() { before } else { html }
}

/// Text with an empty line between its paragraphs, and no white space too many; what follows after [`LONGEST`] as it stands.
fn paragraphs(text: &str) -> String {
    let text = text.trim();
    let begin = head(text, LONGEST);
    let (mut out, mut between) = (String::new(), "");
    for line in begin.lines().map(collapse) {
        if line.is_empty() {
            between = "\n\n";
        } else {
            out.push_str(if out.is_empty() { "" } else { between });
            out.push_str(&line);
            between = "\n";
        }
    }
    out.push_str(text.get(begin.len()..).unwrap_or_default());
    out
}

/// RFC 4648, section 4.
fn base64(text: &str) -> Option<String> {
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    String::from_utf8(bytes).ok()
}
