//! What is heard and seen with an item, as tables.

mod read;

use news_widget::feed::Image;
use read::xml::item;
use serde_json::json;

#[test]
fn recordings_are_enclosures_that_are_audio() {
    let table = [
        ("<enclosure url='/a.mp3' type='audio/mpeg' length='1'/>", json!([["a.mp3", "audio/mpeg", null]])),
        ("<enclosure url=' /a ' type='Audio/MP4'/><itunes:duration>1:02:03</itunes:duration>", json!([["a", "audio/mp4", 3723]])),
        ("<enclosure url='/a' type='audio/ogg'/><itunes:duration>62:03</itunes:duration>", json!([["a", "audio/ogg", 3723]])),
        ("<enclosure url='/a' type='audio/ogg'/><itunes:duration>3723.9</itunes:duration>", json!([["a", "audio/ogg", 3723]])),
        ("<enclosure url='/a' type='audio/ogg'/><itunes:duration>1:2:3:4</itunes:duration>", json!([["a", "audio/ogg", null]])),
        ("<enclosure url='/a' type='audio/ogg'/><itunes:duration>9999999999:00</itunes:duration>", json!([["a", "audio/ogg", null]])),
        // By the end of its name, where nothing useful is said.
        (
            "<enclosure url='/a.MP3?b=c.d'/><enclosure url='/a.m4a' type='application/octet-stream'/>",
            json!([["a.MP3?b=c.d", "audio/mpeg", null], ["a.m4a", "audio/mp4", null]]),
        ),
        ("<enclosure url='/a.mp3' type='video/mp4'/><enclosure url='/a.pdf'/><enclosure/><enclosure url='' type='audio/mpeg'/>", json!([])),
        ("<enclosure url='javascript:a.mp3' type='audio/mpeg'/>", json!([])),
        (
            "<media:content url='/a' type='audio/mpeg' duration='61'/><media:content url='/b' medium='audio'/>",
            json!([["a", "audio/mpeg", 61], ["b", "audio/mpeg", null]]),
        ),
        ("<media:group><media:content url='/a' type='audio/mpeg'/></media:group><enclosure url='/a' type='audio/mpeg'/>", json!([["a", "audio/mpeg", null]])),
        ("<atom:link rel='enclosure' href='/a' type='audio/mpeg'/>", json!([["a", "audio/mpeg", null]])),
    ];
    for (children, expected) in table {
        let found: Vec<_> =
            item(children).audio.iter().map(|audio| json!([audio.url.trim_start_matches("https://example.org/"), audio.mime, audio.seconds])).collect();
        assert_eq!(json!(found), expected, "{children}");
    }
}

#[test]
fn the_picture_is_the_widest_with_what_is_said_of_it() {
    let picture = |path: &str| Image { url: format!("https://example.org/{path}"), ..Image::default() };
    let said = |path, alt: &str, caption: &str, credit: &str| {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Image { alt: some(alt), caption: some(caption), credit: some(credit), ..picture(path) }
    };
    let sized = |path, width, height| Image { size: Some((width, height)), ..picture(path) };
    let table = [
        ("<media:content url='/a' medium='image'/>", Some(picture("a"))),
        ("<media:content url='/a' type='image/png' width='600' height='400px'/>", Some(sized("a", 600, 400))),
        ("<media:content url='/a.JPG?b'/>", Some(picture("a.JPG?b"))),
        ("<media:content url='/a' type='video/mp4'/><media:content url='/b' medium='video'/><media:content url='/c'/>", None),
        // The same in several sizes, in a group; as it happens outside of one.
        (
            "<media:content url='/a' medium='image' width='140' height='84'/><media:content url='/b' medium='image' width='460' height='276'/>",
            Some(sized("b", 460, 276)),
        ),
        (
            "<media:group><media:content url='/a' medium='image' width='140' height='84'/><media:content url='/b' medium='image' width='460' height='276'/></media:group>",
            Some(Image { sizes: vec![("https://example.org/a".to_owned(), 140), ("https://example.org/b".to_owned(), 460)], ..sized("b", 460, 276) }),
        ),
        ("<media:content url='/a' medium='image'/><media:content url='/b' medium='image' isDefault='true'/>", Some(picture("b"))),
        ("<media:content url='/a' medium='image'/><media:content url='/b' medium='image'/>", Some(picture("a"))),
        // What is nearest says most of it.
        (
            "<media:content url='/a' medium='image'><media:title>A</media:title><media:description>D &amp;amp; E</media:description><media:credit>C</media:credit></media:content>",
            Some(said("a", "A", "D & E", "C")),
        ),
        (
            "<media:credit>C</media:credit><media:description>D</media:description><media:content url='/a' medium='image'><media:credit>Own</media:credit></media:content>",
            Some(said("a", "", "D", "Own")),
        ),
        ("<media:group><media:description>D</media:description><media:content url='/a' medium='image'/></media:group>", Some(said("a", "", "D", ""))),
        // What is said of a video is not said of its still.
        (
            "<media:group><media:title>A</media:title><media:content url='/v' type='video/mp4'/><media:thumbnail url='/a' width='480' height='360'/><media:description>D</media:description></media:group>",
            Some(sized("a", 480, 360)),
        ),
        ("<media:thumbnail url='/a'/><media:content url='/b' medium='image'/>", Some(picture("b"))),
        ("<media:content url='/v' medium='video'><media:thumbnail url='/a'/></media:content>", Some(picture("a"))),
        ("<media:group><media:content url='/v' medium='video'><media:thumbnail url='/a'/></media:content></media:group>", Some(picture("a"))),
        ("<media:thumbnail>/a</media:thumbnail>", Some(picture("a"))),
        ("<itunes:image href='/a'/>", Some(picture("a"))),
        ("<enclosure url='/a' type='image/jpeg'/><itunes:image href='/b'/>", Some(picture("b"))),
        ("<enclosure url='/a' type='image/jpeg'/>", Some(picture("a"))),
        ("<enclosure url='/a.webp'/>", Some(picture("a.webp"))),
        ("<image><url>/a</url></image>", Some(picture("a"))),
        ("<image>/a</image>", Some(picture("a"))),
        // Icons, faces, and what counts readers.
        ("<media:thumbnail url='/a' width='30' height='30'/>", None),
        ("<media:content url='/a' medium='image' width='1' height='1'/><media:thumbnail url='/b'/>", Some(picture("b"))),
        ("<media:content url='https://0.gravatar.com/avatar/1?s=96' medium='image'/><media:content url='/a' medium='image'/>", Some(picture("a"))),
        ("<media:content url='javascript:a.png' medium='image'/><media:thumbnail url='data:image/png;base64,'/>", None),
    ];
    for (children, expected) in table {
        assert_eq!(item(children).image, expected, "{children}");
    }
}
