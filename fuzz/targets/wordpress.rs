#![no_main]

use news_widget::feed::Format;

libfuzzer_sys::fuzz_target!(|body: &str| news_widget_fuzz::feed(body, Format::WordPress));
