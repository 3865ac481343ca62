//! Promise: a part that does not load is missed in its own place only, says so there, and comes when it is asked for again.

use crate::harness::far_end::{FarEnd, File};
use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::{Value, json};

promises![
    without_the_live_part_the_news_is_there_and_it_can_be_asked_for_again,
    without_what_the_parts_share_the_news_is_there_and_it_can_be_asked_for_again,
    glue_that_comes_as_something_else_can_be_asked_for_again,
    what_the_parts_share_is_asked_for_once,
    without_the_article_part_the_list_is_there_and_it_can_be_asked_for_again,
    without_the_sign_up_part_the_news_is_there_and_it_can_be_asked_for_again,
    a_form_that_stands_alone_can_be_asked_for_again,
    what_was_wanted_before_the_live_part_came_is_done_when_it_comes,
    back_online_a_missing_part_comes_by_itself,
    two_presses_while_the_article_part_is_on_its_way_open_one_entry,
    of_an_entry_in_two_feeds_the_first_feeds_counts_however_late,
];

const LIVE: &str = "split_live.wasm";
const ARTICLE: &str = "split_article.wasm";
const SIGN_UP: &str = "split_signup.wasm";

/// From now on the server has everything but this file.
async fn loses(page: &Page, file: &str) -> Kept {
    page.newsroom.withhold(json!({ format!("/{file}"): "missing" })).await?;
    Ok(())
}

async fn has_all_again(page: &Page) -> Kept {
    page.newsroom.withhold(json!({})).await?;
    Ok(())
}

/// A reader is told in this place, the page is told once, and the console names the file.
async fn misses(page: &mut Page, place: &str, file: &str) -> Kept {
    page.sees(&format!("{place} .failed"), "This could not be loaded.").await?;
    page.sees(&format!("{place} .failed .retry"), "Try again").await?;
    page.wait_until("it is said aloud", "one('.failed').role === 'alert'").await?;
    page.expects_console(&format!("{file} could not be loaded. It has to lie beside news-widget.js")).await?;
    // What the browser itself says of an answer that is no WebAssembly; each in its own words, and the splitter hands them on.
    page.wait_until(
        "the page is told, once, and by the file's name",
        &format!(
            "((told) => told.length === 1 && told[0].detail.kind === 'load' && told[0].detail.message.includes({}) && told[0].detail.retryInMs === null)(events('news-error'))",
            js(file)
        ),
    )
    .await
}

async fn without_the_live_part_the_news_is_there_and_it_can_be_asked_for_again(page: &mut Page) -> Kept {
    loses(page, LIVE).await?;
    page.opens_the_news().await?;
    misses(page, ".status", LIVE).await?;
    page.wait_until("the news is there all the same", "seen('.headline').length === 5").await?;
    page.sees(".submit", "Sign up").await?;
    page.clicks(".headline a").await?;
    page.sees(".back", "Back").await?;
    page.clicks(".back").await?;
    has_all_again(page).await?;
    page.clicks(".status .retry").await?;
    page.sees(".status", "Updated").await?;
    page.sees_no(".failed").await?;
    page.wait_until("the page is told that the news is there", "events('news-ready').length === 1").await?;
    page.newsroom.publish(json!({ "title": "Looked after again", "content_html": "<p>At last.</p>" })).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("the news is looked after", "all('.headline').some((headline) => says(headline) === 'Looked after again') || seen('.updates').length === 1")
        .await
}

async fn without_what_the_parts_share_the_news_is_there_and_it_can_be_asked_for_again(page: &mut Page) -> Kept {
    for shared in ["chunk.js", "chunk.wasm"] {
        loses(page, shared).await?;
        page.opens_the_news().await?;
        page.sees(".status .failed", "This could not be loaded.").await?;
        page.expects_console(&format!("{LIVE} could not be loaded.")).await?;
        page.expects_console(&format!("{SIGN_UP} could not be loaded.")).await?;
        page.wait_until("the news is there all the same", "seen('.headline').length === 5").await?;
        has_all_again(page).await?;
        page.clicks(".status .retry").await?;
        page.sees(".status", "Updated").await?;
        page.clicks(".failed .retry").await?;
        page.sees(".submit", "Sign up").await?;
    }
    Ok(())
}

async fn glue_that_comes_as_something_else_can_be_asked_for_again(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ "/chunk.js": "plain" })).await?;
    page.opens_the_news().await?;
    page.sees(".status .failed", "This could not be loaded.").await?;
    page.expects_console(&format!("{LIVE} could not be loaded.")).await?;
    page.expects_console(&format!("{SIGN_UP} could not be loaded.")).await?;
    has_all_again(page).await?;
    page.clicks(".status .retry").await?;
    page.sees(".status", "Updated").await?;
    page.clicks(".failed .retry").await?;
    signs_up(page).await
}

/// Of a server that has each file asked for anew.
async fn what_the_parts_share_is_asked_for_once(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.sees(".submit", "Sign up").await?;
    for shared in ["/chunk.js", "/chunk.wasm"] {
        let times = page.newsroom.was_asked_for(shared).await?;
        page.holds(&format!("{shared} is asked for once, not {times} times"), times == 1)?;
    }
    Ok(())
}

