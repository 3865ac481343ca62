//! What holds of whatever a parser is given, made-up (properties.rs) or searched for (fuzz/): the first thing that does not
//! comes back in words.
#![allow(dead_code, reason = "no test needs all of it")]

use std::collections::HashSet;

use news_widget::feed::xml::Scan;
use news_widget::feed::{Entry, Feed, FeedError, Format, Tree, date, discovery, embed, place, text};

use crate::rfc3339;

type Holds = Result<(), String>;

macro_rules! hold {
    ($that:expr, $($words:tt)+) => {
        if !$that {
            return Err(format!($($words)+));
        }
    };
}

/// Ids are unique, URLs are the web's, there is something to show and no date without a first.
pub fn of_feed(read: &Result<Feed, FeedError>) -> Holds {
    let feed = match read {
        Ok(feed) => feed,
        Err(error) => {
            hold!(!error.words().is_empty(), "an error without words: {error:?}");
            return Ok(());
        }
    };
    let mut ids = HashSet::new();
    for entry in &feed.entries {
        hold!(ids.insert(&entry.id), "the id {:?} stands twice", entry.id);
        of_entry(entry)?;
    }
    for url in feed.home.iter().chain(&feed.next_url) {
        hold!(is_http(url), "the feed's {url:?}");
    }
    Ok(())
}

fn of_entry(entry: &Entry) -> Holds {
    let images = entry.image.iter().flat_map(|image| std::iter::once(&image.url).chain(image.sizes.iter().map(|(url, _)| url)));
    let people = entry.authors.iter().filter_map(|author| author.url.as_ref());
    for url in entry.url.iter().chain(images).chain(people).chain(entry.audio.iter().map(|audio| &audio.url)) {
        hold!(is_http(url), "{url:?} of {entry:?}");
    }
    let words = !entry.opening().is_empty() || entry.title.is_some();
    let media = entry.image.is_some() || !entry.audio.is_empty() || entry.html.as_ref().is_some_and(|html| html.contains("<img"));
    hold!(words || media, "nothing to show: {entry:?}");
    hold!(entry.published.is_some() || entry.modified.is_none(), "no date but that of a change: {entry:?}");
    Ok(())
}

