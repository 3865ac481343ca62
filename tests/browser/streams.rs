//! Promise: an event of the stream means "look now", and no more than that.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    a_stream_means_look_now,
    a_stream_that_is_none_is_named_and_the_news_comes_all_the_same,
    two_widgets_with_one_stream_share_its_connection,
    whoever_comes_back_to_a_stream_alone_gets_what_it_said_meanwhile,
    a_stream_is_no_reason_to_ask_before_a_server_wants_it,
];

const FEED: &str = "/newsroom/feed.json";

async fn a_stream_means_look_now(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('refresh', '0'); widget.setAttribute('stream', '/newsroom/stream')").await?;
    page.newsroom.is_asked_for("/newsroom/stream", 1).await?;
    page.newsroom.publish(json!({ "title": "By the stream", "content_html": "<p>At once.</p>" })).await?;
    page.sees(".headline", "By the stream").await?;
    page.runs("widget.removeAttribute('stream')").await.map(drop).map_err(Into::into)
}

async fn a_stream_that_is_none_is_named_and_the_news_comes_all_the_same(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('stream', '/newsroom/feed.json')").await?;
    page.expects_console("/newsroom/feed.json ended. If it never worked").await?;
    // What the browser itself says of it, where it does.
    page.tolerates("EventSource");
    page.wait_until("the page is told", "events('news-error').some(({ detail }) => detail.kind === 'stream')").await?;
    page.newsroom.publish(json!({ "title": "By the other way", "content_html": "<p>Still.</p>" })).await?;
    page.wait_longer("the news comes with refresh=\"15\"", "says(seen('.headline')[0]) === 'By the other way'", 25_000).await
}

async fn two_widgets_with_one_stream_share_its_connection(page: &mut Page) -> Kept {
    const BOTH: [&str; 2] = ["#first", "#second"];
    page.opens_the_living_news_twice(BOTH).await?;
    page.runs(
        "for (const one of document.querySelectorAll('news-widget')) { one.setAttribute('refresh', '0'); one.setAttribute('stream', '/newsroom/stream') }",
    )
    .await?;
    page.newsroom.is_asked_for("/newsroom/stream", 1).await?;
    let asked = page.newsroom.was_asked_for(FEED).await?;
    page.newsroom.publish(json!({ "title": "Heard by both", "content_html": "<p>Once.</p>" })).await?;
    for element in BOTH {
        page.looks_at(element);
        page.wait_until("both know", "all('.headline').map(says).includes('Heard by both') || says(one('.updates')) === '1 new update'").await?;
    }
    page.runs("document.querySelector('#first').remove()").await?;
    page.newsroom.publish(json!({ "title": "Heard by one", "content_html": "<p>Still.</p>" })).await?;
    page.wait_until("the other still hears", "all('.headline').map(says).includes('Heard by one') || /^[12] new update/.test(says(one('.updates')))").await?;
    page.newsroom.is_asked_for(FEED, asked + 2).await?;
    let (streams, more) = (page.newsroom.was_asked_for("/newsroom/stream").await?, page.newsroom.was_asked_for(FEED).await? - asked);
    page.holds(&format!("one connection and one look for each event, not {streams} and {more}"), (streams, more) == (1, 2))?;
    page.runs("document.querySelector('#second').remove()").await.map(drop).map_err(Into::into)
}

async fn whoever_comes_back_to_a_stream_alone_gets_what_it_said_meanwhile(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('refresh', '0'); widget.setAttribute('stream', '/newsroom/stream')").await?;
    page.newsroom.is_asked_for("/newsroom/stream", 1).await?;
    page.runs("widget.pause()").await?;
    page.newsroom.publish(json!({ "title": "Nobody listened", "content_html": "<p>Still here.</p>" })).await?;
    page.runs("widget.resume()").await?;
    page.sees(".headline", "Nobody listened").await?;
    page.runs("widget.removeAttribute('stream')").await.map(drop).map_err(Into::into)
}

async fn a_stream_is_no_reason_to_ask_before_a_server_wants_it(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('stream', '/newsroom/stream')").await?;
    page.newsroom.is_asked_for("/newsroom/stream", 1).await?;
    page.newsroom.fall_into("429").await?;
    page.runs("widget.refresh()").await?;
    page.expects_console("HTTP status 429").await?;
    let asked = page.newsroom.was_asked_for(FEED).await?;
    page.newsroom.publish(json!({ "title": "Too early" })).await?;
    // Its Retry-After is 5 s, as is the shortest wait between two looks.
    page.wait_longer("the time to the next try passes", "Date.now() > (window.until ??= Date.now() + 3_000)", 5_000).await?;
    let more = page.newsroom.was_asked_for(FEED).await? - asked;
    page.holds(&format!("nothing is asked before that, not {more} times"), more == 0)?;
    page.newsroom.fall_into("ok").await?;
    page.sees(".headline", "Too early").await?;
    page.runs("widget.removeAttribute('stream')").await.map(drop).map_err(Into::into)
}
