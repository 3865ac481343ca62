//! Promise: a router changes the page around the elements, or takes them with it, and they stay well; the steps of the history
//! that `permalinks` makes are no trouble to it. The pages are in `frameworks`: Vue Router draws its routes itself; Turbo swaps
//! bodies, which it keeps as clones, within a transition where the engine has them. Each page has two widgets: `#stays` on
//! every route, `#goes` on the first.

use crate::embedding::FEED;
use crate::harness::newsroom::Newsroom;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use crate::refreshes::AN_HOUR_PASSES;

promises![
    a_widget_outlives_the_route,
    a_widget_comes_and_goes_with_its_route,
    an_open_entry_is_a_step_that_the_router_lets_pass,
    turbo_keeps_a_permanent_widget,
    turbo_brings_a_widget_back_once,
    an_open_entry_is_a_step_that_turbo_lets_pass,
];

const OPEN: &str = "seen('.article').length === 1";
const CLOSED: &str = "all('.article').length === 0 && seen('.item').length > 0";

/// The first page, with both widgets alive; the one that stays is looked at.
async fn opens(page: &mut Page, path: &str) -> Kept {
    page.opens(path).await?;
    for widget in ["#goes", "#stays"] {
        page.looks_at(widget);
        page.has_the_news().await?;
        page.wait_until("it is looked after", "Boolean(one('.pause'))").await?;
    }
    Ok(())
}

async fn opens_the_routes(page: &mut Page) -> Kept {
    page.newsroom = Newsroom::open_with_frameworks()?;
    opens(page, "router/").await
}

/// Turbo parses pages and writes a style of its own, which the strict policy does not allow.
async fn opens_with_turbo(page: &mut Page) -> Kept {
    page.newsroom = Newsroom::open_with_frameworks_and_no_policy()?;
    opens(page, "turbo/").await
}

/// Waits until this holds and the router is at rest: while Turbo visits a page and its transition is shown, it says so.
async fn reaches(page: &Page, words: &str, condition: &str) -> Kept {
    page.wait_until(words, &format!("!document.documentElement.ariaBusy && ({condition})")).await
}

/// Follows the link to the page without `#goes`.
async fn goes_to_the_story(page: &Page) -> Kept {
    page.runs("document.querySelector('a[href$=\"story\"], a[href$=\"story.html\"]').click()").await?;
    reaches(page, "the story is there", "location.pathname.includes('story') && document.querySelector('#goes') === null").await
}

async fn goes_back(page: &Page) -> Kept {
    page.runs("history.back()").await?;
    reaches(page, "the first page is there again", "!location.pathname.includes('story') && document.querySelector('#goes') !== null").await
}

async fn stays(page: &Page) -> Kept {
    page.clicks(".headline a").await?;
    page.wait_until("an article is open", OPEN).await?;
    page.runs("window.before = widget; window.article = one('.article')").await?;
    let asked = page.newsroom.was_asked_for(FEED).await?;
    goes_to_the_story(page).await?;
    page.wait_until("it is open on the other page", "widget === before && seen('.article')[0] === article").await?;
    goes_back(page).await?;
    page.wait_until("and back on the first", "widget === before && seen('.article')[0] === article").await?;
    page.scrolls("document.querySelector('#goes').scrollIntoView()").await?;
    page.wait_until("the other widget has its news again", "events('news-ready').map(({ target }) => target).sort().join() === 'goes,goes,stays'").await?;
    let more = page.newsroom.was_asked_for(FEED).await? - asked;
    page.holds(&format!("only that one asks, once, not {more} times"), more == 1)
}

async fn a_widget_outlives_the_route(page: &mut Page) -> Kept {
    opens_the_routes(page).await?;
    stays(page).await
}

async fn turbo_keeps_a_permanent_widget(page: &mut Page) -> Kept {
    opens_with_turbo(page).await?;
    stays(page).await
}

async fn comes_and_goes(page: &mut Page) -> Kept {
    let asked = page.newsroom.was_asked_for(FEED).await?;
    goes_to_the_story(page).await?;
    // Whatever still listened would ask now, before the one that stays does as it is told.
    page.runs(AN_HOUR_PASSES).await?;
    page.runs("window.dispatchEvent(new Event('online')); document.dispatchEvent(new Event('visibilitychange'))").await?;
    page.runs("window.performance.clearResourceTimings(); widget.refresh()").await?;
    page.wait_until("that one has its answer", "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/feed.json'))").await?;
    let more = page.newsroom.was_asked_for(FEED).await? - asked;
    page.holds(&format!("nobody else asks: one request, not {more}"), more == 1)?;
    goes_back(page).await?;
    page.looks_at("#goes");
    page.has_the_news().await?;
    page.wait_until(
        "one list, come to life once more",
        "all('.list').length === 1 && events('news-ready').filter(({ target }) => target === 'goes').length === 2",
    )
    .await?;
    page.clicks(".headline a").await?;
    page.wait_until("it opens what it is told to", OPEN).await
}

async fn a_widget_comes_and_goes_with_its_route(page: &mut Page) -> Kept {
    opens_the_routes(page).await?;
    comes_and_goes(page).await
}

async fn turbo_brings_a_widget_back_once(page: &mut Page) -> Kept {
    opens_with_turbo(page).await?;
    comes_and_goes(page).await
}

async fn lets_pass(page: &mut Page) -> Kept {
    page.runs("widget.setAttribute('permalinks', 'hash'); window.before = widget; window.home = location.pathname").await?;
    page.clicks(".headline a").await?;
    reaches(page, "the address names the entry", &format!("{OPEN} && location.hash.startsWith('#news=')")).await?;
    page.runs("history.back()").await?;
    reaches(page, "back leads to the list, on the same page", &format!("{CLOSED} && location.hash === '' && location.pathname === home && widget === before"))
        .await?;
    page.runs("history.forward()").await?;
    reaches(page, "forward to the article", &format!("{OPEN} && location.hash.startsWith('#news=') && widget === before")).await?;
    page.clicks(".back").await?;
    reaches(page, "closed, it is the list's address", &format!("{CLOSED} && location.hash === '' && widget === before")).await?;
    page.clicks(".headline a").await?;
    reaches(page, "open again", &format!("{OPEN} && location.hash.startsWith('#news=')")).await?;
    goes_to_the_story(page).await?;
    goes_back(page).await?;
    reaches(page, "what is open is what the address names", &format!("({OPEN} && location.hash.startsWith('#news=')) || ({CLOSED} && location.hash === '')"))
        .await
}

async fn an_open_entry_is_a_step_that_the_router_lets_pass(page: &mut Page) -> Kept {
    opens_the_routes(page).await?;
    lets_pass(page).await
}

async fn an_open_entry_is_a_step_that_turbo_lets_pass(page: &mut Page) -> Kept {
    opens_with_turbo(page).await?;
    lets_pass(page).await
}
