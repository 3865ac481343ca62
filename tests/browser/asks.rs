//! Promise: the news is asked for when somebody waits for it, and never more often; it is kept for when it cannot be had.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use crate::refreshes::AN_HOUR_PASSES;
use serde_json::json;

promises![
    a_reader_may_pause_and_it_is_remembered,
    the_page_may_pause_before_the_widget_is_there,
    back_online_after_a_failure_it_asks_at_once,
    retry_after_is_obeyed,
    the_last_good_news_is_there_when_the_next_visit_gets_none,
    the_last_good_news_is_written_down_when_nobody_looks,
    a_storage_that_is_refused_is_no_failure,
    what_was_read_longest_ago_is_forgotten,
    two_widgets_with_one_feed_share_its_requests,
    offline_is_said,
    two_feeds_make_one_list,
    of_two_feeds_the_slow_one_comes_after,
    a_feed_that_fails_leaves_the_other_its_place,
    another_feed_before_the_first_answer_is_the_one_that_counts,
    the_line_says_how_old_the_news_is,
    a_list_that_is_begun_again_while_it_is_awaited_comes,
    what_hangs_is_asked_for_anew,
];

const FEED: &str = "/newsroom/feed.json";
const COMES_BACK: &str = "window.dispatchEvent(new Event('online')); document.dispatchEvent(new Event('visibilitychange'))";

async fn a_list_that_is_begun_again_while_it_is_awaited_comes(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ FEED: "late" })).await?;
    page.opens("feed.html").await?;
    page.wait_until("the widget is there", "Boolean(one('.widget'))").await?;
    page.newsroom.is_asked_for(FEED, 1).await?;
    // Whoever asks in place of a request that has just been given up does not get its end.
    page.runs("widget.setAttribute('pin', 'flood')").await?;
    page.newsroom.is_asked_for(FEED, 2).await?;
    page.newsroom.withhold(json!({})).await?;
    page.has_the_news().await?;
    page.wait_until("nothing went wrong", "events('news-error').length === 0 && events('news-ready').length === 1").await
}

async fn what_hangs_is_asked_for_anew(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    let asked = page.newsroom.was_asked_for(FEED).await?;
    page.newsroom.withhold(json!({ FEED: "late" })).await?;
    page.runs("widget.refresh()").await?;
    page.newsroom.is_asked_for(FEED, asked + 1).await?;
    page.newsroom.publish(json!({ "title": "Worth a second try" })).await?;
    // What is wanted in the same moment is wanted once.
    page.settles(json!(null)).await?;
    page.runs("widget.refresh()").await?;
    page.newsroom.is_asked_for(FEED, asked + 2).await?;
    page.newsroom.withhold(json!({})).await?;
    page.sees(".headline", "Worth a second try").await
}

async fn a_reader_may_pause_and_it_is_remembered(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.clicks(".pause").await?;
    page.sees(".status", "Paused").await?;
    let asked = page.newsroom.was_asked_for(FEED).await?;
    page.runs(AN_HOUR_PASSES).await?;
    page.runs(COMES_BACK).await?;
    page.opens("feed.html").await?;
    page.has_the_news().await?;
    page.sees(".pause", "Resume").await?;
    let more = page.newsroom.was_asked_for(FEED).await? - asked;
    page.holds(&format!("paused, it asks for nothing but what a new page needs, not {more} times"), more == 1)?;
    page.runs(AN_HOUR_PASSES).await?;
    page.clicks(".pause").await?;
    page.newsroom.is_asked_for(FEED, asked + 2).await?;
    page.sees(".pause", "Pause").await
}

async fn the_page_may_pause_before_the_widget_is_there(page: &mut Page) -> Kept {
    page.opens("far.html").await?;
    page.wait_until("the element is defined", "typeof widget.pause === 'function'").await?;
    page.runs("widget.pause()").await?;
    let asked = page.newsroom.was_asked_for(FEED).await?;
    page.holds("to pause is no reason to load anything", asked == 0)?;
    page.scrolls("widget.scrollIntoView()").await?;
    page.has_the_news().await?;
    page.sees(".status", "Paused").await
}

async fn back_online_after_a_failure_it_asks_at_once(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.newsroom.fall_into("500").await?;
    page.runs("widget.refresh()").await?;
    page.expects_console("HTTP status 500").await?;
    page.runs("Object.defineProperty(window.navigator, 'onLine', { value: false, configurable: true }); window.dispatchEvent(new Event('offline'))").await?;
    page.newsroom.fall_into("ok").await?;
    page.runs(
        "const before = window.Date.now; window.Date.now = () => before() + 6_000; delete window.navigator.onLine; window.dispatchEvent(new Event('online'))",
    )
    .await?;
    page.sees_no(".status .retry").await
}

