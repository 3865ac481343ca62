//! Promise: when the news does not come, a reader is told in words, keeps the last good news, and can try again.

use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;

promises![
    a_first_failure_leaves_the_fallback_and_a_way_to_try_again,
    a_missing_feed_is_told,
    too_many_requests_are_told,
    a_feed_cut_off_half_way_is_told,
    a_feed_that_is_no_json_is_told,
    a_web_page_in_place_of_a_feed_is_told,
    an_empty_feed_says_that_there_is_no_news,
    a_later_failure_keeps_the_last_good_news,
    an_older_page_that_does_not_come_can_be_asked_for_again,
    a_fetch_of_the_pages_own_may_fail_in_its_own_way,
];

/// The newsroom falls into a state before the page opens: a reader is told, the page is told, the console is told.
async fn told(page: &mut Page, state: &str, reader: &str, kind: &str, console: &str) -> Kept {
    page.newsroom.fall_into(state).await?;
    page.opens("feed.html").await?;
    page.sees(".status", reader).await?;
    page.sees(".status .retry", "Try again").await?;
    page.wait_until("the fallback stays, under the heading", "fallback() === 'Latest news' && says(seen('.heading')[0]) === 'News Feed'").await?;
    page.sees_no(".zone").await?;
    page.wait_until(
        &format!("the page is told that it is “{kind}”, and when the next try is"),
        &format!("events('news-error').some(({{ detail }}) => detail.kind === {} && detail.message && detail.retryInMs > 0)", js(kind)),
    )
    .await?;
    page.expects_console(console).await
}

async fn a_first_failure_leaves_the_fallback_and_a_way_to_try_again(page: &mut Page) -> Kept {
    told(page, "500", "The news is not available just now.", "status", "HTTP status 500").await?;
    page.newsroom.fall_into("ok").await?;
    page.clicks(".status .retry").await?;
    page.has_the_news().await?;
    page.wait_until("the fallback has made way", "fallback() === ''").await?;
    page.wait_until("the page is told that the news is there", "events('news-ready').length === 1").await
}

async fn a_missing_feed_is_told(page: &mut Page) -> Kept {
    told(page, "404", "The news is not available just now.", "status", "HTTP status 404").await
}

async fn too_many_requests_are_told(page: &mut Page) -> Kept {
    told(page, "429", "The news is not available just now.", "status", "HTTP status 429").await
}

async fn a_feed_cut_off_half_way_is_told(page: &mut Page) -> Kept {
    told(page, "cut", "The news could not be reached.", "cut", "broke off half-way").await
}

async fn a_feed_that_is_no_json_is_told(page: &mut Page) -> Kept {
    told(page, "invalid", "The news could not be read.", "unreadable", "cannot be read").await
}

async fn a_web_page_in_place_of_a_feed_is_told(page: &mut Page) -> Kept {
    told(page, "html", "The news could not be read.", "unreadable", "cannot be read").await
}

async fn an_empty_feed_says_that_there_is_no_news(page: &mut Page) -> Kept {
    page.newsroom.fall_into("empty").await?;
    page.opens("feed.html").await?;
    page.sees(".empty", "There is no news yet.").await
}

async fn a_later_failure_keeps_the_last_good_news(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.runs("window.before = all('.item')").await?;
    page.newsroom.fall_into("500").await?;
    page.runs("widget.refresh()").await?;
    page.sees(".status", "The news is not available just now.").await?;
    page.expects_console("HTTP status 500").await?;
    page.wait_until("the last good news is still there", "seen('.item').length === 5 && seen('.item').every((item, place) => item === window.before[place])")
        .await?;
    page.newsroom.fall_into("ok").await?;
    page.clicks(".status .retry").await?;
    page.sees(".status", "Updated").await?;
    page.sees_no(".status .retry").await
}

async fn an_older_page_that_does_not_come_can_be_asked_for_again(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.clicks(".more").await?;
    let shown = "seen('.headline').length";
    page.wait_until("the whole first page", &format!("{shown} > 5")).await?;
    let before = page.asks(shown).await?;
    page.newsroom.fall_into("500").await?;
    page.clicks(".more").await?;
    page.sees(".more", "Try again").await?;
    page.expects_console("feed.json?page=2 was answered with HTTP status 500").await?;
    page.wait_until("the page is told", "events('news-error').some(({ detail }) => detail.kind === 'status' && detail.retryInMs === null)").await?;
    page.newsroom.fall_into("ok").await?;
    page.clicks(".more").await?;
    page.wait_until("older news", &format!("{shown} > {before}")).await
}

async fn a_fetch_of_the_pages_own_may_fail_in_its_own_way(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    // Pages wrap fetch, to measure or to mend it; what such a wrapper gives need not be a promise, nor what it throws an error.
    page.runs("window.usual = window.fetch").await?;
    for own in [
        "async () => { throw 'no network today' }",
        "() => undefined",
        "() => ({ then(resolve, reject) { reject('at once') } })",
        "() => ({ then(resolve) { resolve({}) } })",
    ] {
        page.runs(&format!("window.fetch = {own}; widget.refresh()")).await?;
        page.sees(".status", "The news could not be reached.").await?;
        page.expects_console("<news-widget>: the feed ").await?;
        page.wait_until("the last good news is still there", "seen('.headline').length === 5").await?;
    }
    page.runs("window.fetch = window.usual").await?;
    page.clicks(".status .retry").await?;
    page.sees_no(".status .retry").await
}
