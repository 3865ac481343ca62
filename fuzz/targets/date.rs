#![no_main]

use news_widget_fuzz::holds;

libfuzzer_sys::fuzz_target!(|text: &str| holds(holds::of_date(text)));
