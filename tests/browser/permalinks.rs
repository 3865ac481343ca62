//! Promise: where the site owner wants it, the open entry is in the address bar, and the browser's own ways lead in and out.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    an_open_entry_is_in_the_address_and_back_and_forward_work,
    closing_leads_back_to_the_address_of_before,
    a_shared_link_opens_its_entry,
    a_link_to_what_is_not_there_opens_nothing,
    a_link_to_an_older_page_waits_for_it,
    the_pages_own_fragment_is_left_alone,
    a_router_that_owns_the_fragment_is_where_it_was,
    without_the_attribute_the_address_is_the_pages,
    an_entry_opened_as_another_is_closed_stays_open,
    a_link_to_another_entry_leads_out_of_both,
    what_the_page_keeps_in_a_step_stays,
    a_base_address_changes_nothing,
    after_a_reload_closing_goes_back_as_before,
    the_address_follows_the_attribute,
    one_of_two_widgets_opens_what_a_link_names,
    what_the_page_opens_itself_stays_in_the_address,
    a_step_back_that_never_comes_keeps_nothing_waiting,
    a_widget_that_left_the_page_leaves_its_entry_to_no_other,
    a_step_of_the_pages_own_is_not_gone_back_over,
];

const OPEN: &str = "seen('.article').length === 1";
const CLOSED: &str = "all('.article').length === 0 && seen('.item').length > 0";
/// An id that a URL cannot hold as it is.
const ID: &str = "https://courier.example/?id=7#ü %";
const HASH: &str = "`#news=${encodeURIComponent('https://courier.example/?id=7#ü %')}`";

async fn opens_with_permalinks(page: &mut Page) -> Kept {
    page.newsroom.publish(json!({ "id": ID, "title": "Linked", "content_html": "<p>Here.</p>" })).await?;
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('permalinks', 'hash')").await.map(drop).map_err(Into::into)
}

async fn an_open_entry_is_in_the_address_and_back_and_forward_work(page: &mut Page) -> Kept {
    opens_with_permalinks(page).await?;
    page.runs("window.heard = []; addEventListener('hashchange', () => heard.push(location.hash))").await?;
    page.clicks(".item .headline a").await?;
    page.wait_until("its id is in the address", &format!("{OPEN} && location.hash === {HASH}")).await?;
    page.wait_until("the page's router hears nothing", "heard.length === 0").await?;
    page.clicks(".around .older a").await?;
    page.wait_until("the next one's is, then", &format!("{OPEN} && location.hash.startsWith('#news=') && location.hash !== {HASH}")).await?;
    page.runs("history.back()").await?;
    page.wait_until("back leads to the list", &format!("{CLOSED} && location.hash === ''")).await?;
    page.runs("history.forward()").await?;
    page.wait_until("forward to the article", &format!("{OPEN} && location.hash.startsWith('#news=')")).await
}

async fn closing_leads_back_to_the_address_of_before(page: &mut Page) -> Kept {
    opens_with_permalinks(page).await?;
    page.clicks(".item .headline a").await?;
    page.wait_until("open", &format!("{OPEN} && location.hash === {HASH}")).await?;
    page.clicks(".back").await?;
    page.wait_until("closed, and the address as before", &format!("{CLOSED} && location.hash === ''")).await?;
    page.clicks(".item .headline a").await?;
    page.wait_until("and again", &format!("{OPEN} && location.hash === {HASH}")).await
}

async fn a_shared_link_opens_its_entry(page: &mut Page) -> Kept {
    opens_with_permalinks(page).await?;
    let hash = page.asks(HASH).await?.as_str().unwrap_or_default().to_owned();
    page.opens("bare.html").await?;
    page.opens(&format!("permalinks.html{hash}")).await?;
    page.wait_until("it is open", &format!("{OPEN} && says(one('.title')) === 'Linked'")).await?;
    page.session().refresh().await?;
    page.wait_until("and after a reload", &format!("{OPEN} && says(one('.title')) === 'Linked'")).await?;
    page.clicks(".back").await?;
    page.wait_until("closed, it is the list's address", &format!("{CLOSED} && location.hash === '' && location.pathname === '/permalinks.html'")).await
}

