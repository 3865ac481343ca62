//! Promise: an open article says all that its entry says, can be heard and passed on, and leads on to others.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::{Value, json};

promises![
    the_standfirst_stands_over_the_text_once,
    a_recording_is_not_asked_for_before_it_is_played,
    a_recording_goes_on_where_it_was_left_at_the_speed_that_was_chosen,
    one_recording_in_several_formats_is_one_player,
    a_recording_that_cannot_be_played_is_said,
    recordings_share_one_speed_and_one_ear,
    an_edit_of_the_open_article_offers_itself,
    an_article_that_is_taken_back_says_so_and_stays,
    what_is_too_wide_scrolls_by_itself,
    a_link_can_be_passed_on,
    an_article_leads_to_those_beside_it,
    what_follows_the_text_waits_for_it,
    a_tag_of_an_article_leads_to_its_entries,
    in_a_dialog_the_list_stays_behind,
    a_dialog_stays_one_when_its_element_is_moved,
    a_publishers_page_is_a_link_away,
];

/// Publishes an entry and opens it.
async fn opens(page: &mut Page, mut entry: Value) -> Kept {
    let fields = entry.as_object_mut().ok_or("an entry is an object")?;
    fields.entry("title").or_insert_with(|| json!("A story"));
    fields.insert("id".to_owned(), json!("story"));
    page.opens_the_entry(entry).await?;
    page.wait_until("it is open", "seen('.article').length === 1 && Boolean(one('.body'))").await
}

async fn the_standfirst_stands_over_the_text_once(page: &mut Page) -> Kept {
    opens(page, json!({ "summary": "What it comes down to.", "content_html": "<p>It began at seven.</p>" })).await?;
    page.sees(".standfirst", "What it comes down to.").await?;
    page.runs("widget.close()").await?;
    page.newsroom.edit(json!({ "id": "story", "summary": "It began at …" })).await?;
    page.runs("widget.refresh()").await?;
    page.sees(".summary", "It began at …").await?;
    page.runs("widget.open('story')").await?;
    page.sees(".body", "It began at seven.").await?;
    page.sees_no(".standfirst").await
}

fn recording(page: &Page, title: &str, file: &str, mime: &str) -> Value {
    json!({ "url": format!("{}/{file}", page.newsroom.origin), "mime_type": mime, "title": title, "duration_in_seconds": 61, "_newsroom": { "ai": true } })
}

async fn a_recording_is_not_asked_for_before_it_is_played(page: &mut Page) -> Kept {
    let attachment = recording(page, "Read by Lena Marsh", "quiet.wav", "audio/wav");
    opens(page, json!({ "content_html": "<p>Words.</p>", "attachments": [attachment] })).await?;
    page.sees(".audio .listen", "Read by Lena Marsh 2 min").await?;
    page.sees(".audio .note", "Created with AI assistance").await?;
    page.wait_until("it has a name, and the browser's own controls", "one('.player').controls && one('.player').ariaLabel === 'Read by Lena Marsh'").await?;
    let asked = page.newsroom.was_asked_for("/quiet.wav").await?;
    page.holds("it is not asked for", asked == 0)?;
    play(page).await
}

/// Presses play, as far as a driver can reach it: the controls are the browser's own.
async fn play(page: &mut Page) -> Kept {
    // A machine without loudspeakers complains once it has played.
    page.tolerates("not loaded: <source");
    page.tolerates("not loaded: <audio");
    page.runs("one('.player').muted = true; one('.title').addEventListener('click', () => one('.player').play())").await?;
    page.clicks(".title").await?;
    page.wait_until("it plays", "one('.player').currentTime > 0").await
}

async fn a_recording_goes_on_where_it_was_left_at_the_speed_that_was_chosen(page: &mut Page) -> Kept {
    let attachment = recording(page, "Read by Lena Marsh", "long.wav", "audio/wav");
    opens(page, json!({ "content_html": "<p>Words.</p>", "attachments": [attachment] })).await?;
    page.runs("const choice = one('.speed select'); choice.value = '1.5'; choice.dispatchEvent(new Event('change', { bubbles: true }))").await?;
    play(page).await?;
    page.wait_until("as fast as was chosen", "one('.player').playbackRate === 1.5").await?;
    page.runs("one('.player').currentTime = 4").await?;
    page.wait_until("it is heard on from there", "one('.player').currentTime > 4.2").await?;
    page.runs("widget.close()").await?;
    page.opens("feed.html").await?;
    page.has_the_news().await?;
    page.runs("widget.open('story')").await?;
    page.wait_until("the speed is remembered", "one('.speed select').value === '1.5'").await?;
    play(page).await?;
    page.wait_until("and the place", "one('.player').currentTime >= 4 && one('.player').playbackRate === 1.5").await
}

