//! Promise: whatever the page or its reader does meanwhile, the widget does what was wanted, and takes nothing from them.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;
use serde_json::json;

promises![
    a_page_that_acts_while_the_list_changes_is_heard,
    whoever_asks_all_the_while_gets_an_answer,
    a_page_that_acts_when_a_request_ends_is_heard,
    the_age_of_the_news_grows_while_there_are_no_others,
    a_short_outage_is_over_when_it_is_over,
    a_reader_in_the_pages_own_field_stays_there,
    a_feed_that_is_named_later_is_shown_like_any,
    another_feed_closes_the_article_of_the_one_before,
    the_page_may_resume_what_was_paused_at_the_last_visit,
    a_loader_whose_files_a_page_refuses_says_so,
];

/// Loses the network, or gets it back, as far as a page can tell.
const OFFLINE: &str = "Object.defineProperty(window.navigator, 'onLine', { value: false, configurable: true }); window.usual = window.fetch; \
    window.fetch = async () => { throw new TypeError('no network'); }; window.dispatchEvent(new Event('offline'))";
const ONLINE: &str = "delete window.navigator.onLine; window.fetch = window.usual; window.dispatchEvent(new Event('online'))";

async fn a_page_that_acts_while_the_list_changes_is_heard(page: &mut Page) -> Kept {
    let first = page.newsroom.entry_at(0).await?;
    page.opens_the_living_news().await?;
    page.runs("widget.addEventListener('focusin', () => widget.pause()); widget.addEventListener('focusout', () => widget.resume()); seen('.item')[0].focus()")
        .await?;
    page.sees(".status", "Paused").await?;
    page.newsroom.retract(&first).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("the page is told", "events('news-update').some(({ detail }) => detail.removed === 1)").await?;
    page.runs("document.body.focus(); root.activeElement?.blur()").await?;
    page.sees(".status", "Updated").await?;
    page.wait_until("what moved has come to rest", "root.getAnimations().length === 0").await?;
    page.clicks(".headline a").await?;
    page.sees(".back", "Back").await
}

async fn a_page_that_acts_when_a_request_ends_is_heard(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.newsroom.fall_into("slow").await?;
    page.runs(
        "window.ended = 0; const { prototype } = window.AbortController; const usual = prototype.abort;
        prototype.abort = function (...why) { window.ended += 1; widget.pause(); widget.resume(); return usual.apply(this, why); };
        widget.refresh()",
    )
    .await?;
    page.wait_until("a request is under way", "Boolean(ended === 0)").await?;
    page.wait_longer("it has been for a while", "Date.now() > (window.until ??= Date.now() + 100)", 1_000).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("the earlier one ended", "ended > 0").await?;
    page.runs("window.before = ended").await?;
    page.newsroom.fall_into("ok").await?;
    page.newsroom.publish(json!({ "title": "Still alive" })).await?;
    page.wait_longer("the later one has its answer", "Date.now() > (window.later ??= Date.now() + 3_500)", 6_000).await?;
    page.runs("widget.refresh()").await?;
    page.sees(".headline", "Still alive").await?;
    page.wait_until("one that has its answer is not ended", "ended === before").await
}

async fn the_age_of_the_news_grows_while_there_are_no_others(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.newsroom.fall_into("500").await?;
    page.runs("widget.refresh()").await?;
    page.expects_console("HTTP status 500").await?;
    page.sees(".status", "Last updated just now.").await?;
    page.runs("const before = window.Date.now; window.Date.now = () => before() + 4 * 60_000 + 5_000; document.dispatchEvent(new Event('visibilitychange'))")
        .await?;
    page.sees(".status", "Last updated 4 minutes ago.").await
}

async fn whoever_asks_all_the_while_gets_an_answer(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.newsroom.publish(json!({ "title": "In the midst of it" })).await?;
    page.newsroom.fall_into("slow").await?;
    page.runs("window.asking = setInterval(() => widget.refresh(), 100)").await?;
    page.sees(".headline", "In the midst of it").await?;
    page.runs("clearInterval(asking)").await?;
    Ok(())
}

