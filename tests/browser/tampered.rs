//! Promise: whatever a page's scripts did to the language and the document that they share with the widget, the news is there,
//! and nothing throws.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    beside_old_libraries_the_news_is_there,
    beside_traps_for_those_who_read_what_is_not_theirs_the_news_is_there,
    where_all_is_frozen_the_news_is_there,
    where_all_is_wrapped_the_news_is_there,
    where_no_root_may_be_open_the_news_is_there,
    with_a_promise_of_the_pages_own_the_news_is_there,
    without_what_is_newer_the_news_is_there,
    with_a_console_that_says_nothing_the_news_is_there,
    with_json_that_writes_nothing_the_news_is_there,
];

/// Headlines in German, an article and back, more of them, and a sign-up.
async fn all_is_well(page: &mut Page, manner: &str) -> Kept {
    page.looks_into(&format!("tampered.html?{manner}")).await?;
    page.has_the_news().await?;
    page.wait_until("the news is looked after, in German", "says(one('.pause')) === 'Pausieren'").await?;
    page.runs("one('.headline a').click()").await?;
    page.sees(".back", "Zurück").await?;
    page.wait_until("with a text", "says(seen('.body')[0]).length > 20").await?;
    page.runs("one('.back').click()").await?;
    page.wait_until("the list is back", "seen('.headline').length === 5").await?;
    page.runs("one('.more').click()").await?;
    page.wait_until("more is shown", "seen('.headline').length > 5").await?;
    page.wait_until("the form is there", "seen('.email').length === 1").await?;
    page.runs("one('.email').value = 'reader@harbour.example'; one('.submit').click()").await?;
    page.sees(".success", "reader@harbour.example").await
}

async fn beside_old_libraries_the_news_is_there(page: &mut Page) -> Kept {
    all_is_well(page, "libraries").await
}

async fn beside_traps_for_those_who_read_what_is_not_theirs_the_news_is_there(page: &mut Page) -> Kept {
    all_is_well(page, "traps").await
}

async fn where_all_is_frozen_the_news_is_there(page: &mut Page) -> Kept {
    all_is_well(page, "frozen").await
}

async fn where_all_is_wrapped_the_news_is_there(page: &mut Page) -> Kept {
    all_is_well(page, "wrapped").await
}

async fn where_no_root_may_be_open_the_news_is_there(page: &mut Page) -> Kept {
    all_is_well(page, "closed").await
}

async fn with_a_promise_of_the_pages_own_the_news_is_there(page: &mut Page) -> Kept {
    all_is_well(page, "promise").await
}

async fn without_what_is_newer_the_news_is_there(page: &mut Page) -> Kept {
    all_is_well(page, "removed").await
}

async fn with_a_console_that_says_nothing_the_news_is_there(page: &mut Page) -> Kept {
    all_is_well(page, "silenced").await
}

async fn with_json_that_writes_nothing_the_news_is_there(page: &mut Page) -> Kept {
    let entry = json!({ "id": "numbered", "title": "With a number", "_size": 12, "content_html": "<p>A text of some length.</p>" });
    page.newsroom.publish(entry).await?;
    all_is_well(page, "unwritten").await?;
    let told = "JSON.parse(widget.querySelector('script').textContent).liveBlogUpdate.some(({ headline }) => headline === 'With a number')";
    page.wait_until("and told to search engines", told).await
}
