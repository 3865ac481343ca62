//! Promise: until the widget is ready, and if it never is, the page's own fallback stands there.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    without_the_script_the_fallback_is_there,
    a_policy_that_refuses_webassembly_leaves_the_fallback_and_names_the_header,
    a_missing_file_leaves_the_fallback_and_names_it,
    a_file_of_the_wrong_type_leaves_the_fallback_and_names_the_header,
    while_the_news_is_slow_the_fallback_is_there,
    without_a_fallback_a_quiet_outline_keeps_the_place,
];

const STAYS: &str = "fallback() === 'Latest news' && widget.querySelector('a').getBoundingClientRect().height > 0";

async fn without_the_script_the_fallback_is_there(page: &mut Page) -> Kept {
    page.opens("blocked.html").await?;
    page.expects_console("not loaded: <script type=\"module\" src=\"/blocked/news-widget.js\">").await?;
    page.wait_until("the fallback is there to click", STAYS).await
}

async fn a_policy_that_refuses_webassembly_leaves_the_fallback_and_names_the_header(page: &mut Page) -> Kept {
    page.opens("refused.html").await?;
    page.expects_console("a Content-Security-Policy needs 'wasm-unsafe-eval' in its script-src").await?;
    // What the browser itself says of it, where it does.
    page.tolerates("refused by script-src: wasm-eval");
    page.wait_until("one message, not many", "probe.noise.filter((line) => line.startsWith('console.')).length === 1").await?;
    page.wait_until("the page is told", "events('news-error').length === 1 && events('news-error')[0].detail.kind === 'load'").await?;
    page.wait_until("the fallback is there to click", STAYS).await
}

async fn a_missing_file_leaves_the_fallback_and_names_it(page: &mut Page) -> Kept {
    page.opens("missing.html").await?;
    page.expects_console("/lost/widget_bg.wasm was answered with HTTP status 404: it has to be there.").await?;
    page.wait_until("the fallback is there to click", STAYS).await
}

async fn a_file_of_the_wrong_type_leaves_the_fallback_and_names_the_header(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ "/widget_bg.wasm": "plain" })).await?;
    page.opens("feed.html").await?;
    page.expects_console("/widget_bg.wasm came with Content-Type: text/plain; it has to be served with Content-Type: application/wasm.").await?;
    page.wait_until("one message, not many", "probe.noise.filter((line) => line.startsWith('console.')).length === 1").await?;
    page.wait_until("the page is told the same", "events('news-error').length === 1 && events('news-error')[0].detail.message.includes('application/wasm')")
        .await?;
    page.wait_until("the fallback is there to click", STAYS).await
}

async fn while_the_news_is_slow_the_fallback_is_there(page: &mut Page) -> Kept {
    page.newsroom.fall_into("slow").await?;
    page.opens("feed.html").await?;
    page.wait_until("the widget is there, and still waits", "Boolean(one('.list')) && one('.list').ariaBusy === 'true'").await?;
    page.wait_until("the fallback is there to click", STAYS).await?;
    page.has_the_news().await?;
    page.wait_until("the fallback has made way", "fallback() === ''").await
}

async fn without_a_fallback_a_quiet_outline_keeps_the_place(page: &mut Page) -> Kept {
    page.newsroom.fall_into("slow").await?;
    page.opens("bare.html").await?;
    page.wait_until(
        "a quiet outline, of some height, that no screen reader reads",
        "seen('.outline').length === 1 && one('.outline').ariaHidden === 'true' && one('.outline').offsetHeight > 100",
    )
    .await?;
    page.has_the_news().await?;
    page.sees_no(".outline").await
}
