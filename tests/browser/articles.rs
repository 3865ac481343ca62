//! Promise: an entry opens as an article, and closing it leads back to where the reader was.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;
use serde_json::json;

promises![
    a_headline_opens_its_article,
    the_article_tells_who_wrote_it_when_and_how_long_it_is,
    the_article_leads_to_the_publishers_page,
    a_picture_comes_with_its_caption,
    a_picture_is_not_shown_twice,
    only_the_lead_picture_leaves_the_text,
    from_a_pinned_one_the_way_leads_on_by_time,
    back_leads_to_the_headline,
    escape_leads_to_the_headline,
    closing_leads_to_the_place_on_the_page,
    the_keyboard_opens_an_article,
    a_page_may_open_the_entry_itself,
    a_page_may_open_and_close_an_entry_by_script,
    what_is_opened_and_closed_at_once_is_closed,
    where_the_headline_is_gone_its_neighbour_gets_the_focus,
    the_focus_never_leaves_the_open_article,
];

const OPEN: &str = "seen('.article').length === 1 && seen('.ticker').length === 0";
const CLOSED: &str = "all('.article').length === 0 && seen('.ticker').length === 1";

/// Opens the second entry in the list.
async fn opens_an_article(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.clicks(".item:nth-child(2) .headline a").await?;
    page.wait_until("the article stands in the list's place", OPEN).await
}

async fn a_headline_opens_its_article(page: &mut Page) -> Kept {
    opens_an_article(page).await?;
    page.wait_until("the headline is its title", "says(seen('.title')[0]) === says(all('.headline')[1])").await?;
    page.wait_until("the text is there", "says(seen('.body')[0]).length > 0").await?;
    page.wait_until("the focus went along", "root.activeElement === one('.article')").await?;
    page.wait_until(
        "the page was told which entry",
        "events('news-open').length === 1 && events('news-open')[0].detail.url === all('.headline a')[1].href && Boolean(events('news-open')[0].detail.id)",
    )
    .await
}

async fn the_article_tells_who_wrote_it_when_and_how_long_it_is(page: &mut Page) -> Kept {
    page.opens_the_entry(json!({
        "id": "signed",
        "title": "A signed story",
        "content_html": format!("<p>{}</p>", "word ".repeat(600)),
        "authors": [{ "name": "Ines Duarte" }, { "name": "Tomasz Wilk" }],
    }))
    .await?;
    page.sees(".byline", "By Ines Duarte and Tomasz Wilk").await?;
    page.wait_until(
        "the date is there for people and machines",
        "/\\d{4}/.test(says(seen('.dates time')[0])) && !isNaN(new Date(seen('.dates time')[0].dateTime))",
    )
    .await?;
    page.wait_until("600 words take some minutes", "/^[2-4] min read$/.test(says(seen('.reading-time')[0]))").await
}

async fn the_article_leads_to_the_publishers_page(page: &mut Page) -> Kept {
    opens_an_article(page).await?;
    page.wait_until(
        "a link to the entry's own address",
        "seen('.source a')[0].href === all('.headline a')[1].href && says(seen('.source a')[0]).startsWith('Read on ')",
    )
    .await
}

async fn a_picture_comes_with_its_caption(page: &mut Page) -> Kept {
    let picture = format!("{}/picture.svg", page.newsroom.origin);
    let said = json!({ "alt": "A ferry at night", "caption": "The ferry leaves & is not seen again.", "credit": "Lena Marsh" });
    page.opens_the_entry(
        json!({ "id": "pictured", "title": "A story with a picture", "content_html": "<p>Look above.</p>", "image": picture, "_newsroom": said }),
    )
    .await?;
    page.wait_until("the picture is loaded", "seen('.figure img')[0].complete && seen('.figure img')[0].naturalWidth > 0").await?;
    page.wait_until("who cannot see it is told what it shows", "one('.figure img').alt === 'A ferry at night'").await?;
    page.wait_until(
        "its caption stands below it, with whose it is",
        "says(seen('figure > figcaption.caption')[0]) === 'The ferry leaves & is not seen again. Lena Marsh' && says(seen('.caption .credit')[0]) === 'Lena Marsh'",
    )
    .await
}

async fn a_picture_is_not_shown_twice(page: &mut Page) -> Kept {
    // Some browsers say that none of them is there.
    page.tolerates("picture.jpg");
    let picture = |size: &str| format!("{}/content/images{size}/picture.jpg", page.newsroom.origin);
    let html = format!(
        "<figure><a href='{}'><img src='{}'></a><figcaption>At dusk.</figcaption></figure><p>Look above.</p><p><img src='{}'></p>",
        picture(""),
        picture("/size/w600"),
        picture("/other")
    );
    page.opens_the_entry(json!({ "id": "twice", "title": "One picture", "content_html": html, "image": picture("") })).await?;
    page.wait_until("its text is there", "says(seen('.body')[0]).includes('Look above.')").await?;
    page.wait_until(
        "the first is the same in another size",
        "String(all('.body img').map((img) => new URL(img.src).pathname)) === '/content/images/other/picture.jpg'",
    )
    .await?;
    page.wait_until("what was said of it stays, and nothing empty", "all('.body a').length === 0 && says(one('.body figure')) === 'At dusk.'").await
}

