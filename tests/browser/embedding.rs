//! Promise: elements can be made, moved, cloned and removed at any time, and several live on one page.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use crate::refreshes::AN_HOUR_PASSES;
use fantoccini::Locator;

promises![
    two_widgets_show_two_feeds,
    the_script_may_stand_on_the_page_twice,
    an_element_made_by_script_comes_to_life,
    an_element_may_stand_in_another_shadow_root,
    a_moved_element_keeps_what_it_shows,
    a_cloned_element_is_one_of_its_own,
    a_removed_element_asks_for_nothing_more,
    an_element_removed_at_once_does_no_harm,
    an_element_put_back_comes_to_life_again,
    many_rounds_in_and_out_leave_the_others_well,
];

pub const FEED: &str = "/newsroom/feed.json";
pub const WASM: &str = "/widget_bg.wasm";
/// What a site owner's script would do.
pub const MAKE: &str = "window.make = (feed) => { const made = document.createElement('news-widget'); made.setAttribute('feed', feed); return made; };";

async fn loads_once(page: &Page) -> Kept {
    let times = page.newsroom.was_asked_for(WASM).await?;
    page.holds(&format!("the WebAssembly is loaded once, not {times} times"), times == 1)
}

async fn two_widgets_show_two_feeds(page: &mut Page) -> Kept {
    page.opens("two.html").await?;
    page.has_the_news().await?;
    let first = page.asks("says(seen('.headline')[0])").await?;
    page.looks_at("#second");
    page.has_the_news().await?;
    page.wait_until("other headlines", &format!("!all('.headline').map(says).includes({first})")).await?;
    page.wait_until("a heading of its own", "says(seen('.heading')[0]) === 'Older news'").await?;
    loads_once(page).await
}

async fn the_script_may_stand_on_the_page_twice(page: &mut Page) -> Kept {
    page.opens("twice.html").await?;
    page.has_the_news().await?;
    page.wait_until("one list", "all('.list').length === 1 && events('news-ready').length === 1").await?;
    loads_once(page).await
}

async fn an_element_made_by_script_comes_to_life(page: &mut Page) -> Kept {
    page.opens("empty.html").await?;
    page.runs(&format!("{MAKE} document.querySelector('main').append(window.make('{FEED}'))")).await?;
    page.has_the_news().await
}

async fn an_element_may_stand_in_another_shadow_root(page: &mut Page) -> Kept {
    page.opens("empty.html").await?;
    page.runs(&format!(
        "{MAKE} const host = document.createElement('div'); host.lang = 'ar'; document.querySelector('main').append(host);
        host.attachShadow({{ mode: 'open' }}).append(window.make('{FEED}')); window.inner = host.shadowRoot.firstChild"
    ))
    .await?;
    let headlines = "window.inner.shadowRoot.querySelectorAll('.headline').length > 0";
    page.wait_until("the news is there", headlines).await?;
    page.wait_until("the language of outside counts", "window.inner.shadowRoot.querySelector('.widget').lang === 'ar'").await
}

async fn a_moved_element_keeps_what_it_shows(page: &mut Page) -> Kept {
    page.opens("two.html").await?;
    page.looks_at("#first");
    page.has_the_news().await?;
    page.clicks(".more").await?;
    page.wait_until("more is shown", "seen('.headline').length > 5").await?;
    page.runs("window.before = all('.item'); document.querySelector('#elsewhere').append(widget)").await?;
    page.wait_until("the same entries, in the same elements", "widget.parentElement.id === 'elsewhere' && all('.item').length === window.before.length && all('.item').every((item, place) => item === window.before[place])").await?;
    page.clicks(".item:nth-child(2) .headline a").await?;
    page.sees(".back", "Back").await?;
    page.runs("document.querySelector('#elsewhere').before(widget)").await?;
    page.wait_until("the open article is still open", "seen('.article').length === 1").await?;
    loads_once(page).await
}

async fn a_cloned_element_is_one_of_its_own(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.runs("window.clone = widget.cloneNode(true); clone.id = 'clone'; widget.after(clone)").await?;
    page.scrolls("clone.scrollIntoView()").await?;
    page.looks_at("#clone");
    page.has_the_news().await?;
    page.clicks(".headline a").await?;
    page.sees(".back", "Back").await?;
    page.looks_at("news-widget");
    page.wait_until("the other one still shows its list", "seen('.headline').length === 5").await
}

async fn a_removed_element_asks_for_nothing_more(page: &mut Page) -> Kept {
    page.opens("two.html").await?;
    page.has_the_news().await?;
    page.looks_at("#second");
    page.has_the_news().await?;
    let asked = page.newsroom.was_asked_for(FEED).await?;
    page.runs("document.querySelector('#first').remove()").await?;
    // The reader comes back to the page: whatever still listened would ask now.
    page.runs(AN_HOUR_PASSES).await?;
    page.runs("window.dispatchEvent(new Event('online')); document.dispatchEvent(new Event('visibilitychange'))").await?;
    page.newsroom.is_asked_for(FEED, asked + 1).await?;
    let answers = "performance.getEntriesByType('resource').filter(({ name }) => name.includes('/newsroom/feed.json')).length";
    page.wait_until("it has its answer", &format!("{answers} === 3")).await?;
    page.runs("widget.refresh()").await?;
    page.newsroom.is_asked_for(FEED, asked + 2).await?;
    let more = page.newsroom.was_asked_for(FEED).await? - asked;
    page.holds(&format!("only the one that is left asks: twice, not {more} times"), more == 2)
}

async fn an_element_removed_at_once_does_no_harm(page: &mut Page) -> Kept {
    page.opens("empty.html").await?;
    page.runs(&format!("{MAKE} const made = window.make('{FEED}'); document.querySelector('main').append(made); made.refresh(); made.remove()")).await?;
    page.runs(&format!("document.querySelector('main').append(window.make('{FEED}'))")).await?;
    page.has_the_news().await
}

async fn an_element_put_back_comes_to_life_again(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.runs("window.kept = widget; widget.remove()").await?;
    page.wait_until("it shows nothing of before", "window.kept.shadowRoot.querySelectorAll('.headline').length === 0").await?;
    page.runs("document.querySelector('main').append(window.kept)").await?;
    page.has_the_news().await?;
    loads_once(page).await
}

async fn many_rounds_in_and_out_leave_the_others_well(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.runs(&format!(
        "{MAKE} window.rounds = 0; const round = async () => {{
            const made = window.make('{FEED}'); document.querySelector('main').prepend(made);
            await new Promise((ready) => made.addEventListener('news-ready', ready)); made.remove(); window.rounds += 1;
            if (window.rounds < 20) await round();
        }}; round()"
    ))
    .await?;
    page.wait_until("twenty came and went", "window.rounds === 20").await?;
    page.clicks(".headline a").await?;
    page.sees(".back", "Back").await?;
    let left = page.session().find_all(Locator::Css("news-widget")).await?.len();
    page.holds("one element is left", left == 1)?;
    loads_once(page).await
}
