#![no_main]

use news_widget_fuzz::{holds, read};

// Whatever it is, it is closed or not; what has come of a document so far, up to a place that the first two bytes say, closes to
// a part of it.
libfuzzer_sys::fuzz_target!(|given: (u16, &str)| {
    let (at, text) = given;
    let _ = read::closed(text);
    let Ok(tree) = serde_json::from_str(text) else { return };
    if let Some(part) = text.get(..usize::from(at)).and_then(read::closed) {
        holds(holds::of_cut(&part, &tree).map(|_| ()));
    }
});
