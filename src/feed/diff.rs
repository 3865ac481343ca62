//! A feed's text beside the one that came before: where that has its entries, and how much both begin and end with, go in; the
//! entries that need not be read again come out.

use std::ops::Range;

/// Where something stands in a text, as JavaScript counts.
pub type Place = Range<usize>;

/// Entries of the text before, one after another, that stand in the new one as they stood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    pub entries: Range<usize>,
    /// In the new text.
    pub place: Place,
}

/// A text's length in both.
#[derive(Clone, Copy)]
pub struct Lengths {
    pub before: usize,
    pub now: usize,
}

impl Lengths {
    /// Where something stands in the new text that is so far from the end of the one before.
    pub fn moved(self, place: &Place) -> Place {
        let moved = |at: usize| (at + self.now).saturating_sub(self.before);
        moved(place.start)..moved(place.end)
    }
}

/// How much of two texts is the same, at most so much; `alike` compares them from one place on to another, which it finds the same up
/// to there. It is halved, so that little more is compared than is the same.
pub fn same(most: usize, alike: impl Fn(usize, usize) -> bool) -> usize {
    let (mut sure, mut end) = (0, most + 1);
    while sure + 1 < end {
        let middle = sure + (end - sure) / 2;
        if alike(sure, middle) {
            sure = middle;
        } else {
            end = middle;
        }
    }
    sure
}

/// Shorter ones are as soon read again.
const SHORTEST: usize = 100;

/// Those in what both begin with, and those in what both end with. Of each the first is read again: by it one tells what a list is of.
pub fn known(places: &[Place], lengths: Lengths, begins: usize, ends: usize) -> Vec<Run> {
    let before = places.partition_point(|place| place.end <= begins);
    let after = places.partition_point(|place| place.start < lengths.before.saturating_sub(ends));
    let run = |entries: Range<usize>| {
        let (first, last) = (places.get(entries.start)?, places.get(entries.clone()).and_then(<[Place]>::last)?);
        Some(Run { place: first.start..last.end, entries }).filter(|run| run.place.len() >= SHORTEST)
    };
    let ends = run(after + 1..places.len()).map(|run| Run { place: lengths.moved(&run.place), ..run });
    run(1..before).into_iter().chain(ends).collect()
}
