//! Which rows to move: the old places of rows in their new order go in, those to take out come out.

/// As few as will do, so that the others keep focus and place: all but a longest run of rising old places (patience sorting).
/// A row that had no place before is new, and none of these.
pub fn out_of_order(before: &[Option<usize>]) -> Vec<usize> {
    if before.iter().flatten().is_sorted() {
        return Vec::new();
    }
    // For each length of a run, the place it ends with and whose it is; for each row, the one before it in its run.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut links: Vec<Option<usize>> = Vec::with_capacity(before.len());
    for (row, place) in before.iter().enumerate() {
        let Some(place) = *place else {
            links.push(None);
            continue;
        };
        let at = ends.partition_point(|(end, _)| *end < place);
        links.push(at.checked_sub(1).and_then(|at| ends.get(at)).map(|(_, row)| *row));
        match ends.get_mut(at) {
            Some(end) => *end = (place, row),
            None => ends.push((place, row)),
        }
    }
    let mut stays = ends.last().map(|(_, row)| *row);
    let mut out = Vec::new();
    for (row, place) in before.iter().enumerate().rev() {
        if stays == Some(row) {
            stays = links.get(row).copied().flatten();
        } else if place.is_some() {
            out.push(row);
        }
    }
    out
}
