//! Promise: the widget loads, and a reader sees the news.

use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;
use serde_json::Value;

promises![
    a_reader_sees_the_newest_headlines,
    the_feed_gives_the_heading,
    each_entry_tells_its_time_in_the_zone_that_was_asked_for,
    each_day_has_a_heading,
    more_news_reveals_the_rest_and_then_follows_the_next_page,
    the_last_more_news_leaves_the_focus_in_the_list,
    ten_thousand_entries_come_slice_by_slice,
    as_many_are_shown_as_the_page_asks_for,
    two_widgets_that_load_together_ask_once,
    the_page_is_told_once_that_the_news_is_there,
    the_feed_is_asked_for_once,
    nothing_is_asked_of_another_server,
    far_below_the_fold_it_waits_until_a_reader_comes_near,
];

/// The titles of a feed's entries, as a list in JavaScript.
fn titles(feed: &Value) -> String {
    let items = feed.get("items").and_then(Value::as_array);
    let titles: Vec<&Value> = items.into_iter().flatten().filter_map(|entry| entry.get("title")).collect();
    serde_json::to_string(&titles).unwrap_or_default()
}

async fn a_reader_sees_the_newest_headlines(page: &mut Page) -> Kept {
    let feed = page.newsroom.feed().await?;
    page.opens_the_news().await?;
    let condition = format!("String(seen('.headline').map(says)) === String({}.slice(0, 5).map(plain))", titles(&feed));
    page.wait_until("the first five headlines of the feed, in its order", &condition).await?;
    page.wait_until("the fallback has made way", "fallback() === ''").await?;
    page.wait_until("the list is a feed to a screen reader", "one('.list').role === 'feed' && one('.list').ariaBusy === 'false'").await
}

async fn the_feed_gives_the_heading(page: &mut Page) -> Kept {
    let feed = page.newsroom.feed().await?;
    page.opens_the_news().await?;
    page.sees(".heading", feed.get("title").and_then(Value::as_str).unwrap_or_default()).await
}

async fn each_entry_tells_its_time_in_the_zone_that_was_asked_for(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    let told = |zone: &str| {
        let format = format!("new Intl.DateTimeFormat('en', {{ timeStyle: 'short', timeZone: '{zone}' }})");
        format!("seen('.time').length === 5 && seen('.time').every((time) => says(time) === plain({format}.format(new Date(time.dateTime))))")
    };
    page.wait_until("the times of Kyiv", &told("Europe/Kyiv")).await?;
    page.runs("widget.setAttribute('time-zone', 'Asia/Tokyo')").await?;
    page.wait_until("the times of Tokyo, when the page asks for them", &told("Asia/Tokyo")).await
}

async fn each_day_has_a_heading(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.runs("widget.setAttribute('limit', '1000')").await?;
    let days = "all('.item').map((item) => new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone: 'Europe/Kyiv' }).format(new Date(item.querySelector('.time').dateTime)))";
    let first_of_a_day = format!("{days}.map((day, place, days) => day !== days[place - 1])");
    page.wait_until("entries of several days", &format!("new Set({days}).size > 1")).await?;
    page.wait_until(
        "a heading over the first entry of each day, and over no other",
        &format!("String(all('.item').map((item) => Boolean(item.querySelector('.day')))) === String({first_of_a_day})"),
    )
    .await?;
    page.wait_until("no two days of one name", "new Set(seen('.day').map(says)).size === seen('.day').length").await
}

async fn more_news_reveals_the_rest_and_then_follows_the_next_page(page: &mut Page) -> Kept {
    let feed = page.newsroom.feed().await?;
    page.opens_the_news().await?;
    page.wait_until("a button that says MORE NEWS", "says(seen('.more')[0]).toUpperCase() === 'MORE NEWS'").await?;
    page.clicks(".more").await?;
    page.wait_until("the whole page of the feed", &format!("String(seen('.headline').map(says)) === String({}.map(plain))", titles(&feed))).await?;
    page.clicks(".more").await?;
    page.wait_until("the feed's next page below it", &format!("seen('.headline').length > {}.length", titles(&feed))).await?;
    page.wait_until("no entry twice", "new Set(all('.headline a').map((link) => link.href)).size === all('.headline').length").await?;
    page.wait_until("at its end it says so", "seen('.more').length === 0 && seen('.empty').map(says).join() === 'There is no older news.'").await
}

