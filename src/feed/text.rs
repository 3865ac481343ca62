//! Plain text out of what publishers write: character references decoded, tags left out, the beginning, the reading time.
//! What comes out is set as text and never parsed as markup.

/// The named references that titles have (HTML, "Named character references"); of the rest, most are letters that
/// publishers write as they are.
const NAMED: [(&str, char); 22] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("shy", '\u{ad}'),
    ("copy", '©'),
    ("reg", '®'),
    ("deg", '°'),
    ("euro", '€'),
    ("pound", '£'),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("middot", '·'),
];

/// Decodes every reference once; none if there is none or if an `&` begins no reference.
pub fn decode_all(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut parts = text.split('&');
    out.push_str(parts.next()?);
    let mut any = false;
    for part in parts {
        let (letter, rest) = reference(part)?;
        out.push(letter);
        out.push_str(rest);
        any = true;
    }
    any.then_some(out)
}

/// Decodes the references there are, and leaves any other `&` as it is.
fn decode(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match reference(part) {
            Some((letter, rest)) => {
                out.push(letter);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out
}

/// What follows an `&`: the letter a reference stands for, and the rest.
fn reference(text: &str) -> Option<(char, &str)> {
    let (name, rest) = text.split_once(';')?;
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|letter| *letter != '\0')?
        }
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((letter, rest))
}

/// White space as a browser shows it: runs become one space, none at the ends.
pub fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The text of HTML, its tags, comments, scripts and styles left out.
pub fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        let silent = ["script", "style", "template"].into_iter().find(|name| tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)));
        rest = match (silent, tag.strip_prefix("!--")) {
            (Some(name), _) => after_end_tag(tag, name),
            (None, Some(comment)) => comment.split_once("-->").map_or("", |(_, after)| after),
            (None, None) if tag.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/' || letter == '!') => {
                out.push(' ');
                tag.split_once('>').map_or("", |(_, after)| after)
            }
            (None, None) => {
                out.push('<');
                tag
            }
        };
    }
    out.push_str(rest);
    collapse(&decode(&out))
}

fn after_end_tag<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        if after.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return after.split_once('>').map_or("", |(_, after)| after);
        }
        rest = after;
    }
    ""
}

/// At most so many characters, cut after a word.
pub fn excerpt(text: &str, longest: usize) -> String {
    let text = collapse(text);
    let Some((cut, _)) = text.char_indices().nth(longest) else { return text };
    let head = text.get(..cut).unwrap_or_default();
    // Scripts without spaces have no word to end after.
    let mut out = head.rsplit_once(' ').map_or(head, |(words, _)| words).to_owned();
    out.push('…');
    out
}

/// Minutes of reading: 230 words a minute, or 500 characters in scripts without spaces; at least one.
pub fn minutes(text: &str) -> usize {
    let (mut words, mut characters) = (0, 0);
    for word in text.split_whitespace() {
        let dense = word.chars().filter(|letter| is_dense(*letter)).count();
        characters += dense;
        words += usize::from(dense == 0);
    }
    (words * 500 + characters * 230).div_ceil(230 * 500).max(1)
}

/// Kana, Han, Thai, Lao, Khmer, Burmese: written without spaces between words (Unicode, "Blocks").
fn is_dense(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
