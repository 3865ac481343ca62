//! Elements that are HTML, as HTML: publishers write it within XML, too. What comes out is as hostile as what went in. And
//! whether a text is HTML.

use super::element::Node;
use super::token::local;
use crate::feed::text::head;

/// Elements without content (HTML, "Void elements"): in XML they end, in HTML they must not.
pub const VOID: &str = "area base br col embed hr img input link meta param source track wbr";
/// What HTML in a feed is made of.
const USUAL: &str = "a abbr article aside audio b big blockquote center cite code dd del div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header i \
    iframe ins kbd li mark ol p picture pre q s section small span strike strong sub sup table tbody td th thead time tr tt u ul var video";
/// What may stand there without an end.
const ENDLESS: &str = "br hr img p wbr";

fn among(names: &str, name: &str) -> bool {
    names.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(name))
}

/// As a browser writes elements down as HTML (HTML, "Serializing HTML fragments"), whatever their namespace.
pub fn html(nodes: &[Node]) -> String {
    let mut out = String::new();
    write(nodes, &mut out);
    out
}

fn write(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => escape(text, out),
            Node::Element(element) => {
                let name = local(&element.name);
                out.push('<');
                out.push_str(name);
                for (attribute, value) in &element.attributes {
                    out.push(' ');
                    out.push_str(local(attribute));
                    out.push_str("=\"");
                    escape(value, out);
                    out.push('"');
                }
                out.push('>');
                write(&element.nodes, out);
                if !among(VOID, name) {
                    out.push_str("</");
                    out.push_str(name);
                    out.push('>');
                }
            }
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
}

/// So much of a text, in bytes, tells.
const ENOUGH: usize = 64 * 1024;

/// Whether a text holds HTML's tags: one that ends an element, or begins one that needs no end. `a < b` is none, nor is a name in
/// brackets, be it an element's.
pub fn is_in(text: &str) -> bool {
    head(text, ENOUGH).split('<').skip(1).any(|tag| {
        let (names, tag) = tag.strip_prefix('/').map_or((ENDLESS, tag), |tag| (USUAL, tag));
        let end = tag.bytes().position(|byte| !byte.is_ascii_alphanumeric());
        let Some((name, rest)) = end.and_then(|end| tag.split_at_checked(end)) else { return false };
        let is_tag = rest.starts_with(|sign: char| sign.is_ascii_whitespace() || matches!(sign, '/' | '>'));
        is_tag && rest.bytes().any(|byte| byte == b'>') && among(names, name)
    })
}
