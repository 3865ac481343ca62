//! Promise: of a real Ghost or WordPress the site's address is enough, wherever the site lets a page find its API; where it does not,
//! the console says which address does it.

use crate::harness::alias::ELSEWHERE;
use crate::harness::desk::Desk;
use crate::harness::ghost::Ghost;
use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::harness::wordpress::WordPress;
use crate::newsrooms::{embeds, embeds_elsewhere, shows};
use crate::promises;
use serde_json::json;

promises![
    the_address_of_a_real_wordpress_is_enough,
    the_address_of_a_real_wordpress_without_pretty_ones_is_enough,
    on_a_real_wordpresss_own_site_a_slash_is_enough,
    on_a_real_ghosts_own_site_a_slash_is_enough,
    a_page_that_a_real_ghost_trusts_needs_no_key,
    what_may_not_be_read_of_a_real_newsroom_is_told_with_its_api,
    what_a_real_ghost_says_of_a_key_is_told,
];

/// The first page of the seeded posts.
async fn has_the_posts(page: &Page) -> Kept {
    let titles: Vec<String> = [20, 23, 22, 21, 19, 18, 17, 16, 15, 14].iter().map(|number| format!("Headline number {number}")).collect();
    page.wait_until("the first ten posts are there", &format!("JSON.stringify(seen('.headline').map(says)) === JSON.stringify({})", json!(titles))).await?;
    page.wait_until("with their tags", "says(all('.item')[0].querySelector('.tags')) === 'WarAll'").await?;
    page.wait_until("nothing is wrong", "events('news-error').length === 0").await
}

/// Its API was found at this address, whatever was tried before, and its next page there, too.
async fn is_found_at(page: &Page, api: &str) -> Kept {
    has_the_posts(page).await?;
    page.clicks(".more").await?;
    page.wait_until("the next page comes", "says(seen('.headline')[16]) === 'Tom & Jerry “quoted” & 5 < 6 — Київ 🗞'").await?;
    let asked = "performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('_embed=')).slice(-2)";
    let both = format!("((asked) => asked.length === 2 && asked.every((name) => name.startsWith({})) && asked[1].endsWith('&page=2'))({asked})", js(api));
    page.wait_until(&format!("both were at {api}"), &both).await
}

async fn the_address_of_a_real_wordpress_is_enough(page: &mut Page) -> Kept {
    let Some(wordpress) = WordPress::open(&format!("a real WordPress's address in {}", page.engine())).await? else { return Ok(()) };
    shows(page, &wordpress.url).await?;
    is_found_at(page, &format!("{}/wp-json/wp/v2/posts?", wordpress.url)).await
}

async fn the_address_of_a_real_wordpress_without_pretty_ones_is_enough(page: &mut Page) -> Kept {
    let Some(wordpress) = WordPress::open_plain(&format!("a real WordPress with plain addresses in {}", page.engine())).await? else { return Ok(()) };
    shows(page, &wordpress.url).await?;
    page.wait_until("its own addresses are plain", "/\\/\\?p=\\d+$/.test(one('.headline a').href)").await?;
    is_found_at(page, &format!("{}/?rest_route=/wp/v2/posts&", wordpress.url)).await
}

/// The newsroom's own site shows the widget, as its owner would put it there: in a page of theirs, which stands in a text of
/// theirs here, since Ghost's own pages load what is on other sites.
async fn shows_on_its_own_site(page: &mut Page, desk: Desk) -> Kept {
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens_at(&format!("{}/robots.txt", desk.url())).await?;
    let html = format!(
        "<!doctype html><html lang=en><script src={0}/probe.js></script><script type=module src={0}/news-widget.js></script><news-widget feed=/></news-widget>",
        page.newsroom.origin
    );
    page.runs(&format!(
        "const frame = Object.assign(document.createElement('iframe'), {{ srcdoc: {}, width: 800, height: 600 }});
        frame.onload = () => {{ window.inside = frame.contentWindow; window.probe = inside.probe; }}; document.body.replaceChildren(frame)",
        js(&html)
    ))
    .await?;
    has_the_posts(page).await?;
    page.wait_until(
        "the page was asked for, and named its API",
        "inside.performance.getEntriesByType('resource').some(({ name }) => name === location.origin + '/')",
    )
    .await
}

async fn on_a_real_wordpresss_own_site_a_slash_is_enough(page: &mut Page) -> Kept {
    let Some(wordpress) = WordPress::open(&format!("a real WordPress's own site in {}", page.engine())).await? else { return Ok(()) };
    shows_on_its_own_site(page, Desk::WordPress(wordpress)).await
}

