//! Promise: on paper the news is black on white and whole, without what needs a reader's hand.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![a_printed_list_is_black_on_white_and_whole, a_printed_article_is_black_on_white_and_whole, a_printed_dialog_is_as_long_as_its_article];

/// As the page would be printed: what its style says of paper holds for the screen. No driver prints in all three browsers.
const PRINTS: &str =
    "for (const sheet of root.adoptedStyleSheets) for (const rule of sheet.cssRules) if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all'";
/// A dark theme, in colours of the site owner's own that no paper has.
const DARK: &str = "widget.setAttribute('theme', 'dark'); for (const [name, value] of Object.entries({ text: 'white', muted: 'silver', accent: 'yellow', surface: 'navy' })) widget.style.setProperty(`--news-${name}`, value)";

/// Letters of at least this contrast with white (WCAG 2.2, 1.4.3), and nothing dark behind them.
async fn is_black_on_white(page: &Page, words: &str) -> Kept {
    let light = "(colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); const most = colour.startsWith('rgb') ? 255 : 1; return a === 0 ? 1 : [0.2126 * (r / most) ** 2.2, 0.7152 * (g / most) ** 2.2, 0.0722 * (b / most) ** 2.2].reduce((sum, part) => sum + part); }";
    page.wait_until(
        "dark letters on a light ground",
        &format!("((light) => seen('{words}').length > 0 && seen('{words}').every((one) => 1.05 / (light(getComputedStyle(one).color) + 0.05) > 7) && [widget, one('.widget'), ...seen('.widget *')].every((one) => light(getComputedStyle(one).backgroundColor) > 0.8))({light})"),
    )
    .await?;
    page.wait_until("nothing to press or to fill in", "seen('button, input, .signup, .updates, audio').length === 0").await
}

async fn a_printed_list_is_black_on_white_and_whole(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs(DARK).await?;
    page.wait_until("white on navy", "getComputedStyle(one('.headline a')).color === 'rgb(255, 255, 255)'").await?;
    page.wait_until("the form is there", "seen('.submit').length === 1").await?;
    page.runs(PRINTS).await?;
    is_black_on_white(page, ".heading, .day, .time, .headline a, .summary, .zone").await?;
    page.wait_until(
        "all that was there, and no entry on two sheets",
        "seen('.headline').length === 5 && seen('.item').every((item) => getComputedStyle(item).breakInside === 'avoid')",
    )
    .await
}

async fn long(page: &mut Page, article: &str) -> Kept {
    page.newsroom.publish(json!({ "id": "long", "title": "A long read", "content_html": format!("<h2>Part</h2>{}", "<p>A paragraph like any other, with <a href='/a'>a link</a>.</p>".repeat(80)) })).await?;
    page.opens_the_news().await?;
    page.runs(DARK).await?;
    page.runs(&format!("widget.setAttribute('article', '{article}'); widget.open('long')")).await?;
    page.sees(".body", "A paragraph like any other").await?;
    page.runs(PRINTS).await?;
    is_black_on_white(page, ".title, .dates, .body p, .body h3, .body a").await?;
    page.wait_until("every paragraph of it", "seen('.body p').length === 80").await?;
    page.wait_until("and where its links lead", "/attr\\(href\\)|\\/a/.test(getComputedStyle(one('.body a'), '::after').content)").await
}

async fn a_printed_article_is_black_on_white_and_whole(page: &mut Page) -> Kept {
    long(page, "inline").await
}

async fn a_printed_dialog_is_as_long_as_its_article(page: &mut Page) -> Kept {
    long(page, "dialog").await?;
    page.wait_until(
        "nothing of it is to be scrolled to",
        "one('.dialog').scrollHeight <= one('.dialog').clientHeight + 1 && one('.dialog').clientHeight > 2000",
    )
    .await?;
    page.wait_until("it begins where the paper does", "one('.dialog').getBoundingClientRect().top + scrollY <= 1").await
}
