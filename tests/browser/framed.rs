//! Promise: a frame is as high as the news in it, and takes that from nobody else.

use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::Locator;

promises![
    a_frame_is_as_high_as_its_news_and_no_higher,
    a_page_that_is_not_named_hears_nothing,
    a_height_from_another_origin_or_that_is_none_is_not_taken,
    a_frame_that_was_not_asked_stays_as_it_is,
];

/// A page of one site, and the newsroom of another for its frames.
async fn opens_around(page: &mut Page) -> Result<Newsroom, libtest_mimic::Failed> {
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("framing.html").await?;
    page.runs("window.said = 0; addEventListener('message', ({ data }) => { window.said += data === 'said'; window.heard = (window.heard ?? 0) + Boolean(data.height); })").await?;
    Ok(Newsroom::open_without_policy()?)
}

async fn shows(page: &Page, src: &str, attributes: &str) -> Kept {
    page.runs(&format!("frames_.show({}, {attributes}).then((frame) => {{ window.frame = frame; }})", js(src))).await?;
    page.wait_until("the frame is there", "Boolean(window.frame)").await
}

async fn listens(page: &Page, origin: &str) -> Kept {
    page.runs(&format!("frames_.listen({}).then(() => {{ window.listens = true; }})", js(origin))).await?;
    page.wait_until("the page listens", "window.listens").await
}

async fn enters(page: &Page) -> Kept {
    Ok(page.session().find(Locator::Css("iframe")).await?.enter_frame().await?)
}

const FITS: &str = "document.documentElement.scrollHeight <= innerHeight && innerHeight - document.querySelector('main').getBoundingClientRect().bottom < 30";

async fn a_frame_is_as_high_as_its_news_and_no_higher(page: &mut Page) -> Kept {
    let news = opens_around(page).await?;
    // It speaks before anybody listens.
    shows(page, &format!("{}/framed.html?{}", news.origin, page.newsroom.origin), "{}").await?;
    listens(page, &news.origin).await?;
    enters(page).await?;
    page.has_the_news().await?;
    page.wait_until("the frame fits five entries", &format!("{FITS} && innerHeight > 400 && seen('.headline').length === 5")).await?;
    page.runs("window.before = innerHeight; widget.setAttribute('limit', '20')").await?;
    page.wait_until("and twenty", &format!("{FITS} && innerHeight > before + 400")).await?;
    page.runs("widget.setAttribute('limit', '2')").await?;
    page.wait_until("and two", &format!("{FITS} && innerHeight < before")).await?;
    // However often there is more.
    for limit in 3..=12 {
        page.runs(&format!("window.before = innerHeight; widget.setAttribute('limit', '{limit}')")).await?;
        page.wait_until("and one more", &format!("{FITS} && innerHeight > before && seen('.headline').length === {limit}")).await?;
        page.settles(serde_json::Value::Null).await?;
    }
    // What grows with its window would grow for ever.
    page.session().clone().enter_parent_frame().await?;
    page.runs("window.heardBefore = window.heard").await?;
    enters(page).await?;
    page.runs("const high = document.createElement('p'); high.style.height = '110vh'; document.body.append(high)").await?;
    page.session().clone().enter_parent_frame().await?;
    let still = "(window.heard === window.last ? ++window.looks : (window.last = window.heard, window.looks = 0)) >= 10";
    page.wait_until("it comes to rest", still).await?;
    let heard = page.asks("window.heard - window.heardBefore").await?;
    page.holds(&format!("after a few heights, and not none: {heard}"), (1..=5).contains(&heard.as_i64().unwrap_or_default()))
}

async fn a_page_that_is_not_named_hears_nothing(page: &mut Page) -> Kept {
    let news = opens_around(page).await?;
    listens(page, &news.origin).await?;
    shows(page, &format!("{}/framed.html?https://somebody.example%20nobody%20*", news.origin), "{}").await?;
    enters(page).await?;
    page.has_the_news().await?;
    page.expects_console("news-frame.js: data-parents=\"nobody\" is not allowed; allowed: origins such as https://example.com, separated by spaces.").await?;
    page.expects_console("news-frame.js: data-parents=\"*\" is not allowed").await?;
    if page.asks("Boolean(location.ancestorOrigins)").await? == true {
        page.expects_console(&format!("does not name {}, whose page this frame is in.", page.newsroom.origin)).await?;
    }
    page.session().clone().enter_parent_frame().await?;
    page.wait_until("nothing was heard", "!window.heard && window.frame.clientHeight === 150").await
}

async fn a_height_from_another_origin_or_that_is_none_is_not_taken(page: &mut Page) -> Kept {
    let news = opens_around(page).await?;
    listens(page, &news.origin).await?;
    shows(page, &format!("{}/forged.html?wild", news.origin), "{}").await?;
    page.wait_until("all was said", "window.said === 1").await?;
    for height in ["NaN", "Infinity", "-5", "0", "100000", "string", "object", "undefined"] {
        page.expects_console(&format!(
            "news-frame.js: the height {height} of src=\"{}/forged.html?wild\" is not taken; allowed: a number over 0 and under 100000.",
            news.origin
        ))
        .await?;
    }
    page.wait_until("the frame is as it was", "window.frame.clientHeight === 150").await?;

    // Led elsewhere, and in a sandbox.
    let origin = &news.origin;
    page.runs(&format!("window.frame.contentWindow.location.replace('{}/forged.html?tame')", page.newsroom.origin)).await?;
    page.expects_console(&format!(
        "news-frame.js: a height from {} is not taken: src=\"{origin}/forged.html?wild\" is of another origin.",
        page.newsroom.origin
    ))
    .await?;
    shows(page, &format!("{origin}/forged.html?tame"), "{ sandbox: 'allow-scripts' }").await?;
    page.expects_console(&format!(
        "news-frame.js: a height from null is not taken: src=\"{origin}/forged.html?tame\" is of another origin; in a sandbox it needs allow-same-origin."
    ))
    .await?;
    page.wait_until("the frames are as they were", "[...document.querySelectorAll('iframe')].every((frame) => frame.clientHeight === 150)").await
}

async fn a_frame_that_was_not_asked_stays_as_it_is(page: &mut Page) -> Kept {
    let news = opens_around(page).await?;
    listens(page, &news.origin).await?;
    shows(page, &format!("{}/framed.html?https://somebody.example", news.origin), "{}").await?;
    page.tolerates("whose page this frame is in");
    // An advertisement beside it says how high the news is, and so does the page itself.
    page.runs(&format!("frames_.show('{}/forged.html?tame').then((frame) => frame.removeAttribute('data-news-frame')); document.querySelectorAll('iframe')[1].removeAttribute('data-news-frame')", news.origin)).await?;
    page.wait_until("it was said", "window.said === 1").await?;
    page.runs("window.postMessage({ type: 'news-widget-height', height: 500 }, '*'); window.postMessage('said', '*')").await?;
    page.wait_until("and again", "window.said === 2").await?;
    page.wait_until("the frames are as they were", "[...document.querySelectorAll('iframe')].every((frame) => frame.clientHeight === 150)").await
}
