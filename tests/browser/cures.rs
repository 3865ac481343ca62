//! Promise: where something cannot work, the reader keeps the fallback, and the page and its developer are told once, with the
//! header, the directive or the file that it needs.

use crate::harness::far_end::{FarEnd, Recorded};
use crate::harness::newsroom::Newsroom;
use crate::harness::nginx::Nginx;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;
use serde_json::json;

promises![
    a_feed_of_another_site_needs_a_header,
    a_feed_that_the_policy_does_not_know_needs_a_directive,
    a_feed_of_nobody_is_named,
    a_feed_without_https_is_named_on_a_page_with_it,
    a_sign_up_of_another_site_needs_a_header,
    files_of_another_site_need_a_directive_or_a_header,
    a_page_without_the_loader_in_its_policy_keeps_the_fallback,
    a_browser_that_is_too_old_keeps_the_fallback_and_is_told_what_it_lacks,
    where_nothing_can_be_kept_all_works_without_a_word,
    in_a_sandbox_all_works_without_a_word,
    what_two_widgets_lack_is_told_once,
];

const FALLBACK_STAYS: &str = "fallback() === 'Latest news' && widget.querySelector('a').getBoundingClientRect().height > 0";
const FEED: Recorded = Recorded { method: "GET", path: "/feed.json", status: 200, headers: &[("content-type", "application/feed+json")], body: "{}" };

/// What the console says, the page is told, too; and once, however often it is tried.
async fn told_once(page: &mut Page, words: &str) -> Kept {
    page.expects_console(words).await?;
    let told = format!("events('news-error').filter(({{ detail }}) => detail.message.includes({}))", js(words));
    page.wait_until("the page is told the same", &format!("{told}.length === 1")).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("and again when it fails again", &format!("{told}.length === 2")).await?;
    page.wait_until("but not the console", "probe.noise.filter((line) => line.startsWith('console.')).length === 1").await
}

/// A page whose feed is this, told in the words of the console.
async fn fails(page: &mut Page, feed: &str, words: &str) -> Kept {
    page.opens("empty.html").await?;
    page.runs(&format!(
        "const made = document.createElement('news-widget'); made.setAttribute('feed', {}); made.innerHTML = '<a href=\"/news\">Latest news</a>'; document.querySelector('main').append(made)",
        js(feed)
    ))
    .await?;
    told_once(page, &format!("<news-widget>: the feed {feed} {words}")).await?;
    page.wait_until("it is no reader's fault", "seen('.status').map(says).join().includes('The news could not be reached.')").await?;
    page.wait_until("the fallback is there to click", FALLBACK_STAYS).await
}

async fn a_feed_of_another_site_needs_a_header(page: &mut Page) -> Kept {
    let far = FarEnd::open(&[FEED]).await?;
    page.newsroom = Newsroom::open_without_policy()?;
    let header =
        format!("answered, but not so that this page may read it: each answer needs the header Access-Control-Allow-Origin: {}, or *.", page.newsroom.origin);
    fails(page, &format!("{}/feed.json", far.origin), &header).await
}

async fn a_feed_that_the_policy_does_not_know_needs_a_directive(page: &mut Page) -> Kept {
    page.newsroom = Newsroom::open_under("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'")?;
    page.tolerates("refused by connect-src: https://elsewhere.example/feed.json");
    fails(page, "https://elsewhere.example/feed.json", "was refused by this page's Content-Security-Policy: add https://elsewhere.example to its connect-src.")
        .await
}

async fn a_feed_of_nobody_is_named(page: &mut Page) -> Kept {
    let feed = format!("{}/feed.json", FarEnd::open(&[]).await?.origin);
    page.newsroom = Newsroom::open_without_policy()?;
    fails(page, &feed, "did not answer.").await
}

async fn a_feed_without_https_is_named_on_a_page_with_it(page: &mut Page) -> Kept {
    page.newsroom = Newsroom::open_without_policy()?;
    let encrypted = Nginx::open_before(&page.newsroom.origin, page.engine())?;
    page.session().goto(&format!("{}/feed.html", encrypted.address)).await?;
    page.has_the_news().await?;
    page.runs("widget.setAttribute('feed', 'http://elsewhere.example/feed.json')").await?;
    page.sees(".status", "The news could not be reached.").await?;
    let words = "<news-widget>: the feed http://elsewhere.example/feed.json was refused: this page came by https:, and so has to be its address.";
    page.expects_console(words).await?;
    page.wait_until("the page is told the same", &format!("events('news-error').some(({{ detail }}) => detail.message === {})", js(words))).await
}

