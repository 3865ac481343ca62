#![no_main]

use news_widget_fuzz::holds;

libfuzzer_sys::fuzz_target!(|html: &str| {
    for longest in [0, 7, 160] {
        holds(holds::of_html(html, longest));
    }
    holds(holds::of_references(html));
    holds(holds::of_frames(html));
});
