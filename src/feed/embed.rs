//! What publishers embed: frames of other sites. Nothing of them loads before a reader wants it, so they are told apart by
//! their URL alone.

/// The name under which a frame passes a sanitizer, which takes out every `iframe` there is; no element has it.
pub const FRAME: &str = "newsiframe";

/// Frames under that name, and forms under such a one: the fields of a form would stand for its own properties, and DOMPurify
/// takes out all that is in one. This is done to text before it is sanitized: what is mistaken for a tag here is only misspelt.
/// Also, whether more frames begin than end: then one of them holds the rest of the text.
pub fn spare(html: &str) -> (String, bool) {
    const NAMES: [&str; 2] = ["iframe", "form"];
    let mut parts = html.split('<');
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut open = 0;
    for part in parts {
        let tag = part.strip_prefix('/').unwrap_or(part);
        let ends = |rest: &str| rest.starts_with(|sign: char| sign.is_ascii_whitespace() || matches!(sign, '/' | '>'));
        let spared =
            NAMES.iter().any(|name| tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) && tag.get(name.len()..).is_some_and(ends));
        out.push('<');
        if spared {
            let (ends, frame) = (tag.len() < part.len(), tag.starts_with(['i', 'I']));
            open += if ends { -i32::from(frame) } else { i32::from(frame) };
            out.push_str(if ends { "/news" } else { "news" });
            out.push_str(tag);
        } else {
            out.push_str(part);
        }
    }
    (out, open > 0)
}

/// A video of a host that is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Video {
    /// Plays at once, and sets no cookies where the host has a way to say so.
    pub player: String,
    /// Where it is on the host's own site.
    pub page: String,
}

/// The video that a frame's URL, an absolute one, is the player of.
pub fn video(url: &str) -> Option<Video> {
    let url = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let url = url.split('#').next()?;
    let (place, query) = url.split_once('?').unwrap_or((url, ""));
    let (host, path) = place.split_once('/')?;
    let asks = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).and_then(id);
    let join = |parts: &[&str]| parts.concat();
    match host.strip_prefix("www.").unwrap_or(host) {
        "youtube.com" | "youtube-nocookie.com" | "m.youtube.com" | "youtu.be" => {
            let name = ["embed/", "v/", "shorts/", "live/"].into_iter().find_map(|folder| path.strip_prefix(folder));
            let name = name.or_else(|| (host == "youtu.be" || path == "watch" || path == "playlist").then_some(path))?;
            if let (Some(list), "videoseries" | "playlist") = (asks("list"), name) {
                return Some(Video {
                    player: join(&["https://www.youtube-nocookie.com/embed/videoseries?autoplay=1&list=", list]),
                    page: join(&["https://www.youtube.com/playlist?list=", list]),
                });
            }
            if let (Some(channel), "live_stream") = (asks("channel"), name) {
                return Some(Video {
                    player: join(&["https://www.youtube-nocookie.com/embed/live_stream?autoplay=1&channel=", channel]),
                    page: join(&["https://www.youtube.com/channel/", channel, "/live"]),
                });
            }
            let video = if name == "watch" { asks("v")? } else { id(name).filter(|name| !matches!(*name, "videoseries" | "live_stream" | "live_chat"))? };
            let start = asks("start").filter(|start| start.bytes().all(|digit| digit.is_ascii_digit()));
            let (from, back, at) = start.map_or(("", "", ""), |start| ("&start=", "&t=", start));
            Some(Video {
                player: join(&["https://www.youtube-nocookie.com/embed/", video, "?autoplay=1", from, at]),
                page: join(&["https://www.youtube.com/watch?v=", video, back, at]),
            })
        }
        "player.vimeo.com" => {
            let video = id(path.strip_prefix("video/")?)?;
            // Of one that is not listed, the key.
            let key = asks("h").unwrap_or_default();
            let (asked, apart) = if key.is_empty() { ("", "") } else { ("&h=", "/") };
            Some(Video {
                player: join(&["https://player.vimeo.com/video/", video, "?autoplay=1&dnt=1", asked, key]),
                page: join(&["https://vimeo.com/", video, apart, key]),
            })
        }
        "dailymotion.com" | "geo.dailymotion.com" => {
            let video = path.strip_prefix("embed/video/").and_then(id).or_else(|| asks("video"))?;
            Some(Video {
                player: join(&["https://geo.dailymotion.com/player.html?autoplay=1&video=", video]),
                page: join(&["https://www.dailymotion.com/video/", video]),
            })
        }
        _ => None,
    }
}

/// A name that needs no escaping.
fn id(name: &str) -> Option<&str> {
    let name = name.trim_end_matches('/');
    let plain = !name.is_empty() && name.bytes().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b'_'));
    plain.then_some(name)
}
