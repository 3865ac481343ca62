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
        ("a number of one digit", "https://x.example/relay-4x100.jpg", "https://x.example/relay-4x400.jpg", false),
        ("numbers of the publisher's", "https://x.example/relay-20x100.jpg", "https://x.example/relay-20x400.jpg", false),
        ("two sizes of WordPress's", "https://x.example/boat-300x200.jpg", "https://x.example/boat-1024x683.jpg", true),
        ("a cut of WordPress's beside a size", "https://x.example/boat-150x150.jpg", "https://x.example/boat-300x200.jpg", false),
        ("a size beside what is asked for", "https://x.example/boat.jpg?w=640&quality=80", "https://x.example/boat-300x200.jpg", true),
        ("a file that is asked for by number", "https://x.example/i.jpg?id=1", "https://x.example/i.jpg?id=2", false),
        ("that, in two sizes", "https://x.example/i.jpg?id=1&w=300", "https://x.example/i.jpg?id=1&w=600", true),
        ("other formats", "https://x.example/map.png", "https://x.example/map.gif", false),
        ("folders that are called so", "https://x.example/photos/format/portrait/1.jpg", "https://x.example/photos/format/landscape/1.jpg", false),
        ("sizes of others", "https://x.example/photos/size/w600/1.jpg", "https://x.example/photos/size/w900/1.jpg", false),
        ("Ghost in a folder", "https://x.example/blog/content/images/boat.jpg", "https://x.example/blog/content/images/size/w30/boat.jpg", true),
        ("Ghost's folder of that name", "https://x.example/content/images/size/boat.jpg", "https://x.example/content/images/boat.jpg", false),
        ("another site's", ghost, "https://other.example/content/images/2024/05/boat.jpg", false),
    ];
    for (what, one, other, expected) in table {
        assert_eq!(is_same(one, other), expected, "{what}");
    }
}