/// The element's own name stands before what its form complains of.
async fn a_sign_up_of_another_site_needs_a_header(page: &mut Page) -> Kept {
    let far = FarEnd::open(&[]).await?;
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("signup.html").await?;
    page.looks_at("news-signup");
    page.runs(&format!("widget.setAttribute('action', {})", js(&format!("{}/subscribe", far.origin)))).await?;
    page.types(".email", "reader@harbour.example").await?;
    page.presses(Key::Return).await?;
    page.sees(".error", "No answer came.").await?;
    let header = format!("each answer needs the header Access-Control-Allow-Origin: {}, and none may lead to another site", page.newsroom.origin);
    page.expects_console(&format!("<news-signup>: the sign-up {}/subscribe did not answer, or not so that this page may read it: {header}", far.origin)).await
}

async fn files_of_another_site_need_a_directive_or_a_header(page: &mut Page) -> Kept {
    let shelf = Newsroom::open()?;
    page.newsroom = Newsroom::open_under(&format!("default-src 'self'; script-src 'self' {} 'wasm-unsafe-eval'; connect-src 'self'", shelf.origin))?;
    page.opens(&format!("imported.html?{}", shelf.origin)).await?;
    page.tolerates("refused by connect-src");
    let needs =
        format!("a Content-Security-Policy needs {} in its connect-src, and its server has to answer with Access-Control-Allow-Origin: *.", shelf.origin);
    page.expects_console(&format!("<news-widget>: could not start: {}/widget_bg.wasm could not be loaded (", shelf.origin)).await?;
    page.wait_until(
        "the page is told the same",
        &format!("events('news-error').length === 1 && events('news-error')[0].detail.message.endsWith({})", js(&needs)),
    )
    .await?;
    page.wait_until("the fallback is there to click", FALLBACK_STAYS).await
}

async fn a_page_without_the_loader_in_its_policy_keeps_the_fallback(page: &mut Page) -> Kept {
    page.newsroom = Newsroom::open_under("default-src 'self'; script-src 127.0.0.1:*/probe.js")?;
    page.opens("feed.html").await?;
    page.expects_console("refused by script-src-elem: ").await?;
    page.tolerates("not loaded: <script type=\"module\"");
    page.wait_until("the fallback is there to click", FALLBACK_STAYS).await
}

async fn a_browser_that_is_too_old_keeps_the_fallback_and_is_told_what_it_lacks(page: &mut Page) -> Kept {
    for lacks in ["WebAssembly", "IntersectionObserver", "adoptedStyleSheets"] {
        page.opens(&format!("old.html?{lacks}")).await?;
        let words = format!("<news-widget>: could not start: this browser has no {lacks}.");
        page.expects_console(&words).await?;
        page.wait_until("one line", "probe.noise.length === 1").await?;
        page.wait_until(
            "the page is told the same",
            &format!("events('news-error').length === 1 && events('news-error')[0].detail.message === {}", js(&words)),
        )
        .await?;
        page.wait_until("the fallback is there to click", FALLBACK_STAYS).await?;
    }
    Ok(())
}

/// The reader pauses, changes the zone and signs up as anywhere.
async fn all_works(page: &mut Page) -> Kept {
    page.has_the_news().await?;
    page.clicks(".pause").await?;
    page.sees(".status", "Paused").await?;
    page.clicks(".pause").await?;
    page.sees(".status", "Updated").await?;
    page.clicks(".zone button").await?;
    page.sees(".zone", "Show times in Kyiv").await?;
    page.clicks(".headline a").await?;
    page.sees(".back", "Back").await?;
    page.clicks(".back").await?;
    page.types(".email", "reader@harbour.example").await?;
    page.presses(Key::Return).await?;
    page.sees(".success", "reader@harbour.example").await
}

async fn where_nothing_can_be_kept_all_works_without_a_word(page: &mut Page) -> Kept {
    for why in ["denied", "full"] {
        page.opens(&format!("storage.html?{why}")).await?;
        all_works(page).await?;
    }
    Ok(())
}

async fn in_a_sandbox_all_works_without_a_word(page: &mut Page) -> Kept {
    // To a page without an origin of its own WebKit's `'self'` is nobody.
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens_in_a_sandbox("feed.html").await?;
    page.wait_until("it has no origin", "window.origin === 'null'").await?;
    all_works(page).await
}

async fn what_two_widgets_lack_is_told_once(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ "/widget.js": "missing" })).await?;
    page.opens("two.html").await?;
    page.looks_at("#second");
    page.expects_console("/widget.js could not be loaded (").await?;
    page.wait_until("each of them tells the page", "events('news-error').map(({ target }) => target).sort().join() === 'first,second'").await?;
    page.wait_until("and both together the developer", "probe.noise.filter((line) => line.startsWith('console.')).length === 1").await?;
    page.tolerates("not loaded: ");
    page.wait_until("the fallback is there to click", FALLBACK_STAYS).await
}