async fn retry_after_is_obeyed(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.newsroom.fall_into("429").await?;
    page.runs("widget.refresh()").await?;
    page.expects_console("HTTP status 429").await?;
    page.wait_until(
        "the next try is no sooner than 5 s, and is said",
        "events('news-error').at(-1).detail.retryInMs >= 5000 && /Next try in \\d+ seconds/.test(says(seen('.status')[0]))",
    )
    .await?;
    let asked = page.newsroom.was_asked_for(FEED).await?;
    page.newsroom.fall_into("ok").await?;
    page.runs(COMES_BACK).await?;
    page.runs(AN_HOUR_PASSES).await?;
    page.runs(COMES_BACK).await?;
    page.sees_no(".status .retry").await?;
    let more = page.newsroom.was_asked_for(FEED).await? - asked;
    page.holds(&format!("whoever comes back asks when that is over, and once, not {more} times"), more == 1)
}

async fn the_last_good_news_is_there_when_the_next_visit_gets_none(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    let first = page.asks("says(seen('.headline')[0])").await?;
    page.newsroom.fall_into("500").await?;
    page.opens("feed.html").await?;
    page.wait_until("the news of before", &format!("says(seen('.headline')[0]) === {first}")).await?;
    page.sees(".status", "The news is not available just now. Last updated ").await?;
    page.sees(".status .retry", "Try again").await?;
    page.expects_console("HTTP status 500").await?;
    page.newsroom.fall_into("ok").await?;
    page.clicks(".status .retry").await?;
    page.sees(".status", "Updated").await?;
    page.wait_until("and they are told to be there once they are", "events('news-ready').length === 1").await
}

/// Writing takes as long as the feed is, and each tab of the site hears of it: not while somebody reads.
async fn the_last_good_news_is_written_down_when_nobody_looks(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs(
        "window.written = []; const own = Storage.prototype.setItem;
        Storage.prototype.setItem = function (name, value) { if (name.startsWith('news-widget:feed ')) written.push(value); own.call(this, name, value); }",
    )
    .await?;
    for (title, leaves) in [("Just before", "window.dispatchEvent(new Event('pagehide'))"), ("And once more", "widget.remove()")] {
        page.newsroom.publish(json!({ "title": title })).await?;
        page.runs("written.length = 0; widget.refresh()").await?;
        page.sees(".headline", title).await?;
        page.wait_until("nothing is written while it is read", "written.length === 0").await?;
        page.runs(leaves).await?;
        page.wait_until("and all is when it is left", &format!("written.length === 1 && written[0].includes('{title}')")).await?;
    }
    Ok(())
}

async fn what_was_read_longest_ago_is_forgotten(page: &mut Page) -> Kept {
    page.opens("empty.html").await?;
    page.runs(
        "const feeds = Array.from({ length: 50 }, (_, place) => `https://harbour.example/${place}.json`);
        localStorage.setItem('news-widget:read', feeds.join('\\n'));
        for (const url of feeds) for (const what of ['visit', 'paused', 'own-zone']) localStorage.setItem(`news-widget:${what} ${url}`, '')",
    )
    .await?;
    page.opens_the_living_news().await?;
    page.wait_until("this one is remembered", "localStorage.getItem('news-widget:read').endsWith('/newsroom/feed.json')").await?;
    let left = "(place) => ['visit', 'paused', 'own-zone'].filter((what) => localStorage.getItem(`news-widget:${what} https://harbour.example/${place}.json`) !== null).length";
    page.wait_until("and nothing of the first any more, all of the others", &format!("(({left})(0) === 0 && ({left})(1) === 3 && ({left})(49) === 3)")).await
}

async fn a_storage_that_is_refused_is_no_failure(page: &mut Page) -> Kept {
    page.opens("empty.html").await?;
    page.runs("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })").await?;
    page.runs(
        "const made = document.createElement('news-widget'); made.setAttribute('feed', '/newsroom/feed.json'); document.querySelector('main').append(made)",
    )
    .await?;
    page.has_the_news().await?;
    page.clicks(".pause").await?;
    page.sees(".pause", "Resume").await
}

