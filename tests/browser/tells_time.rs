//! Promise: times are told in a zone that is named, by the day, and honestly where a date is odd.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::{Value, json};

promises![
    the_zone_in_use_is_named_and_a_reader_may_switch_to_their_own,
    where_the_zone_is_the_readers_own_there_is_nothing_to_switch,
    the_zone_is_named_as_it_is_at_all_of_the_times,
    five_weeks_of_another_offset_are_seen,
    the_day_changes_at_the_zones_midnight,
    at_midnight_today_becomes_yesterday,
    after_a_short_day_yesterday_is_yesterday,
    the_clock_that_goes_back_tells_an_hour_twice,
    a_date_a_little_ahead_is_just_now_until_it_has_come,
    a_date_far_ahead_is_shown_as_it_is,
    without_a_date_an_entry_stays_without_a_time,
];

/// From now on it is this time for the page, by the only clock there is, and the clock goes on.
fn it_is(time: &str) -> String {
    format!("window.clock ??= window.Date.now; const start = clock(); window.Date.now = () => new Date('{time}').getTime() + clock() - start;")
}

async fn the_zone_in_use_is_named_and_a_reader_may_switch_to_their_own(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('time-zone', 'Pacific/Marquesas')").await?;
    let told = |zone: &str| {
        format!("says(seen('.time')[0]) === plain(new Intl.DateTimeFormat('en', {{ timeStyle: 'short'{zone} }}).format(new Date(seen('.time')[0].dateTime)))")
    };
    page.sees(".zone", "Times in Marquesas (GMT-9:30)").await?;
    page.wait_until("and the times are those", &told(", timeZone: 'Pacific/Marquesas'")).await?;
    page.clicks(".zone button").await?;
    page.sees(".zone button", "Show times in Marquesas (GMT-9:30)").await?;
    page.wait_until("the times are the reader's", &told("")).await?;
    page.opens("feed.html").await?;
    page.has_the_news().await?;
    page.runs("widget.setAttribute('time-zone', 'Pacific/Marquesas')").await?;
    page.sees(".zone button", "Show times in Marquesas").await?;
    page.wait_until("it is remembered", &told("")).await
}

async fn where_the_zone_is_the_readers_own_there_is_nothing_to_switch(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.removeAttribute('time-zone')").await?;
    page.sees(".zone", "Times in ").await?;
    page.sees_no(".zone button").await
}

async fn the_zone_is_named_as_it_is_at_all_of_the_times(page: &mut Page) -> Kept {
    // In July Kyiv is three hours ahead, in November two.
    let summer = json!({ "id": "summer", "title": "Of summer", "content_text": "Warm.", "date_published": "2026-07-01T12:00:00Z" });
    page.opens_the_living_news().await?;
    page.runs(&format!("{} document.dispatchEvent(new Event('visibilitychange'))", it_is("2026-11-28T12:00:00Z"))).await?;
    page.sees(".zone", "Times in Kyiv (GMT+2)").await?;
    page.newsroom.publish(summer).await?;
    page.runs("widget.setAttribute('limit', '100'); widget.refresh()").await?;
    page.wait_until("all of them", "seen('.more').length === 1 && seen('.item').length >= 20").await?;
    page.clicks(".more").await?;
    page.wait_until("the oldest is there", "all('.headline').some((headline) => says(headline) === 'Of summer')").await?;
    page.wait_until("one offset is not true of all", "says(seen('.zone')[0]).startsWith('Times in Kyiv Show')").await?;
    page.runs("widget.open('summer')").await?;
    page.sees(".dates", "July 1, 2026 at 3:00 PM GMT+3").await
}

async fn five_weeks_of_another_offset_are_seen(page: &mut Page) -> Kept {
    // In 2026 Casablanca was an hour further west from 15 February to 22 March, in Ramadan.
    let of = |title: &str, at: &str| json!({ "id": title, "title": title, "date_published": format!("{at}T12:00:00Z") });
    page.opens_the_living_news().await?;
    page.runs(&format!("{} widget.setAttribute('limit', '2'); widget.setAttribute('time-zone', 'Africa/Casablanca')", it_is("2026-04-10T12:00:00Z"))).await?;
    for entry in [of("Winter", "2026-01-05"), of("Spring", "2026-04-09")] {
        page.newsroom.publish(entry).await?;
    }
    // Older ones follow those that are gone.
    loop {
        let feed = page.newsroom.feed().await?;
        let ids = feed.get("items").and_then(Value::as_array).into_iter().flatten().filter_map(|item| item.get("id")?.as_str());
        let others: Vec<&str> = ids.filter(|id| !["Winter", "Spring"].contains(id)).collect();
        if others.is_empty() {
            break;
        }
        for id in others {
            page.newsroom.retract(id).await?;
        }
    }
    page.runs("widget.refresh()").await?;
    page.wait_until(
        "the same at both times",
        "all('.headline').map(says).join() === 'Spring,Winter' && says(seen('.zone')[0]).startsWith('Times in Casablanca (GMT+1)')",
    )
    .await?;
    page.newsroom.publish(of("Ramadan", "2026-03-01")).await?;
    page.runs("widget.setAttribute('limit', '3'); widget.refresh()").await?;
    page.wait_until(
        "one offset is not true of all three",
        "all('.headline').map(says).join() === 'Spring,Ramadan,Winter' && says(seen('.zone')[0]).startsWith('Times in Casablanca Show')",
    )
    .await
}

