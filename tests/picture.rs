//! Which addresses are one picture's, as a table.

use news_widget::feed::picture::is_same;

#[test]
fn one_picture_has_several_addresses() {
    let ghost = "https://blog.example/content/images/2024/05/boat.jpg";
    let wordpress = "https://site.example/wp-content/uploads/boat.jpg";
    let table = [
        ("the same", ghost, ghost, true),
        ("by http", ghost, "http://blog.example/content/images/2024/05/boat.jpg", true),
        ("Ghost's size", ghost, "https://blog.example/content/images/size/w600/2024/05/boat.jpg", true),
        ("Ghost's size, both ways", ghost, "https://blog.example/content/images/size/w600h400/2024/05/boat.jpg", true),
        ("Ghost's format", ghost, "https://blog.example/content/images/size/w600/format/webp/2024/05/boat.jpg", true),
        ("another of that name", ghost, "https://blog.example/content/images/2024/06/boat.jpg", false),
        ("WordPress's size", wordpress, "https://site.example/wp-content/uploads/boat-300x200.jpg", true),
        (
            "WordPress's larger one",
            "https://site.example/wp-content/uploads/boat-scaled.jpg",
            "https://site.example/wp-content/uploads/boat-1024x768.jpg",
            true,
        ),
        ("a file that is asked for a width", wordpress, "https://site.example/wp-content/uploads/boat.jpg?w=640", true),
        ("a number of the publisher's", wordpress, "https://site.example/wp-content/uploads/boat-2.jpg", false),
        ("words with an x", wordpress, "https://site.example/wp-content/uploads/boat-box.jpg", false),
        ("a program's", "https://site.example/picture?id=1", "https://site.example/picture?id=2", false),
        ("another site's", ghost, "https://other.example/content/images/2024/05/boat.jpg", false),
    ];
    for (what, one, other, expected) in table {
        assert_eq!(is_same(one, other), expected, "{what}");
    }
}