async fn a_link_to_what_is_not_there_opens_nothing(page: &mut Page) -> Kept {
    for hash in ["#news=gone", "#news=%", "#news=", "#news=%E0%A4%A"] {
        page.opens("bare.html").await?;
        page.opens(&format!("permalinks.html{hash}")).await?;
        page.has_the_news().await?;
        page.wait_until("the list is there, and its address as it was", &format!("Boolean(one('.pause')) && {CLOSED} && location.hash === '{hash}'")).await?;
    }
    page.clicks(".item .headline a").await?;
    page.wait_until("any other entry opens", OPEN).await
}

async fn a_link_to_an_older_page_waits_for_it(page: &mut Page) -> Kept {
    page.opens("permalinks.html#news=none").await?;
    page.has_the_news().await?;
    page.runs(
        "window.older = fetch('/newsroom/feed.json?page=2').then((answer) => answer.json()).then(({ items }) => { location.hash = `#news=${encodeURIComponent(items.at(-1).id)}` })",
    )
    .await?;
    page.wait_until("the address names one of the next page", "location.hash !== '#news=none' && Boolean(one('.pause'))").await?;
    page.clicks(".more").await?;
    page.wait_until("all of the first page", "seen('.item').length === 20").await?;
    page.clicks(".more").await?;
    page.wait_until("it opens once it is there", OPEN).await
}

async fn the_pages_own_fragment_is_left_alone(page: &mut Page) -> Kept {
    page.opens("permalinks.html#section").await?;
    page.has_the_news().await?;
    page.wait_until("the news is looked after", &format!("Boolean(one('.pause')) && location.hash === '#section' && {CLOSED}")).await?;
    page.clicks(".item .headline a").await?;
    page.wait_until("it is open", &format!("{OPEN} && location.hash.startsWith('#news=')")).await?;
    page.clicks(".back").await?;
    page.wait_until("the fragment is the page's again", &format!("{CLOSED} && location.hash === '#section'")).await
}

async fn a_router_that_owns_the_fragment_is_where_it_was(page: &mut Page) -> Kept {
    page.opens("permalinks.html#/sport").await?;
    page.has_the_news().await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    page.runs("window.routes = []; addEventListener('hashchange', () => routes.push(location.hash))").await?;
    page.clicks(".item .headline a").await?;
    page.wait_until("an entry is open", &format!("{OPEN} && location.hash.startsWith('#news=')")).await?;
    page.runs("widget.close()").await?;
    page.wait_until("closed, the router is told of its own route alone", &format!("{CLOSED} && location.hash === '#/sport' && String(routes) === '#/sport'"))
        .await?;
    page.runs("location.hash = '#/council'").await?;
    page.wait_until("and leads on as ever", &format!("{CLOSED} && String(routes) === '#/sport,#/council'")).await
}

async fn without_the_attribute_the_address_is_the_pages(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.clicks(".item .headline a").await?;
    page.wait_until("it is open, and the address the page's", &format!("{OPEN} && location.hash === ''")).await
}

async fn opens_with_two_permalinks(page: &mut Page) -> Kept {
    page.newsroom.publish(json!({ "id": "one", "title": "One", "content_html": "<p>One.</p>" })).await?;
    page.newsroom.publish(json!({ "id": "two", "title": "Two", "content_html": "<p>Two.</p>" })).await?;
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('permalinks', 'hash')").await.map(drop).map_err(Into::into)
}

/// What is open, by its title, and named by the address, by its id.
fn is_open(title: &str, id: &str) -> String {
    format!("{OPEN} && says(seen('.title')[0]) === '{title}' && location.hash === '#news={id}'")
}

