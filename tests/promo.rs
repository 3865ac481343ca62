//! Where promos stand, as a table: `.` is an entry, `P` one with a promo after it.

use news_widget::ticker::promos;

/// The list as it was, in which `+` is a new entry, and as it is.
fn after(before: &str, every: usize) -> String {
    let had: Vec<bool> = before.chars().map(|entry| entry == 'P').collect();
    promos(&had, every).into_iter().map(|promo| if promo { 'P' } else { '.' }).collect()
}

#[test]
fn promos_stand_after_every_so_many_entries_and_hold_still() {
    let table = [
        ("a list begins", 5, "+++++++++++", "....P....P."),
        ("it is short", 5, "++++", "...."),
        ("never", 0, "+++++P", "......"),
        ("after each", 1, "+++", "PPP"),
        ("two are new at the head", 3, "++..P..P", "....P..P"),
        ("three are, and there is room", 3, "+++..P..P", "..P..P..P"),
        ("more came at the end", 3, "..P..P++++", "..P..P..P."),
        ("one was taken back", 3, "..P.P..P", "..P.P..P"),
        ("two were", 4, "...PP...P", "...P....P"),
        ("the one that had it was", 3, "..P....P", "..P....P"),
        ("between them much was found", 3, "..P+++++..P", "..P..P....P"),
        ("nothing is there", 5, "", ""),
    ];
    for (what, every, before, expected) in table {
        assert_eq!(after(before, every), expected, "{what}: {before}");
    }
}
