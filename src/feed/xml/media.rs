//! What is heard and seen with an entry: enclosures of RSS and Atom, Media RSS (rssboard.org/media-rss), Apple's tags for podcasts.

use super::base::Base;
use super::element::Element;
use super::words;
use crate::feed::{Audio, Image, fields, text};

/// A smaller picture is an icon, a face, or there to count readers.
const SMALLEST_PICTURE_PX: u32 = 50;

/// A file that an entry comes with, and the elements around it that say more of it, the nearest first.
struct File<'a> {
    element: &'a Element,
    around: Vec<&'a Element>,
    url: String,
    mime: String,
}

pub fn audio(entry: &Element, base: &Base) -> Vec<Audio> {
    let mut all: Vec<Audio> = Vec::new();
    for file in files(entry, base) {
        let mime = audio_type(&file);
        if let Some(mime) = mime.filter(|_| all.len() < fields::MOST && !all.iter().any(|known| known.url == file.url)) {
            let seconds = file.element.get("duration").and_then(seconds);
            all.push(Audio { url: file.url, mime, title: None, seconds, ai: false });
        }
    }
    // Apple's is of the one recording that an entry has.
    if let Some(first) = all.first_mut() {
        first.seconds = first.seconds.or_else(|| seconds(&entry.first("itunes:duration")?.text()));
    }
    all
}

/// What is medium by its type or its name is that. Of pictures the widest is the entry's; those in one group are the same in
/// several sizes.
pub fn image(entry: &Element, base: &Base) -> Option<Image> {
    let files = files(entry, base);
    let pictures = || files.iter().filter(|file| is_picture(file) && !counts_readers(file));
    let best = |name: &str| {
        let named = || pictures().filter(|file| file.element.name == name);
        named().find(|file| file.element.get("isdefault") == Some("true")).or_else(|| named().rev().max_by_key(|file| pixels(file.element, "width")))
    };
    let names = ["media:content", "media:thumbnail", "itunes:image", "enclosure", "atom:link", "link", "image"];
    let (name, file) = names.iter().find_map(|name| Some((*name, best(name)?)))?;
    let is_content = name == "media:content";
    let say = |what: &str| file.around.iter().find_map(|element| words::line(element.first(what)?));
    let mut sizes = Vec::new();
    let group = file.around.iter().find(|element| element.name == "media:group");
    for other in pictures().filter(|other| other.element.name == name && other.around.iter().any(|element| Some(element) == group)).take(fields::MOST) {
        sizes.extend(pixels(other.element, "width").map(|width| (other.url.clone(), width)));
    }
    Some(Image {
        url: file.url.clone(),
        alt: say("media:title").filter(|_| is_content),
        caption: say("media:description").filter(|_| is_content),
        credit: say("media:credit").filter(|_| name.starts_with("media:")),
        size: pixels(file.element, "width").zip(pixels(file.element, "height")),
        sizes: if sizes.len() > 1 { sizes } else { Vec::new() },
    })
}

fn files<'a>(entry: &'a Element, base: &Base) -> Vec<File<'a>> {
    let mut files = Vec::new();
    for child in entry.children() {
        add(child, vec![child, entry], base, &mut files);
        if matches!(child.name.as_str(), "media:group" | "media:content") {
            for inner in child.children() {
                add(inner, vec![inner, child, entry], base, &mut files);
                for thumbnail in inner.all(&["media:thumbnail"]) {
                    add(thumbnail, vec![thumbnail, inner, child, entry], base, &mut files);
                }
            }
        }
    }
    files
}

fn add<'a>(element: &'a Element, around: Vec<&'a Element>, base: &Base, files: &mut Vec<File<'a>>) {
    const MOST_FILES: usize = 200;
    let url = match element.name.as_str() {
        "media:content" | "media:thumbnail" | "enclosure" => element.get("url"),
        "itunes:image" => element.get("href").or_else(|| element.get("url")),
        "atom:link" | "link" if element.get("rel") == Some("enclosure") => element.get("href"),
        _ => None,
    };
    // RSS has a picture of the channel's so; some items have one, too.
    let url = url.map(str::to_owned).or_else(|| match element.name.as_str() {
        "image" => element.first("url").map_or_else(|| element.words(), Element::words),
        "media:thumbnail" | "itunes:image" => element.words(),
        _ => None,
    });
    if let Some(url) = url.and_then(|url| base.within(element).url(&url)).filter(|_| files.len() < MOST_FILES) {
        files.push(File { element, around, url, mime: element.get("type").unwrap_or_default().to_ascii_lowercase() });
    }
}

/// The end of a file's name, in small letters.
fn ending(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

fn is_picture(file: &File) -> bool {
    match file.element.name.as_str() {
        "media:thumbnail" | "itunes:image" | "image" => true,
        _ if file.mime.is_empty() => match file.element.get("medium") {
            Some(medium) => medium == "image",
            None => matches!(ending(&file.url).as_str(), "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif"),
        },
        _ => file.mime.starts_with("image/"),
    }
}

/// So small, or the author's face from a place that counts who looks at it.
fn counts_readers(file: &File) -> bool {
    let small = |side| pixels(file.element, side).is_some_and(|size| size < SMALLEST_PICTURE_PX);
    small("width") || small("height") || text::cut(&file.url, "gravatar.com/avatar").is_some()
}

/// The type of a recording; where nothing useful is said, by the end of its name.
fn audio_type(file: &File) -> Option<String> {
    if file.mime.starts_with("audio/") {
        return Some(file.mime.clone());
    }
    let is_file = matches!(file.element.name.as_str(), "media:content" | "enclosure" | "atom:link" | "link");
    let says_nothing = file.mime.is_empty() || file.mime == "application/octet-stream";
    let by_name = match ending(&file.url).as_str() {
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "aac" => "audio/aac",
        "wav" => "audio/wav",
        _ if file.element.get("medium") == Some("audio") => "audio/mpeg",
        _ => return None,
    };
    (is_file && says_nothing).then(|| by_name.to_owned())
}

fn pixels(element: &Element, side: &str) -> Option<u32> {
    element.get(side)?.trim_end_matches("px").parse().ok().filter(|size| *size > 0)
}

/// "3723", "62:03" or "1:02:03", perhaps with fractions.
fn seconds(text: &str) -> Option<u32> {
    let text = text.trim().split('.').next()?;
    let parts = text.split(':');
    let all = parts.clone().count() <= 3;
    let total = parts.map(|part| part.trim().parse::<u32>().ok()).try_fold(0_u32, |total, part| total.checked_mul(60)?.checked_add(part?));
    total.filter(|total| all && *total > 0)
}
