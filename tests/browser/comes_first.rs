//! Promise: what the first headline needs comes at the same time, and leaves the page its turns.

use crate::embedding::{FEED, MAKE, WASM};
use crate::harness::far_end::FarEnd;
use crate::harness::feeds::{JSON_FEED, file};
use crate::harness::newsroom::Newsroom;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    the_readers_of_xml_come_beside_the_webassembly,
    no_other_reader_comes_for_a_json_feed,
    no_other_reader_comes_for_one_with_escaped_slashes,
    the_page_has_its_turn_before_the_first_news,
    a_feed_that_is_no_more_wanted_ends_without_a_word,
];

const XML: &str = "/newsroom/atom.xml";
const READERS: [&str; 4] = ["/split_feeds.wasm", "/split_xml.wasm", "/chunk.wasm", "/chunk_late.wasm"];

async fn opens_with(page: &mut Page, feed: &str, before: &str) -> Kept {
    page.opens("empty.html").await?;
    page.runs(&format!("{MAKE} {before} document.querySelector('main').append(window.made = window.make('{feed}'))")).await.map(drop).map_err(Into::into)
}

async fn are_asked_for(page: &Page, files: &[&str], times: usize) -> Kept {
    for file in files {
        let asked = page.newsroom.was_asked_for(file).await?;
        page.holds(&format!("{file} is asked for {times} times, not {asked}"), asked == times)?;
    }
    Ok(())
}

async fn the_readers_of_xml_come_beside_the_webassembly(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ WASM: "late" })).await?;
    opens_with(page, XML, "").await?;
    for reader in READERS {
        page.newsroom.is_asked_for(reader, 1).await?;
    }
    page.newsroom.withhold(json!({})).await?;
    page.has_the_news().await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    are_asked_for(page, &READERS, 1).await
}

async fn no_other_reader_comes_for_a_json_feed(page: &mut Page) -> Kept {
    opens_with(page, FEED, "").await?;
    page.has_the_news().await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    are_asked_for(page, &["/split_feeds.wasm", "/split_xml.wasm"], 0).await
}

/// As PHP writes JSON.
async fn no_other_reader_comes_for_one_with_escaped_slashes(page: &mut Page) -> Kept {
    let body = JSON_FEED.replace('/', r"\/");
    let far = FarEnd::open_with(vec![file("/feed.json", "application/json", &body)]).await?;
    page.newsroom = Newsroom::open_without_policy()?;
    opens_with(page, &format!("{}/feed.json", far.origin), "").await?;
    page.has_the_news().await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    are_asked_for(page, &["/split_feeds.wasm", "/split_xml.wasm"], 0).await
}

/// From the moment it lives, as long as one task lasts: whatever goes on by promises alone goes on beside these.
const WITHIN_ONE_TASK: &str = "window.watches = (root) => new MutationObserver((records, observer) => {
        if (!root.querySelector('.widget')) return;
        observer.disconnect();
        let steps = 0;
        const step = () => {
            if (root.querySelector('.item')) window.waits = false;
            else if (++steps < 1000) queueMicrotask(step);
            else window.waits = true;
        };
        step();
    }).observe(root, { childList: true });";

async fn the_page_has_its_turn_before_the_first_news(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ WASM: "late" })).await?;
    opens_with(page, FEED, WITHIN_ONE_TASK).await?;
    page.newsroom.is_asked_for(FEED, 1).await?;
    page.newsroom.is_asked_for(WASM, 1).await?;
    page.runs("watches(made.shadowRoot)").await?;
    // The news is there before the WebAssembly is.
    page.wait_until("the feed is answered", &format!("performance.getEntriesByName(new URL('{FEED}', location).href)[0]?.responseEnd > 0")).await?;
    page.newsroom.withhold(json!({})).await?;
    page.has_the_news().await?;
    page.wait_until("the news waits for another task", "window.waits").await
}

async fn a_feed_that_is_no_more_wanted_ends_without_a_word(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ WASM: "late", FEED: "late" })).await?;
    opens_with(page, FEED, "").await?;
    page.newsroom.is_asked_for(FEED, 1).await?;
    page.newsroom.is_asked_for(WASM, 1).await?;
    page.runs(&format!("made.setAttribute('feed', '{XML}')")).await?;
    page.newsroom.withhold(json!({ FEED: "late" })).await?;
    page.has_the_news().await?;
    // Nothing is heard of it, a turn later either.
    page.runs("setTimeout(() => { window.later = true })").await?;
    page.wait_until("a turn has gone by", "window.later").await
}
