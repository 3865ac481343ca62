//! Whether two addresses are one picture's: newsrooms' software keeps each picture in several sizes, by rules of its own.
//! Two pictures taken for one cost the reader one of them; one that is shown twice costs little.

use super::text::cut;

/// Addresses that end so are files, whatever is asked of them.
const FILES: &str = "jpg jpeg png gif webp avif svg";
/// What is asked of a file, and leaves it the picture that it is.
const SIZES: &str = "w h width height q quality fit resize crop dpr zoom format ssl strip auto";
/// Where Ghost keeps pictures.
const GHOSTS: &str = "/content/images/";

/// An address without what says which size is meant.
struct Picture<'a> {
    before: &'a str,
    stem: &'a str,
    ending: &'a str,
    asked: Vec<&'a str>,
    size: Option<(u32, u32)>,
}

pub fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (picture(one), picture(other));
    let is_named_alike = [one.before, one.stem, one.ending] == [other.before, other.stem, other.ending] && one.asked == other.asked;
    is_named_alike && one.size.zip(other.size).is_none_or(|(one, other)| is_one_ratio(one, other))
}

fn picture(url: &str) -> Picture<'_> {
    let url = url.split('#').next().unwrap_or_default();
    let url = url.strip_prefix("https:").or_else(|| url.strip_prefix("http:")).unwrap_or(url);
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let (before, name) = match cut(path, GHOSTS) {
        Some((before, picture)) => (before, unsized_path(picture)),
        None => ("", path),
    };
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let among = |names: &str, name: &str| names.split(' ').any(|known| known.eq_ignore_ascii_case(name));
    let is_file = among(FILES, ending);
    let is_size = |pair: &str| pair.is_empty() || is_file && among(SIZES, pair.split('=').next().unwrap_or_default());
    let asked = query.split('&').filter(|pair| !is_size(pair)).collect();
    let (stem, size) = if is_file { unsized_name(stem) } else { (stem, None) };
    Picture { before, stem, ending, asked, size }
}

/// Ghost's: `size/w600/`, `size/w600h400/format/webp/`.
fn unsized_path(path: &str) -> &str {
    let is_size = |size: &str| size.starts_with(['w', 'h']) && size.bytes().all(|sign| sign.is_ascii_digit() || matches!(sign, b'w' | b'h'));
    let Some((_, rest)) = path.strip_prefix("size/").and_then(|rest| rest.split_once('/')).filter(|(size, _)| is_size(size)) else { return path };
    rest.strip_prefix("format/").and_then(|rest| rest.split_once('/')).map_or(rest, |(_, rest)| rest)
}

/// WordPress's: `-300x200`, `-scaled`.
fn unsized_name(stem: &str) -> (&str, Option<(u32, u32)>) {
    let number = |digits: &str| digits.parse().ok().filter(|_| (2..=5).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit()));
    match stem.rsplit_once('-') {
        Some((name, "scaled")) => (name, None),
        Some((name, size)) => match size.split_once('x').and_then(|(width, height)| number(width).zip(number(height))) {
            Some(size) => (name, Some(size)),
            None => (stem, None),
        },
        None => (stem, None),
    }
}

/// But for the fraction of a pixel that is rounded away.
fn is_one_ratio(one: (u32, u32), other: (u32, u32)) -> bool {
    let product = |width: u32, height: u32| u64::from(width) * u64::from(height);
    let longest = u64::from(one.0.max(one.1)) + u64::from(other.0.max(other.1));
    product(one.0, other.1).abs_diff(product(other.0, one.1)) * 2 <= longest
}
