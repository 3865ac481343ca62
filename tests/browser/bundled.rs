//! Promise: the npm package needs nothing of a bundler but `import 'news-widget'`: all files of the release are found.

use crate::harness::bundle;
use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::languages::speaks;
use crate::promises;

promises![vite_builds_a_site_with_it_for_the_strict_policy, vites_server_serves_it_in_development, esbuild_builds_with_it_and_its_files_are_copied,];

/// News, an article, the form and a language: each is loaded when it is needed, from under this address alone.
async fn has_all_of_it(page: &mut Page, under: &str) -> Kept {
    page.has_the_news().await?;
    page.wait_until("it has its style", "getComputedStyle(widget).containerType === 'inline-size'").await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    speaks(page, "de").await?;
    page.runs("widget.lang = 'uk'").await?;
    speaks(page, "uk").await?;
    page.clicks(".headline a").await?;
    page.sees(".back", "Назад").await?;
    page.wait_until("the text is there, through either sanitizer", "seen('.body p').length > 0").await?;
    let files = format!(
        "performance.getEntriesByType('resource').map(({{ name }}) => name).filter((name) => /\\.(wasm|txt)\\b|words-|widget/.test(name.split('/').at(-1)))
            .filter((name) => !name.startsWith({}))",
        js(under)
    );
    page.wait_until("nothing is looked for elsewhere", &format!("String({files}) === ''")).await
}

async fn vite_builds_a_site_with_it_for_the_strict_policy(page: &mut Page) -> Kept {
    page.newsroom = Newsroom::open_with_a_site(&bundle::vite().await?)?;
    page.opens("index.html").await?;
    has_all_of_it(page, &format!("{}/assets/", page.newsroom.origin)).await
}

async fn vites_server_serves_it_in_development(page: &mut Page) -> Kept {
    let (_server, origin) = bundle::in_development(&page.newsroom.origin).await?;
    page.opens_at(&origin).await?;
    has_all_of_it(page, &format!("{origin}/")).await?;
    // Before the server ends.
    page.opens("probe.js").await
}

async fn esbuild_builds_with_it_and_its_files_are_copied(page: &mut Page) -> Kept {
    page.newsroom = Newsroom::open_with_a_site(&bundle::esbuild().await?)?;
    page.opens("index.html").await?;
    has_all_of_it(page, &page.newsroom.origin.clone()).await
}
