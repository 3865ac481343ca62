//! Promise: news never moves what is being read. At the top and in view it slides in; otherwise it waits behind a button.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::Locator;
use serde_json::{Value, json};

promises![
    what_comes_while_it_loads_shifts_nothing,
    at_the_top_a_new_entry_slides_in,
    further_down_new_entries_wait_behind_a_button,
    with_reduced_motion_nothing_slides,
    while_text_is_selected_nothing_is_inserted,
    while_a_recording_plays_nothing_is_inserted,
    while_an_article_is_open_nothing_is_inserted,
    while_an_entry_has_the_focus_nothing_is_inserted,
    what_stands_below_the_widget_is_not_pushed_down,
    what_would_not_move_keeps_no_news_waiting,
    only_the_row_that_moves_loses_its_place,
    ten_refreshes_at_three_places_shift_nothing,
    what_changes_above_the_view_moves_nothing_in_it,
    whoever_reads_an_entry_that_is_retracted_keeps_a_place,
    whoever_is_about_to_see_what_is_taken_back_keeps_a_place,
    a_batch_is_announced_once,
];

/// A list that is longer than the window.
async fn opens_a_long_list(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.runs("widget.setAttribute('limit', '20')").await?;
    page.wait_until("a long list", "seen('.headline').length === 20 && Boolean(one('.pause'))").await
}

async fn publishes(page: &Page, title: &str) -> Kept {
    page.newsroom.publish(json!({ "title": title, "content_html": "<p>Only just now.</p>" })).await?;
    page.runs("widget.refresh()").await?;
    Ok(())
}

async fn waits_behind_a_button(page: &Page, title: &str) -> Kept {
    page.sees(".updates", "1 new update").await?;
    let there = page.asks(&format!("all('.headline').some((headline) => says(headline) === {})", crate::harness::page::js(title))).await?;
    page.holds("the entry is not in the list yet", there == Value::Bool(false))
}

async fn what_comes_while_it_loads_shifts_nothing(page: &mut Page) -> Kept {
    for place in ["feed.html", "bare.html"] {
        page.opens(place).await?;
        page.has_the_news().await?;
        page.wait_until("all parts are there", "Boolean(one('.pause')) && (!widget.hasAttribute('signup') || seen('.submit').length === 1)").await?;
        let shifts = page
            .session()
            .execute_async(
                "const [done] = arguments; const shifts = [];
                if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
                    new PerformanceObserver((list) => { for (const { value, sources } of list.getEntries()) shifts.push([value, sources.map(({ previousRect, currentRect }) => [previousRect, currentRect])]) }).observe({ type: 'layout-shift', buffered: true });
                requestAnimationFrame(() => requestAnimationFrame(() => done(shifts)))",
                Vec::new(),
            )
            .await?;
        page.holds(&format!("{place}: nothing shifts; {shifts}"), shifts.as_array().is_some_and(Vec::is_empty))?;
    }
    Ok(())
}

async fn at_the_top_a_new_entry_slides_in(page: &mut Page) -> Kept {
    opens_a_long_list(page).await?;
    page.runs("window.slid = []; const animate = Element.prototype.animate; Element.prototype.animate = function (...words) { slid.push(this); return animate.apply(this, words); }").await?;
    publishes(page, "Straight to the top").await?;
    page.wait_until("the entry is there", "says(seen('.headline')[0]) === 'Straight to the top'").await?;
    page.wait_until("it and what it pushes down move there", "slid.includes(seen('.item')[0]) && slid.includes(seen('.item')[1])").await?;
    page.sees_no(".updates").await
}