async fn a_short_outage_is_over_when_it_is_over(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs(OFFLINE).await?;
    page.runs("widget.refresh()").await?;
    page.expects_console("could not be asked for: the browser is offline").await?;
    page.sees(".status", "You are offline.").await?;
    page.runs(ONLINE).await?;
    page.sees(".status", "Updated").await?;
    page.sees_no(".status .retry").await
}

async fn a_reader_in_the_pages_own_field_stays_there(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("window.own = document.createElement('input'); own.ariaLabel = 'Search'; document.querySelector('main').prepend(own)").await?;
    let stays = "document.activeElement === own";
    // An article that the page closes.
    page.clicks(".headline a").await?;
    page.sees(".back", "Back").await?;
    page.runs("own.focus(); widget.close()").await?;
    page.wait_until("the list is back", "seen('.ticker').length === 1").await?;
    page.wait_until("the field has the focus", stays).await?;
    // A sign-up whose answer comes later.
    page.runs("widget.setAttribute('signup', '/newsroom/subscribe?state=slow')").await?;
    page.types(".email", "reader@harbour.example").await?;
    page.presses(Key::Return).await?;
    page.runs("own.focus()").await?;
    page.sees(".success", "confirm").await?;
    page.wait_until("the field has the focus", stays).await?;
    // Another try that succeeds.
    page.newsroom.fall_into("500").await?;
    page.runs("widget.refresh()").await?;
    page.expects_console("HTTP status 500").await?;
    page.newsroom.fall_into("slow").await?;
    page.clicks(".status .retry").await?;
    page.runs("own.focus()").await?;
    page.sees_no(".status .retry").await?;
    page.wait_until("the field has the focus", stays).await
}

async fn a_feed_that_is_named_later_is_shown_like_any(page: &mut Page) -> Kept {
    page.opens("nothing.html").await?;
    page.sees(".status", "No news feed is set up here.").await?;
    page.expects_console("attribute feed is missing").await?;
    page.runs("widget.setAttribute('feed', '/newsroom/feed.json')").await?;
    page.has_the_news().await?;
    page.sees(".status", "Updated").await?;
    page.sees(".pause", "Pause").await?;
    page.runs("widget.removeAttribute('feed')").await?;
    page.sees(".status", "No news feed is set up here.").await?;
    page.sees_no(".pause").await
}

async fn another_feed_closes_the_article_of_the_one_before(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ "/split_live.wasm": "missing" })).await?;
    page.opens_the_news().await?;
    page.expects_console("split_live.wasm could not be loaded").await?;
    page.clicks(".headline a").await?;
    page.sees(".back", "Back").await?;
    page.runs("widget.setAttribute('feed', '/newsroom/feed.json?page=2')").await?;
    page.wait_until("it is closed, and told to be", "all('.article').length === 0 && events('news-close').length === 1").await?;
    page.has_the_news().await
}

async fn the_page_may_resume_what_was_paused_at_the_last_visit(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.clicks(".pause").await?;
    page.sees(".status", "Paused").await?;
    page.opens("empty.html").await?;
    page.runs(
        "const made = document.createElement('news-widget'); made.setAttribute('feed', '/newsroom/feed.json'); document.querySelector('main').append(made); made.resume()",
    )
    .await?;
    page.has_the_news().await?;
    page.sees(".pause", "Pause").await?;
    page.sees(".status", "Updated").await
}

async fn a_loader_whose_files_a_page_refuses_says_so(page: &mut Page) -> Kept {
    page.opens("empty.html").await?;
    page.runs("const usual = window.fetch; window.fetch = (what) => { if (/wasm|css/.test(what.url ?? what)) throw 'blocked'; return usual(what); }").await?;
    page.runs(
        "const made = document.createElement('news-widget'); made.setAttribute('feed', '/newsroom/feed.json'); made.append('Latest news'); document.querySelector('main').append(made)",
    )
    .await?;
    page.expects_console("<news-widget>: could not start: ").await?;
    page.wait_until("the page is told why", "events('news-error').length === 1 && events('news-error')[0].detail.message.includes('blocked')").await
}
