//! In which encoding a body is: what the server says and its first bytes go in, the label that a browser's TextDecoder takes comes out.

use crate::feed::seems::is_page;
use crate::feed::text::cut;

/// What declares it stands among the first of these bytes (HTML, "Determining the character encoding"), or there is nothing.
pub const START: usize = 1024;

/// The letters beyond ASCII of a body that was read as UTF-8.
#[derive(Clone, Copy, Default, Debug)]
pub struct Letters {
    pub whole: usize,
    /// What came as U+FFFD.
    pub broken: usize,
}

impl Letters {
    pub fn add(&mut self, piece: &str) {
        for letter in piece.chars().filter(|letter| !letter.is_ascii()) {
            *(if letter == char::REPLACEMENT_CHARACTER { &mut self.broken } else { &mut self.whole }) += 1;
        }
    }

    /// The same of a body that is also known as Windows-1252 has it: a U+FFFD that somebody wrote is a letter like any other.
    pub fn with_written(self, piece: &str) -> Letters {
        let written = piece.matches("ï¿½").count().min(self.broken);
        Letters { whole: self.whole + written, broken: self.broken - written }
    }

    /// A letter or two that were broken on the way make no other encoding: there all of them would be.
    fn are_utf8(self) -> bool {
        self.broken == 0 || self.whole > self.broken
    }
}

/// By RFC 7303, section 3: a byte order mark, else the charset of `Content-Type`, else what the XML declaration says, or
/// a page's `<meta>`; none is UTF-8. JSON knows no other, and is served in others all the same.
/// A server says one thing of all its files, so what the bytes cannot be does not count, nor what it says of letters that are UTF-8
/// throughout, as those of another encoding hardly ever are. What is nothing then is Windows' (Encoding Standard, "windows-1252"),
/// which old newsrooms write without a word. A label that TextDecoder does not know throws there.
pub fn label(content_type: Option<&str>, start: &[u8], letters: Letters) -> Option<String> {
    match start {
        [0xef, 0xbb, 0xbf, ..] => return None,
        [0xff, 0xfe, ..] | [b'<' | b'{' | b'[', 0, ..] => return Some("utf-16le".to_owned()),
        [0xfe, 0xff, ..] | [0, b'<' | b'{' | b'[', ..] => return Some("utf-16be".to_owned()),
        _ => {}
    }
    let is_utf8 = letters.are_utf8();
    let server = content_type.and_then(charset).filter(|label| letters.broken > 0 || letters.whole == 0 || is_of_utf8(label));
    let label = [server, declared(start)].into_iter().flatten().find(|label| match label.as_str() {
        // Where somebody says so, half of them are enough.
        label if is_of_utf8(label) => letters.whole >= letters.broken,
        "us-ascii" | "ascii" | "iso-8859-1" | "iso8859-1" | "latin1" | "windows-1252" | "cp1252" => !is_utf8,
        // Then there would be zeros among the first bytes.
        other => !other.starts_with("utf-16"),
    });
    match label {
        Some(label) => Some(label).filter(|label| !is_of_utf8(label)),
        None => (!is_utf8).then(|| "windows-1252".to_owned()),
    }
}

fn is_of_utf8(label: &str) -> bool {
    matches!(label, "utf-8" | "utf8" | "unicode-1-1-utf-8")
}

fn charset(content_type: &str) -> Option<String> {
    let content_type = content_type.to_ascii_lowercase();
    let (_, charset) = cut(&content_type, "charset=")?;
    name(charset.split(';').next()?)
}

/// `encoding` in the XML declaration (XML 1.0, "EncodingDecl"), or the first `charset=` in a `<meta>` and whatever follows it.
fn declared(start: &[u8]) -> Option<String> {
    let start: String = start.iter().take(START).map(|byte| char::from(*byte)).collect();
    let Some(declaration) = start.trim_start().strip_prefix("<?xml") else {
        // A text within JSON, or a feed, declares nothing.
        let start = Some(start.to_ascii_lowercase()).filter(|start| is_page(start))?;
        let (_, said) = cut(cut(&start, "<meta")?.1, "charset=")?;
        return name(said.trim_start_matches(['"', '\'', ' ']).split(['"', '\'', ' ', '/', '>', ';']).next()?);
    };
    let (declaration, _) = cut(declaration, "?>")?;
    let (_, encoding) = cut(declaration, "encoding")?;
    let encoding = encoding.trim_start().strip_prefix('=')?.trim_start();
    name(encoding.get(1..)?.split(encoding.chars().next().filter(|quote| matches!(quote, '"' | '\''))?).next()?)
}

fn name(label: &str) -> Option<String> {
    let label = label.trim_matches(|sign: char| sign.is_ascii_whitespace() || matches!(sign, '"' | '\''));
    Some(label).filter(|label| !label.is_empty()).map(str::to_ascii_lowercase)
}
