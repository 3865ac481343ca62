//! Promise: everyone can read and use it, on any screen.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;

promises![
    a_narrow_screen_never_scrolls_sideways,
    a_long_read_never_scrolls_sideways,
    the_focus_can_be_seen,
    nothing_is_told_by_colour_alone,
    whatever_is_pressed_is_large_enough,
    the_keys_lead_from_entry_to_entry_and_into_one,
];

/// Articles with whatever a newsroom's HTML has: pages/long.json.
pub const LONG_READS: [&str; 5] = ["keeper", "budget", "shaar", "ballad", "gauge"];

pub async fn opens_a_long_read(page: &mut Page, id: &str) -> Kept {
    page.runs("widget.setAttribute('feed', '/long.json')").await?;
    page.wait_until("the list is that of long reads", "says(one('.heading')) === 'The Fairhaven Courier, at length'").await?;
    page.runs(&format!("widget.open('{id}')")).await?;
    page.wait_until("all of it is there", "seen('.onwards').length === 1 && says(seen('.body')[0]).length > 1000").await
}

async fn a_long_read_never_scrolls_sideways(page: &mut Page) -> Kept {
    page.tolerates("-src-attr");
    for id in LONG_READS {
        page.opens_as_large_as(320, 800, "feed.html").await?;
        page.has_the_news().await?;
        page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
        opens_a_long_read(page, id).await?;
        page.wait_until(&format!("{id} fits"), "innerWidth === 320 && document.documentElement.scrollWidth <= 320").await?;
    }
    Ok(())
}

/// A small phone; and a screen of 1280 by 1024 pixels at 400 % (WCAG 2.2, "Reflow").
async fn a_narrow_screen_never_scrolls_sideways(page: &mut Page) -> Kept {
    for height in [800, 256] {
        nothing_is_wider_than_the_screen(page, height).await?;
    }
    Ok(())
}

async fn nothing_is_wider_than_the_screen(page: &mut Page, height: u32) -> Kept {
    page.opens_as_large_as(320, height, "feed.html").await?;
    page.has_the_news().await?;
    page.wait_until("all parts are there", "Boolean(one('.pause')) && seen('.submit').length === 1").await?;
    let fits = "innerWidth === 320 && document.documentElement.scrollWidth <= 320";
    page.wait_until("the list fits", fits).await?;
    page.clicks(".submit").await?;
    page.sees(".error", "Please enter").await?;
    page.wait_until("the complaint fits", fits).await?;
    // WebKit brings the field that has the focus back into view in its own time, and the click would miss.
    page.runs("one('.email').blur()").await?;
    page.clicks(".headline a").await?;
    page.wait_until("the text is there", "says(seen('.body')[0]).length > 0").await?;
    page.wait_until("the article fits", fits).await?;
    page.runs("widget.close(); widget.setAttribute('lang', 'ar')").await?;
    page.wait_until("and so it does from right to left", &format!("one('.widget').dir === 'rtl' && seen('.headline').length > 0 && {fits}")).await
}

async fn the_focus_can_be_seen(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.wait_until("the form is there", "seen('.submit').length === 1").await?;
    page.runs("one('.email').focus()").await?;
    page.presses(fantoccini::key::Key::Tab).await?;
    page.wait_until("the next stop is the button", "root.activeElement === one('.submit')").await?;
    page.wait_until(
        "it is marked",
        "(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)(getComputedStyle(one('.submit')))",
    )
    .await
}

/// WCAG 2.2, "Use of Color"; what is left where a reader's system has the colours (CSS Color Adjust, "Forced Colors Mode").
async fn nothing_is_told_by_colour_alone(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.wait_until("all parts are there", "Boolean(one('.pause')) && seen('.submit').length === 1").await?;
    page.runs("widget.setAttribute('pin', says(all('.tag')[0]))").await?;
    page.sees(".item[part~=pinned] .pin", "Pinned").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "Please enter").await?;
    page.wait_until("a complaint has a sign", "getComputedStyle(one('.error'), '::before').content === '\"!\"'").await?;
    page.newsroom.fall_into("500").await?;
    page.runs("widget.refresh()").await?;
    page.expects_console("HTTP status 500").await?;
    page.wait_until("so has trouble", "getComputedStyle(one('.trouble'), '::before').content === '\"!\"'").await?;
    page.wait_until(
        "buttons and fields have an edge",
        "seen('button:not(.back), input').every((target) => parseFloat(getComputedStyle(target).borderTopWidth) > 0)",
    )
    .await
}

/// WCAG 2.2, "Target Size (Minimum)": 24 px, but for links within a sentence.
async fn whatever_is_pressed_is_large_enough(page: &mut Page) -> Kept {
    page.opens_as_large_as(320, 900, "feed.html").await?;
    page.has_the_news().await?;
    page.wait_until("all parts are there", "Boolean(one('.pause')) && seen('.submit').length === 1").await?;
    page.clicks(".tag").await?;
    page.wait_until(
        "buttons, fields and headlines",
        "((targets) => targets.length > 10 && targets.every((target) => ((rect) => rect.height >= 24 && rect.width >= 24)(target.getBoundingClientRect())))(seen('button, input, .headline a').filter((target) => !target.closest('[aria-hidden=true]')))",
    )
    .await
}

/// ARIA Authoring Practices, "Feed Pattern".
async fn the_keys_lead_from_entry_to_entry_and_into_one(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.wait_until("all parts are there", "Boolean(one('.pause')) && seen('.submit').length === 1").await?;
    page.runs("seen('.item')[0].focus()").await?;
    page.presses(Key::PageDown).await?;
    page.wait_until("the second has the focus", "root.activeElement === seen('.item')[1]").await?;
    page.wait_until(
        "each knows its place, and is named by its headline",
        "seen('.item').every((item, place) => item.ariaPosInSet === String(place + 1) && says(root.getElementById(item.getAttribute('aria-labelledby'))) === says(item.querySelector('.headline')))",
    )
    .await?;
    page.presses(Key::PageUp).await?;
    page.wait_until("the first again", "root.activeElement === seen('.item')[0]").await?;
    page.presses(Key::Return).await?;
    page.wait_until("its article is open", "seen('.article').length === 1").await
}