fn is_http(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

/// RFC 3339 is read to the letter; whatever else is a date is one of the calendar's; blanks around it change nothing.
pub fn of_date(text: &str) -> Holds {
    let found = date::parse(text);
    let calendar = -62_200_000_000_000..=253_500_000_000_000;
    hold!(found.is_none_or(|moment| calendar.contains(&moment)), "{text:?} is {found:?}");
    let strict = rfc3339::read(text);
    hold!(strict.is_none() || found == strict, "{text:?} is {strict:?}, not {found:?}");
    let padded = date::parse(&format!(" {text}\n"));
    hold!(padded == found, "{text:?} between blanks is {padded:?}, not {found:?}");
    Ok(())
}

/// No more white space than is shown, no tags, no longer than was asked for.
pub fn of_html(html: &str, longest: usize) -> Holds {
    let plain = text::plain(html);
    hold!(text::collapse(&plain) == plain, "{plain:?} has white space too many");
    hold!(text::has(html, b"<&") || plain == text::collapse(html), "{html:?} became {plain:?}");
    let (excerpt, whole) = (text::excerpt(html, longest), text::collapse(html));
    hold!(excerpt.chars().count() <= longest + 1, "{excerpt:?} has more than {longest}");
    hold!(excerpt == whole || whole.starts_with(excerpt.trim_end_matches('…')), "{excerpt:?} is not how {whole:?} begins");
    hold!(text::minutes(html) > 0, "no time to read {html:?}");
    Ok(())
}

/// What was escaped comes back; what was not grows no longer, and changes only where there was an `&`.
pub fn of_references(text: &str) -> Holds {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&#62;").replace('"', "&#x22;");
    let decoded = text::decode(&escaped);
    hold!(decoded == text, "{escaped:?} became {decoded:?}");
    let once = text::decode(text);
    hold!(once.len() <= text.len() && (once == text || text.contains('&')), "{text:?} became {once:?}");
    let lonely = text.replace('&', "& ");
    hold!(text::decode(&lonely) == lonely, "{text:?} lost an & that begins nothing");
    Ok(())
}

/// No frame and no form is left by its name, and nothing else is another text.
pub fn of_frames(html: &str) -> Holds {
    let (spared, open) = embed::spare(html);
    let lower = spared.to_ascii_lowercase();
    for name in ["<iframe", "</iframe", "<form", "</form"] {
        let left = lower.split(name).skip(1).any(|after| after.starts_with([' ', '>', '/', '\n', '\t', '\r', '\u{c}']));
        hold!(!left, "{name} is left in {spared:?}");
    }
    let unlike = |text: &str| text.to_ascii_lowercase().replace("<newsi", "<i").replace("</newsi", "</i").replace("<newsf", "<f").replace("</newsf", "</f");
    hold!(unlike(&spared) == unlike(html), "{html:?} became {spared:?}");
    hold!(!open || lower.contains("<newsiframe"), "a frame is open in {spared:?}");
    Ok(())
}

/// What a text that is this JSON was closed to is JSON, too, and has its first entries: how many.
pub fn of_cut(part: &str, whole: &Tree) -> Result<usize, String> {
    let part: Tree = serde_json::from_str(part).map_err(|error| format!("{error}: {part}"))?;
    let lists = |tree: &Tree| {
        let listed = |tree: Option<&Tree>| if let Some(Tree::List(list)) = tree { list.clone() } else { Vec::new() };
        [listed(Some(tree)), listed(tree.get("items")), listed(tree.get("posts")), listed(tree.get("pages"))]
    };
    let (found, all) = (lists(&part), lists(whole));
    hold!(found.iter().zip(&all).all(|(found, all)| all.starts_with(found)), "{part:?} is not how {whole:?} begins");
    let entries = found.iter().map(Vec::len).sum();
    // Of a name that stands twice, parsers take the one or the other.
    let mut names = HashSet::new();
    hold!(entries > 0 || !part.fields().all(|(name, _)| names.insert(name)), "{part:?} has no entries");
    Ok(entries)
}

/// Where the entries of XML stand, it does not matter in what steps it is looked through.
pub fn of_scan(body: &str) -> Holds {
    let places = |step: usize| {
        let mut scan = Scan::new(body);
        while scan.more(step).map_err(|fault| format!("{fault:?}"))? {}
        let found = scan.found().map_err(|fault| format!("{fault:?}"))?;
        let places: Vec<_> = found.head.iter().chain(&found.entries).map(|piece| (piece.at, piece.end)).collect();
        Ok::<_, String>(places)
    };
    let whole = places(usize::MAX);
    for step in [1, 7, 1000] {
        let found = places(step);
        hold!(found == whole, "in steps of {step} {found:?}, at once {whole:?}: {body}");
    }
    hold!(
        whole.is_err() || whole.iter().flatten().all(|(at, end)| body.get(*at..*end).is_some_and(|piece| piece.starts_with('<'))),
        "no elements at {whole:?} of {body}"
    );
    Ok(())
}

/// What a page names: JSON before Atom before RSS, and each has an address.
pub fn of_page(html: &str) -> Holds {
    let (links, base) = discovery::links(html);
    let place = |format: Format| [Format::JsonFeed, Format::Ghost, Format::WordPress, Format::Rss].iter().position(|known| *known == format);
    hold!(links.iter().map(|link| place(link.format)).is_sorted(), "{links:?} of {html}");
    hold!(links.iter().map(|link| &link.url).chain(&base).all(|url| !url.trim().is_empty()), "{links:?} and {base:?} of {html}");
    for url in links.iter().map(|link| link.url.as_str()).chain([html]) {
        if let Some(place) = place::of(url) {
            hold!([&place.own, &place.site, &place.root].iter().all(|site| site.ends_with('/')), "{place:?} of {url:?}");
        }
    }
    Ok(())
}
