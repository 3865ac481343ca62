//! Promise: `layout` fits the news into a column, a sidebar or a header's bar.

use crate::audits::audit;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::{Value, json};

promises![
    a_sidebar_has_times_and_headlines,
    a_bar_has_one_entry_in_one_line,
    a_narrow_bar_has_two_lines,
    whatever_a_bar_has_to_say_the_headline_has_its_room,
    an_open_article_follows_where_it_is_to_open,
    a_bars_buttons_lead_from_entry_to_entry,
    the_audit_finds_nothing_in_any_layout,
    another_feed_in_a_bar_begins_with_its_newest,
    a_new_entry_takes_its_place_in_a_bar,
    an_entry_that_was_looked_for_in_a_bar_stays,
    a_bars_entry_opens_in_a_dialog,
    a_bar_says_what_is_wrong_in_its_line,
    nothing_in_a_bar_moves_the_page,
    a_layout_may_change_at_any_time,
];

/// A page with all three, turned to one of them once it is looked after.
async fn opens(page: &mut Page, widget: &str) -> Kept {
    page.opens("layouts.html").await?;
    turns_to(page, widget).await
}

async fn turns_to(page: &mut Page, widget: &str) -> Kept {
    page.looks_at(widget);
    page.has_the_news().await?;
    page.wait_until("it is looked after", "Boolean(one('.pause'))").await
}

async fn publishes(page: &Page, title: &str) -> Kept {
    page.newsroom.publish(json!({ "title": title, "content_html": "<p>Only just now.</p>" })).await?;
    page.runs("widget.refresh()").await?;
    Ok(())
}

const FITS: &str = "seen('*').every((element) => element.getBoundingClientRect().right <= widget.getBoundingClientRect().right + 1 && element.getBoundingClientRect().left >= widget.getBoundingClientRect().left - 1 || element.closest('.unseen'))";
const HEADLINE: &str = "says(seen('.headline')[0])";

async fn a_sidebar_has_times_and_headlines(page: &mut Page) -> Kept {
    opens(page, "#sidebar").await?;
    page.wait_until("seven entries, each with its time", "seen('.item').length === 7 && seen('.time').length === 7 && seen('.headline').length === 7").await?;
    page.wait_until("without summaries and tags", "all('.summary').length > 0 && seen('.summary').length === 0 && seen('.tag').length === 0").await?;
    page.runs("widget.style.width = '220px'").await?;
    page.wait_until("nothing stands out of it", FITS).await?;
    page.wait_until("the form is there, too", "seen('.submit').length === 1").await
}

async fn a_bar_has_one_entry_in_one_line(page: &mut Page) -> Kept {
    opens(page, "#bar").await?;
    page.runs("widget.style.width = '720px'").await?;
    page.wait_until(
        "one entry, in one line, as high as a finger",
        "seen('.item').length === 1 && widget.offsetHeight === 44 && seen('.headline a')[0].offsetHeight < 30",
    )
    .await?;
    page.wait_until("the newest", "one('.item').ariaPosInSet === '1' && one('.item').getAttribute('aria-setsize') === '-1'").await?;
    page.wait_until("its time names the zone", "/GMT\\+[23]|EES?T/.test(says(seen('.time')[0]))").await?;
    page.wait_until("neither form nor picks nor promos", "seen('.signup, .picks, .offer, .more, .summary, .day').length === 0").await?;
    page.wait_until("nothing stands out of it", FITS).await
}

async fn a_narrow_bar_has_two_lines(page: &mut Page) -> Kept {
    opens(page, "#bar").await?;
    page.runs("widget.style.width = '320px'").await?;
    page.wait_until("two lines", "widget.offsetHeight === 76 && seen('.item').length === 1 && seen('.heading').length === 0").await?;
    page.wait_until("nothing stands out of it", FITS).await?;
    page.wait_until("its buttons can be hit", "seen('button').every((button) => button.offsetHeight >= 24 && button.offsetWidth >= 24)").await
}

