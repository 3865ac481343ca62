//! Frames of other sites: how they pass a sanitizer, and which of them are videos.

use news_widget::feed::embed::{Video, spare, video};

#[test]
fn frames_and_forms_go_by_another_name_and_nothing_else_does() {
    let table = [
        ("", ""),
        ("<p>No frame</p>", "<p>No frame</p>"),
        (r#"<p><iframe src="/a"></iframe></p>"#, r#"<p><newsiframe src="/a"></newsiframe></p>"#),
        ("<IFRAME\nsrc=a></IFrame >", "<newsIFRAME\nsrc=a></newsIFrame >"),
        ("<iframe/src=a>", "<newsiframe/src=a>"),
        ("<iframe>", "<newsiframe>"),
        ("<form action=a><input></form>", "<newsform action=a><input></newsform>"),
        ("<FORM>", "<newsFORM>"),
        ("<former><format/>", "<former><format/>"),
        ("<iframes src=a>", "<iframes src=a>"),
        ("< iframe>", "< iframe>"),
        ("<iframe", "<iframe"),
        ("&lt;iframe> iframe <b", "&lt;iframe> iframe <b"),
        ("<ифрейм><i", "<ифрейм><i"),
        ("<<iframe >", "<<newsiframe >"),
    ];
    for (html, expected) in table {
        assert_eq!(spare(html).0, expected, "{html}");
    }
}

#[test]
fn a_frame_that_never_ends_is_told() {
    for (html, unclosed) in [
        ("<iframe src=a></iframe><p>b", false),
        ("<iframe src=a /><p>b", true),
        ("<iframe><iframe></iframe>", true),
        ("</iframe>", false),
        ("<form>", false),
        ("<IFRAME></iframe >", false),
    ] {
        assert_eq!(spare(html).1, unclosed, "{html}");
    }
}

#[test]
fn videos_of_known_hosts_are_known_by_their_address() {
    let tube = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1";
    let watch = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
    let table = [
        ("https://www.youtube.com/embed/dQw4w9WgXcQ", tube, watch),
        ("https://www.youtube.com/embed/dQw4w9WgXcQ?feature=oembed", tube, watch),
        ("http://youtube.com/embed/dQw4w9WgXcQ/", tube, watch),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0#t", tube, watch),
        ("https://m.youtube.com/watch?v=dQw4w9WgXcQ", tube, watch),
        ("https://youtu.be/dQw4w9WgXcQ", tube, watch),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", tube, watch),
        (
            "https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0&start=90",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&start=90",
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=90",
        ),
        ("https://www.youtube.com/embed/dQw4w9WgXcQ?start=now", tube, watch),
        (
            "https://www.youtube.com/embed/videoseries?list=PL-1_a",
            "https://www.youtube-nocookie.com/embed/videoseries?autoplay=1&list=PL-1_a",
            "https://www.youtube.com/playlist?list=PL-1_a",
        ),
        (
            "https://www.youtube.com/embed/live_stream?channel=UC-1_a",
            "https://www.youtube-nocookie.com/embed/live_stream?autoplay=1&channel=UC-1_a",
            "https://www.youtube.com/channel/UC-1_a/live",
        ),
        ("https://www.youtube.com/live/dQw4w9WgXcQ?feature=share", tube, watch),
        ("https://player.vimeo.com/video/76979871", "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1", "https://vimeo.com/76979871"),
        (
            "https://player.vimeo.com/video/76979871?h=8272103f6e&title=0",
            "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=8272103f6e",
            "https://vimeo.com/76979871/8272103f6e",
        ),
        (
            "https://www.dailymotion.com/embed/video/x7u5kk3?autoplay=0",
            "https://geo.dailymotion.com/player.html?autoplay=1&video=x7u5kk3",
            "https://www.dailymotion.com/video/x7u5kk3",
        ),
        (
            "https://geo.dailymotion.com/player/x1.html?video=x7u5kk3",
            "https://geo.dailymotion.com/player.html?autoplay=1&video=x7u5kk3",
            "https://www.dailymotion.com/video/x7u5kk3",
        ),
    ];
    for (url, player, page) in table {
        assert_eq!(video(url), Some(Video { player: player.to_owned(), page: page.to_owned() }), "{url}");
    }
}

#[test]
fn any_other_frame_is_none() {
    for url in [
        "",
        "https://",
        "https://www.youtube.com",
        "https://www.youtube.com/",
        "https://www.youtube.com/embed/",
        "https://www.youtube.com/embed/a b",
        "https://www.youtube.com/embed/a%22onload=",
        "https://www.youtube.com/embed/../../logout",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/feed",
        "https://www.youtube.com/premium",
        "https://www.youtube.com/embed/live_stream",
        "https://www.youtube.com/embed/videoseries",
        "https://www.youtube.com.evil.example/embed/dQw4w9WgXcQ",
        "https://evil.example/www.youtube.com/embed/dQw4w9WgXcQ",
        "https://user@www.youtube.com/embed/dQw4w9WgXcQ",
        "https://www.youtube.com:8443/embed/dQw4w9WgXcQ",
        "javascript:alert(1)//www.youtube.com/embed/dQw4w9WgXcQ",
        "https://vimeo.com/video/76979871",
        "https://player.vimeo.com/video/",
        "https://www.dailymotion.com/embed/video/",
        "https://www.google.com/maps/embed?pb=1",
    ] {
        assert_eq!(video(url), None, "{url}");
    }
}