async fn only_the_lead_picture_leaves_the_text(page: &mut Page) -> Kept {
    for name in ["lead.jpg", "second.jpg", "third.jpg"] {
        page.tolerates(name);
    }
    let img = |name: &str| format!("<img src='{}/content/images/{name}.jpg'>", page.newsroom.origin);
    let (lead, second, third) = (img("lead"), img("second"), img("third"));
    let bodies = [
        // In each, what stays of it: pictures, and elements by a selector.
        ("alone", format!("<div><figure>{lead}<figcaption>At dusk.</figcaption></figure></div><p>Look above.</p>"), 0, "figure", 0),
        (
            "gallery",
            format!("<figure><div><div>{lead}</div><div>{second}</div><div>{third}</div></div><figcaption>Three.</figcaption></figure><p>Look above.</p>"),
            2,
            "figcaption",
            1,
        ),
        ("table", format!("<figure>{lead}<table><tr><td>1</td></tr></table><figcaption>Votes.</figcaption></figure><p>Look above.</p>"), 0, "figure table", 1),
        ("later", format!("<p>The plan is this:</p><figure>{lead}</figure><p>As the plan shows. Look above.</p>"), 1, "figure", 1),
        ("cell", format!("<table><tr><td>{lead}</td><td>Look above.</td></tr></table>"), 0, "td", 2),
        ("its own link", format!("<p><a href='/content/images/lead.jpg'>{lead}</a></p><p>Look above.</p>"), 0, "a", 0),
        ("another link", format!("<p><a href='/buy'>{lead}</a></p><p>Look above.</p>"), 1, "a", 1),
    ];
    let lead = format!("{}/content/images/lead.jpg", page.newsroom.origin);
    for (name, html, ..) in &bodies {
        page.newsroom
            .publish(json!({ "id": name, "title": name, "url": format!("{}/story", page.newsroom.origin), "content_html": html, "image": lead, "_newsroom": { "caption": "The harbour" } }))
            .await?;
    }
    page.opens_the_living_news().await?;
    for (name, _, pictures, elements, expected) in bodies {
        page.runs(&format!("widget.open({name:?})")).await?;
        page.wait_until(&format!("{name}: its text is there"), &format!("says(one('.title')) === {name:?} && says(one('.body')).includes('Look above.')"))
            .await?;
        page.wait_until(
            &format!("{name}: the others stay"),
            &format!("all('.body img').length === {pictures} && all('.body :is({elements})').length === {expected}"),
        )
        .await?;
    }
    Ok(())
}

async fn from_a_pinned_one_the_way_leads_on_by_time(page: &mut Page) -> Kept {
    for (id, pinned, at) in [("older", false, "10:00"), ("pinned", true, "11:00"), ("newer", false, "12:00")] {
        let date = format!("2031-03-04T{at}:00Z");
        let entry = json!({ "id": id, "title": format!("The {id} one"), "content_text": "Words.", "date_published": date, "_newsroom": { "pinned": pinned } });
        page.newsroom.publish(entry).await?;
    }
    page.opens_the_news().await?;
    page.runs("widget.open('pinned')").await?;
    page.wait_until(
        "neither is what stands below it in the list",
        "says(one('.around .newer')) === 'NewerThe newer one' && says(one('.around .older')) === 'OlderThe older one'",
    )
    .await
}

async fn back_leads_to_the_headline(page: &mut Page) -> Kept {
    opens_an_article(page).await?;
    page.clicks(".back").await?;
    page.wait_until("the list is back", CLOSED).await?;
    page.wait_until("the focus is where it was", "all('.item')[1].contains(root.activeElement)").await?;
    page.wait_until("the page is told", "events('news-close').length === 1").await
}

async fn escape_leads_to_the_headline(page: &mut Page) -> Kept {
    opens_an_article(page).await?;
    page.wait_until("the focus is in the article", "root.activeElement === one('.article')").await?;
    page.presses(Key::Escape).await?;
    page.wait_until("the list is back", CLOSED).await?;
    page.wait_until("the focus is where it was", "all('.item')[1].contains(root.activeElement)").await
}