async fn whatever_a_bar_has_to_say_the_headline_has_its_room(page: &mut Page) -> Kept {
    opens(page, "#bar").await?;
    page.clicks(".steps button[aria-label=Next]").await?;
    publishes(page, "Waits behind a button").await?;
    page.sees(".updates", "1 new update").await?;
    page.newsroom.fall_into("500").await?;
    page.runs("widget.refresh(); widget.setAttribute('heading', 'The Ostmoor and Fairhaven Courier, latest news from the estuary')").await?;
    page.sees(".trouble", "The news is not available just now.").await?;
    page.expects_console("HTTP status 500").await?;
    for language in ["de", "ru", "ar", "en"] {
        page.runs(&format!("widget.lang = '{language}'")).await?;
        let speaks = format!("one('.widget').lang === '{language}' && (says(one('.retry')) === 'Try again') === ('{language}' === 'en')");
        page.wait_until("it speaks", &speaks).await?;
        for width in [320, 481, 639, 641, 720, 899, 901, 1200] {
            page.runs(&format!("widget.style.width = '{width}px'")).await?;
            let height = if width < 640 { 76 } else { 44 };
            let room = format!("widget.offsetWidth === {width} && widget.offsetHeight === {height} && {FITS} && seen('.headline a')[0].offsetWidth > 90");
            page.wait_until(&format!("all of it has room at {width} px in {language}"), &room).await?;
            let apart = "((boxes) => boxes.every((one, place) => boxes.every((other, later) => later <= place || one.right <= other.left + 1 || other.right <= one.left + 1 || one.bottom <= other.top + 1 || other.bottom <= one.top + 1)))(['.time', '.headline a', '.updates', '.retry', '.steps'].map((selector) => seen(selector)[0].getBoundingClientRect()))";
            page.wait_until(&format!("nothing lies over anything at {width} px in {language}"), apart).await?;
        }
    }
    Ok(())
}

async fn a_bars_buttons_lead_from_entry_to_entry(page: &mut Page) -> Kept {
    opens(page, "#bar").await?;
    let titles = page.newsroom.feed().await?;
    let title = |place: usize| titles.pointer(&format!("/items/{place}/title")).cloned().unwrap_or(Value::Null);
    let shows = |place: usize| format!("{HEADLINE} === {} && one('.item').ariaPosInSet === '{}'", title(place), place + 1);
    page.wait_until("the newest", &shows(0)).await?;
    page.clicks(".steps button[aria-label=Next]").await?;
    page.wait_until("the second", &shows(1)).await?;
    page.wait_until("which is said aloud", &format!("says(one('.steps [role=status]')) === {HEADLINE}")).await?;
    page.clicks(".steps button[aria-label=Previous]").await?;
    page.clicks(".steps button[aria-label=Previous]").await?;
    page.wait_until("before the first the last", &shows(4)).await?;
    page.clicks(".steps button[aria-label=Next]").await?;
    page.wait_until("after the last the first", &shows(0)).await
}

async fn the_audit_finds_nothing_in_any_layout(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('promo-every', '2')").await?;
    for layout in ["compact", "line", "feed"] {
        page.runs(&format!("widget.setAttribute('layout', '{layout}')")).await?;
        let one = layout == "line";
        page.wait_until(
            "it follows",
            &format!("(seen('.item').length === 1) === {one} && Boolean(one('.steps')) === {one} && (seen('.offer').length > 0) === !{one}"),
        )
        .await?;
        audit(page).await?;
    }
    Ok(())
}

async fn an_open_article_follows_where_it_is_to_open(page: &mut Page) -> Kept {
    opens(page, "#column").await?;
    page.clicks(".headline a").await?;
    page.sees(".back", "Back").await?;
    page.runs("widget.setAttribute('layout', 'line')").await?;
    page.wait_until(
        "over the page, and the bar is one",
        "root.querySelector('dialog')?.matches(':modal') && [44, 76].includes(widget.offsetHeight) && seen('.item').length === 1",
    )
    .await?;
    page.runs("widget.setAttribute('layout', 'feed')").await?;
    page.wait_until("in the list's place", "root.querySelector('dialog') === null && seen('.article').length === 1 && seen('.item').length === 0").await?;
    page.clicks(".back").await?;
    page.wait_until("and back", "seen('.item').length === 12").await
}

async fn another_feed_in_a_bar_begins_with_its_newest(page: &mut Page) -> Kept {
    opens(page, "#bar").await?;
    page.clicks(".steps button[aria-label=Next]").await?;
    page.wait_until("the second", "one('.item').ariaPosInSet === '2'").await?;
    page.runs("widget.setAttribute('feed', '/newsroom/feed.json?again')").await?;
    page.wait_until("the first", "one('.item')?.ariaPosInSet === '1' && events('news-ready').filter(({ target }) => target === 'bar').length === 2").await?;
    publishes(page, "Newer than all").await?;
    page.wait_until("and after it what is newer", &format!("{HEADLINE} === 'Newer than all'")).await
}

