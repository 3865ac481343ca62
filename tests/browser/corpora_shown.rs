//! Promise: every feed of the corpora is shown as it is read natively (tests/{jsonfeed,rssatom,ghost,wordpress}.rs say what that is):
//! bytes from another site, whatever their encoding, through each engine's own parsers.

use crate::corpora;
use crate::harness::far_end::{FarEnd, File};
use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use crate::read::{Answer, read_from, xml};
use news_widget::feed::{Entry, FeedError, Format};
use news_widget::ticker::{Event, State, update};
use serde_json::{Value, json};

promises![
    every_json_feed_of_the_corpus_is_shown,
    every_rss_and_atom_of_the_corpus_is_shown,
    every_answer_of_ghost_in_the_corpus_is_shown,
    every_answer_of_wordpress_in_the_corpus_is_shown,
];

const LATER: i64 = 1_795_000_000_000;

async fn every_json_feed_of_the_corpus_is_shown(page: &mut Page) -> Kept {
    all_are_shown(page, "jsonfeed").await
}

async fn every_rss_and_atom_of_the_corpus_is_shown(page: &mut Page) -> Kept {
    all_are_shown(page, "rssatom").await
}

async fn every_answer_of_ghost_in_the_corpus_is_shown(page: &mut Page) -> Kept {
    all_are_shown(page, "ghost").await
}

async fn every_answer_of_wordpress_in_the_corpus_is_shown(page: &mut Page) -> Kept {
    all_are_shown(page, "wordpress").await
}

async fn all_are_shown(page: &mut Page, corpus: &str) -> Kept {
    if corpora::missing() {
        return Ok(());
    }
    let mut files = Vec::new();
    for file in std::fs::read_dir(corpora::folder().join(corpus))?.flatten() {
        let name = file.file_name().to_string_lossy().into_owned();
        if !name.starts_with('_') {
            files.push((name, std::fs::read(file.path())?));
        }
    }
    page.holds(&format!("there are some: {}", files.len()), files.len() > 5)?;
    let served = files.iter().map(|(name, body)| File { path: format!("/{name}"), kind: "application/octet-stream", body: body.clone() });
    let far = FarEnd::open_with(served.collect()).await?;
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("empty.html").await?;
    page.runs("const made = document.createElement('news-widget'); made.setAttribute('limit', '1000'); made.setAttribute('feed', 'data:,'); document.querySelector('main').append(made)").await?;
    page.expects_console("attribute feed=\"data:,\" is not allowed").await?;
    for (name, body) in &files {
        let url = format!("{}/{name}", far.origin);
        let expected = expected(&url, body);
        page.runs(&format!("widget.setAttribute('feed', {})", js(&url))).await?;
        match expected {
            Ok(rows) => is_shown(page, &url, &rows).await?,
            Err(words) => page.expects_console(&format!("<news-widget>: the feed {url} cannot be read: {words}")).await?,
        }
    }
    Ok(())
}

/// Rows as far as a list shows them, in their order: headline, time, where it leads; or why there are none.
fn expected(url: &str, body: &[u8]) -> Result<Vec<Value>, String> {
    let read = read_from(&xml::decoded(body, None), Format::Auto, &Answer { url, headers: &[] });
    let feed = read.map_err(|error| match error {
        // What a parser says is each browser's own.
        FeedError::BrokenJson { .. } => "its JSON is broken: ".to_owned(),
        FeedError::BrokenXml { .. } => "its XML is not well-formed: ".to_owned(),
        other => other.words(),
    })?;
    let mut state = State::new(&[url.to_owned()], 1000, None);
    state.begin(0, feed, LATER);
    while state.unfolds() {
        state = update(state, Event::Slice);
    }
    Ok(state.visible().map(|item| json!([headline(&item.entry), item.entry.published, item.entry.url])).collect())
}

async fn is_shown(page: &Page, url: &str, rows: &[Value]) -> Kept {
    let shown = "JSON.stringify(all('.item').map((item) => [says(item.querySelector('.headline')), Date.parse(item.querySelector('time')?.dateTime) || null, ((link) => (link.getAttribute('href') === '#' ? null : link.href))(item.querySelector('.headline a'))]))";
    let ready = if rows.is_empty() { "seen('.empty').length === 1" } else { "true" };
    page.wait_longer(&format!("{url} is shown as it was read"), &format!("{shown} === {} && {ready}", js(&json!(rows).to_string())), 20_000).await
}

fn headline(entry: &Entry) -> String {
    let picture = || entry.image.as_ref().and_then(|image| image.alt.clone().or_else(|| image.caption.clone()));
    let opening = || Some(entry.opening()).filter(|opening| !opening.is_empty());
    let words = entry.title.clone().or_else(opening).or_else(picture).unwrap_or_else(|| "Without a title".to_owned());
    // As the page is asked for what it says.
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