async fn one_recording_in_several_formats_is_one_player(page: &mut Page) -> Kept {
    let attachments = [("One", "a.mp3", "audio/mpeg"), ("Two", "b.mp3", "audio/mpeg"), ("One", "a.wav", "audio/wav")]
        .map(|(title, file, mime)| recording(page, title, file, mime));
    opens(page, json!({ "content_html": "<p>Words.</p>", "attachments": attachments })).await?;
    page.wait_until(
        "two players, the first with two sources",
        "String(seen('.player').map((player) => [...player.children].map(({ src, type }) => src.split('/').pop() + ' ' + type).join('+'))) === 'a.mp3 audio/mpeg+a.wav audio/wav,b.mp3 audio/mpeg'",
    )
    .await
}

async fn a_recording_that_cannot_be_played_is_said(page: &mut Page) -> Kept {
    let attachment = recording(page, "Gone", "gone.wav", "audio/wav");
    opens(page, json!({ "content_html": "<p>Words.</p>", "attachments": [attachment] })).await?;
    page.runs("one('.player').load(); one('.player').preload = 'auto'").await?;
    page.sees(".audio .failed", "This recording could not be loaded. Open the recording").await?;
    page.wait_until("and where it is", "one('.audio .failed a').href.endsWith('/gone.wav')").await?;
    page.tolerates("not loaded: <source");
    // The browser says so, too.
    page.tolerates("gone.wav");
    Ok(())
}

async fn recordings_share_one_speed_and_one_ear(page: &mut Page) -> Kept {
    let attachments = ["One", "Two"].map(|title| recording(page, title, "long.wav", "audio/wav"));
    opens(page, json!({ "content_html": "<p>Words.</p><audio src='/long.wav'></audio>", "attachments": attachments })).await?;
    page.runs("const choice = all('.speed select')[1]; choice.value = '1.25'; choice.dispatchEvent(new Event('change', { bubbles: true }))").await?;
    page.wait_until(
        "what is chosen for one is for both",
        "all('.speed select').every(({ value }) => value === '1.25') && all('.player').every(({ playbackRate }) => playbackRate === 1.25)",
    )
    .await?;
    play(page).await?;
    page.runs("all('.player')[1].muted = true; one('.dates').addEventListener('click', () => all('.player')[1].play())").await?;
    page.clicks(".dates").await?;
    page.wait_until("when the second begins, the first ends", "all('.player')[1].currentTime > 0 && all('.player')[0].paused && !all('.player')[1].paused")
        .await?;
    page.tolerates("not loaded: <audio");
    page.clicks(".body button").await?;
    page.wait_until("and so it is with one in the text", "one('.body audio').currentTime > 0 && all('.player').every(({ paused }) => paused)").await
}

async fn an_edit_of_the_open_article_offers_itself(page: &mut Page) -> Kept {
    opens(page, json!({ "content_html": "<p>The first version.</p>" })).await?;
    page.newsroom.edit(json!({ "id": "story", "title": "Another title", "content_html": "<p>The second version.</p>" })).await?;
    page.runs("widget.refresh()").await?;
    page.sees(".meanwhile", "This article has been updated. Show the new text").await?;
    page.sees(".body", "The first version.").await?;
    page.clicks(".meanwhile button").await?;
    page.sees(".body", "The second version.").await?;
    page.sees(".title", "Another title").await?;
    page.sees_no(".meanwhile button").await?;
    page.wait_until("the focus is on the article", "root.activeElement === one('.article')").await
}

async fn an_article_that_is_taken_back_says_so_and_stays(page: &mut Page) -> Kept {
    opens(page, json!({ "content_html": "<p>Not for long.</p>" })).await?;
    page.newsroom.retract("story").await?;
    page.runs("widget.refresh()").await?;
    page.sees(".meanwhile", "The publisher has taken this article back.").await?;
    page.sees(".body", "Not for long.").await?;
    page.clicks(".back").await?;
    page.wait_until("it is not in the list", "all('.article').length === 0 && !all('.headline').map(says).includes('A story')").await
}

async fn what_is_too_wide_scrolls_by_itself(page: &mut Page) -> Kept {
    let cells = "<td>a cell that is wide enough</td>".repeat(20);
    opens(page, json!({ "content_html": format!("<table><caption>Wide</caption><tr>{cells}</tr></table><pre>{}</pre>", "long ".repeat(200)) })).await?;
    page.wait_until(
        "table and code are within the text, scroll, and can be reached by keys",
        "[one('.body table').parentElement, one('.body pre')].every((wide) => wide.scrollWidth > wide.clientWidth && wide.clientWidth <= one('.body').clientWidth && wide.tabIndex === 0)",
    )
    .await?;
    page.wait_until("the table is still a table", "getComputedStyle(one('.body table')).display === 'table'").await
}

async fn a_link_can_be_passed_on(page: &mut Page) -> Kept {
    opens(page, json!({ "content_html": "<p>Words.</p>", "url": "https://harbour.example/story" })).await?;
    page.clicks(".share button").await?;
    page.wait_until(
        "the link is copied, or, where the browser refuses that, there to be copied",
        "says(one('.share')).includes('The link is copied.') || one('.share input')?.value === 'https://harbour.example/story'",
    )
    .await
}

