//! Promise: where the site owner wants it, the open entry is in the address bar, and the browser's own ways lead in and out.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    an_open_entry_is_in_the_address_and_back_and_forward_work,
    closing_leads_back_to_the_address_of_before,
    a_shared_link_opens_its_entry,
    a_link_to_what_is_not_there_opens_nothing,
    a_link_to_an_older_page_waits_for_it,
    the_pages_own_fragment_is_left_alone,
    without_the_attribute_the_address_is_the_pages,
];

const OPEN: &str = "seen('.article').length === 1";
const CLOSED: &str = "all('.article').length === 0 && seen('.item').length > 0";
/// An id that a URL cannot hold as it is.
const ID: &str = "https://courier.example/?id=7#ü %";
const HASH: &str = "`#news=${encodeURIComponent('https://courier.example/?id=7#ü %')}`";

async fn opens_with_permalinks(page: &mut Page) -> Kept {
    page.newsroom.publish(json!({ "id": ID, "title": "Linked", "content_html": "<p>Here.</p>" })).await?;
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('permalinks', 'hash')").await.map(drop).map_err(Into::into)
}

async fn an_open_entry_is_in_the_address_and_back_and_forward_work(page: &mut Page) -> Kept {
    opens_with_permalinks(page).await?;
    page.runs("window.heard = []; addEventListener('hashchange', () => heard.push(location.hash))").await?;
    page.clicks(".item .headline a").await?;
    page.wait_until("its id is in the address", &format!("{OPEN} && location.hash === {HASH}")).await?;
    page.wait_until("the page's router hears nothing", "heard.length === 0").await?;
    page.clicks(".around .older a").await?;
    page.wait_until("the next one's is, then", &format!("{OPEN} && location.hash.startsWith('#news=') && location.hash !== {HASH}")).await?;
    page.runs("history.back()").await?;
    page.wait_until("back leads to the list", &format!("{CLOSED} && location.hash === ''")).await?;
    page.runs("history.forward()").await?;
    page.wait_until("forward to the article", &format!("{OPEN} && location.hash.startsWith('#news=')")).await
}

async fn closing_leads_back_to_the_address_of_before(page: &mut Page) -> Kept {
    opens_with_permalinks(page).await?;
    page.clicks(".item .headline a").await?;
    page.wait_until("open", &format!("{OPEN} && location.hash === {HASH}")).await?;
    page.clicks(".back").await?;
    page.wait_until("closed, and the address as before", &format!("{CLOSED} && location.hash === ''")).await?;
    page.clicks(".item .headline a").await?;
    page.wait_until("and again", &format!("{OPEN} && location.hash === {HASH}")).await
}

async fn a_shared_link_opens_its_entry(page: &mut Page) -> Kept {
    opens_with_permalinks(page).await?;
    let hash = page.asks(HASH).await?.as_str().unwrap_or_default().to_owned();
    page.opens("bare.html").await?;
    page.opens(&format!("permalinks.html{hash}")).await?;
    page.wait_until("it is open", &format!("{OPEN} && says(one('.title')) === 'Linked'")).await?;
    page.session().refresh().await?;
    page.wait_until("and after a reload", &format!("{OPEN} && says(one('.title')) === 'Linked'")).await?;
    page.clicks(".back").await?;
    page.wait_until("closed, it is the list's address", &format!("{CLOSED} && location.hash === '' && location.pathname === '/permalinks.html'")).await
}

async fn a_link_to_what_is_not_there_opens_nothing(page: &mut Page) -> Kept {
    for hash in ["#news=gone", "#news=%", "#news=", "#news=%E0%A4%A"] {
        page.opens("bare.html").await?;
        page.opens(&format!("permalinks.html{hash}")).await?;
        page.has_the_news().await?;
        page.wait_until("the list is there, and its address as it was", &format!("Boolean(one('.pause')) && {CLOSED} && location.hash === '{hash}'")).await?;
    }
    page.clicks(".item .headline a").await?;
    page.wait_until("any other entry opens", OPEN).await
}

async fn a_link_to_an_older_page_waits_for_it(page: &mut Page) -> Kept {
    page.opens("permalinks.html#news=none").await?;
    page.has_the_news().await?;
    page.runs(
        "window.older = fetch('/newsroom/feed.json?page=2').then((answer) => answer.json()).then(({ items }) => { location.hash = `#news=${encodeURIComponent(items.at(-1).id)}` })",
    )
    .await?;
    page.wait_until("the address names one of the next page", "location.hash !== '#news=none' && Boolean(one('.pause'))").await?;
    page.clicks(".more").await?;
    page.wait_until("all of the first page", "seen('.item').length === 20").await?;
    page.clicks(".more").await?;
    page.wait_until("it opens once it is there", OPEN).await
}

async fn the_pages_own_fragment_is_left_alone(page: &mut Page) -> Kept {
    page.opens("permalinks.html#section").await?;
    page.has_the_news().await?;
    page.wait_until("the news is looked after", &format!("Boolean(one('.pause')) && location.hash === '#section' && {CLOSED}")).await?;
    page.clicks(".item .headline a").await?;
    page.wait_until("it is open", &format!("{OPEN} && location.hash.startsWith('#news=')")).await?;
    page.clicks(".back").await?;
    page.wait_until("the fragment is the page's again", &format!("{CLOSED} && location.hash === '#section'")).await
}

async fn without_the_attribute_the_address_is_the_pages(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.clicks(".item .headline a").await?;
    page.wait_until("it is open, and the address the page's", &format!("{OPEN} && location.hash === ''")).await
}
