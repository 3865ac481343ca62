//! Promise: what shows an article comes before one is opened, when nobody waits for anything else; and not to readers who save data,
//! before they are about to open one.

use crate::embedding::{FEED, MAKE};
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    when_the_page_is_idle_the_article_comes_and_then_opens_without_the_server,
    whoever_saves_data_gets_it_when_pointing_at_a_headline,
    whoever_saves_data_and_scrolls_with_a_finger_gets_it_when_they_open_one,
    whoever_saves_data_gets_it_when_the_focus_comes_to_an_entry,
    where_all_entries_lead_away_it_never_comes,
    one_that_did_not_come_says_nothing_and_comes_when_it_is_opened,
];

const ARTICLE: &str = "/split_article.wasm";
const NEEDS: [&str; 3] = [ARTICLE, "/chunk_late.wasm", "/purify.js"];

const SAVES: &str = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });";

/// A widget made by this page, looked after and with nothing more to do: whoever waited for that has had their turn before us,
/// and what they asked for was asked for before.
async fn rests(page: &mut Page, before: &str, attributes: &str) -> Kept {
    page.opens("empty.html").await?;
    page.runs(&format!("{before} {MAKE} const made = window.make('{FEED}'); {attributes} document.querySelector('main').append(made)")).await?;
    page.has_the_news().await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    page.runs("(window.requestIdleCallback ?? ((run) => setTimeout(run, 1000)))(() => fetch('/picture.svg').then(() => { window.idle = true; }))").await?;
    page.wait_until("the page is idle", "window.idle").await
}

async fn is_not_there(page: &Page) -> Kept {
    let times = page.newsroom.was_asked_for(ARTICLE).await?;
    page.holds(&format!("nobody asks for the article's part, {times} did"), times == 0)
}

async fn opens_one(page: &Page) -> Kept {
    page.clicks(".headline a").await?;
    page.sees(".back", "Back").await?;
    page.wait_until("the text is there", "says(seen('.body')[0]).length > 0").await
}

async fn when_the_page_is_idle_the_article_comes_and_then_opens_without_the_server(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.newsroom.is_asked_for(ARTICLE, 1).await?;
    if page.asks("!('setHTML' in Element.prototype)").await? == true {
        page.newsroom.is_asked_for("/purify.js", 1).await?;
    }
    page.newsroom.is_asked_for("/chunk_late.wasm", 1).await?;
    page.newsroom.withhold(NEEDS.iter().map(|file| ((*file).to_owned(), json!("missing"))).collect::<serde_json::Map<_, _>>().into()).await?;
    opens_one(page).await?;
    let times = page.newsroom.was_asked_for(ARTICLE).await?;
    page.holds(&format!("it came once, not {times} times"), times == 1)
}

async fn whoever_saves_data_gets_it_when_pointing_at_a_headline(page: &mut Page) -> Kept {
    rests(page, SAVES, "").await?;
    is_not_there(page).await?;
    page.hovers(".headline a").await?;
    page.newsroom.is_asked_for(ARTICLE, 1).await.map_err(Into::into)
}

/// A finger lands on whatever is under it, and no browser can be told from outside to use one.
async fn whoever_saves_data_and_scrolls_with_a_finger_gets_it_when_they_open_one(page: &mut Page) -> Kept {
    rests(page, SAVES, "").await?;
    page.runs(
        "for (const sign of ['pointerover', 'pointerdown', 'pointercancel']) {
            one('.headline a').dispatchEvent(new PointerEvent(sign, { pointerType: 'touch', bubbles: true, composed: true }));
        }",
    )
    .await?;
    // Whatever it asks for comes before this, on the same way.
    page.runs("fetch('/picture.svg').then(() => { window.scrolled = true; })").await?;
    page.wait_until("an answer to what was asked for later is there", "window.scrolled").await?;
    is_not_there(page).await?;
    page.runs("one('.headline a').click()").await?;
    page.sees(".back", "Back").await?;
    page.newsroom.is_asked_for(ARTICLE, 1).await.map_err(Into::into)
}

async fn whoever_saves_data_gets_it_when_the_focus_comes_to_an_entry(page: &mut Page) -> Kept {
    rests(page, SAVES, "").await?;
    is_not_there(page).await?;
    page.runs("one('.item').focus()").await?;
    page.newsroom.is_asked_for(ARTICLE, 1).await?;
    opens_one(page).await
}

async fn where_all_entries_lead_away_it_never_comes(page: &mut Page) -> Kept {
    rests(page, "", "made.setAttribute('article', 'link');").await?;
    page.runs("one('.item').focus()").await?;
    page.hovers(".headline a").await?;
    is_not_there(page).await?;
    page.runs("widget.setAttribute('article', 'inline')").await?;
    page.runs("one('.headline a').focus()").await?;
    page.newsroom.is_asked_for(ARTICLE, 1).await.map_err(Into::into)
}

async fn one_that_did_not_come_says_nothing_and_comes_when_it_is_opened(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ ARTICLE: "missing" })).await?;
    page.opens_the_living_news().await?;
    page.newsroom.is_asked_for(ARTICLE, 1).await?;
    page.newsroom.withhold(json!({})).await?;
    opens_one(page).await?;
    page.wait_until("nobody was told", "events('news-error').length === 0 && all('.failed').length === 0").await?;
    let times = page.newsroom.was_asked_for(ARTICLE).await?;
    page.holds(&format!("it was asked for twice, not {times} times"), times == 2)
}
