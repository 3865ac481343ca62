//! Promise: what the list holds is told to search engines, where the site owner wants it.

use crate::harness::newsroom::Newsroom;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    the_list_is_told_to_search_engines,
    a_page_that_is_written_down_and_read_again_has_no_more_of_it,
    a_page_that_trusts_others_goes_without,
    what_changes_is_told_again,
    a_clone_tells_its_news_once,
    nothing_is_told_unasked
];

/// The one script that is for them.
const TOLD: &str =
    "((scripts) => scripts.length === 1 && JSON.parse(scripts[0].textContent))([...widget.querySelectorAll(':scope > script[type=\"application/ld+json\"]')])";

async fn opens(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('structured-data', 'on')").await?;
    page.wait_until("it is told", &format!("{TOLD}['@type'] === 'LiveBlogPosting'")).await
}

async fn the_list_is_told_to_search_engines(page: &mut Page) -> Kept {
    let first = page.newsroom.entry_at(0).await?;
    page.newsroom.edit(json!({ "id": first, "title": "A \"</script>\" in a \\ title" })).await?;
    opens(page).await?;
    page.wait_until("schema.org's vocabulary, this page's address", &format!("{TOLD}['@context'] === 'https://schema.org' && {TOLD}.url === location.href"))
        .await?;
    page.wait_until(
        "each entry in view",
        &format!("JSON.stringify({TOLD}.liveBlogUpdate.map(({{ headline }}) => headline)) === JSON.stringify(all('.headline').map((headline) => headline.textContent))"),
    )
    .await?;
    page.wait_until(
        "with dates, address and author",
        &format!("{TOLD}.liveBlogUpdate.every((update) => update['@type'] === 'BlogPosting' && !isNaN(Date.parse(update.datePublished)) && update.url.startsWith('http') && update.author[0].name)"),
    )
    .await?;
    page.wait_until(
        "from when to when",
        &format!("Date.parse({TOLD}.coverageStartTime) <= Date.parse({TOLD}.dateModified) && {TOLD}.coverageEndTime === undefined"),
    )
    .await?;
    page.wait_until("nothing of it is to be seen", "!shows(widget.querySelector(':scope > script'))").await
}

async fn a_page_that_is_written_down_and_read_again_has_no_more_of_it(page: &mut Page) -> Kept {
    page.newsroom = Newsroom::open_without_policy()?;
    page.newsroom.publish(json!({ "title": "</script><img src=x onerror=window.stolen=1>" })).await?;
    opens(page).await?;
    page.wait_until("the title is there, as it is", &format!("{TOLD}.liveBlogUpdate[0].headline.startsWith('</script>')")).await?;
    page.runs("window.copy = new DOMParser().parseFromString(widget.outerHTML, 'text/html')").await?;
    page.wait_until("and stays within the script", "copy.querySelector('img') === null && copy.querySelectorAll('script').length === 1").await
}

async fn a_page_that_trusts_others_goes_without(page: &mut Page) -> Kept {
    page.newsroom =
        Newsroom::open_under("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types dompurify")?;
    page.opens_the_living_news().await?;
    page.tolerates("trusted-types");
    page.runs("widget.setAttribute('structured-data', 'on'); widget.setAttribute('limit', '4')").await?;
    page.wait_until("the news is there, and no script", "seen('.headline').length === 4 && widget.querySelector('script') === null").await
}

async fn what_changes_is_told_again(page: &mut Page) -> Kept {
    opens(page).await?;
    page.newsroom.publish(json!({ "title": "Told at once" })).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("the new entry is first", &format!("{TOLD}.liveBlogUpdate[0].headline === 'Told at once'")).await?;
    page.runs("widget.setAttribute('structured-data', 'off')").await?;
    page.wait_until("nothing any more", &format!("{TOLD} === false")).await
}

async fn a_clone_tells_its_news_once(page: &mut Page) -> Kept {
    // Trusted Types refuse what a page clones of a script, and say so.
    page.newsroom = Newsroom::open_without_policy()?;
    opens(page).await?;
    page.runs("window.clone = widget.cloneNode(true); clone.id = 'clone'; clone.setAttribute('limit', '2'); widget.replaceWith(clone)").await?;
    page.looks_at("#clone");
    page.has_the_news().await?;
    page.wait_until("its own list", &format!("{TOLD}.liveBlogUpdate.length === 2")).await?;
    page.runs("clone.setAttribute('structured-data', 'off'); clone.remove(); document.querySelector('main').append(clone)").await?;
    page.wait_until("or none", &format!("Boolean(one('.pause')) && {TOLD} === false")).await
}

async fn nothing_is_told_unasked(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.wait_until("no script", "document.querySelectorAll('news-widget script').length === 0").await
}
