//! After which entries of a list a promo stands: which ones had one goes in, which ones have one comes out.

/// One after every so many. Whatever comes and goes, it stays with its entry, so that nothing jumps: new ones come only where
/// there is room for a whole stretch on both sides, and old ones go only where they would stand too close.
pub fn promos(had: &[bool], every: usize) -> Vec<bool> {
    let mut since = 0;
    let mut places = Vec::with_capacity(had.len());
    for (index, had_one) in had.iter().enumerate() {
        since += 1;
        let room = || !had.iter().skip(index + 1).take(every - 1).any(|had| *had);
        let stands = every > 0 && (if *had_one { since * 2 >= every } else { since >= every && room() });
        if stands {
            since = 0;
        }
        places.push(stands);
    }
    places
}
