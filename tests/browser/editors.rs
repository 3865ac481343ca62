//! Promise: while a widget looks on, the editors of a real Ghost and a real WordPress publish, edit and delete, and it shows that.
//!
//! All engines work at the same two newsrooms at once: each has a tag of its own, and its posts stand below the seeded ones.

use crate::harness::desk::{Change, Desk};
use crate::harness::ghost::Ghost;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::harness::wordpress::WordPress;
use crate::newsrooms::shows;
use crate::promises;
use serde_json::json;

promises![what_a_real_ghosts_editors_do_is_seen, what_a_real_wordpresss_editors_do_is_seen];

/// An editor at work on posts with one tag.
struct Editor {
    desk: Desk,
    tag: String,
}

impl Editor {
    /// Publishes the post of a day in August; its title says which.
    async fn publishes(&self, day: u32) -> Result<String, String> {
        self.desk.publishes(&title(day), &format!("<p>Text {day}.</p>"), &self.tag, day).await
    }
}

fn title(day: u32) -> String {
    format!("Story {day}")
}

async fn has_titles(page: &Page, titles: &[&str]) -> Kept {
    page.wait_until(&format!("the list has {titles:?}"), &format!("JSON.stringify(seen('.headline').map(says)) === JSON.stringify({})", json!(titles))).await
}

/// What the page was told so far of what was added, changed and removed.
async fn is_told(page: &Page, updates: &[[u32; 3]]) -> Kept {
    let told = format!("JSON.stringify(events('news-update').map(({{ detail }}) => [detail.added, detail.changed, detail.removed])) === '{}'", json!(updates));
    page.wait_until(&format!("the page was told of {updates:?}"), &told).await
}

async fn refreshes(page: &Page) -> Kept {
    Ok(page.runs("widget.refresh()").await.map(drop)?)
}

async fn are_at_work(page: &mut Page, desk: Desk) -> Kept {
    let editor = Editor { desk, tag: format!("desk-{}", page.engine()) };
    let (first, second, third) = (editor.publishes(1).await?, editor.publishes(2).await?, editor.publishes(3).await?);
    shows(page, &desk.api(&desk.tagged(&editor.tag, 2).await?)).await?;
    has_titles(page, &["Story 3", "Story 2"]).await?;

    let fourth = editor.publishes(4).await?;
    refreshes(page).await?;
    has_titles(page, &["Story 4", "Story 3", "Story 2"]).await?;
    page.sees_no(".updated").await?;
    page.wait_until("it stands by its date", "seen('.item')[0].querySelector('time').dateTime === '2026-08-04T10:00:00.000Z'").await?;
    is_told(page, &[[1, 0, 0]]).await?;

    page.runs("window.edited = seen('.item')[1]").await?;
    desk.changes(&third, Change::Title("Story 3, corrected")).await?;
    refreshes(page).await?;
    has_titles(page, &["Story 4", "Story 3, corrected", "Story 2"]).await?;
    page.wait_until("the same place has the new words", "seen('.item')[1] === edited").await?;
    page.wait_until(
        "it alone says that it was updated, and when",
        "seen('.updated').length === 1 && /^Updated .*\\d/.test(says(edited.querySelector('.updated')))",
    )
    .await?;
    is_told(page, &[[1, 0, 0], [0, 1, 0]]).await?;

    // While a reader reads it.
    page.clicks(".item:nth-child(2) .headline a").await?;
    page.sees(".body", "Text 3.").await?;
    desk.changes(&third, Change::Text("<p>Another <em>text</em>.</p>")).await?;
    refreshes(page).await?;
    page.sees(".meanwhile", "This article has been updated.").await?;
    page.wait_until("nothing changes by itself", "says(one('.body')) === 'Text 3.'").await?;
    page.clicks(".meanwhile button").await?;
    page.wait_until("the new text is there", "says(one('.body')) === 'Another text.' && says(one('.title')) === 'Story 3, corrected'").await?;

    let fifth = editor.publishes(5).await?;
    refreshes(page).await?;
    is_told(page, &[[1, 0, 0], [0, 1, 0], [0, 1, 0], [1, 0, 0]]).await?;
    page.clicks(".back").await?;
    page.sees(".updates", "1 new update").await?;
    has_titles(page, &["Story 4", "Story 3, corrected", "Story 2"]).await?;
    page.clicks(".updates").await?;
    has_titles(page, &["Story 5", "Story 4", "Story 3, corrected", "Story 2"]).await?;

    page.clicks(".item:nth-child(2) .headline a").await?;
    page.sees(".body", "Text 4.").await?;
    desk.takes_back(&fourth).await?;
    refreshes(page).await?;
    page.sees(".meanwhile", "The publisher has taken this article back.").await?;
    page.clicks(".back").await?;
    has_titles(page, &["Story 5", "Story 3, corrected", "Story 2"]).await?;
    desk.takes_back(&fifth).await?;
    refreshes(page).await?;
    has_titles(page, &["Story 3, corrected", "Story 2"]).await?;
    page.clicks(".more").await?;
    has_titles(page, &["Story 3, corrected", "Story 2", "Story 1"]).await?;
    page.sees_no(".more").await?;
    is_told(page, &[[1, 0, 0], [0, 1, 0], [0, 1, 0], [1, 0, 0], [0, 0, 1], [0, 0, 1]]).await?;
    page.wait_until("nothing went wrong", "events('news-error').length === 0").await?;

    for post in [third, second, first] {
        desk.takes_back(&post).await?;
    }
    refreshes(page).await?;
    page.wait_until("nothing is left", "seen('.item').length === 0 && says(seen('.empty')[0]) === 'There is no news yet.'").await
}

async fn what_a_real_ghosts_editors_do_is_seen(page: &mut Page) -> Kept {
    let Some(ghost) = Ghost::open(&format!("editors at work at a real Ghost in {}", page.engine())).await? else { return Ok(()) };
    are_at_work(page, Desk::Ghost(ghost)).await
}

async fn what_a_real_wordpresss_editors_do_is_seen(page: &mut Page) -> Kept {
    let Some(wordpress) = WordPress::open(&format!("editors at work at a real WordPress in {}", page.engine())).await? else { return Ok(()) };
    are_at_work(page, Desk::WordPress(wordpress)).await
}