/// The days over the entries with these titles; nothing where none stands.
const DAYS: &str = "Object.fromEntries(all('.item').map((item) => [says(item.querySelector('.headline')), says(item.querySelector('.day'))]))";

async fn the_day_changes_at_the_zones_midnight(page: &mut Page) -> Kept {
    // In Kyiv, two hours east in March, midnight is at 22:00 UTC.
    for (title, at) in [("Late", "2031-03-04T21:59:00Z"), ("Early", "2031-03-04T22:01:00Z")] {
        page.newsroom.publish(json!({ "title": title, "date_published": at })).await?;
    }
    page.opens_the_living_news().await?;
    page.wait_until("two days in Kyiv", &format!("(({{ Early, Late }}) => Early === 'Mar 5, 2031' && Late === 'Mar 4, 2031')({DAYS})")).await?;
    page.runs("widget.setAttribute('time-zone', 'Europe/London')").await?;
    page.wait_until("one in London", &format!("(({{ Early, Late }}) => Early === 'Mar 4, 2031' && Late === '')({DAYS})")).await
}

async fn at_midnight_today_becomes_yesterday(page: &mut Page) -> Kept {
    page.newsroom.publish(json!({ "title": "At ten", "date_published": "2031-03-04T20:00:00Z" })).await?;
    page.opens("feed.html").await?;
    page.has_the_news().await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    page.runs(&format!("{} document.dispatchEvent(new Event('visibilitychange'))", it_is("2031-03-04T21:59:52Z"))).await?;
    page.wait_until("before midnight it is today", &format!("{DAYS}['At ten'] === 'Today'")).await?;
    page.wait_longer("after midnight it is yesterday, by itself", &format!("{DAYS}['At ten'] === 'Yesterday'"), 30_000).await
}

async fn after_a_short_day_yesterday_is_yesterday(page: &mut Page) -> Kept {
    // Sunday, 30 March 2031 has 23 hours in Kyiv: at half past midnight on Monday, a day before was still Saturday.
    for (title, at) in [("Of Sunday", "2031-03-30T12:00:00Z"), ("Of Saturday", "2031-03-29T12:00:00Z")] {
        page.newsroom.publish(json!({ "title": title, "date_published": at })).await?;
    }
    page.opens_the_living_news().await?;
    page.runs(&format!("{} document.dispatchEvent(new Event('visibilitychange'))", it_is("2031-03-30T21:30:00Z"))).await?;
    page.wait_until(
        "Sunday it is",
        &format!("(({{ 'Of Sunday': sunday, 'Of Saturday': saturday }}) => sunday === 'Yesterday' && saturday === 'Saturday, March 29')({DAYS})"),
    )
    .await
}

async fn the_clock_that_goes_back_tells_an_hour_twice(page: &mut Page) -> Kept {
    // On 26 October 2031 at 04:00 the clocks of Kyiv go back to 03:00.
    for (title, at) in [("First three", "2031-10-26T00:30:00Z"), ("Second three", "2031-10-26T01:30:00Z")] {
        page.newsroom.publish(json!({ "title": title, "date_published": at })).await?;
    }
    page.opens_the_living_news().await?;
    page.wait_until(
        "both are half past three, in their order",
        "String(all('.headline').slice(0, 2).map(says)) === 'Second three,First three' && all('.time').slice(0, 2).every((time) => says(time) === '3:30 AM')",
    )
    .await
}

async fn a_date_a_little_ahead_is_just_now_until_it_has_come(page: &mut Page) -> Kept {
    page.newsroom.publish(json!({ "title": "Fast clock", "date_published": "2031-03-04T12:00:00Z" })).await?;
    page.opens("feed.html").await?;
    page.has_the_news().await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    page.runs(&format!("{} document.dispatchEvent(new Event('visibilitychange'))", it_is("2031-03-04T11:59:51Z"))).await?;
    page.runs("widget.setAttribute('limit', '6')").await?;
    page.wait_until("it is just now", "says(seen('.time')[0]) === 'Just now'").await?;
    page.wait_longer("then it is two o'clock in Kyiv, by itself", "says(seen('.time')[0]) === '2:00 PM'", 30_000).await
}

async fn a_date_far_ahead_is_shown_as_it_is(page: &mut Page) -> Kept {
    page.newsroom.publish(json!({ "title": "From tomorrow", "date_published": "2031-03-04T12:00:00Z" })).await?;
    page.opens_the_news().await?;
    page.wait_until("with its day and its time", &format!("says(seen('.time')[0]) === '2:00 PM' && {DAYS}['From tomorrow'] === 'Mar 4, 2031'")).await
}

async fn without_a_date_an_entry_stays_without_a_time(page: &mut Page) -> Kept {
    page.newsroom.publish(json!({ "title": "Impossible", "date_published": "2026-02-30T25:61:00Z" })).await?;
    page.newsroom.publish(json!({ "title": "Undated", "date_published": null })).await?;
    page.opens_the_news().await?;
    page.runs("widget.setAttribute('limit', '30')").await?;
    // The button under them stays where it is from then on.
    page.wait_until("all of the first page", "seen('.headline').length === 20 && Boolean(one('.pause'))").await?;
    page.clicks(".more").await?;
    page.wait_until(
        "both are there, without a time",
        "['Undated', 'Impossible'].every((title) => all('.item').some((item) => says(item.querySelector('.headline')) === title && !item.querySelector('.time')))",
    )
    .await
}
