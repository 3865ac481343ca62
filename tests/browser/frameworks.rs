//! Promise: in React, Vue and Svelte the elements are like any other: attributes follow the state, events are heard by the
//! framework's own listeners, and what the framework makes, moves, uses again or takes out stays well.
//! The pages are in `frameworks`; all do the same, and have a `change` that takes a part of their state.

use crate::embedding::FEED;
use crate::harness::newsroom::Newsroom;
use crate::harness::page::Page;
use crate::harness::promise::{Kept, Promise};
use crate::refreshes::AN_HOUR_PASSES;
use serde_json::json;

macro_rules! in_each_framework {
    ($($name:ident),+ $(,)?) => {
        pub const PROMISES: &[Promise] = &[
            $(Promise { name: concat!(stringify!($name), "_in_react"), steps: |page| Box::pin($name(page, "react")) },
            Promise { name: concat!(stringify!($name), "_in_vue"), steps: |page| Box::pin($name(page, "vue")) },
            Promise { name: concat!(stringify!($name), "_in_svelte"), steps: |page| Box::pin($name(page, "svelte")) },)+
        ];
    };
}

in_each_framework![
    attributes_follow_the_state,
    a_value_that_is_none_takes_the_attribute_out,
    a_method_is_called_through_a_reference,
    an_opening_is_heard_and_can_be_prevented,
    a_sign_up_is_heard,
    a_used_element_gets_another_feed,
    elements_in_another_order_keep_what_they_show,
    an_element_comes_and_goes_without_a_trace,
    what_the_server_rendered_is_taken_over,
];

const OPEN: &str = "seen('.article').length === 1";

/// The page and its three widgets, each of which comes to life once.
async fn opens(page: &mut Page, path: &str) -> Kept {
    page.newsroom = Newsroom::open_with_frameworks()?;
    page.opens(path).await?;
    for widget in ["#first", "#second", "#news"] {
        page.looks_at(widget);
        page.has_the_news().await?;
        page.wait_until("it is looked after", "Boolean(one('.pause'))").await?;
    }
    page.wait_until("each once", "events('news-ready').length === 3").await
}

async fn changes(page: &Page, part: &str) -> Kept {
    page.runs(&format!("window.change({part})")).await.map(drop).map_err(Into::into)
}

async fn attributes_follow_the_state(page: &mut Page, framework: &str) -> Kept {
    opens(page, &format!("{framework}/")).await?;
    page.wait_until(
        "as the page begins",
        "seen('.headline').length === 5 && says(one('.heading')) === 'From the quay' && one('.widget').dataset.theme === 'light' && widget.getAttribute('refresh') === '30'",
    )
    .await?;
    changes(page, "{ attributes: { feed: '/newsroom/feed.json', refresh: 45, limit: 3, lang: 'ar', theme: 'dark', heading: 'News' } }").await?;
    page.wait_until(
        "as it goes on",
        "seen('.headline').length === 3 && says(one('.heading')) === 'News' && one('.widget').dataset.theme === 'dark' && one('.widget').dir === 'rtl' && widget.getAttribute('refresh') === '45'",
    )
    .await?;
    page.wait_until("without `signup` there is no form", "!widget.hasAttribute('signup') && all('.email').length === 0").await
}

async fn a_value_that_is_none_takes_the_attribute_out(page: &mut Page, framework: &str) -> Kept {
    opens(page, &format!("{framework}/")).await?;
    for none in ["undefined", "null", "false"] {
        changes(page, "{ attributes: { feed: '/newsroom/feed.json', refresh: 0, lang: 'ar', heading: 'News' } }").await?;
        page.wait_until("each is there, 0 too", "widget.getAttribute('refresh') === '0' && one('.widget').lang === 'ar' && says(one('.heading')) === 'News'")
            .await?;
        changes(page, &format!("{{ attributes: {{ feed: '/newsroom/feed.json', refresh: {none}, lang: {none}, heading: undefined }} }}")).await?;
        page.wait_until(
            &format!("{none} is no value, and the defaults count"),
            "['refresh', 'lang', 'heading'].every((name) => !widget.hasAttribute(name)) && one('.widget').lang === 'en' && says(one('.heading')) !== 'News'",
        )
        .await?;
    }
    Ok(())
}

async fn a_method_is_called_through_a_reference(page: &mut Page, framework: &str) -> Kept {
    opens(page, &format!("{framework}/")).await?;
    page.newsroom.publish(json!({ "title": "Ferry back in service" })).await?;
    page.runs("document.querySelector('button').click()").await?;
    page.wait_until(
        "it asked, and the page's listener is told what came",
        "JSON.stringify(heard['news-update']) === '[{\"added\":1,\"changed\":0,\"removed\":0}]'",
    )
    .await
}

async fn an_opening_is_heard_and_can_be_prevented(page: &mut Page, framework: &str) -> Kept {
    opens(page, &format!("{framework}/")).await?;
    for widget in ["#news", "#first"] {
        page.looks_at(widget);
        page.runs("window.keepsClosed = true; heard['news-open'] = []; probe.events.length = 0").await?;
        page.clicks(".headline a").await?;
        page.wait_until(
            "the page's listener is told",
            "heard['news-open'].length === 1 && heard['news-open'][0].id && events('news-open')[0].defaultPrevented",
        )
        .await?;
        page.runs("window.keepsClosed = false").await?;
        page.clicks(".headline a").await?;
        page.wait_until("and lets it open the second time", &format!("{OPEN} && heard['news-open'].length === 2 && !events('news-open')[1].defaultPrevented"))
            .await?;
    }
    Ok(())
}