async fn an_entry_opened_as_another_is_closed_stays_open(page: &mut Page) -> Kept {
    opens_with_two_permalinks(page).await?;
    page.runs("widget.open('one')").await?;
    page.wait_until("one is open", &is_open("One", "one")).await?;
    page.runs("window.steps = 0; addEventListener('popstate', () => { window.steps += 1 }); widget.close().then(() => widget.open('two'))").await?;
    page.wait_until("the step back is made, and the other one stays", &format!("steps === 1 && {}", is_open("Two", "two"))).await?;
    page.clicks(".back").await?;
    page.wait_until("and leads to the list", &format!("{CLOSED} && location.hash === '' && steps === 2")).await
}

async fn a_link_to_another_entry_leads_out_of_both(page: &mut Page) -> Kept {
    opens_with_two_permalinks(page).await?;
    page.runs("widget.open('one')").await?;
    page.wait_until("one is open", &is_open("One", "one")).await?;
    page.runs("location.hash = '#news=two'").await?;
    page.wait_until("then the other", &is_open("Two", "two")).await?;
    page.clicks(".back").await?;
    page.wait_until("closed is closed", &format!("{CLOSED} && location.hash === ''")).await?;
    page.runs("history.back()").await?;
    page.wait_until("back leads to what was read before", &is_open("One", "one")).await
}

async fn what_the_page_keeps_in_a_step_stays(page: &mut Page) -> Kept {
    opens_with_two_permalinks(page).await?;
    page.runs("history.replaceState({ place: 7 }, '')").await?;
    page.runs("widget.open('one')").await?;
    page.wait_until("the step of an entry has it", &format!("{} && history.state.place === 7", is_open("One", "one"))).await?;
    page.clicks(".around .newer a").await?;
    page.wait_until("and of the next one", &format!("{} && history.state.place === 7", is_open("Two", "two"))).await?;
    page.clicks(".back").await?;
    page.wait_until("and the page's own step has just that", &format!("{CLOSED} && JSON.stringify(history.state) === '{{\"place\":7}}'")).await
}

async fn a_base_address_changes_nothing(page: &mut Page) -> Kept {
    opens_with_two_permalinks(page).await?;
    page.runs("const base = document.createElement('base'); base.href = '/elsewhere/'; document.head.append(base); widget.open('one')").await?;
    page.wait_until("the address is still the page's", &format!("location.pathname === '/feed.html' && {}", is_open("One", "one"))).await?;
    page.clicks(".back").await?;
    page.wait_until("and after that", &format!("location.pathname === '/feed.html' && location.hash === '' && {CLOSED}")).await
}

async fn after_a_reload_closing_goes_back_as_before(page: &mut Page) -> Kept {
    page.newsroom.publish(json!({ "id": "one", "title": "One", "content_html": "<p>One.</p>" })).await?;
    page.opens("permalinks.html").await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    page.runs("widget.open('one')").await?;
    page.wait_until("it is open", &is_open("One", "one")).await?;
    page.session().refresh().await?;
    page.wait_until("and after a reload", &is_open("One", "one")).await?;
    page.clicks(".back").await?;
    page.wait_until("closed", &format!("{CLOSED} && location.hash === '' && history.state === null")).await?;
    page.runs("history.forward()").await?;
    page.wait_until("by a step back: there is a way forward", &is_open("One", "one")).await
}

async fn the_address_follows_the_attribute(page: &mut Page) -> Kept {
    opens_with_two_permalinks(page).await?;
    page.runs("widget.open('one')").await?;
    page.wait_until("it is open", &is_open("One", "one")).await?;
    page.runs("widget.removeAttribute('permalinks')").await?;
    page.wait_until("the address is the page's, and the article stays", &format!("{OPEN} && location.hash === ''")).await?;
    page.runs("widget.setAttribute('permalinks', 'hash')").await?;
    page.wait_until("it names the entry again", &is_open("One", "one")).await
}

