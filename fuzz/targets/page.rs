#![no_main]

use news_widget_fuzz::holds;

libfuzzer_sys::fuzz_target!(|html: &str| holds(holds::of_page(html)));
