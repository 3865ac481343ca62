//! Promise: whether an answer comes all at once or bit by bit makes no difference.

use crate::harness::far_end::{FarEnd, File};
use crate::harness::feeds::shows;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::Value;

promises![its_letters_are_known_though_what_says_so_comes_in_two];

/// Where what came was looked at only as far as it came first, a server's buffers decided in which letters a feed was read (2026-11).
async fn its_letters_are_known_though_what_says_so_comes_in_two(page: &mut Page) -> Kept {
    const START: &[u8] = b"<?xml version=\"1.0\" encoding=\"koi8-r\"?><rss version=\"2.0\"><channel><title>x</title><item><title>";
    const NEWS: &[u8] = b"\xee\xcf\xd7\xcf\xd3\xd4\xc9";
    const END: &[u8] = b"</title><link>https://n.example/1</link></item></channel></rss>";
    let file = File { path: "/feed".to_owned(), kind: "application/xml", body: [START, NEWS, END].concat() };
    let far = FarEnd::open_with(vec![file]).await?;
    let goes_on = far.rests("/feed", 10);
    shows(page, &[("feed", &format!("{}/feed", far.origin))]).await?;
    far.is_asked(1).await?;
    // What was sent is there by now.
    page.settles(Value::Null).await?;
    goes_on.notify_one();
    page.sees(".headline", "Новости").await
}