async fn without_the_article_part_the_list_is_there_and_it_can_be_asked_for_again(page: &mut Page) -> Kept {
    loses(page, ARTICLE).await?;
    page.opens_the_news().await?;
    page.clicks(".headline a").await?;
    misses(page, ".widget", ARTICLE).await?;
    page.wait_until("the list stays", "seen('.ticker').length === 1 && seen('.headline').length === 5").await?;
    page.clicks(".more").await?;
    page.wait_until("and can be used", "seen('.headline').length > 5").await?;
    has_all_again(page).await?;
    page.clicks(".failed .retry").await?;
    page.wait_until("the article that was wanted is there", "says(seen('.title')[0]) === says(all('.headline')[0])").await?;
    page.sees_no(".failed").await?;
    page.clicks(".back").await?;
    page.wait_until("and leads back to the list", "all('.article').length === 0 && seen('.headline').length > 5").await
}

async fn without_the_sign_up_part_the_news_is_there_and_it_can_be_asked_for_again(page: &mut Page) -> Kept {
    loses(page, SIGN_UP).await?;
    page.opens_the_news().await?;
    misses(page, ".widget", SIGN_UP).await?;
    page.wait_until("the news is there and looked after", "seen('.headline').length === 5 && seen('.pause').length === 1").await?;
    page.clicks(".headline a").await?;
    page.sees(".back", "Back").await?;
    page.clicks(".back").await?;
    has_all_again(page).await?;
    page.clicks(".failed .retry").await?;
    signs_up(page).await
}

async fn a_form_that_stands_alone_can_be_asked_for_again(page: &mut Page) -> Kept {
    loses(page, SIGN_UP).await?;
    page.looks_at("news-signup");
    page.opens("signup.html").await?;
    misses(page, ".widget", SIGN_UP).await?;
    has_all_again(page).await?;
    page.clicks(".failed .retry").await?;
    signs_up(page).await
}

async fn signs_up(page: &Page) -> Kept {
    page.types(".email", "reader@harbour.example").await?;
    page.sees_no(".failed").await?;
    page.clicks(".submit").await?;
    page.sees(".success", "confirm").await
}

async fn what_was_wanted_before_the_live_part_came_is_done_when_it_comes(page: &mut Page) -> Kept {
    loses(page, LIVE).await?;
    page.opens_the_news().await?;
    misses(page, ".status", LIVE).await?;
    page.clicks(".more").await?;
    page.runs("widget.pause()").await?;
    has_all_again(page).await?;
    page.clicks(".status .retry").await?;
    page.wait_until("more news", "seen('.headline').length > 5").await?;
    page.sees(".pause", "Resume").await
}

async fn back_online_a_missing_part_comes_by_itself(page: &mut Page) -> Kept {
    loses(page, SIGN_UP).await?;
    page.opens_the_news().await?;
    misses(page, ".widget", SIGN_UP).await?;
    has_all_again(page).await?;
    page.runs("window.dispatchEvent(new Event('online'))").await?;
    page.sees(".submit", "Sign up").await?;
    page.sees_no(".failed").await
}

async fn two_presses_while_the_article_part_is_on_its_way_open_one_entry(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ format!("/{ARTICLE}"): "late" })).await?;
    page.opens_the_news().await?;
    page.runs("const link = one('.headline a'); link.click(); link.click()").await?;
    page.newsroom.is_asked_for(&format!("/{ARTICLE}"), 1).await?;
    has_all_again(page).await?;
    page.sees(".back", "Back").await?;
    page.wait_until("the page was told once", "seen('.article').length === 1 && events('news-open').length === 1").await
}

/// Before the part that keeps the news new is there: what stood in another order is in the right one (2026-11).
async fn of_an_entry_in_two_feeds_the_first_feeds_counts_however_late(page: &mut Page) -> Kept {
    let live = format!("/{LIVE}");
    page.newsroom = Newsroom::open_without_policy()?;
    let first = page.newsroom.feed().await?;
    // The same entries, at each other's times: the last two are the newest there.
    let mut second = first.clone();
    let items = second.get_mut("items").and_then(Value::as_array_mut).ok_or("a feed without items")?;
    let mut dates: Vec<Value> = items.iter().map(|item| item.get("date_published").cloned().unwrap_or_default()).collect();
    dates.rotate_left(items.len() - 2);
    for (item, date) in items.iter_mut().zip(dates) {
        item.as_object_mut().ok_or("an item that is none")?.insert("date_published".to_owned(), date);
    }
    let far = FarEnd::open_with(vec![File { path: "/feed".to_owned(), kind: "application/feed+json", body: second.to_string().into() }]).await?;
    page.newsroom.withhold(json!({ "/newsroom/feed.json": "late", live.as_str(): "late" })).await?;
    page.opens("empty.html").await?;
    page.runs(&format!(
        "const made = document.createElement('news-widget'); made.setAttribute('feed', '/newsroom/feed.json {}/feed'); made.setAttribute('limit', '20'); document.querySelector('main').append(made)",
        far.origin
    ))
    .await?;
    let ordered = |feed: &Value| {
        let mut items: Vec<(&str, &str)> = feed
            .get("items")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|item| Some((item.get("date_published")?.as_str()?, item.get("title")?.as_str()?)))
            .collect();
        items.sort_by(|one, other| other.cmp(one));
        items.iter().map(|(_, title)| *title).collect::<Vec<_>>().join("\n")
    };
    let shown = |feed: &Value| format!("all('.headline').map(says).join('\\n') === {}", js(&ordered(feed)));
    page.wait_until("the second feed's", &shown(&second)).await?;
    page.newsroom.withhold(json!({ live.as_str(): "late" })).await?;
    page.wait_until("the first feed's", &shown(&first)).await?;
    page.newsroom.withhold(json!({})).await?;
    page.wait_until("and so they stay", &format!("Boolean(one('.pause')) && {}", shown(&first))).await
}
