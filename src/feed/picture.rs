//! Whether two addresses are one picture's: newsrooms' software keeps each picture in several sizes, by rules of its own.

/// Addresses that end so are files, whatever is asked of them.
const FILES: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];

pub fn is_same(one: &str, other: &str) -> bool {
    original(one) == original(other)
}

/// An address without what says which size is meant, and how it is fetched.
fn original(url: &str) -> (Vec<&str>, &str, &str) {
    let url = url.split('#').next().unwrap_or_default();
    let url = url.strip_prefix("https:").or_else(|| url.strip_prefix("http:")).unwrap_or(url);
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let mut folders: Vec<&str> = path.split('/').collect();
    let name = folders.pop().unwrap_or_default();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let query = if FILES.iter().any(|file| file.eq_ignore_ascii_case(ending)) { "" } else { query };
    // The ending stays out: Ghost has a picture in other formats, too.
    (without_sizes(&folders), unsized_name(stem), query)
}

/// Ghost's: `/size/w600/format/webp/`.
fn without_sizes<'a>(folders: &[&'a str]) -> Vec<&'a str> {
    let (mut out, mut rest) = (Vec::new(), folders);
    while let [first, after @ ..] = rest {
        rest = match (*first, after) {
            ("size", [size, after @ ..]) if size.starts_with(['w', 'h']) && has_numbers(size.trim_start_matches(['w', 'h']), 'h') => after,
            ("format", [_, after @ ..]) => after,
            _ => {
                out.push(*first);
                after
            }
        };
    }
    out
}

/// WordPress's: `-300x200`, `-scaled`.
fn unsized_name(stem: &str) -> &str {
    match stem.rsplit_once('-') {
        Some((name, "scaled")) => name,
        Some((name, size)) if size.contains('x') && has_numbers(size, 'x') => name,
        _ => stem,
    }
}

/// `600`, or two of them parted by `sign`.
fn has_numbers(text: &str, sign: char) -> bool {
    text.split(sign).all(|number| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()))
}
