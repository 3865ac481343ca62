//! Promise: the newsletter's promo stands between the news, a site owner's box below them, and neither moves them.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    a_promo_stands_after_every_fifth_entry,
    the_pages_own_promo_stands_in_the_first_place,
    a_promo_leads_to_the_form,
    promos_hold_still_when_news_comes,
    how_many_entries_there_are_to_a_promo_may_change,
    the_pages_box_stands_below_the_news,
    what_is_in_a_named_slot_is_no_fallback,
];

/// After which entries, from 1, a promo can be seen.
const PLACES: &str = "all('.item').flatMap((item, place) => item.querySelector('.promo')?.getBoundingClientRect().height > 0 ? [place + 1] : []).join()";

async fn opens_the_column(page: &mut Page) -> Kept {
    page.opens("layouts.html").await?;
    page.looks_at("#column");
    page.has_the_news().await?;
    page.wait_until("it is looked after, with its form", "Boolean(one('.pause')) && seen('.submit').length === 1").await
}

async fn a_promo_stands_after_every_fifth_entry(page: &mut Page) -> Kept {
    opens_the_column(page).await?;
    page.wait_until("after the fifth and the tenth", &format!("{PLACES} === '5,10'")).await?;
    page.runs("widget.removeAttribute('signup'); widget.querySelector('[slot=promo]').remove()").await?;
    page.wait_until("nowhere, where there is nothing to be said", &format!("{PLACES} === ''")).await
}

async fn the_pages_own_promo_stands_in_the_first_place(page: &mut Page) -> Kept {
    opens_the_column(page).await?;
    page.wait_until("in the first", "all('.promo')[0].assignedElements()[0]?.slot === 'promo' && shows(widget.querySelector('[slot=promo]'))").await?;
    page.wait_until("ours in the second", "seen('.offer').length === 1 && all('.promo')[1].contains(seen('.offer')[0])").await?;
    page.sees(".offer", "Get the news by email").await
}

async fn a_promo_leads_to_the_form(page: &mut Page) -> Kept {
    opens_the_column(page).await?;
    page.clicks(".offer button").await?;
    page.wait_until("to its field", "root.activeElement === one('.email')").await?;
    page.wait_until("which is in view", "((box) => box.top >= 0 && box.bottom <= innerHeight)(one('.email').getBoundingClientRect())").await
}

async fn promos_hold_still_when_news_comes(page: &mut Page) -> Kept {
    opens_the_column(page).await?;
    let after = "all('.item').filter((item) => item.querySelector('.promo')).map((item) => says(item.querySelector('.headline'))).join()";
    page.runs(&format!("widget.setAttribute('limit', '20'); window.after = {after}")).await?;
    for number in 1..=4 {
        page.newsroom.publish(json!({ "title": format!("News {number}") })).await?;
    }
    page.runs("widget.refresh(); scrollTo(0, 0)").await?;
    page.wait_until("the news is there", "says(seen('.headline')[0]) === 'News 4'").await?;
    page.wait_until("with their entries", &format!("{after}.startsWith(window.after) && {PLACES}.startsWith('9,14')")).await?;
    page.newsroom.publish(json!({ "title": "News 5" })).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("once there is room one more comes", &format!("{PLACES}.startsWith('5,10,15')")).await
}

async fn how_many_entries_there_are_to_a_promo_may_change(page: &mut Page) -> Kept {
    opens_the_column(page).await?;
    page.runs("widget.setAttribute('promo-every', '3')").await?;
    page.wait_until("after each third", &format!("{PLACES} === '3,6,9,12'")).await?;
    page.runs("widget.setAttribute('promo-every', '0')").await?;
    page.wait_until("never", "all('.promo').length === 0").await?;
    page.runs("widget.setAttribute('promo-every', 'often')").await?;
    page.expects_console("promo-every=\"often\" is not allowed; allowed: a whole number, 0 for never. Used instead: 5").await?;
    page.wait_until("after each fifth", &format!("{PLACES} === '5,10'")).await
}

async fn the_pages_box_stands_below_the_news(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ "/newsroom/feed.json": "late" })).await?;
    page.opens("layouts.html").await?;
    page.looks_at("#column");
    page.wait_until("the widget is there", "Boolean(one('.widget'))").await?;
    let shown = "shows(widget.querySelector('[slot=support]'))";
    page.wait_until("before the news there is no box: they would push it away", &format!("!{shown}")).await?;
    page.newsroom.withhold(json!({})).await?;
    page.has_the_news().await?;
    page.wait_until(
        "then it is below them and the form",
        &format!("{shown} && widget.querySelector('[slot=support]').getBoundingClientRect().top > one('.submit')?.getBoundingClientRect().bottom"),
    )
    .await
}

async fn what_is_in_a_named_slot_is_no_fallback(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ "/newsroom/feed.json": "late" })).await?;
    page.opens("bare.html").await?;
    page.runs("const box = document.createElement('p'); box.slot = 'support'; box.textContent = 'Support us'; widget.append(box); document.querySelector('main').append(widget)").await?;
    page.wait_until("the outline stands for the news that will come", "seen('.outline .bar').length === 6").await?;
    page.newsroom.withhold(json!({})).await?;
    page.has_the_news().await
}
