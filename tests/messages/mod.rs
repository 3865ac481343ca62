//! What the code can print on a site owner's console: the texts of the functions that make its lines.

use std::fs;
use std::path::Path;

/// Where lines are made, from a word on that stands before the first of them.
const MAKERS: &[(&str, &str)] = &[
    ("src/embed/news-widget.js", ""),
    ("src/embed/news-frame.js", ""),
    ("src/embed/reader.rs", "fn complain(&self, attribute"),
    ("src/barrier.rs", ""),
    ("src/ticker/trouble.rs", "fn explain"),
    ("src/feed/model.rs", "impl FeedError"),
    ("src/feed/seems.rs", ""),
    ("src/feed/xml/scan.rs", ""),
    ("src/feed/xml/token.rs", ""),
    ("src/store/notice.rs", "pub fn missing"),
    ("src/signup/cure.rs", ""),
];
/// As many words of a text as the page has to have; a text of fewer than three is a piece of another one.
const WORDS: usize = 5;

/// Each text's first words, and where it stands.
pub fn all() -> Vec<(&'static str, String)> {
    MAKERS.iter().flat_map(|(file, from)| texts(file, from).into_iter().map(move |words| (*file, words))).collect()
}

fn texts(file: &str, from: &str) -> Vec<String> {
    let code = fs::read_to_string(file).unwrap_or_default();
    let at = code.find(from).filter(|_| !code.is_empty());
    assert!(at.is_some(), "{file} has no `{from}` any more");
    let code = at.and_then(|at| code.get(at..)).unwrap_or_default();
    let quotes: &[char] = if file.ends_with(".js") { &['\'', '"', '`'] } else { &['"'] };
    let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect();
    literals(&code, quotes).iter().flat_map(|text| pieces(text)).collect()
}

/// What stands between quotation marks, with escapes undone and a line that goes on put together.
fn literals(code: &str, quotes: &[char]) -> Vec<String> {
    let mut found = Vec::new();
    let mut signs = code.chars().peekable();
    let mut before = ' ';
    while let Some(sign) = signs.next() {
        // Not a quotation mark as a character of Rust, nor an apostrophe.
        let opens = quotes.contains(&sign) && !(before == '\'' && sign == '"') && !(sign == '\'' && before.is_alphanumeric());
        before = sign;
        if !opens {
            continue;
        }
        let mut text = String::new();
        while let Some(next) = signs.next().filter(|next| *next != sign) {
            match next {
                '\\' => match signs.next() {
                    Some('\n') => while signs.next_if(|space| space.is_whitespace()).is_some() {},
                    Some(escaped) => text.push(escaped),
                    None => {}
                },
                other => text.push(other),
            }
        }
        found.push(text);
    }
    found
}

/// The parts between what is put in: `${…}` in JavaScript, other texts in Rust.
fn pieces(text: &str) -> Vec<String> {
    let mut parts = text.split("${");
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|part| part.split_once('}').map(|(_, rest)| rest).unwrap_or_default());
    std::iter::once(first).chain(rest).map(plain).filter(|part| is_words(part)).map(|part| part.split(' ').take(WORDS).collect::<Vec<_>>().join(" ")).collect()
}

/// A rule of style is none.
fn is_words(text: &str) -> bool {
    text.split(' ').count() >= 3 && !text.contains("{display")
}

/// In one line, with one space between words, and without Markdown's escapes.
pub fn plain(text: &str) -> String {
    text.replace("\\|", "|").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The `kind`s that are told beside messages.
pub fn kinds(code: &str) -> Vec<String> {
    let told = |line: &str| {
        let rest = line
            .split_once("kind: '")
            .or_else(|| line.split_once("failure(\""))
            .or_else(|| line.split_once("=> \"").filter(|(before, _)| before.trim_start().starts_with("Trouble::")))?
            .1;
        rest.split(['\'', '"']).next().map(str::to_owned)
    };
    code.lines().filter_map(told).collect()
}

/// All that is compiled or loaded, without comments.
pub fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    gather(Path::new("src"), &mut found);
    found
}

fn gather(folder: &Path, found: &mut Vec<(String, String)>) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            gather(&path, found);
        } else {
            let text = fs::read_to_string(&path).unwrap_or_default();
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            found.push((path.to_string_lossy().into_owned(), code.join("\n")));
        }
    }
}
