//! How deep elements can stand in each other, as a table.

use news_widget::feed::depth::is_too_deep;

#[test]
fn what_is_too_deep_is_known_before_it_is_parsed() {
    let often = |piece: &str| piece.repeat(2_000);
    let table = [
        ("nothing", String::new(), false),
        ("bold", often("<b>"), true),
        ("with words", often("<DIV class='x'>word"), true),
        ("lists", often("<ul><li>"), true),
        ("quotes that end", [often("<blockquote>"), often("</blockquote>")].concat(), true),
        ("after end tags of nothing", [often("</b>"), often("<b>")].concat(), true),
        ("paragraphs", often("<p>word</p>"), false),
        ("paragraphs without end tags", often("<p>word"), false),
        (
            "items, terms, rows and cells without",
            format!("<ul>{}</ul><dl>{}</dl><table>{}", often("<li>x"), often("<dt>x<dd>y"), often("<tr><th>x<td>y")),
            false,
        ),
        ("their end tags count as little", often("<b></p>"), true),
        ("line breaks and pictures", often("<br><BR/><img src=x><hr><wbr>"), false),
        ("comments", often("<!-- wp:paragraph --><p>word</p><!-- /wp:paragraph -->"), false),
        ("signs", often("1 < 2 <3 <"), false),
        ("bold words", often("<p><b>word</b></p>"), false),
        ("a few that never end", "<font>word".repeat(500), false),
    ];
    for (what, html, expected) in table {
        assert_eq!(is_too_deep(&html), expected, "{what}");
    }
}
