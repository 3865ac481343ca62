//! Promise: what is kept for the next visit is the newest news that anybody had, with the time they were true; and no page that has
//! something of its own in the way of the storage is the worse for it.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use crate::refreshes::AN_HOUR_PASSES;
use serde_json::json;

promises![
    older_news_take_no_newer_ones_place,
    a_page_that_is_called_while_news_are_kept_may_call_back,
    news_that_are_still_so_are_kept_as_of_then,
    where_there_is_no_room_what_was_kept_before_stays_and_is_known,
];

const LEAVES: &str = "window.dispatchEvent(new Event('pagehide'))";
/// What is kept of the feed, if it is this page's.
const KEPT: &str = "localStorage.getItem(`news-widget:feed ${location.origin}/newsroom/feed.json`)";

async fn older_news_take_no_newer_ones_place(page: &mut Page) -> Kept {
    page.opens_the_living_news_twice(["#first", "#second"]).await?;
    // It wants no news that it did not ask for, and comes after the other.
    page.runs("document.querySelector('#second').setAttribute('refresh', '0')").await?;
    let title = |title: &str| format!("{KEPT}.includes('{title}')");
    let knows = |who: &str, times: u8| format!("events('news-update').filter(({{ target }}) => target === '{who}').length === {times}");
    for (who, news) in [("first", "The first knows more"), ("second", "The second knows more")] {
        page.newsroom.publish(json!({ "title": news })).await?;
        page.runs(&format!("document.querySelector('#{who}').refresh()")).await?;
        page.wait_until("it does", &knows(who, 1)).await?;
        page.runs(LEAVES).await?;
        page.wait_until("the newer are kept", &title(news)).await?;
    }
    // A clock that was wrong, and is put right.
    page.runs("localStorage.setItem(`news-widget:feed ${location.origin}/newsroom/feed.json`, `${Date.now() + 864e5} /\\n{}`)").await?;
    page.newsroom.publish(json!({ "title": "Today, after all" })).await?;
    page.runs("document.querySelector('#second').refresh()").await?;
    page.wait_until("it knows that, too", &knows("second", 2)).await?;
    page.runs(LEAVES).await?;
    page.wait_until("there are none from tomorrow", &title("Today, after all")).await
}

async fn a_page_that_is_called_while_news_are_kept_may_call_back(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    // By its prototype's methods: once WebKit has called the window's getter some times, it goes on calling that one though a page put
    // another in its place.
    let by = |method: &str| {
        format!(
            "const own = Storage.prototype.{method};
            Storage.prototype.{method} = function (...given) {{ Storage.prototype.{method} = own; act(); return own.apply(this, given); }};"
        )
    };
    let (by_reading, by_writing) = (by("getItem"), by("setItem"));
    let hides = "Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }); document.dispatchEvent(new Event('visibilitychange'));
        delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))";
    let moves = "const other = document.createElement('div'); document.body.append(other); widget.setAttribute('limit', '7'); other.append(widget)";
    let goes = "const place = widget.parentNode; widget.remove(); setTimeout(() => place.append(widget))";
    let table = [
        (&by_writing, "widget.pause()", LEAVES),
        (&by_reading, "widget.pause()", hides),
        (&by_writing, "widget.pause()", goes),
        (&by_writing, moves, LEAVES),
        (&by_reading, moves, goes),
    ];
    for (place, (calls, act, leaves)) in table.into_iter().enumerate() {
        let title = format!("Before time {place}");
        page.newsroom.publish(json!({ "title": title })).await?;
        page.runs("widget.refresh()").await?;
        page.sees(".headline", &title).await?;
        page.runs(&format!("window.called = false; const act = () => {{ window.called = true; {act} }}; {calls} {leaves}")).await?;
        page.wait_until("the page was called, and the widget stands", "window.called && Boolean(one('.pause'))").await?;
        page.runs("widget.resume()").await?;
    }
    page.newsroom.publish(json!({ "title": "All is well" })).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("it goes on", "events('news-update').length === 6").await?;
    page.runs(LEAVES).await?;
    page.wait_until("and kept", &format!("{KEPT}.includes('All is well')")).await
}

async fn news_that_are_still_so_are_kept_as_of_then(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs(LEAVES).await?;
    page.wait_until("they are kept", &format!("{KEPT} !== null")).await?;
    page.runs(&format!("window.before = parseInt({KEPT}); window.body = {KEPT}.split('\\n')[1]; widget.setAttribute('refresh', '0')")).await?;
    page.runs(&format!("{AN_HOUR_PASSES}; document.dispatchEvent(new Event('visibilitychange'))")).await?;
    page.sees(".status", "Updated ").await?;
    page.wait_until("a while ago, that is", "!says(one('.status')).includes('just now')").await?;
    page.runs("widget.refresh()").await?;
    page.sees(".status", "Updated just now").await?;
    page.runs(LEAVES).await?;
    page.wait_until("they are the same, an hour later", &format!("parseInt({KEPT}) >= before + 3_600_000 && {KEPT}.split('\\n')[1] === body")).await
}

async fn where_there_is_no_room_what_was_kept_before_stays_and_is_known(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.newsroom.publish(json!({ "title": "When there was room" })).await?;
    page.runs("widget.refresh()").await?;
    page.sees(".headline", "When there was room").await?;
    page.runs(LEAVES).await?;
    // By the way in, as browsers have of room what they like.
    page.runs(
        "window.full = true; const own = Storage.prototype.setItem;
        Storage.prototype.setItem = function (name, value) {
            if (window.full && name.startsWith('news-widget:feed ')) throw new DOMException('full', 'QuotaExceededError');
            own.call(this, name, value);
        }",
    )
    .await?;
    page.newsroom.publish(json!({ "title": "When there was none" })).await?;
    page.runs("widget.refresh()").await?;
    page.sees(".headline", "When there was none").await?;
    page.runs(LEAVES).await?;
    page.wait_until("what was kept is there", &format!("{KEPT}.includes('When there was room')")).await?;
    page.runs("window.full = false").await?;
    for place in 0..6 {
        page.runs(&format!("widget.setAttribute('feed', '/newsroom/feed.json?{place}')")).await?;
        page.wait_until("another feed's news", &format!("events('news-ready').length === {}", place + 2)).await?;
        page.runs(LEAVES).await?;
    }
    page.wait_until(
        "six feeds are kept, and it was the first to go",
        &format!("Object.keys(localStorage).filter((name) => name.startsWith('news-widget:feed ')).length === 6 && {KEPT} === null"),
    )
    .await
}
