//! A publisher's headings stand under the article's title, whatever level they are written with: for those who go from
//! heading to heading by ear, each is one level below the heading that it belongs to (WAI-ARIA 1.2, "aria-level").

use web_sys::Element;

/// The article's title.
const TITLE: usize = 2;

pub fn nest<'a>(elements: impl Iterator<Item = &'a Element>) {
    // The levels, as written, of the heading before and of those that it stands under.
    let mut above: Vec<u8> = Vec::new();
    for element in elements {
        if let [b'h', level @ b'1'..=b'6'] = element.local_name().as_bytes() {
            while above.last().is_some_and(|upper| upper >= level) {
                above.pop();
            }
            above.push(*level);
            // It can only fail for a name that is no name.
            let _ = element.set_attribute("aria-level", &(TITLE + above.len()).to_string());
        }
    }
}