async fn on_a_real_ghosts_own_site_a_slash_is_enough(page: &mut Page) -> Kept {
    let Some(ghost) = Ghost::open(&format!("a real Ghost's own site in {}", page.engine())).await? else { return Ok(()) };
    shows_on_its_own_site(page, Desk::Ghost(ghost)).await
}

/// Ghost lets pages of this machine read its own: the key stands there.
async fn a_page_that_a_real_ghost_trusts_needs_no_key(page: &mut Page) -> Kept {
    let Some(ghost) = Ghost::open(&format!("a page that a real Ghost trusts in {}", page.engine())).await? else { return Ok(()) };
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("empty.html").await?;
    embeds(page, &ghost.url).await?;
    has_the_posts(page).await
}

/// One line, to the letter, on the console and for the page.
async fn is_told(page: &mut Page, line: &str) -> Kept {
    page.expects_console(line).await?;
    let lines = format!("probe.noise.includes({}) && events('news-error').at(-1).detail.message === {}", js(&format!("console.warn: {line}")), js(line));
    page.wait_until(&format!("exactly “{line}”"), &lines).await
}

async fn what_may_not_be_read_of_a_real_newsroom_is_told_with_its_api(page: &mut Page) -> Kept {
    let what = format!("the RSS and the pages of real newsrooms in {}", page.engine());
    let (Some(ghost), Some(wordpress)) = (Ghost::open(&what).await?, WordPress::open(&what).await?) else { return Ok(()) };
    embeds_elsewhere(page, &wordpress.url).await?;
    has_the_posts(page).await?;
    let own = page.newsroom.origin.replace("127.0.0.1", ELSEWHERE);
    let posts = format!("{}/wp-json/wp/v2/posts", wordpress.url);
    let war = wordpress.asked_for("categories?slug=war&_fields=id").await?;
    let of_war = format!("{posts}?categories={}", war.pointer("/0/id").ok_or_else(|| format!("no category: {war}"))?);
    let wordpress = [
        ("feed/", &posts),
        ("feed/atom/", &posts),
        ("category/war/feed/", &of_war),
        ("category/war/", &of_war),
        ("category/no-such/", &posts),
        ("2026/09/headline-number-1/", &posts),
    ]
    .map(|(place, api)| (format!("{}/{place}", wordpress.url), api.clone()));
    let api = |filter: &str| format!("{}/ghost/api/content/posts/?key=KEY{filter} (KEY: the Content API key of an integration in Ghost's settings)", ghost.url);
    let (all, war, author) = (api(""), api("&filter=tag:war"), api("&filter=author:ghost"));
    let ghost = [("rss/", &all), ("tag/war/rss/", &war), ("tag/war/", &war), ("author/ghost/", &author), ("headline-number-1/", &all), ("", &all)]
        .map(|(place, api)| (format!("{}/{place}", ghost.url), api.clone()));
    for (feed, api) in wordpress.into_iter().chain(ghost) {
        page.runs(&format!("widget.setAttribute('feed', {})", js(&feed))).await?;
        let may = format!("answered, but not so that this page may read it. Of the same site it may read {api}: name that in the attribute feed.");
        is_told(page, &format!("<news-widget>: the feed {feed} {may} Or else each answer needs the header Access-Control-Allow-Origin: {own}, or *.")).await?;
    }
    Ok(())
}

async fn what_a_real_ghost_says_of_a_key_is_told(page: &mut Page) -> Kept {
    let Some(ghost) = Ghost::open(&format!("a wrong key at a real Ghost in {}", page.engine())).await? else { return Ok(()) };
    let feed = format!("{}/ghost/api/content/posts/?filter=tag:all", ghost.url);
    embeds_elsewhere(page, &format!("{feed}&key=wrong")).await?;
    is_told(page, &format!("<news-widget>: the feed {feed}&key=wrong was answered with HTTP status 401. Ghost says: Unknown Content API Key.")).await?;
    page.runs(&format!("widget.setAttribute('feed', {})", js(&feed))).await?;
    let more = "Unable to determine the authenticated member or integration. Check the supplied Content API Key and ensure cookies are being passed through if member auth is failing.";
    is_told(page, &format!("<news-widget>: the feed {feed} was answered with HTTP status 403. Ghost says: Authorization failed ({more}).")).await?;
    page.runs(&format!("widget.setAttribute('feed', {})", js(&format!("{feed}&key={}", ghost.content_key)))).await?;
    page.sees(".headline", "Headline number 23").await
}
