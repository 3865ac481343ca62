//! Plain text out of what publishers write, as tables.

use news_widget::feed::text::{collapse, cut, decode, excerpt, join, minutes, plain, split};

#[test]
fn references_are_decoded_once_and_only_valid_ones_are_references() {
    let table = [
        ("plain", "plain"),
        ("&amp;amp; &lt;b&gt; &quot;&apos;&#39;", "&amp; <b> \"''"),
        ("&#8217;&#x2019;&#X2019;&rsquo;", "’’’’"),
        // Old editors write Windows' codes, which the standard reads as Windows meant them.
        ("It&#146;s &#150; 5 &#128;", "It’s – 5 €"),
        ("&eacute;&Eacute;&szlig;&nbsp;&yuml;&times;", "éÉß\u{a0}ÿ×"),
        ("&hellip;&ndash;&mdash;&bdquo;&ldquo;&trade;&OElig;", "…–—„“™Œ"),
        ("AT&T", "AT&T"),
        ("A & B; C", "A & B; C"),
        ("A & B &amp; C; D&E", "A & B & C; D&E"),
        ("&amp & &copy", "&amp & &copy"),
        ("&nosuch;&AMP;&;", "&nosuch;&AMP;&;"),
        // No character: a sign, a surrogate, past the end, nothing.
        ("&#+65;&#x+41;&#-1;", "&#+65;&#x+41;&#-1;"),
        ("&#xD800;&#x110000;&#99999999999;&#0;&#;&#x;", "&#xD800;&#x110000;&#99999999999;&#0;&#;&#x;"),
        // The names' own letters are no names.
        ("&<;&’;&&;", "&<;&’;&&;"),
    ];
    for (text, expected) in table {
        assert_eq!(decode(text), expected, "{text}");
    }
}

#[test]
fn a_text_may_be_written_in_references_alone() {
    assert_eq!(decode(&"&#1072;".repeat(600_000)), "а".repeat(600_000));
    assert_eq!(decode(&"&eacute; ".repeat(8_000)), "é ".repeat(8_000));
    let begun = std::time::Instant::now();
    for bomb in ["&a;", "&abcdefghijklmnopqrstuvwxyzabcd;", "&", "&#", "&#x10ffff;"] {
        decode(&bomb.repeat(5_000_000 / bomb.len()));
    }
    assert!(begun.elapsed().as_secs() < 10, "it took {:?}", begun.elapsed());
}

#[test]
fn white_space_is_as_a_browser_shows_it() {
    let table = [
        ("  two\n \t lines\r\n", "two lines"),
        ("10\u{a0}km", "10\u{a0}km"),
        ("\u{a0} x \u{a0}", "x"),
        ("東\u{3000}京", "東\u{3000}京"),
        ("", ""),
        (" \n", ""),
    ];
    for (text, expected) in table {
        assert_eq!(collapse(text), expected, "{text:?}");
    }
}

#[test]
fn html_becomes_plain_text() {
    let table = [
        ("<p>One</p><p>two</p>", "One two"),
        ("one<br>two<br/>three<hr>four", "one two three four"),
        ("<ul><li>one<li>two</ul>", "one two"),
        // Tags within a word or before a comma part nothing.
        ("<p>The <em>Ellen Marr</em>, a <B>t</B>ug; H<sub>2</sub>O, <a href=x>here</a>.</p>", "The Ellen Marr, a tug; H2O, here."),
        ("a &amp; b &lt;i&gt; &nosuch; AT&T caf&eacute;", "a & b <i> &nosuch; AT&T café"),
        ("<script>alert('<p>')</script>x<style>p{}</style>y<template><p>z</template>", "xy"),
        ("<SCRIPT>a</script >b", "b"),
        ("<SCRIPT>no", ""),
        ("<script>a</scripture>b</script>c", "c"),
        ("<script-like>words</script-like>", "words"),
        ("a</script>b", "a b"),
        // A quoted value may hold the sign that ends a tag; an apostrophe elsewhere opens nothing.
        ("<img alt=\"A > B\" title = 'x > \"y\"'>after", "after"),
        ("<p class=it's>here</p>", "here"),
        ("<p unclosed", ""),
        ("<a href=\"unclosed>x</a>", ""),
        ("1 < 2 > 0 <3 <", "1 < 2 > 0 <3 <"),
        ("<!-- <p>no</p> -->yes", "yes"),
        ("<!-- no", ""),
        ("<!doctype html><?xml version='1.0'?>x</ >y", "x y"),
        ("<p>&nbsp;</p>", ""),
        ("<é>", "<é>"),
        ("", ""),
    ];
    for (html, expected) in table {
        assert_eq!(plain(html), expected, "{html}");
    }
}

#[test]
fn an_excerpt_ends_after_a_word() {
    let table = [
        ("short", 10, "short"),
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one two three", 9, "one two…"),
        ("one two three", 7, "one two…"),
        ("one two three four", 13, "one two three…"),
        ("one two, three", 9, "one two…"),
        ("one two. Three", 10, "one two…"),
        ("  one \n two  three ", 8, "one two…"),
        ("漢字漢字漢字", 3, "漢字漢…"),
        // A space far back must not cost the rest.
        ("東 京港の船が今朝出た", 6, "東 京港の船…"),
        ("🚴‍♂️🚴‍♂️", 1, "🚴…"),
        ("...", 1, "…"),
        ("", 5, ""),
    ];
    for (text, longest, expected) in table {
        assert_eq!(excerpt(text, longest), expected, "{text:?} at {longest}");
    }
}

#[test]
fn reading_time_counts_words_or_where_there_are_none_characters() {
    let table = [
        (String::new(), 1),
        ("word ".repeat(230), 1),
        ("word ".repeat(231), 2),
        ("漢".repeat(500), 1),
        ("漢".repeat(1001), 3),
        ("ไทย".repeat(200), 2),
        ("한국어 ".repeat(231), 2),
        ("word ".repeat(115) + &"漢".repeat(250), 1),
        ("word ".repeat(116) + &"漢".repeat(250), 2),
    ];
    for (text, expected) in table {
        assert_eq!(minutes(&text), expected, "{:.20}", text);
    }
}

#[test]
fn what_is_ours_for_its_size_does_as_the_standard_library_does() {
    for text in ["", ",", "a", "a,b,,c", ",a,", "a, b", "é,è", "éé,è", "–—–", "a--b--c", "a-b--c", "---", "---a", "a\0b"] {
        for sign in [",", "--", "–", "—", "\0", "é,", "b"] {
            assert_eq!(cut(text, sign), text.split_once(sign), "{text} at {sign}");
            let parts: Vec<&str> = split(text, sign).collect();
            assert_eq!(parts, text.split(sign).collect::<Vec<_>>(), "{text} at {sign}");
            assert_eq!(join(&parts), parts.concat());
        }
    }
}