async fn an_article_leads_to_those_beside_it(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.runs("window.titles = all('.headline').map(says)").await?;
    page.clicks(".item:nth-child(2) .headline a").await?;
    page.wait_until(
        "those before and after it",
        "says(seen('.around .newer')[0]) === `Newer${titles[0]}` && says(seen('.around .older')[0]) === `Older${titles[2]}`",
    )
    .await?;
    page.clicks(".around .older a").await?;
    page.wait_until("the next one is open, and has the focus", "says(seen('.title')[0]) === titles[2] && root.activeElement === one('.article')").await?;
    page.wait_until("which is one opening after another", "events('news-open').length === 2 && events('news-close').length === 0").await?;
    page.clicks(".around .newer a").await?;
    page.clicks(".around .newer a").await?;
    page.wait_until("nothing is newer than the newest", "says(seen('.title')[0]) === titles[0] && seen('.around .newer').length === 0").await?;
    page.newsroom.publish(json!({ "title": "Newest of all" })).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("the page is told", "events('news-update').length === 1").await?;
    page.runs("widget.close()").await?;
    page.sees(".updates", "1 new update").await
}

async fn what_follows_the_text_waits_for_it(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ "/purify.js": "late" })).await?;
    page.newsroom.publish(json!({ "id": "slow", "title": "Slow", "url": "/slow", "tags": ["Slow"], "content_html": "<p>The text.</p>" })).await?;
    page.opens_the_news().await?;
    page.runs("delete Element.prototype.setHTML; widget.open('slow')").await?;
    page.sees(".title", "Slow").await?;
    page.newsroom.is_asked_for("/purify.js", 1).await?;
    page.wait_until("nothing that the text would push away is there yet", "all('.article .tag, .onwards, .around').length === 0").await?;
    page.newsroom.withhold(json!({})).await?;
    page.sees(".body", "The text.").await?;
    page.wait_until("what follows it is", "seen('.article .tag').length === 1 && seen('.onwards').length === 1 && seen('.around').length === 1").await
}

async fn a_tag_of_an_article_leads_to_its_entries(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.clicks(".item .headline a").await?;
    page.wait_until("it is open", "seen('.article').length === 1").await?;
    page.runs("window.wanted = says(one('.article .tag'))").await?;
    page.clicks(".article .tag").await?;
    page.wait_until(
        "the list is back, with those that have it",
        "all('.article').length === 0 && seen('.only').length === 1 && says(one('.only')).includes(wanted)",
    )
    .await
}

async fn in_a_dialog_the_list_stays_behind(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('article', 'dialog')").await?;
    page.clicks(".item:nth-child(2) .headline a").await?;
    page.wait_until(
        "the article stands over the page, with the focus, and the list behind it",
        "one('.dialog').open && one('.dialog').matches(':modal') && root.activeElement === one('.article') && seen('.ticker .item').length > 1",
    )
    .await?;
    page.sees(".dialog .back", "Close").await?;
    page.presses(fantoccini::key::Key::Escape).await?;
    page.wait_until("it is closed, and the focus is where it was", "all('.dialog').length === 0 && all('.item')[1].contains(root.activeElement)").await?;
    page.wait_until("the page is told", "events('news-close').length === 1").await?;
    page.clicks(".item:nth-child(2) .headline a").await?;
    page.wait_until("it opens again", "one('.dialog')?.open").await?;
    page.clicks(".dialog .back").await?;
    page.wait_until("and closes again", "all('.dialog').length === 0 && events('news-close').length === 2").await
}

async fn a_dialog_stays_one_when_its_element_is_moved(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('article', 'dialog')").await?;
    page.clicks(".item:nth-child(2) .headline a").await?;
    page.wait_until("it is open", "one('.dialog')?.matches(':modal')").await?;
    page.runs("window.title = says(one('.title')); document.body.append(document.createElement('section')); document.querySelector('section').append(widget)")
        .await?;
    page.wait_until(
        "it stands over the page again, with the focus, and nobody was told of another",
        "all('.dialog').length === 1 && one('.dialog').matches(':modal') && says(one('.title')) === title && root.activeElement === one('.article') && events('news-open').length === 1 && events('news-close').length === 0",
    )
    .await?;
    page.presses(fantoccini::key::Key::Escape).await?;
    page.wait_until("and closes", "all('.dialog').length === 0 && events('news-close').length === 1").await
}

async fn a_publishers_page_is_a_link_away(page: &mut Page) -> Kept {
    let place = format!("{}/bare.html", page.newsroom.origin);
    page.newsroom.publish(json!({ "title": "Elsewhere", "url": place, "content_html": "<p>There.</p>" })).await?;
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('article', 'link'); widget.addEventListener('news-open', (event) => event.preventDefault(), { once: true })").await?;
    page.clicks(".item .headline a").await?;
    page.wait_until(
        "the page may still open it itself",
        "events('news-open').length === 1 && location.pathname === '/feed.html' && all('.article').length === 0",
    )
    .await?;
    page.clicks(".item .headline a").await?;
    page.newsroom.is_asked_for("/bare.html", 1).await.map_err(|error| format!("otherwise the browser goes there: {error}").into())
}
