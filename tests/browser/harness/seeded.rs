//! The posts that a real newsroom was seeded with, numbered from 1 to 23, as the widget has to show them: each a row of the list, and
//! an article.

use serde_json::{Value, json};

use super::desk::Desk;

fn is_pinned(number: u32) -> bool {
    number == 20
}

/// As they stand: the featured or sticky one, then the newest first.
pub fn in_order() -> impl Iterator<Item = u32> {
    [20].into_iter().chain((1..=23).rev().filter(|number| !is_pinned(*number)))
}

fn title(desk: Desk, number: u32) -> String {
    match (number, desk) {
        (7, Desk::Ghost(_)) => r#"Tom & Jerry <b>"quoted"</b> &amp; 5 < 6 — Київ 🗞"#.to_owned(),
        (7, Desk::WordPress(_)) => "Tom & Jerry “quoted” & 5 < 6 — Київ 🗞".to_owned(),
        _ => format!("Headline number {number}"),
    }
}

fn link(desk: Desk, number: u32) -> String {
    let place = match (number, desk) {
        (7, Desk::Ghost(_)) => "tom-jerry-b-quoted-b-amp-5-6-kiyiv".to_owned(),
        (7, Desk::WordPress(_)) => "2026/09/tom-5-6-%d0%ba%d0%b8%d1%97%d0%b2-%f0%9f%97%9e".to_owned(),
        (_, Desk::Ghost(_)) => format!("headline-number-{number}"),
        (_, Desk::WordPress(_)) => format!("2026/09/headline-number-{number}"),
    };
    format!("{}/{place}/", desk.url())
}

/// Hourly from the first, which was published on the first of September at nine.
fn date(number: u32) -> String {
    format!("2026-09-{:02}T{:02}:00:00.000Z", 1 + (8 + number) / 24, (8 + number) % 24)
}

fn tags(number: u32) -> Value {
    let section = match number % 4 {
        0 => "War",
        1 => "Politics",
        2 => "Business",
        _ => "Culture",
    };
    json!([section, "All"])
}

fn text(desk: Desk, number: u32) -> String {
    let more = if number == 22 { "A field. Photo: Test Agency" } else { "" };
    match desk {
        Desk::Ghost(_) => format!("Body of article {number}.Second paragraph with a link.{more}"),
        Desk::WordPress(_) => format!("Body of article {number}. A link.{more}"),
    }
}

/// Every third has no summary of its own: there the text's beginning stands.
fn summary(desk: Desk, number: u32) -> String {
    if number.is_multiple_of(3) { text(desk, number).replace(".Second", ". Second") } else { format!("Summary {number}") }
}

/// As the widget's script has it, in newsrooms.rs.
pub fn row(desk: Desk, number: u32) -> Value {
    json!({
        "headline": title(desk, number), "link": link(desk, number), "time": date(number), "summary": summary(desk, number), "tags": tags(number),
        "pinned": is_pinned(number), "updated": false,
    })
}

/// Where a picture is, and the sizes it is there in. Ghost's folder is named after the day of the seeding.
fn picture(desk: Desk, name: &str, has_sizes: bool) -> Value {
    match desk {
        Desk::Ghost(ghost) => json!([format!("{}/content/images/YEAR/MONTH/{name}.jpg", ghost.url), alt(name), ""]),
        Desk::WordPress(wordpress) => {
            let folder = format!("{}/wp-content/uploads/YEAR/MONTH", wordpress.url);
            let sizes =
                [("-300x169", 300), ("-1024x576", 1024), ("-768x432", 768), ("", 1200)].map(|(size, width)| format!("{folder}/{name}{size}.jpg {width}w"));
            json!([format!("{folder}/{name}.jpg"), alt(name), if has_sizes { sizes.join(", ") } else { String::new() }])
        }
    }
}

fn alt(name: &str) -> &'static str {
    if name == "sky" { "A blue sky" } else { "A yellow field" }
}

/// As newsrooms.js has it.
pub fn article(desk: Desk, number: u32) -> Value {
    let has_picture = number.is_multiple_of(4);
    let (author, link) = match desk {
        Desk::Ghost(_) => ("olena", "https://example.test/?ref=127.0.0.1"),
        Desk::WordPress(_) => ("editor", "https://example.test/"),
    };
    let mut seen = json!({
        "title": title(desk, number), "byline": ["By Olena Editor", format!("{}/author/{author}/", desk.url())], "dates": [date(number)], "minutes": "1 min read",
        // The text itself begins with one that is none of its own.
        "standfirst": if number.is_multiple_of(3) { String::new() } else { summary(desk, number) },
        "picture": if has_picture { picture(desk, "sky", true) } else { Value::Null },
        "caption": if has_picture { "The sky this morning. Photo: Test Agency" } else { "" },
        "text": text(desk, number), "links": [link], "pictures": if number == 22 { vec![picture(desk, "field", false)] } else { Vec::new() },
        "notes": [], "tags": tags(number), "source": self::link(desk, number),
    });
    // Its text is for members, and does not come.
    if let (Desk::Ghost(_), 11, Some(seen)) = (desk, number, seen.as_object_mut()) {
        let note = "This is the summary; the whole text is on the publisher’s page.";
        seen.extend([
            ("minutes".to_owned(), json!("")),
            ("standfirst".to_owned(), json!("")),
            ("text".to_owned(), json!(format!("{}{note}", summary(desk, number)))),
            ("links".to_owned(), json!([])),
            ("notes".to_owned(), json!([note, "The publisher shows the whole of this article to members or subscribers."])),
        ]);
    }
    seen
}
