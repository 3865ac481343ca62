//! Promise: the news stays new, and what a reader is reading stays where it is.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    a_new_entry_appears_on_top,
    an_edited_entry_changes_in_place_and_says_so,
    a_retracted_entry_goes,
    more_than_a_page_at_once_leaves_nothing_out,
    an_unchanged_feed_changes_nothing,
    the_widget_looks_for_news_by_itself,
    back_online_it_looks_at_once,
    an_expired_feed_is_not_asked_again,
];

const FEED: &str = "/newsroom/feed.json";
/// By the only clock the widget has.
pub const AN_HOUR_PASSES: &str = "const before = window.Date.now; window.Date.now = () => before() + 3_600_000";

async fn a_new_entry_appears_on_top(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.newsroom.publish(json!({ "title": "Ferry back in service", "content_html": "<p>The first boat left at noon.</p>" })).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("the new headline comes first", "says(seen('.headline')[0]) === 'Ferry back in service'").await?;
    page.wait_until("what was in view is still in view", "seen('.headline').length === 6").await?;
    page.wait_until(
        "the page is told",
        "JSON.stringify(events('news-update').map((event) => event.detail)) === JSON.stringify([{ added: 1, changed: 0, removed: 0 }])",
    )
    .await
}

async fn an_edited_entry_changes_in_place_and_says_so(page: &mut Page) -> Kept {
    let id = page.newsroom.entry_at(1).await?;
    page.opens_the_news().await?;
    page.runs("window.edited = seen('.item')[1]").await?;
    page.newsroom.edit(json!({ "id": id, "title": "Council votes again" })).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("the same place has the new words", "says(seen('.headline')[1]) === 'Council votes again' && seen('.item')[1] === window.edited").await?;
    page.wait_until("it says that it was updated, and when", "/^Updated .*\\d/.test(says(seen('.item')[1].querySelector('.updated')))").await?;
    page.wait_until("the page is told", "events('news-update').some(({ detail }) => detail.added === 0 && detail.changed === 1 && detail.removed === 0)").await
}

async fn a_retracted_entry_goes(page: &mut Page) -> Kept {
    let id = page.newsroom.entry_at(1).await?;
    page.opens_the_news().await?;
    let gone = page.asks("says(seen('.headline')[1])").await?;
    page.newsroom.retract(&id).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("its headline is gone", &format!("!all('.headline').map(says).includes({gone})")).await?;
    page.wait_until("the page is told", "events('news-update').some(({ detail }) => detail.removed === 1)").await
}

async fn more_than_a_page_at_once_leaves_nothing_out(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("window.newest = says(seen('.headline')[0])").await?;
    for number in 1..=25 {
        page.newsroom.publish(json!({ "title": format!("News {number}") })).await?;
    }
    page.runs("widget.refresh()").await?;
    page.wait_until(
        "what the first page has, and no more",
        "seen('.headline').map(says).filter((title) => title.startsWith('News')).length === 20 && !seen('.headline').map(says).includes(newest) && root.getAnimations().length === 0",
    )
    .await?;
    page.clicks(".more").await?;
    page.wait_until(
        "all of it, in order, and what was there before",
        "((titles) => titles[25] === newest && titles.slice(0, 25).every((title, place) => title === `News ${25 - place}`))(seen('.headline').map(says))",
    )
    .await
}

async fn an_unchanged_feed_changes_nothing(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.runs(
        "window.before = seen('.item'); window.batches = [];
        const told = () => window.batches.push(all('.headline').map(says));
        new MutationObserver(told).observe(one('.list'), { childList: true, subtree: true, attributes: true, characterData: true })",
    )
    .await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("the answer is here", "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/newsroom/feed.json')).length === 2")
        .await?;
    // What comes next in the list is the next change, not something the unchanged answer left behind.
    page.newsroom.publish(json!({ "title": "Something did change", "content_html": "<p>At last.</p>" })).await?;
    page.runs("widget.refresh()").await?;
    page.sees(".headline", "Something did change").await?;
    page.wait_until("nothing in the list was touched before", "window.batches[0][0] === 'Something did change'").await?;
    page.wait_until("every entry is the element it was", "window.before.every((item, place) => seen('.item')[place + 1] === item)").await?;
    page.wait_until("the page is told of the change alone", "events('news-update').length === 1").await
}

async fn the_widget_looks_for_news_by_itself(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.newsroom.publish(json!({ "title": "Nobody pressed anything", "content_html": "<p>And yet it is here.</p>" })).await?;
    let condition = "says(seen('.headline')[0]) === 'Nobody pressed anything'";
    page.wait_longer("the new headline comes within 15 s and a fifth, for refresh=\"15\"", condition, 25_000).await
}

async fn back_online_it_looks_at_once(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.runs("Object.defineProperty(window.navigator, 'onLine', { value: false, configurable: true }); window.dispatchEvent(new Event('offline'))").await?;
    page.newsroom.publish(json!({ "title": "While you were away", "content_html": "<p>The tide turned.</p>" })).await?;
    page.runs(AN_HOUR_PASSES).await?;
    page.runs("delete window.navigator.onLine; window.dispatchEvent(new Event('online'))").await?;
    page.sees(".headline", "While you were away").await
}

async fn an_expired_feed_is_not_asked_again(page: &mut Page) -> Kept {
    page.newsroom.fall_into("expired").await?;
    page.opens("two.html").await?;
    page.has_the_news().await?;
    page.looks_at("#second");
    page.has_the_news().await?;
    let asked = page.newsroom.was_asked_for(FEED).await?;
    page.runs(AN_HOUR_PASSES).await?;
    page.runs("window.dispatchEvent(new Event('online')); document.dispatchEvent(new Event('visibilitychange'))").await?;
    page.runs("widget.refresh()").await?;
    page.newsroom.is_asked_for(FEED, asked + 1).await?;
    let more = page.newsroom.was_asked_for(FEED).await? - asked;
    page.holds(&format!("only the widget that was told to asks again, not {more} times"), more == 1)?;
    Ok(())
}
