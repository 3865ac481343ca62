//! Promise: attributes may change at any time and take effect; one that is wrong falls back and says so.

use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use news_widget::embed::config::{NEWS_SIGNUP, NEWS_WIDGET};
use serde_json::json;

promises![
    another_feed_replaces_the_news,
    another_limit_shows_more_or_fewer,
    another_language_turns_the_widget_round,
    the_language_of_the_page_counts_where_the_element_names_none,
    another_heading_stands_over_the_list,
    another_theme_recolours_it,
    an_attribute_that_is_a_property_too_may_be_assigned,
    a_wrong_value_falls_back_and_says_what_is_allowed,
    a_missing_feed_is_said_in_words,
];

async fn another_feed_replaces_the_news(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    let first = page.asks("says(seen('.headline')[0])").await?;
    let next = page.newsroom.feed().await?.get("next_url").and_then(|url| url.as_str().map(str::to_owned)).ok_or("the feed has no next page")?;
    page.runs(&format!("widget.setAttribute('feed', {})", js(&next))).await?;
    page.wait_until("other news", &format!("seen('.headline').length > 0 && !all('.headline').map(says).includes({first})")).await
}

async fn another_limit_shows_more_or_fewer(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.wait_until("five, as the page asked", "seen('.headline').length === 5").await?;
    page.runs("widget.setAttribute('limit', '3')").await?;
    page.wait_until("three", "seen('.headline').length === 3").await?;
    page.runs("widget.setAttribute('limit', '8')").await?;
    page.wait_until("eight", "seen('.headline').length === 8").await
}

async fn another_language_turns_the_widget_round(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.wait_until("English reads from the left", "one('.widget').lang === 'en' && getComputedStyle(one('.widget')).direction === 'ltr'").await?;
    page.runs("widget.setAttribute('lang', 'ar')").await?;
    page.wait_until("Arabic reads from the right", "one('.widget').lang === 'ar' && getComputedStyle(one('.widget')).direction === 'rtl'").await?;
    page.wait_until("and tells the time its own way", "says(seen('.time')[0]) === plain(new Intl.DateTimeFormat('ar', { timeStyle: 'short', timeZone: 'Europe/Kyiv' }).format(new Date(seen('.time')[0].dateTime)))").await
}

async fn the_language_of_the_page_counts_where_the_element_names_none(page: &mut Page) -> Kept {
    page.opens("hebrew.html").await?;
    page.has_the_news().await?;
    page.wait_until("Hebrew, from the page", "one('.widget').lang === 'he' && one('.widget').dir === 'rtl'").await
}

async fn another_heading_stands_over_the_list(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    let own = page.asks("says(one('.heading'))").await?;
    page.runs("widget.setAttribute('heading', 'From the quay')").await?;
    page.sees(".heading", "From the quay").await?;
    page.runs("widget.removeAttribute('heading')").await?;
    page.sees(".heading", own.as_str().unwrap_or_default()).await
}

async fn another_theme_recolours_it(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    let colours = "JSON.stringify([getComputedStyle(one('.widget')).backgroundColor, getComputedStyle(one('.headline a')).color])";
    page.runs("widget.setAttribute('theme', 'light')").await?;
    page.wait_until("light", "one('.widget').dataset.theme === 'light'").await?;
    let light = page.asks(colours).await?;
    page.runs("widget.setAttribute('theme', 'dark')").await?;
    page.wait_until("dark, in other colours", &format!("one('.widget').dataset.theme === 'dark' && {colours} !== {}", js(light.as_str().unwrap_or_default())))
        .await
}

/// React, Vue and Svelte assign to what is a property of an element, and set an attribute else.
async fn an_attribute_that_is_a_property_too_may_be_assigned(page: &mut Page) -> Kept {
    page.opens("empty.html").await?;
    page.wait_until("the script has run", "window.customElements.get('news-signup')").await?;
    let names = json!({ "news-widget": NEWS_WIDGET.map(|one| one.name), "news-signup": NEWS_SIGNUP.map(|one| one.name) });
    let lost = page
        .asks(&format!(
            "Object.entries({names}).flatMap(([tag, names]) => {{
                const made = document.createElement(tag);
                const becomes = (name, value, attribute) => {{ made[name] = value; return made.getAttribute(name) === attribute; }};
                const values = [['uk', 'uk'], [undefined, null], [30, '30'], [null, null], [0, '0'], [false, null], ['he', 'he'], ['', null]];
                return names.filter((name) => name in made && !values.every((pair) => becomes(name, ...pair)));
            }})"
        ))
        .await?;
    page.holds(&format!("whatever is assigned becomes the attribute; not so for {lost}"), lost == json!([]))?;
    let rest = page.asks("((made) => [typeof made.refresh, made.lang = 'uk', made.lang].join())(document.createElement('news-widget'))").await?;
    page.holds(&format!("and the method is one still, and the language is told: {rest}"), rest == "function,uk,uk")
}

async fn a_wrong_value_falls_back_and_says_what_is_allowed(page: &mut Page) -> Kept {
    page.opens("wrong.html").await?;
    page.has_the_news().await?;
    for complaint in [
        "refresh=\"abc\" is not allowed; allowed: whole seconds",
        "limit=\"-3\" is not allowed; allowed: a whole number",
        "theme=\"noir\" is not allowed; allowed: auto, light, dark",
        "time-zone=\"Mars/Base\" is not allowed; allowed: an IANA time zone",
    ] {
        page.expects_console(complaint).await?;
    }
    // No zone's name is more than one.
    page.runs("widget.setAttribute('time-zone', 'UTC\",\"hour\":\"2-digit')").await?;
    page.expects_console("time-zone=\"UTC\",\"hour\":\"2-digit\" is not allowed").await?;
    page.wait_until("the default limit counts", "seen('.headline').length === 10").await?;
    page.wait_until("and the default theme", "one('.widget').dataset.theme === 'auto'").await
}

async fn a_missing_feed_is_said_in_words(page: &mut Page) -> Kept {
    page.opens("nothing.html").await?;
    page.expects_console("attribute feed is missing; it has to be URLs of feeds").await?;
    page.sees(".status", "No news feed is set up here.").await?;
    page.wait_until("the fallback stays", "fallback() === 'Latest news'").await
}