async fn further_down_new_entries_wait_behind_a_button(page: &mut Page) -> Kept {
    opens_a_long_list(page).await?;
    page.scrolls("scrollTo(0, 700)").await?;
    page.runs("window.before = all('.item').map((item) => [item, item.getBoundingClientRect().top]); window.title = document.title").await?;
    publishes(page, "Breaking").await?;
    waits_behind_a_button(page, "Breaking").await?;
    page.newsroom.publish(json!({ "title": "Breaking again" })).await?;
    page.runs("widget.refresh()").await?;
    page.sees(".updates", "2 new updates").await?;
    page.wait_until("everything stands where it stood, to the pixel", "before.every(([item, top]) => item.getBoundingClientRect().top === top)").await?;
    page.wait_until("the button is in view", "((rect) => rect.top >= 0 && rect.bottom <= innerHeight)(one('.updates').getBoundingClientRect())").await?;
    page.wait_until("the page's title is the page's", "document.title === title").await?;
    page.clicks(".updates").await?;
    page.wait_until("both are there, the newest first", "says(seen('.headline')[0]) === 'Breaking again' && says(seen('.headline')[1]) === 'Breaking'").await?;
    page.wait_until("in view, and with the focus", "root.activeElement === seen('.item')[0] && seen('.item')[0].getBoundingClientRect().top >= 0").await?;
    page.wait_until("nothing that was shown is gone", "seen('.item').length === 22").await?;
    page.sees_no(".updates").await
}

async fn with_reduced_motion_nothing_slides(page: &mut Page) -> Kept {
    opens_a_long_list(page).await?;
    page.runs("window.matchMedia = (query) => ({ matches: query.includes('reduced-motion') })").await?;
    publishes(page, "Quietly").await?;
    waits_behind_a_button(page, "Quietly").await
}

async fn while_text_is_selected_nothing_is_inserted(page: &mut Page) -> Kept {
    opens_a_long_list(page).await?;
    page.runs("getSelection().selectAllChildren(document.querySelector('p'))").await?;
    publishes(page, "Not now").await?;
    waits_behind_a_button(page, "Not now").await
}

async fn while_a_recording_plays_nothing_is_inserted(page: &mut Page) -> Kept {
    opens_a_long_list(page).await?;
    page.runs(
        "window.recording = Object.assign(document.createElement('audio'), { slot: 'heading', src: '/quiet.wav', loop: true });
        // A browser plays nothing to a reader who has done nothing.
        widget.append(recording); addEventListener('click', () => recording.play())",
    )
    .await?;
    page.clicks(".zone").await?;
    // A machine without loudspeakers, once it has played.
    page.tolerates("not loaded: <audio");
    page.wait_until("it plays", "recording.currentTime > 0").await?;
    publishes(page, "Hush").await?;
    waits_behind_a_button(page, "Hush").await?;
    page.runs("recording.muted = true").await?;
    publishes(page, "And on").await?;
    page.wait_until("after that both are there", "says(seen('.headline')[0]) === 'And on' && says(seen('.headline')[1]) === 'Hush'").await
}

async fn while_an_article_is_open_nothing_is_inserted(page: &mut Page) -> Kept {
    opens_a_long_list(page).await?;
    page.clicks(".item:nth-child(2) .headline a").await?;
    page.sees(".back", "Back").await?;
    publishes(page, "Behind the scenes").await?;
    page.wait_until("the page is told", "events('news-update').length === 1").await?;
    page.clicks(".back").await?;
    waits_behind_a_button(page, "Behind the scenes").await
}

async fn while_an_entry_has_the_focus_nothing_is_inserted(page: &mut Page) -> Kept {
    opens_a_long_list(page).await?;
    page.runs("seen('.item')[0].focus()").await?;
    publishes(page, "Excuse me").await?;
    waits_behind_a_button(page, "Excuse me").await
}

/// A short list, and beside or below it something of the page's own, as this script puts it there.
async fn opens_beside(page: &mut Page, neighbour: &str) -> Kept {
    page.opens_the_news().await?;
    page.runs(
        "widget.setAttribute('limit', '1'); window.below = document.createElement('p'); below.textContent = 'The page goes on';
        for (const other of [...document.querySelector('main').children]) if (other !== widget) other.remove()",
    )
    .await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause')) && seen('.submit').length === 1 && seen('.item').length === 1").await?;
    page.runs(neighbour).await?;
    page.wait_until("it is in view", "below.getBoundingClientRect().bottom < innerHeight").await
}