async fn a_sign_up_is_heard(page: &mut Page, framework: &str) -> Kept {
    opens(page, &format!("{framework}/")).await?;
    page.types(".email", "reader@harbour.example").await?;
    page.clicks(".submit").await?;
    page.wait_until("the page's listener is told", "heard['news-signup'].length === 1 && heard['news-signup'][0].status === 'pending'").await
}

async fn a_used_element_gets_another_feed(page: &mut Page, framework: &str) -> Kept {
    opens(page, &format!("{framework}/")).await?;
    page.runs("window.before = widget; window.headlines = all('.headline').map(says)").await?;
    page.clicks(".headline a").await?;
    page.wait_until("an article of the first feed is open", OPEN).await?;
    changes(page, "{ attributes: { feed: '/newsroom/feed.json?page=2' } }").await?;
    page.wait_until(
        "the same element shows the list of the other",
        "widget === before && all('.article').length === 0 && seen('.headline').length > 0 && !all('.headline').map(says).some((headline) => headlines.includes(headline))",
    )
    .await?;
    page.wait_until("and says that it is there", "events('news-ready').length === 4").await
}

/// In this order, an article is open in both, and both are the elements of before.
const KEPT: &str = "[...document.querySelectorAll('#first, #second')].map(({ id }) => id).join() === 'ORDER'
    && ['#first', '#second'].every((id, place) => document.querySelector(id).shadowRoot.querySelector('.article') === articles[place])";

async fn elements_in_another_order_keep_what_they_show(page: &mut Page, framework: &str) -> Kept {
    opens(page, &format!("{framework}/")).await?;
    for widget in ["#first", "#second"] {
        page.looks_at(widget);
        page.clicks(".headline a").await?;
        page.wait_until("an article is open", OPEN).await?;
    }
    page.runs("window.articles = ['#first', '#second'].map((id) => document.querySelector(id).shadowRoot.querySelector('.article'))").await?;
    changes(page, "{ order: ['second', 'first'] }").await?;
    page.wait_until("the articles have moved with their elements", &KEPT.replace("ORDER", "second,first")).await?;
    // Where the engine has it, within a transition: the page is changed while nothing is painted.
    page.runs(
        "const moved = new Promise((done) => new MutationObserver(done).observe(document.querySelector('main'), { childList: true }));
        window.move = () => { window.change({ order: ['first', 'second'] }); return moved; };
        window.moved = document.startViewTransition ? document.startViewTransition(move).finished : move();
        window.over = false; window.moved.then(() => { window.over = true })",
    )
    .await?;
    page.wait_until("and back again", &format!("over && {}", KEPT.replace("ORDER", "first,second"))).await?;
    page.wait_until("none had to come to life again", "events('news-ready').length === 3").await
}

async fn an_element_comes_and_goes_without_a_trace(page: &mut Page, framework: &str) -> Kept {
    opens(page, &format!("{framework}/")).await?;
    let asked = page.newsroom.was_asked_for(FEED).await?;
    changes(page, "{ shown: false }").await?;
    page.wait_until("it is gone", "widget === null").await?;
    // Whatever still listened would ask now, before another one does as it is told.
    page.runs(AN_HOUR_PASSES).await?;
    page.runs("window.dispatchEvent(new Event('online')); document.dispatchEvent(new Event('visibilitychange'))").await?;
    page.runs("window.performance.clearResourceTimings(); document.querySelector('#first').refresh()").await?;
    page.wait_until("that one has its answer", "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('?page=2'))").await?;
    asked_just(page, asked + 1).await?;
    page.newsroom.withhold(json!({ FEED: "late" })).await?;
    changes(page, "{ shown: true }").await?;
    page.newsroom.is_asked_for(FEED, asked + 2).await?;
    changes(page, "{ shown: false }").await?;
    page.wait_until("it is gone before it has its news", "widget === null").await?;
    page.newsroom.withhold(json!({})).await?;
    changes(page, "{ shown: true }").await?;
    page.has_the_news().await?;
    // Not what the one before it asked for, which ended with it.
    asked_just(page, asked + 3).await
}

async fn asked_just(page: &Page, times: usize) -> Kept {
    let asked = page.newsroom.was_asked_for(FEED).await?;
    page.holds(&format!("{times} requests for a feed, not {asked}"), asked == times)
}

async fn what_the_server_rendered_is_taken_over(page: &mut Page, framework: &str) -> Kept {
    opens(page, &format!("{framework}/server.html")).await?;
    changes(page, "{ attributes: { feed: '/newsroom/feed.json', refresh: 45, limit: 3 } }").await?;
    page.wait_until(
        "its attributes follow the state from then on",
        "seen('.headline').length === 3 && widget.getAttribute('refresh') === '45' && !widget.hasAttribute('lang')",
    )
    .await?;
    page.clicks(".headline a").await?;
    page.wait_until("its listeners hear", &format!("{OPEN} && heard['news-open'].length === 1")).await
}
