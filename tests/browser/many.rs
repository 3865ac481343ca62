//! Promise: fifty widgets on a page are one widget's files, one request a feed, and no more work than what a reader sees.

use crate::embedding::{FEED, MAKE, WASM};
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use crate::refreshes::AN_HOUR_PASSES;

promises![fifty_at_once_ask_once_a_feed_and_leave_nothing_behind, fifty_down_the_page_come_as_a_reader_comes];

/// Fifty of five feeds, so high each before they have news.
async fn makes_fifty(page: &mut Page, height: u32) -> Kept {
    page.opens("empty.html").await?;
    page.runs(&format!(
        "{MAKE} window.all50 = Array.from({{ length: 50 }}, (_, at) => {{
            const made = window.make(`{FEED}?n=${{at % 5}}`); made.setAttribute('limit', '3'); made.id = `n${{at}}`; made.style.minHeight = '{height}px'; return made;
        }});
                document.querySelector('main').append(...all50); window.has = (one) => Boolean(one.shadowRoot.querySelector('.headline'))"
    ))
    .await
    .map(drop)
    .map_err(Into::into)
}

async fn loads_once(page: &Page) -> Kept {
    for path in [WASM, "/widget.js", "/news-widget.css", "/split_live.wasm"] {
        let times = page.newsroom.was_asked_for(path).await?;
        page.holds(&format!("{path} is loaded once, not {times} times"), times == 1)?;
    }
    Ok(())
}

async fn fifty_at_once_ask_once_a_feed_and_leave_nothing_behind(page: &mut Page) -> Kept {
    makes_fifty(page, 0).await?;
    page.wait_until("all have news", "all50.every(has) && events('news-ready').length === 50").await?;
    let asked = page.newsroom.was_asked_for(FEED).await?;
    page.holds(&format!("each of five feeds is asked for once, not {asked} times together"), asked == 5)?;
    loads_once(page).await?;

    page.runs("all50.forEach((one) => one.remove())").await?;
    page.wait_until("they show nothing of it any more", "!all50.some(has)").await?;
    page.runs(AN_HOUR_PASSES).await?;
    page.runs(&format!("window.dispatchEvent(new Event('online')); document.dispatchEvent(new Event('visibilitychange')); document.querySelector('main').append(window.make('{FEED}'))")).await?;
    page.has_the_news().await?;
    let more = page.newsroom.was_asked_for(FEED).await? - asked;
    page.holds(&format!("only the one that came since asks: once, not {more} times"), more == 1)
}

async fn fifty_down_the_page_come_as_a_reader_comes(page: &mut Page) -> Kept {
    makes_fifty(page, 700).await?;
    page.wait_until("the first have news", "has(all50[0]) && has(all50[1])").await?;
    for place in ["10", "25", "49"] {
        page.scrolls(&format!("all50[{place}].scrollIntoView()")).await?;
        page.looks_at(&format!("#n{place}"));
        page.has_the_news().await?;
    }
    page.wait_until("those that were passed over wait", "!has(all50[18]) && !has(all50[37]) && all50.filter(has).length < 30").await?;
    loads_once(page).await
}