async fn the_last_more_news_leaves_the_focus_in_the_list(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.runs("widget.setAttribute('limit', '2'); widget.setAttribute('feed', '/newsroom/feed.json?page=2')").await?;
    page.wait_until("a feed that ends here, with two of its entries", "seen('.item').length === 2 && seen('.more').length === 1").await?;
    page.runs("one('.more').focus()").await?;
    page.presses(Key::Return).await?;
    page.wait_until("all, and nothing more to press", "seen('.item').length === 4 && seen('.more').length === 0").await?;
    page.wait_until("the focus is on an entry", "root.activeElement?.matches('.item')").await
}

async fn ten_thousand_entries_come_slice_by_slice(page: &mut Page) -> Kept {
    page.newsroom.fall_into("ten-thousand").await?;
    page.opens_the_news().await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    page.runs(
        "window.sizes = []; const rows = (nodes) => [...nodes].filter((node) => node.matches?.('.item')).length;
        new MutationObserver((records) => sizes.push(records.reduce((sum, { addedNodes }) => sum + rows(addedNodes), 0))).observe(one('.list'), { childList: true, subtree: true });
        one('.more').click()",
    )
    .await?;
    for many in [2_500, 5_000, 7_500] {
        page.wait_longer(&format!("{many} of them are there"), &format!("all('.item').length >= {many}"), 20_000).await?;
    }
    page.wait_longer("all of them are there", "all('.item').length === 10000", 20_000).await?;
    page.wait_until("never more than twenty-five in one go", "sizes.every((size) => size <= 25)").await
}

/// Of a limit above a hundred no more than the first hundred were ever shown (2026-11).
async fn as_many_are_shown_as_the_page_asks_for(page: &mut Page) -> Kept {
    page.newsroom.fall_into("ten-thousand").await?;
    page.opens("empty.html").await?;
    page.runs(
        "const made = document.createElement('news-widget'); made.setAttribute('feed', '/newsroom/feed.json'); made.setAttribute('limit', '450');
        document.querySelector('main').append(made)",
    )
    .await?;
    page.wait_longer("all of them", "all('.item').length === 450 && one('.more')", 20_000).await
}

async fn two_widgets_that_load_together_ask_once(page: &mut Page) -> Kept {
    page.opens("empty.html").await?;
    page.runs(
        "for (const id of ['first', 'second']) { const made = document.createElement('news-widget'); made.id = id; made.setAttribute('feed', '/newsroom/feed.json'); document.querySelector('main').append(made); }",
    )
    .await?;
    for element in ["#first", "#second"] {
        page.looks_at(element);
        page.has_the_news().await?;
    }
    let asked = page.newsroom.was_asked_for("/newsroom/feed.json").await?;
    page.holds(&format!("once, not {asked} times"), asked == 1)
}

async fn the_page_is_told_once_that_the_news_is_there(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.wait_until("one news-ready", "events('news-ready').length === 1").await
}

async fn the_feed_is_asked_for_once(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    for path in ["/newsroom/feed.json", "/news-widget.js", "/news-widget.css", "/widget.js", "/widget_bg.wasm"] {
        let times = page.newsroom.was_asked_for(path).await?;
        page.holds(&format!("{path} is asked for once, not {times} times"), times == 1)?;
    }
    Ok(())
}

async fn nothing_is_asked_of_another_server(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.clicks(".headline a").await?;
    page.sees(".back", "Back").await?;
    let origin = js(&page.newsroom.origin);
    page.wait_until(
        "every request goes to the page's own server",
        &format!("performance.getEntriesByType('resource').every((entry) => entry.name.startsWith({origin} + '/'))"),
    )
    .await?;
    page.wait_until("no cookie is set", "document.cookie === ''").await
}

async fn far_below_the_fold_it_waits_until_a_reader_comes_near(page: &mut Page) -> Kept {
    page.opens("far.html").await?;
    // The browser tells every observer of an element in one go: when ours has heard, the widget's has.
    page.runs("new IntersectionObserver(([entry]) => { document.title = entry.isIntersecting ? 'near' : 'far'; }).observe(widget)").await?;
    page.wait_until("the element is far away", "document.title === 'far'").await?;
    for path in ["/newsroom/feed.json", "/widget_bg.wasm"] {
        let times = page.newsroom.was_asked_for(path).await?;
        page.holds(&format!("{path} is not asked for yet"), times == 0)?;
    }
    page.wait_until("the fallback stands in", "fallback() === 'Latest news'").await?;
    page.scrolls("widget.scrollIntoView()").await?;
    page.has_the_news().await
}
