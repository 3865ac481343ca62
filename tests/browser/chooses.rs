//! Promise: pins stay on top, tags filter, picks stand beside the list, and a line marks what is new since the last visit.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    entries_with_the_pins_tag_stay_on_top,
    a_pinned_entry_says_so_and_of_which_day_it_is,
    a_tag_shows_only_its_entries_and_one_button_all,
    news_of_other_tags_waits_for_nobody,
    picks_by_tag_come_from_the_list,
    picks_of_another_feed_open_like_any_entry,
    a_feed_of_picks_that_fails_leaves_the_news_alone,
    what_is_new_since_the_last_visit_stands_above_a_line,
    a_reload_moves_no_line,
];

const PINNED: &str = "all('.item[part~=pinned]')";

async fn entries_with_the_pins_tag_stay_on_top(page: &mut Page) -> Kept {
    let fourth = page.newsroom.entry_at(3).await?;
    page.newsroom.edit(json!({ "id": fourth, "title": "The flood, hour by hour", "tags": ["Live", "Flood"] })).await?;
    page.opens_the_living_news().await?;
    page.wait_until("it is the fourth", "says(seen('.headline')[3]) === 'The flood, hour by hour'").await?;
    page.runs("widget.setAttribute('pin', 'flood')").await?;
    page.wait_until("the pinned one is first", &format!("says(seen('.headline')[0]) === 'The flood, hour by hour' && {PINNED}.length === 1")).await?;
    page.newsroom.publish(json!({ "title": "Newer still" })).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("and stays first", "says(seen('.headline')[0]) === 'The flood, hour by hour' && says(seen('.headline')[1]) === 'Newer still'").await?;
    page.runs("widget.removeAttribute('pin')").await?;
    page.wait_until("without the attribute it is one of many", &format!("{PINNED}.length === 0 && says(seen('.headline')[0]) === 'Newer still'")).await
}

async fn a_pinned_entry_says_so_and_of_which_day_it_is(page: &mut Page) -> Kept {
    let last = page.newsroom.entry_at(19).await?;
    page.newsroom.edit(json!({ "id": last, "title": "Read this first", "_newsroom": { "pinned": true } })).await?;
    page.opens_the_news().await?;
    page.wait_until("in words", &format!("says({PINNED}[0].querySelector('.pin')) === 'Pinned'")).await?;
    page.wait_until(
        "with its day, since it is of another one",
        &format!("((time) => says(time) === plain(new Intl.DateTimeFormat('en', {{ dateStyle: 'medium', timeZone: 'Europe/Kyiv' }}).format(new Date(time.dateTime))))({PINNED}[0].querySelector('.time'))"),
    )
    .await
}

async fn a_tag_shows_only_its_entries_and_one_button_all(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('limit', '20'); window.before = all('.headline').map(says)").await?;
    page.wait_until("several tags are there", "new Set(all('.tag').map(says)).size > 2").await?;
    let tag = page.asks("says(all('.tag')[0])").await?;
    page.clicks(".tag").await?;
    page.wait_until(
        "only entries with that tag",
        &format!("seen('.item').length > 0 && seen('.item').every((item) => [...item.querySelectorAll('.tag')].map(says).includes({tag}))"),
    )
    .await?;
    page.wait_until("it is said which", &format!("says(seen('.only')[0]).startsWith('Only: ' + {tag})")).await?;
    page.clicks(".only button").await?;
    page.wait_until("all are back", "seen('.item').length === 20 && seen('.only').length === 0").await?;
    page.wait_until("the focus went on into the list", "root.activeElement === seen('.item')[0]").await
}

async fn news_of_other_tags_waits_for_nobody(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('limit', '20')").await?;
    page.clicks(".tag").await?;
    let tag = page.asks("says(all('.tag')[0])").await?;
    // What is being read holds still: new entries wait.
    page.runs("getSelection().selectAllChildren(document.querySelector('p'))").await?;
    page.newsroom.publish(json!({ "title": "Elsewhere", "tags": ["Quite another"] })).await?;
    page.newsroom.publish(json!({ "title": "Here", "tags": [tag] })).await?;
    page.runs("widget.refresh()").await?;
    page.sees(".updates", "1 new update").await?;
    page.clicks(".updates").await?;
    page.wait_until("the one that is wanted", "says(seen('.headline')[0]) === 'Here' && !all('.headline').map(says).includes('Elsewhere')").await
}

async fn picks_by_tag_come_from_the_list(page: &mut Page) -> Kept {
    page.newsroom.publish(json!({ "title": "A long read", "tags": ["Weekend"], "content_html": "<p>Long.</p>" })).await?;
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('picks', 'tag:weekend')").await?;
    page.sees(".picks h2", "Editors’ Picks").await?;
    page.wait_until("the one there is", "String(all('.picks h3').map(says)) === 'A long read'").await?;
    page.runs("widget.setAttribute('picks', 'tag:nothing')").await?;
    page.wait_until("without any there is no heading over nothing", "all('.picks').length === 0").await
}

async fn picks_of_another_feed_open_like_any_entry(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('picks', '/newsroom/feed.json?page=2')").await?;
    page.wait_until("all of them, none in the list", "all('.picks h3').length === 4 && !all('.list .headline').map(says).includes(says(all('.picks h3')[3]))")
        .await?;
    page.runs("window.picked = says(all('.picks h3')[0])").await?;
    page.clicks(".picks h3 a").await?;
    page.wait_until("its article", "says(seen('.title')[0]) === picked && seen('.ticker').length === 0").await?;
    page.clicks(".back").await?;
    page.wait_until("the focus is back on it", "says(root.activeElement) === picked").await
}

async fn a_feed_of_picks_that_fails_leaves_the_news_alone(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('picks', '/newsroom/feed.json?state=500')").await?;
    page.expects_console("feed.json?state=500 was answered with HTTP status 500").await?;
    page.sees(".status", "Updated").await?;
    page.sees_no(".status .retry").await
}

/// As if what was kept of a visit had been kept some hours before.
const HOURS_PASS: &str = "const name = Object.keys(localStorage).find((name) => name.startsWith('news-widget:visit')); \
    localStorage[name] = localStorage[name].replace(/ (\\d+)$/, (_, at) => ' ' + (at - 5 * 3_600_000))";

async fn comes_back_to_two_new_entries(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.wait_until("at a first visit there is no line", "all('.since').length === 0").await?;
    page.wait_until("the visit is kept", "Object.keys(localStorage).some((name) => name.startsWith('news-widget:visit'))").await?;
    page.runs(HOURS_PASS).await?;
    page.newsroom.publish(json!({ "title": "New one" })).await?;
    page.newsroom.publish(json!({ "title": "New two" })).await?;
    page.opens("feed.html").await?;
    page.has_the_news().await?;
    page.sees(".since", "Above: new since your last visit").await
}

async fn what_is_new_since_the_last_visit_stands_above_a_line(page: &mut Page) -> Kept {
    comes_back_to_two_new_entries(page).await?;
    page.wait_until("one line, over the third", "all('.since').length === 1 && all('.item')[2].contains(one('.since'))").await?;
    page.wait_until("it takes no place", "getComputedStyle(one('.since')).position === 'absolute'").await
}

async fn a_reload_moves_no_line(page: &mut Page) -> Kept {
    comes_back_to_two_new_entries(page).await?;
    page.opens("feed.html").await?;
    page.has_the_news().await?;
    page.wait_until("the line is where it was", "all('.item')[2]?.contains(one('.since'))").await
}
