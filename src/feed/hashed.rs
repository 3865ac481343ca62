//! What many texts are sorted by, to find those that are the same.

/// A text behind a hash of it (by FxHash's step, a byte at a time): ids begin alike, and letter by letter ten thousand take a task of
/// their own. The order is of no meaning; texts of one hash are told apart letter by letter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hashed<'a>(u32, &'a str);

impl<'a> Hashed<'a> {
    pub fn of(text: &'a str) -> Hashed<'a> {
        Hashed(text.bytes().fold(0, |hash: u32, byte| (hash.rotate_left(5) ^ u32::from(byte)).wrapping_mul(0x9e37_79b9)), text)
    }

    pub fn text(&self) -> &'a str {
        self.1
    }
}