async fn a_new_entry_takes_its_place_in_a_bar(page: &mut Page) -> Kept {
    opens(page, "#bar").await?;
    publishes(page, "Straight into the bar").await?;
    page.wait_until("it is there", &format!("{HEADLINE} === 'Straight into the bar' && seen('.item').length === 1")).await?;
    page.sees_no(".updates").await
}

async fn an_entry_that_was_looked_for_in_a_bar_stays(page: &mut Page) -> Kept {
    opens(page, "#bar").await?;
    page.clicks(".steps button[aria-label=Next]").await?;
    let place = "seen('.headline')[0].getBoundingClientRect().left";
    page.runs(&format!("window.before = {HEADLINE}; window.place = {place}")).await?;
    publishes(page, "Something else").await?;
    page.sees(".updates", "1 new update").await?;
    page.wait_until("it stays, where it is", &format!("{HEADLINE} === window.before && {place} === window.place")).await?;
    page.clicks(".updates").await?;
    page.wait_until("the new one is a press away", &format!("{HEADLINE} === 'Something else'")).await
}

async fn a_bars_entry_opens_in_a_dialog(page: &mut Page) -> Kept {
    opens(page, "#bar").await?;
    page.runs(&format!("window.before = {HEADLINE}")).await?;
    page.clicks(".headline a").await?;
    page.wait_until(
        "over the page",
        "root.querySelector('dialog').matches(':modal') && says(seen('dialog h1, dialog h2, dialog .title')[0]).includes(window.before)",
    )
    .await?;
    page.wait_until("the bar is as high as before", "[44, 76].includes(widget.offsetHeight)").await?;
    page.runs("widget.close()").await?;
    page.wait_until("and back", "seen('dialog').length === 0 && root.activeElement === one('.headline a')").await
}

async fn a_bar_says_what_is_wrong_in_its_line(page: &mut Page) -> Kept {
    opens(page, "#bar").await?;
    page.runs("widget.style.width = '720px'").await?;
    page.newsroom.fall_into("500").await?;
    page.runs("widget.refresh()").await?;
    page.sees(".trouble", "The news is not available just now.").await?;
    page.expects_console("HTTP status 500").await?;
    page.wait_until("in the same line, with the last good news", "widget.offsetHeight === 44 && seen('.headline').length === 1").await?;
    page.wait_until("nothing stands out of it", FITS).await?;
    page.sees_no(".pause").await?;
    page.newsroom.fall_into("ok").await?;
    page.clicks(".retry").await?;
    page.sees_no(".trouble").await
}

async fn nothing_in_a_bar_moves_the_page(page: &mut Page) -> Kept {
    page.opens("layouts.html").await?;
    page.looks_at("#bar");
    page.runs(
        "window.heights = new Set(); const watch = () => { window.heights.add(document.querySelector('h1').offsetTop); requestAnimationFrame(watch) }; watch()",
    )
    .await?;
    turns_to(page, "#bar").await?;
    publishes(page, "A headline that is a good deal longer than any bar has ever been, or will be, however wide the window may become in years to come")
        .await?;
    page.wait_until("it is there", &format!("{HEADLINE}.startsWith('A headline')")).await?;
    page.clicks(".steps button[aria-label=Next]").await?;
    page.clicks(".pause").await?;
    page.sees(".pause", "Resume").await?;
    let heights = page.asks("[...window.heights]").await?;
    page.holds(&format!("what stands below it stays: {heights}"), heights.as_array().is_some_and(|heights| heights.len() == 1))
}

async fn a_layout_may_change_at_any_time(page: &mut Page) -> Kept {
    opens(page, "#column").await?;
    page.wait_until("a column", "seen('.item').length === 12 && seen('.summary').length > 0 && seen('.submit').length === 1").await?;
    page.runs("widget.setAttribute('layout', 'line')").await?;
    page.wait_until("a bar", "seen('.item').length === 1 && seen('.submit').length === 0 && /GMT\\+[23]|EES?T/.test(says(seen('.time')[0]))").await?;
    page.runs("widget.setAttribute('layout', 'compact')").await?;
    page.wait_until("a sidebar", "seen('.item').length === 12 && seen('.summary').length === 0 && seen('.submit').length === 1").await?;
    page.runs("widget.setAttribute('layout', 'wide')").await?;
    page.expects_console("layout=\"wide\" is not allowed; allowed: feed, compact or line. Used instead: feed").await?;
    page.wait_until("a column again", "seen('.summary').length > 0").await
}
