#![no_main]

use news_widget::feed::Format;
use news_widget_fuzz::holds;

libfuzzer_sys::fuzz_target!(|body: &str| {
    holds(holds::of_scan(body));
    news_widget_fuzz::feed(body, Format::Rss);
});