async fn two_widgets_with_one_feed_share_its_requests(page: &mut Page) -> Kept {
    page.opens_the_living_news_twice(["#first", "#second"]).await?;
    let asked = page.newsroom.was_asked_for(FEED).await?;
    page.newsroom.publish(json!({ "title": "For both", "content_html": "<p>Once.</p>" })).await?;
    page.runs("document.querySelector('#first').refresh()").await?;
    for element in ["#first", "#second"] {
        page.looks_at(element);
        page.wait_until("both know", "all('.headline').map(says).includes('For both') || says(one('.updates')) === '1 new update'").await?;
    }
    page.runs("document.querySelector('#second').refresh(); document.querySelector('#first').remove()").await?;
    page.newsroom.is_asked_for(FEED, asked + 2).await?;
    let more = page.newsroom.was_asked_for(FEED).await? - asked;
    page.holds(&format!("one request for both, and one that the other still gets; not {more}"), more == 2)
}

async fn offline_is_said(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("Object.defineProperty(window.navigator, 'onLine', { value: false, configurable: true }); window.dispatchEvent(new Event('offline'))").await?;
    page.sees(".status", "You are offline. Last updated just now.").await?;
    page.runs("delete window.navigator.onLine; window.dispatchEvent(new Event('online'))").await?;
    page.sees(".status", "Updated").await?;
    page.sees_no(".status .retry").await
}

async fn of_two_feeds_the_slow_one_comes_after(page: &mut Page) -> Kept {
    let slow = page.newsroom.feed().await?.pointer("/items/0/title").cloned().unwrap_or_default();
    let before = page.newsroom.was_asked_for(FEED).await?;
    page.opens("empty.html").await?;
    page.runs(
        "const made = document.createElement('news-widget'); made.setAttribute('limit', '6');
        made.setAttribute('feed', '/newsroom/feed.json?page=2 /newsroom/feed.json?state=slow /newsroom/feed.json?state=empty'); document.querySelector('main').append(made)",
    )
    .await?;
    page.has_the_news().await?;
    page.wait_until("the quick ones' entries", "seen('.headline').length === 4").await?;
    page.wait_until(
        "the slow one's are there, or wait",
        &format!("all('.headline').map(says).includes({slow}) || /20 new updates/.test(says(seen('.updates')[0]))"),
    )
    .await?;
    page.wait_until("no more than the limit", "seen('.headline').length <= 6").await?;
    page.wait_until("the page was told once", "events('news-ready').length === 1").await?;
    let asked = page.newsroom.was_asked_for(FEED).await? - before;
    page.holds(&format!("each was asked for once, not {asked} times for three"), asked == 3)
}

async fn two_feeds_make_one_list(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('limit', '1000'); widget.setAttribute('feed', '/newsroom/feed.json?page=2 /newsroom/feed.json')").await?;
    let feed = page.newsroom.feed().await?;
    let first = feed.get("items").and_then(|items| items.as_array()).map(Vec::len).unwrap_or_default();
    page.wait_until("the entries of both", &format!("seen('.headline').length > {first}")).await?;
    page.wait_until(
        "by time",
        "((times) => String(times) === String([...times].sort().reverse()))(all('.item:not([part~=pinned]) .time').map((time) => time.dateTime))",
    )
    .await?;
    page.wait_until("each once", "new Set(all('.headline a').map((link) => link.href)).size === all('.headline').length").await
}

async fn a_feed_that_fails_leaves_the_other_its_place(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('feed', '/newsroom/feed.json?state=500 /newsroom/feed.json')").await?;
    page.sees(".status", "Some of the news could not be reached.").await?;
    page.expects_console("feed.json?state=500 was answered with HTTP status 500").await?;
    page.wait_until("the other's news is there", "seen('.headline').length === 5").await
}

async fn another_feed_before_the_first_answer_is_the_one_that_counts(page: &mut Page) -> Kept {
    page.opens("empty.html").await?;
    page.runs("const made = document.createElement('news-widget'); made.setAttribute('feed', '/newsroom/feed.json?state=slow'); document.querySelector('main').append(made)").await?;
    page.wait_until("the widget is there and waits", "Boolean(one('.list'))").await?;
    page.runs("widget.setAttribute('feed', '/newsroom/feed.json?state=empty')").await?;
    page.sees(".empty", "There is no news yet.").await?;
    page.wait_longer("the slow answer, when it is due, changes nothing", "performance.now() > 4000", 6_000).await?;
    page.sees(".empty", "There is no news yet.").await
}

async fn the_line_says_how_old_the_news_is(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.sees(".status", "Updated just now").await?;
    page.runs("widget.setAttribute('refresh', '3600')").await?;
    page.runs("const before = window.Date.now; window.Date.now = () => before() + 25_000; document.dispatchEvent(new Event('visibilitychange'))").await?;
    page.sees(".status", "Updated 20 seconds ago").await
}