async fn what_stands_below_the_widget_is_not_pushed_down(page: &mut Page) -> Kept {
    for neighbour in [
        "widget.after(below)",
        "const wrap = document.createElement('div'); wrap.style.display = 'contents'; wrap.append(below); widget.after(wrap)",
        // It stands in the middle of a row as high as the list.
        "widget.parentElement.style.cssText = 'display: grid; grid-template-columns: 1fr 1fr; align-items: center'; widget.after(below)",
        // Above in the document, below on the page.
        "widget.parentElement.style.cssText = 'display: flex; flex-direction: column-reverse'; widget.before(below)",
        // There is room for one entry, but who knows how many come.
        "widget.style.cssText = `display: block; min-height: ${widget.offsetHeight + 150}px`; widget.after(below)",
        // In another component's shadow root.
        "const other = document.createElement('div'); widget.before(other); other.attachShadow({ mode: 'open' }).append(document.createElement('slot'), below); other.append(widget)",
        // The widget itself goes up.
        "widget.parentElement.style.cssText = 'position: fixed; inset: auto 0 0 0'; widget.before(below)",
    ] {
        opens_beside(page, neighbour).await?;
        page.runs("window.stood = below.getBoundingClientRect().top").await?;
        publishes(page, "Patience").await?;
        waits_behind_a_button(page, "Patience").await.map_err(|error| format!("{neighbour}: {error:?}"))?;
        page.wait_until("it stands where it stood", "below.getBoundingClientRect().top === stood").await?;
        page.newsroom.retract(&page.newsroom.entry_at(0).await?).await?;
    }
    Ok(())
}

async fn what_would_not_move_keeps_no_news_waiting(page: &mut Page) -> Kept {
    for neighbour in [
        "below.style.cssText = 'position: fixed; bottom: 1rem'; widget.after(below)",
        "widget.parentElement.style.cssText = 'display: grid; grid-template-columns: 1fr 1fr; align-items: start'; widget.after(below)",
        "widget.style.cssText = 'display: block; height: 40vh; overflow: auto'; widget.after(below)",
    ] {
        opens_beside(page, neighbour).await?;
        publishes(page, "At once").await?;
        page.wait_until("it is there", "says(seen('.headline')[0]) === 'At once'").await.map_err(|error| format!("{neighbour}: {error:?}"))?;
        page.newsroom.retract(&page.newsroom.entry_at(0).await?).await?;
    }
    Ok(())
}

async fn only_the_row_that_moves_loses_its_place(page: &mut Page) -> Kept {
    opens_a_long_list(page).await?;
    let third = page.newsroom.entry_at(2).await?;
    page.runs(
        "window.before = seen('.item'); window.moved = new Set(); window.slid = [];
        const animate = Element.prototype.animate; Element.prototype.animate = function (...words) { slid.push(this); return animate.apply(this, words); };
        new MutationObserver((records) => { for (const { addedNodes } of records) for (const node of addedNodes) moved.add(before.indexOf(node)); }).observe(one('.list'), { childList: true })",
    )
    .await?;
    page.newsroom.edit(json!({ "id": third, "_newsroom": { "pinned": true } })).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("the third is on top, in its own element", "seen('.item')[0] === before[2]").await?;
    page.wait_until("and no other was touched", "String([...moved]) === '2'").await?;
    page.wait_until("it slid there", "slid.includes(before[2])").await
}

async fn what_changes_above_the_view_moves_nothing_in_it(page: &mut Page) -> Kept {
    opens_a_long_list(page).await?;
    page.wait_until("all parts are there", "seen('.submit').length === 1").await?;
    page.runs("document.body.style.paddingBottom = `${innerHeight}px`; window.read = seen('.item')[8]").await?;
    page.scrolls("scrollBy(0, read.getBoundingClientRect().top - 100); window.stood = read.getBoundingClientRect().top").await?;
    let (second, third) = (page.newsroom.entry_at(1).await?, page.newsroom.entry_at(2).await?);
    page.newsroom.retract(&second).await?;
    page.newsroom.edit(json!({ "id": third, "title": "A title that is longer by far than the one it had, ".repeat(6) })).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("the page is told", "events('news-update').some(({ detail }) => detail.removed === 1 && detail.changed === 1)").await?;
    page.wait_until("what is read stands where it stood", "Math.abs(read.getBoundingClientRect().top - stood) < 1").await
}

