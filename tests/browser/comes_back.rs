//! Promise: a page that is left and come back to, or made ready before anybody sees it, is as it was and asks when it is seen.

use crate::embedding::{FEED, WASM};
use crate::harness::newsroom::Newsroom;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use crate::refreshes::AN_HOUR_PASSES;
use serde_json::json;

promises![
    a_page_that_was_left_goes_on_when_it_is_come_back_to,
    a_page_with_a_stream_listens_again_when_it_is_come_back_to,
    a_page_made_ready_before_it_is_seen_asks_for_nothing,
];

const STREAM: &str = "/newsroom/stream";

/// An hour away, in which something happened.
async fn goes_away_and_comes_back(page: &mut Page) -> Kept {
    page.runs("window.addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted; })").await?;
    page.runs(AN_HOUR_PASSES).await?;
    page.opens("empty.html").await?;
    page.newsroom.publish(json!({ "title": "While you were away" })).await?;
    Ok(page.session().back().await?)
}

async fn a_page_that_was_left_goes_on_when_it_is_come_back_to(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    // Firefox keeps no page that waits for an answer, nor one in which its driver has pressed something.
    page.wait_until("all its parts are there", "seen('.submit').length === 1").await?;
    let came = "(file) => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(`/${file}`))";
    page.wait_until("and the one that comes ahead", &format!("['split_article.wasm', 'chunk_late.wasm'].every({came})")).await?;
    page.runs("one('.more').click()").await?;
    page.wait_until("more is shown", "seen('.headline').length > 5").await?;
    goes_away_and_comes_back(page).await?;
    page.wait_until("the browser kept the page as it was", "window.persisted === true && seen('.headline').length > 5").await?;
    page.sees(".headline", "While you were away").await?;
    page.newsroom.publish(json!({ "title": "And now that you are here" })).await?;
    page.runs("widget.refresh()").await?;
    page.sees(".headline", "And now that you are here").await
}

/// Firefox keeps no page that has a stream open, whatever it does when it is left; there it is a new one.
async fn a_page_with_a_stream_listens_again_when_it_is_come_back_to(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs(&format!("widget.setAttribute('refresh', '0'); widget.setAttribute('stream', '{STREAM}')")).await?;
    page.newsroom.is_asked_for(STREAM, 1).await?;
    goes_away_and_comes_back(page).await?;
    page.sees(".headline", "While you were away").await?;
    let kept = page.asks("window.persisted === true").await? == true;
    page.holds("only Firefox begins anew", kept != (page.engine() == "firefox"))?;
    if kept {
        page.newsroom.is_asked_for(STREAM, 2).await?;
        page.newsroom.publish(json!({ "title": "By the stream" })).await?;
        page.sees(".headline", "By the stream").await?;
    }
    Ok(())
}

/// Where a browser makes pages ready (HTML, "Speculation rules"); elsewhere it is opened as any.
async fn a_page_made_ready_before_it_is_seen_asks_for_nothing(page: &mut Page) -> Kept {
    // The rules stand in the page, which a policy would have to allow.
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("empty.html").await?;
    let prerenders = page.asks("Boolean(HTMLScriptElement.supports?.('speculationrules'))").await? == true;
    page.holds("Chromium does", prerenders || page.engine() != "chromium")?;
    if prerenders {
        page.runs(
            "const rules = document.createElement('script'); rules.type = 'speculationrules';
            rules.textContent = JSON.stringify({ prerender: [{ urls: ['/prerendered.html'], eagerness: 'immediate' }] }); document.head.append(rules)",
        )
        .await?;
        page.newsroom.is_asked_for("/picture.svg", 2).await?;
        for path in [FEED, WASM] {
            let times = page.newsroom.was_asked_for(path).await?;
            page.holds(&format!("{path} is not asked for yet"), times == 0)?;
        }
        page.runs("location.href = '/prerendered.html'").await?;
    } else {
        page.opens("prerendered.html").await?;
    }
    page.wait_until("it is that page", &format!("window.began === {prerenders} && !document.prerendering")).await?;
    page.has_the_news().await?;
    let asked = page.newsroom.was_asked_for(FEED).await?;
    page.holds(&format!("the feed is asked for once, not {asked} times"), asked == 1)
}
