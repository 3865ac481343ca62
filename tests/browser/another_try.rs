//! Promise: a script that did not come, or came as something else, comes with the next try.

use crate::harness::newsroom::Newsroom;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::languages::speaks;
use crate::promises;
use serde_json::json;

promises![
    an_element_that_comes_near_again_is_another_try,
    a_method_that_is_called_is_another_try,
    one_that_fails_over_and_over_comes_at_last,
    a_language_that_is_set_again_is_another_try,
];

const GLUE: &str = "/widget.js";

/// As if it were not there, and as a server gives it that does not know the kind of file. What a browser has kept it takes for what it was,
/// so each has a file or an origin of its own.
const WAYS: [&str; 2] = ["missing", "plain"];

async fn withholds(page: &Page, file: &str, how: &str) -> Kept {
    page.newsroom.withhold(json!({ file: how })).await?;
    Ok(())
}

async fn has_all_again(page: &Page) -> Kept {
    page.newsroom.withhold(json!({})).await?;
    Ok(())
}

async fn could_not_start(page: &mut Page, times: usize) -> Kept {
    page.expects_console("widget.js could not be loaded").await?;
    let told = format!("events('news-error').filter(({{ detail }}) => detail.kind === 'load').length === {times}");
    page.wait_until("the page is told that it could not start", &told).await?;
    page.wait_until("the fallback stands in", "fallback() === 'Latest news'").await
}

async fn an_element_that_comes_near_again_is_another_try(page: &mut Page) -> Kept {
    for how in WAYS {
        page.newsroom = Newsroom::open()?;
        withholds(page, GLUE, how).await?;
        page.opens("far.html").await?;
        page.scrolls("widget.scrollIntoView()").await?;
        could_not_start(page, 1).await?;
        // The browser tells every observer of an element in one go: when ours has heard, the widget's has.
        page.runs("new IntersectionObserver(([entry]) => { document.title = entry.isIntersecting ? 'near' : 'far'; }).observe(widget)").await?;
        page.scrolls("scrollTo(0, 0)").await?;
        page.wait_until("the element is far away", "document.title === 'far'").await?;
        has_all_again(page).await?;
        page.scrolls("widget.scrollIntoView()").await?;
        page.has_the_news().await?;
    }
    Ok(())
}

async fn a_method_that_is_called_is_another_try(page: &mut Page) -> Kept {
    for how in WAYS {
        page.newsroom = Newsroom::open()?;
        withholds(page, GLUE, how).await?;
        page.opens("feed.html").await?;
        could_not_start(page, 1).await?;
        has_all_again(page).await?;
        page.runs("widget.refresh()").await?;
        page.has_the_news().await?;
        page.wait_until("all that comes later does, too", "Boolean(one('.pause'))").await?;
        page.clicks(".headline a").await?;
        page.sees(".back", "Back").await?;
    }
    Ok(())
}

async fn one_that_fails_over_and_over_comes_at_last(page: &mut Page) -> Kept {
    withholds(page, GLUE, "missing").await?;
    page.opens("feed.html").await?;
    could_not_start(page, 1).await?;
    for times in 2..4 {
        page.runs("widget.refresh()").await?;
        could_not_start(page, times).await?;
    }
    has_all_again(page).await?;
    page.runs("widget.refresh()").await?;
    page.has_the_news().await
}

async fn a_language_that_is_set_again_is_another_try(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    for (how, language) in WAYS.into_iter().zip(["de", "fr"]) {
        let file = format!("/words-{language}.js");
        withholds(page, &file, how).await?;
        page.runs(&format!("widget.lang = '{language}'")).await?;
        page.expects_console(&format!("<news-widget>: words are missing: {}{file} could not be loaded", page.newsroom.origin)).await?;
        has_all_again(page).await?;
        page.runs("widget.lang = 'en'").await?;
        speaks(page, "en").await?;
        page.runs(&format!("widget.lang = '{language}'")).await?;
        speaks(page, language).await?;
    }
    Ok(())
}