async fn closing_leads_to_the_place_on_the_page(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("one('.more').click()").await?;
    page.wait_until("there is much to read", "seen('.item').length === 20").await?;
    // Room to scroll, however high a window is.
    page.runs("document.body.style.paddingBottom = '200vh'").await?;
    let ways =
        [("off", "widget.close()"), ("off", "one('.back').click()"), ("hash", "widget.close()"), ("hash", "one('.back').click()"), ("hash", "history.back()")];
    for (permalinks, way) in ways {
        page.runs(&format!("widget.setAttribute('permalinks', '{permalinks}')")).await?;
        page.scrolls("scrollBy({ top: all('.item')[6].getBoundingClientRect().top - 150, behavior: 'instant' })").await?;
        page.wait_until("the list is scrolled", "Math.abs(all('.item')[6].getBoundingClientRect().top - 150) < 2").await?;
        page.clicks(".item:nth-child(8) .headline a").await?;
        page.wait_until(
            "the article stands at its beginning",
            &format!("{OPEN} && seen('.onwards').length === 1 && Math.abs(one('.article').getBoundingClientRect().top) < innerHeight / 2"),
        )
        .await?;
        page.scrolls("one('.onwards').scrollIntoView({ behavior: 'instant' })").await?;
        page.runs(way).await?;
        page.wait_until(
            &format!("after {way} with permalinks={permalinks} all is where it was"),
            &format!("{CLOSED} && Math.abs(all('.item')[6].getBoundingClientRect().top - 150) < 2 && root.activeElement === all('.headline a')[7]"),
        )
        .await?;
    }
    Ok(())
}

async fn the_keyboard_opens_an_article(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.runs("all('.headline a')[1].focus()").await?;
    page.presses(Key::Return).await?;
    page.wait_until("the article is open", OPEN).await
}

async fn a_page_may_open_the_entry_itself(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.runs("widget.addEventListener('news-open', (event) => { event.preventDefault(); document.title = event.detail.id; })").await?;
    page.clicks(".headline a").await?;
    page.wait_until("the page has its turn", "document.title !== 'A page with the news'").await?;
    page.wait_until("the list stays, and so does the page", &format!("{CLOSED} && location.pathname === '/feed.html'")).await
}

async fn a_page_may_open_and_close_an_entry_by_script(page: &mut Page) -> Kept {
    page.opens_the_entry(json!({ "id": "wanted", "title": "The wanted story", "content_html": "<p>Here.</p>" })).await?;
    page.sees(".title", "The wanted story").await?;
    page.runs("widget.close()").await?;
    page.wait_until("the list is back", CLOSED).await
}

async fn what_is_opened_and_closed_at_once_is_closed(page: &mut Page) -> Kept {
    page.opens_the_entry(json!({ "id": "brief", "title": "Brief", "content_html": "<p>Here.</p>" })).await?;
    page.wait_until("it is open", OPEN).await?;
    page.runs("widget.close(); widget.open('brief'); widget.close()").await?;
    page.wait_until("the last wish counts", &format!("{CLOSED} && events('news-open').length === 2 && events('news-close').length === 2")).await
}

async fn where_the_headline_is_gone_its_neighbour_gets_the_focus(page: &mut Page) -> Kept {
    page.newsroom.publish(json!({ "id": "fleeting", "title": "Not for long", "content_html": "<p>Words.</p>" })).await?;
    page.newsroom.publish(json!({ "id": "above", "title": "Above it" })).await?;
    page.opens_the_living_news().await?;
    page.runs("window.below = all('.item')[2]").await?;
    page.clicks(".item:nth-child(2) .headline a").await?;
    page.sees(".title", "Not for long").await?;
    page.newsroom.retract("fleeting").await?;
    page.runs("widget.refresh()").await?;
    page.sees(".meanwhile", "The publisher has taken this article back.").await?;
    page.runs("widget.close()").await?;
    page.wait_until("the one below it has it", &format!("{CLOSED} && root.activeElement === below && says(below) !== ''")).await
}

async fn the_focus_never_leaves_the_open_article(page: &mut Page) -> Kept {
    page.opens_the_entry(json!({ "id": "fleeting", "title": "Not for long", "content_html": "<p>One.</p>" })).await?;
    page.sees(".body", "One.").await?;
    page.newsroom.edit(json!({ "id": "fleeting", "content_html": "<p>Two.</p>" })).await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("an edit offers itself", "Boolean(one('.meanwhile button'))").await?;
    page.runs("one('.meanwhile button').focus()").await?;
    page.newsroom.retract("fleeting").await?;
    page.runs("widget.refresh()").await?;
    page.sees(".meanwhile", "The publisher has taken this article back.").await?;
    page.wait_until("what had the focus is gone, and left it to the article", "root.activeElement === one('.article')").await?;
    page.presses(Key::Escape).await?;
    page.wait_until("so that keys still work", CLOSED).await
}
