//! Promise: an element may be moved, removed and put back while the widget is still on its way to it.

use crate::embedding::{FEED, MAKE, WASM};
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    moved_meanwhile_it_lives_once,
    removed_meanwhile_it_never_lives_and_asks_for_nothing_more,
    removed_and_put_back_meanwhile_it_lives_once,
    put_back_when_all_is_there_it_lives,
    removed_before_a_file_turns_out_to_be_missing_it_tells_nothing,
    another_feed_meanwhile_is_the_one_that_is_shown,
];

/// An element in a page whose WebAssembly is held back: its news is asked for, and it does not live yet.
async fn waits_for_the_widget(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ WASM: "late" })).await?;
    page.opens("empty.html").await?;
    page.runs(&format!("{MAKE} window.made = window.make('{FEED}'); window.main = document.querySelector('main'); main.append(made)")).await?;
    page.newsroom.is_asked_for(WASM, 1).await?;
    page.newsroom.is_asked_for(FEED, 1).await?;
    page.wait_until("it does not live yet", "made.shadowRoot.childElementCount === 1 && made.shadowRoot.firstChild.localName === 'slot'").await
}

async fn arrives(page: &Page) -> Kept {
    page.newsroom.withhold(json!({})).await?;
    Ok(())
}

/// Another element, made now, comes to life: what the first one was to do with the WebAssembly, it has done.
async fn another_lives(page: &mut Page) -> Kept {
    page.runs(&format!("const other = window.make('{FEED}'); other.id = 'other'; main.append(other)")).await?;
    page.looks_at("#other");
    page.has_the_news().await?;
    page.wait_until("and is looked after", "Boolean(one('.pause'))").await
}

/// All that was asked for while the page was open.
async fn was_asked(page: &Page, feed: usize, wasm: usize) -> Kept {
    let asked = (page.newsroom.was_asked_for(FEED).await?, page.newsroom.was_asked_for(WASM).await?);
    page.holds(&format!("the feed is asked for {feed} times and the WebAssembly {wasm} times, not {asked:?}"), asked == (feed, wasm))
}

const ONE_LIST: &str = "made.shadowRoot.querySelectorAll('.widget').length === 1 && made.shadowRoot.querySelectorAll('.list').length === 1 && events('news-ready').length === 1 && events('news-error').length === 0";
const NO_LIFE: &str = "made.shadowRoot.childElementCount === 1 && made.shadowRoot.firstChild.localName === 'slot' && events('news-error').length === 0";

async fn moved_meanwhile_it_lives_once(page: &mut Page) -> Kept {
    waits_for_the_widget(page).await?;
    page.runs("const elsewhere = document.createElement('section'); main.append(elsewhere); elsewhere.append(made)").await?;
    // Out and in again within one task of the page's own: WebKit's driver ends a task wherever it likes.
    page.runs("setTimeout(() => { made.remove(); main.prepend(made); window.moved = true; })").await?;
    page.wait_until("moved twice", "window.moved && main.firstChild === made").await?;
    arrives(page).await?;
    page.has_the_news().await?;
    page.wait_until("one life, one list", ONE_LIST).await?;
    page.wait_until("and the news is looked after", "Boolean(one('.pause'))").await?;
    was_asked(page, 1, 1).await
}

async fn removed_meanwhile_it_never_lives_and_asks_for_nothing_more(page: &mut Page) -> Kept {
    waits_for_the_widget(page).await?;
    page.runs("made.remove()").await?;
    arrives(page).await?;
    another_lives(page).await?;
    page.wait_until("the one that is gone has no life and no complaint", NO_LIFE).await?;
    page.runs("made.refresh(); made.open('x'); made.close(); made.pause(); made.resume()").await?;
    page.wait_until("nor has it after a wish", NO_LIFE).await?;
    page.wait_until("its request was given up, and the other's was not", "events('news-ready').length === 1").await?;
    was_asked(page, 2, 1).await
}

async fn removed_and_put_back_meanwhile_it_lives_once(page: &mut Page) -> Kept {
    waits_for_the_widget(page).await?;
    page.runs("made.remove()").await?;
    page.runs("main.append(made)").await?;
    page.newsroom.is_asked_for(FEED, 2).await?;
    arrives(page).await?;
    page.has_the_news().await?;
    page.wait_until("one life, one list", ONE_LIST).await?;
    page.wait_until("and the news is looked after", "Boolean(one('.pause'))").await?;
    // The first request went with the first attempt.
    was_asked(page, 2, 1).await
}

async fn put_back_when_all_is_there_it_lives(page: &mut Page) -> Kept {
    waits_for_the_widget(page).await?;
    page.runs("made.remove()").await?;
    arrives(page).await?;
    another_lives(page).await?;
    page.runs("document.querySelector('#other').remove(); main.append(made)").await?;
    page.looks_at("news-widget");
    page.has_the_news().await?;
    was_asked(page, 3, 1).await
}

async fn removed_before_a_file_turns_out_to_be_missing_it_tells_nothing(page: &mut Page) -> Kept {
    waits_for_the_widget(page).await?;
    page.runs("made.addEventListener('news-error', () => { window.complained = true; }); made.remove()").await?;
    page.newsroom.withhold(json!({ WASM: "missing" })).await?;
    // Whoever comes after is told; this one has left.
    page.runs(&format!("const other = window.make('{FEED}'); other.id = 'other'; main.append(other)")).await?;
    page.expects_console("widget_bg.wasm was answered with HTTP status 404").await?;
    page.wait_until(
        "one complaint, of the one that is there",
        "probe.noise.length === 1 && String(events('news-error').map(({ target }) => target)) === 'other' && !window.complained",
    )
    .await?;
    arrives(page).await?;
    page.runs("document.querySelector('#other').refresh()").await?;
    page.looks_at("#other");
    page.has_the_news().await
}

async fn another_feed_meanwhile_is_the_one_that_is_shown(page: &mut Page) -> Kept {
    waits_for_the_widget(page).await?;
    page.runs("made.setAttribute('feed', '/newsroom/feed.json?state=empty')").await?;
    arrives(page).await?;
    page.sees(".empty", "There is no news yet.").await?;
    page.wait_until("one life, one list", ONE_LIST).await
}