async fn whoever_reads_an_entry_that_is_retracted_keeps_a_place(page: &mut Page) -> Kept {
    opens_a_long_list(page).await?;
    let second = page.newsroom.entry_at(1).await?;
    page.runs("window.third = seen('.item')[2]; seen('.item')[1].querySelector('a').focus()").await?;
    page.newsroom.retract(&second).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("the next entry has the focus", "root.activeElement === third && seen('.item')[1] === third").await
}

async fn whoever_is_about_to_see_what_is_taken_back_keeps_a_place(page: &mut Page) -> Kept {
    opens_a_long_list(page).await?;
    page.scrolls("scrollTo(0, 700)").await?;
    publishes(page, "Too early").await?;
    waits_behind_a_button(page, "Too early").await?;
    page.runs("one('.updates').focus()").await?;
    page.newsroom.retract(&page.newsroom.entry_at(0).await?).await?;
    page.runs("widget.refresh()").await?;
    page.sees_no(".updates").await?;
    page.wait_until("the first entry has the focus", "root.activeElement === seen('.item')[0]").await
}

async fn ten_refreshes_at_three_places_shift_nothing(page: &mut Page) -> Kept {
    opens_a_long_list(page).await?;
    page.wait_until("all parts are there", "seen('.submit').length === 1").await?;
    page.runs(
        "window.shifts = []; if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
        new PerformanceObserver((list) => { for (const { value, sources } of list.getEntries())
            shifts.push({ value, round: events('news-update').length, sources: sources.map(({ node, previousRect, currentRect }) => [node?.className, previousRect, currentRect]) }) }).observe({ type: 'layout-shift' })",
    )
    .await?;
    let mut round = 0;
    for place in ["0", "700", "document.documentElement.scrollHeight"] {
        page.scrolls(&format!("scrollTo(0, {place})")).await?;
        for _ in 0..10 {
            round += 1;
            match round % 3 {
                0 => page.newsroom.retract(&page.newsroom.entry_at(1).await?).await?,
                1 => page.newsroom.publish(json!({ "title": format!("News {round}"), "content_html": "<p>News.</p>" })).await?,
                _ => page.newsroom.edit(json!({ "id": page.newsroom.entry_at(2).await?, "title": format!("Edited for the {round}th time") })).await?,
            };
            page.runs("widget.refresh()").await?;
            page.wait_until("the page is told", &format!("events('news-update').length === {round}")).await?;
            // What moves is reported with the frame after it moved.
            page.settles(Value::Null).await?;
        }
    }
    let shifts = page.asks("shifts").await?;
    let shift: f64 = shifts.as_array().into_iter().flatten().filter_map(|shift| shift.get("value")?.as_f64()).sum();
    page.holds(&format!("nothing shifts; it shifted by {shift}: {shifts}"), shift < 0.0005)
}

async fn a_batch_is_announced_once(page: &mut Page) -> Kept {
    opens_a_long_list(page).await?;
    page.runs("window.said = []; new MutationObserver(() => said.push(says(one('[role=status].unseen')))).observe(one('[role=status].unseen'), { childList: true, subtree: true, characterData: true })").await?;
    page.newsroom.publish(json!({ "title": "One" })).await?;
    publishes(page, "Two").await?;
    page.wait_until("it is said how many are new", "said.includes('2 new updates')").await?;
    page.runs("widget.refresh()").await?;
    page.wait_until(
        "an unchanged answer came",
        "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/newsroom/feed.json')).length === 3",
    )
    .await?;
    let live = page.session().find_all(Locator::Css("news-widget")).await?.len();
    page.holds("one widget", live == 1)?;
    page.wait_until("and that once", "said.filter(Boolean).length === 1").await?;
    // The same words are said anew for another batch.
    page.newsroom.publish(json!({ "title": "Three" })).await?;
    publishes(page, "Four").await?;
    page.wait_until("the next batch is said, too", "said.filter(Boolean).length === 2 && said.filter(Boolean)[1] === '2 new updates'").await
}
