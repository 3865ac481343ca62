//! Which rows are moved when their order changes, as a table.

use news_widget::ticker::order::out_of_order;

#[test]
fn as_few_rows_as_will_do_are_moved() {
    let table: [(&str, &[usize], &[usize]); 7] = [
        ("nothing changed", &[1, 2, 3], &[]),
        ("some are gone", &[2, 5, 9], &[]),
        ("one was pinned", &[3, 1, 2], &[0]),
        ("one fell back", &[2, 3, 4, 1], &[3]),
        ("two changed places", &[1, 3, 2, 4], &[1]),
        ("all are the other way round", &[3, 2, 1], &[1, 0]),
        ("none", &[], &[]),
    ];
    for (what, before, expected) in table {
        let before: Vec<_> = before.iter().copied().map(Some).collect();
        assert_eq!(out_of_order(&before), expected, "{what}");
    }
    // New rows, here 0, are in nobody's way.
    assert_eq!(out_of_order(&[None, Some(3), None, Some(1), Some(2)]), [1]);
}
