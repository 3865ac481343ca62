//! Plain text out of what publishers write: character references decoded, tags left out, the beginning, the reading time.
//! What comes out is set as text and never parsed as markup.

use super::entity;

/// The beginning of a text, at most so many characters.
pub fn head(text: &str, longest: usize) -> &str {
    after(text, longest).and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Where so many characters end, if there are more. (`nth` of characters is code of its own, for long texts.)
fn after(text: &str, characters: usize) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).nth(characters)
}

/// All of it, one after the other: `concat` is four times the code.
pub fn join(parts: &[&str]) -> String {
    let mut whole = String::new();
    for part in parts {
        whole.push_str(part);
    }
    whole
}

/// Decodes the references there are, once; any other `&` stays as it is.
pub fn decode(text: &str) -> String {
    /// What is spent on a text: on a number little, so that one may be written in nothing else; more names none has.
    const MOST: usize = 700_000;
    const NAME: usize = 80;
    const LONGEST: usize = 32;
    let (mut out, mut rest) = (String::new(), text);
    let mut spent = 0;
    while spent < MOST {
        let Some((before, after)) = cut(rest, "&") else { break };
        spent += if after.starts_with('#') { 1 } else { NAME };
        out.push_str(before);
        let found = cut(head(after, LONGEST), ";").and_then(|(name, _)| Some((entity::letter(name)?, after.get(name.len() + 1..)?)));
        let letter;
        (letter, rest) = found.unwrap_or(('&', after));
        out.push(letter);
    }
    out.push_str(rest);
    out
}

/// What stands before and after the first `sign` in a text. The standard library's own search, for letters as for words, is longer
/// than the rest of this file.
pub fn cut<'a>(text: &'a str, sign: &str) -> Option<(&'a str, &'a str)> {
    let (first, mut at) = (sign.bytes().next()?, 0);
    loop {
        at += text.as_bytes().get(at..)?.iter().position(|byte| *byte == first)?;
        if let Some((before, rest)) = text.split_at_checked(at)
            && let Some(after) = rest.strip_prefix(sign)
        {
            return Some((before, after));
        }
        at += 1;
    }
}

/// What stands between one `sign` and the next.
pub fn split<'a>(text: &'a str, sign: &'a str) -> impl Iterator<Item = &'a str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let now = rest?;
        let part;
        (part, rest) = cut(now, sign).map_or((now, None), |(part, after)| (part, Some(after)));
        Some(part)
    })
}

/// Whether any of these ASCII signs is in a text.
pub fn has(text: &str, signs: &[u8]) -> bool {
    text.bytes().any(|byte| signs.contains(&byte))
}

/// A whole number in digits. The standard library's own goes by way of all that it has for formatting.
pub fn digits(number: i64) -> String {
    let (mut out, mut rest) = (String::new(), number.unsigned_abs());
    loop {
        out.insert(0, char::from(b'0' + (rest % 10) as u8));
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        out.insert(0, '-');
    }
    out
}

/// White space as a browser shows it: runs become one space, none at the ends. A no-break space within stays one.
pub fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.trim().split_ascii_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a letter is one that can be seen.
pub fn shows(letter: char) -> bool {
    !(letter.is_whitespace() || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'))
}

/// The text of HTML, its tags, comments, scripts and styles left out. No sanitizer: the result is text, with whatever signs it has.
pub fn plain(html: &str) -> String {
    /// Tags that stand within a word or a sentence; any other one parts two words.
    const INLINE: &str = "a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr";
    const SILENT: &str = "script style template";
    /// More of it is not looked at.
    const LONGEST: usize = 200_000;
    let among = |names: &str, name: &str| names.split_ascii_whitespace().any(|known| known.eq_ignore_ascii_case(name));
    let mut out = String::new();
    let mut rest = head(html, LONGEST);
    while let Some((before, tag)) = cut(rest, "<") {
        out.push_str(before);
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = cut(comment, "-->").map_or("", |(_, after)| after);
        } else if tag.starts_with(|sign: char| sign.is_ascii_alphabetic() || matches!(sign, '/' | '!' | '?')) {
            let name = name(tag.strip_prefix('/').unwrap_or(tag));
            rest = after_tag(tag);
            if among(SILENT, name) && !tag.starts_with('/') {
                rest = after_end_tag(rest, name);
            } else if !among(INLINE, name) {
                out.push(' ');
            }
        } else {
            out.push('<');
            rest = tag;
        }
    }
    out.push_str(rest);
    collapse(&decode(&out))
}

/// What a tag is called: it begins after the `<`.
pub fn name(tag: &str) -> &str {
    tag.split(|sign: char| sign.is_ascii_whitespace() || matches!(sign, '/' | '>')).next().unwrap_or_default()
}

/// What follows a tag's `>`; one within a quoted value does not end it.
pub fn after_tag(tag: &str) -> &str {
    let (mut quote, mut before) = (None, ' ');
    for (at, sign) in tag.char_indices() {
        match sign {
            _ if quote == Some(sign) => quote = None,
            _ if quote.is_some() => {}
            '>' => return tag.get(at + 1..).unwrap_or_default(),
            '"' | '\'' if before == '=' => quote = Some(sign),
            _ => {}
        }
        if !sign.is_ascii_whitespace() {
            before = sign;
        }
    }
    ""
}

/// What follows the end tag of an element whose text is no markup.
pub fn after_end_tag<'a>(text: &'a str, silent: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, tag)) = cut(rest, "</") {
        if name(tag).eq_ignore_ascii_case(silent) {
            return after_tag(tag);
        }
        rest = tag;
    }
    ""
}

/// At most so many characters, cut after a word.
pub fn excerpt(text: &str, longest: usize) -> String {
    // With blanks among it so much is more than enough.
    let text = collapse(head(text.trim(), longest * 4));
    let Some(cut) = after(&text, longest) else { return text };
    let (head, rest) = text.split_at_checked(cut).unwrap_or_default();
    // Scripts without spaces have no word to end after; a space far back must not cost them their text.
    let end = if rest.starts_with(' ') { cut } else { head.bytes().rposition(|byte| byte == b' ').filter(|at| at * 2 > cut).unwrap_or(cut) };
    let mut out = head.get(..end).unwrap_or_default().trim_end_matches([' ', ',', ';', ':', '.', '–', '—']).to_owned();
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
