//! Promise: what a real Ghost and a real WordPress publish is shown whole and in order, on a page of another site.

use crate::harness::desk::Desk;
use crate::harness::ghost::Ghost;
use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::harness::seeded;
use crate::harness::wordpress::WordPress;
use crate::promises;
use libtest_mimic::Failed;
use serde_json::Value;

promises![a_real_ghosts_posts_are_shown_whole, a_real_wordpresss_posts_are_shown_whole, a_real_ghost_is_asked_for_enough, a_real_wordpress_is_asked_for_enough];

/// A page with a widget that has this feed.
pub async fn embeds(page: &Page, feed: &str) -> Kept {
    let script = "const made = document.createElement('news-widget'); made.lang = 'en'; made.setAttribute('time-zone', 'UTC'); document.querySelector('main').append(made);";
    Ok(page.runs(&format!("{script} made.setAttribute('feed', {})", js(feed))).await.map(drop)?)
}

/// The same on another host name.
pub async fn embeds_elsewhere(page: &mut Page, feed: &str) -> Kept {
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens_elsewhere("empty.html").await?;
    embeds(page, feed).await?;
    page.wait_until("it is another site's page", "location.hostname === 'embedding.example'").await
}

/// The same, where that has news.
pub async fn shows(page: &mut Page, feed: &str) -> Kept {
    embeds_elsewhere(page, feed).await?;
    page.has_the_news().await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await
}

/// MORE NEWS, until there is no more of the seeded posts.
async fn shows_all(page: &Page) -> Kept {
    for (before, after) in [(10, 20), (20, 23)] {
        page.wait_until(&format!("{before} headlines"), &format!("seen('.headline').length === {before}")).await?;
        page.clicks(".more").await?;
        page.wait_until(&format!("{after} headlines"), &format!("seen('.headline').length === {after}")).await?;
    }
    page.sees_no(".more").await
}

/// What each article shows is in `toured` then.
async fn tours(page: &Page) -> Kept {
    page.runs(include_str!("newsrooms.js")).await?;
    page.wait_longer("each article opens, with its text", "Boolean(toured)", 40_000).await
}

/// What the rows of the list say.
const ROWS: &str = "all('.item').map((item) => ({ headline: says(item.querySelector('.headline')), link: item.querySelector('.headline a').href,
    time: item.querySelector('time').dateTime, summary: says(item.querySelector('.summary')), tags: [...item.querySelectorAll('.tag')].map(says),
    pinned: item.matches('[part~=pinned]'), updated: Boolean(item.querySelector('.updated')) }))";

/// Each is as it must be.
fn are(page: &Page, seen: &[Value], posts: impl Fn(u32) -> Value) -> Kept {
    page.holds(&format!("23 of them, not {}", seen.len()), seen.len() == 23)?;
    for (seen, number) in seen.iter().zip(seeded::in_order()) {
        let post = posts(number);
        page.holds(&format!("{post}\nand not\n{seen}"), *seen == post)?;
    }
    Ok(())
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

async fn is_shown_whole(page: &mut Page, desk: Desk) -> Kept {
    shows(page, &desk.api(&desk.tagged("all", 10).await?)).await?;
    shows_all(page).await?;
    are(page, &list(&page.asks(ROWS).await?), |number| seeded::row(desk, number))?;
    tours(page).await?;
    are(page, &list(&page.asks("toured.map(({ seen }) => seen)").await?), |number| seeded::article(desk, number))?;
    page.runs("all('.item .headline a')[0].click()").await?;
    page.wait_until("a picture is there", "Boolean(one('.figure img'))").await?;
    page.scrolls("one('.figure img').scrollIntoView()").await?;
    page.wait_until("and can be seen", "one('.figure img').naturalWidth > 0").await
}

/// Whatever is read comes with what the widget asks for: where the address asks for everything that the API has, nothing is
/// shown otherwise.
async fn is_asked_for_enough(page: &mut Page, desk: Desk, everything: &str, enough: &str) -> Kept {
    let api = desk.api(&desk.tagged("all", 100).await?);
    let whole = format!("{api}&{everything}");
    shows(page, &api).await?;
    page.runs("widget.setAttribute('limit', '23')").await?;
    let some = looks_like(page, &format!("name.startsWith({})", js(&format!("{api}&{enough}"))), 1).await?;
    page.runs(&format!("widget.setAttribute('feed', {})", js(&whole))).await?;
    let all = looks_like(page, &format!("name === {}", js(&whole)), 2).await?;
    page.holds(&format!("23 rows and articles, not {} and {}", some.len(), all.len()), [some.len(), all.len()] == [46, 46])?;
    for (some, all) in some.iter().zip(&all) {
        page.holds(&format!("{all}\nand not\n{some}"), some == all)?;
    }
    Ok(())
}

/// The HTML of each row and of each article, once a feed came whose address was so. Rows are numbered on and on.
async fn looks_like(page: &Page, address: &str, times: usize) -> Result<Vec<Value>, Failed> {
    let was_asked = format!("performance.getEntriesByType('resource').some(({{ name }}) => {address})");
    page.wait_until("it is asked for as it should be", &was_asked).await?;
    page.wait_until("all posts are there", &format!("seen('.headline').length === 23 && events('news-ready').length === {times}")).await?;
    tours(page).await?;
    let html = "[...all('.item').map((item) => item.innerHTML.replace(/headline-\\d+\"/, 'headline\"')), ...toured.map(({ html }) => html)]";
    Ok(list(&page.asks(html).await?))
}

async fn a_real_ghosts_posts_are_shown_whole(page: &mut Page) -> Kept {
    let Some(ghost) = Ghost::open(&format!("a real Ghost's posts in {}", page.engine())).await? else { return Ok(()) };
    is_shown_whole(page, Desk::Ghost(ghost)).await
}

async fn a_real_wordpresss_posts_are_shown_whole(page: &mut Page) -> Kept {
    let Some(wordpress) = WordPress::open(&format!("a real WordPress's posts in {}", page.engine())).await? else { return Ok(()) };
    is_shown_whole(page, Desk::WordPress(wordpress)).await
}

async fn a_real_ghost_is_asked_for_enough(page: &mut Page) -> Kept {
    let Some(ghost) = Ghost::open(&format!("what a real Ghost is asked for in {}", page.engine())).await? else { return Ok(()) };
    is_asked_for_enough(page, Desk::Ghost(ghost), "include=authors,tags&fields=", "include=authors,tags&fields=id,").await
}

async fn a_real_wordpress_is_asked_for_enough(page: &mut Page) -> Kept {
    let Some(wordpress) = WordPress::open(&format!("what a real WordPress is asked for in {}", page.engine())).await? else { return Ok(()) };
    is_asked_for_enough(page, Desk::WordPress(wordpress), "_embed=&_fields=", "_embed=author,wp:featuredmedia,wp:term&_fields=id,").await
}