async fn one_of_two_widgets_opens_what_a_link_names(page: &mut Page) -> Kept {
    opens_with_two_permalinks(page).await?;
    page.runs("window.other = widget.cloneNode(true); widget.after(other); other.scrollIntoView()").await?;
    page.wait_until("the other one has the news, too", "Boolean(other.shadowRoot.querySelector('.pause'))").await?;
    page.runs("other.open('one')").await?;
    let second = "other.shadowRoot.querySelector('.title')?.textContent";
    page.wait_until("the other one opens an entry", &format!("{second} === 'One' && location.hash === '#news=one' && all('.article').length === 0")).await?;
    page.runs("widget.open('two')").await?;
    page.wait_until("the address is that of the last one", &format!("{second} === 'One' && {}", is_open("Two", "two"))).await?;
    page.runs("other.close()").await?;
    page.wait_until("it still is", &format!("{second} === undefined && {}", is_open("Two", "two"))).await?;
    page.runs("location.hash = '#news=one'").await?;
    page.wait_until(
        "one of them opens what a link names",
        &format!("[{second}, says(all('.title')[0] ?? document.body)].filter((title) => title === 'One').length === 1"),
    )
    .await
}

async fn what_the_page_opens_itself_stays_in_the_address(page: &mut Page) -> Kept {
    opens_with_two_permalinks(page).await?;
    page.runs("widget.addEventListener('news-open', (event) => event.preventDefault()); location.hash = '#news=one'").await?;
    page.wait_until("the page is asked", "events('news-open').length === 1").await?;
    page.newsroom.publish(json!({ "id": "three", "title": "Three" })).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until(
        "once, and the address is the page's affair",
        &format!("events('news-update').length === 1 && events('news-open').length === 1 && {CLOSED} && location.hash === '#news=one'"),
    )
    .await
}

async fn a_step_back_that_never_comes_keeps_nothing_waiting(page: &mut Page) -> Kept {
    opens_with_two_permalinks(page).await?;
    page.runs("widget.open('one')").await?;
    page.wait_until("one is open", &is_open("One", "one")).await?;
    // As in a frame whose neighbour takes the step.
    page.runs("window.back = history.back; history.back = () => {}; widget.close().then(() => widget.open('two'))").await?;
    page.wait_until("what was opened meanwhile is named", &is_open("Two", "two")).await?;
    page.runs("back.call(history)").await?;
    page.wait_until("and the next step back leads out of it", &format!("{CLOSED} && !location.hash.includes('two')")).await
}

async fn a_widget_that_left_the_page_leaves_its_entry_to_no_other(page: &mut Page) -> Kept {
    opens_with_two_permalinks(page).await?;
    page.runs("window.other = widget.cloneNode(true); widget.after(other); other.scrollIntoView()").await?;
    page.wait_until("the other one has the news, too", "Boolean(other.shadowRoot.querySelector('.pause'))").await?;
    page.runs("other.open('one')").await?;
    page.wait_until("it opens an entry", "other.shadowRoot.querySelector('.title')?.textContent === 'One' && location.hash === '#news=one'").await?;
    page.newsroom.publish(json!({ "id": "three", "title": "Three" })).await?;
    page.runs("other.remove(); widget.refresh()").await?;
    page.wait_until("this one has newer news, and opens nothing by itself", &format!("events('news-update').length > 0 && {CLOSED}")).await
}

async fn a_step_of_the_pages_own_is_not_gone_back_over(page: &mut Page) -> Kept {
    opens_with_permalinks(page).await?;
    page.clicks(".item .headline a").await?;
    page.wait_until("open", &format!("{OPEN} && location.hash === {HASH}")).await?;
    // Routers keep in a step what was in the one before.
    page.runs("history.pushState({ ...history.state, page: 2 }, '', `?page=2${location.hash}`)").await?;
    page.clicks(".back").await?;
    page.wait_until("closed in the page's own step", &format!("{CLOSED} && location.search === '?page=2' && location.hash === '' && history.state.page === 2"))
        .await
}
