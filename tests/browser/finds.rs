//! Promise: `feed` may be what a site owner has: a page that names its feeds, a site that has an API, whatever shape the feed
//! is of. Where there is none, says_why.rs has what is told.

use crate::harness::far_end::{FarEnd, Recorded};
use crate::harness::feeds::{JSON_FEED, LINKS_TO_XML, OPEN, POSTS, RSS, file, front, has_titles, shows};
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    a_page_leads_to_the_feed_that_it_names,
    what_was_found_is_asked_again_without_the_page,
    a_format_leads_to_that_and_to_nothing_else,
    the_address_of_a_wordpress_is_enough,
    a_page_that_wordpress_has_no_more_is_the_end,
    an_api_is_asked_for_what_is_read_and_no_more,
    atom_is_read_under_the_strict_policy,
    what_atom_publishes_edits_and_retracts_is_followed,
    a_wordpresss_list_of_its_api_leads_to_its_posts,
    a_page_whose_header_names_the_api_is_enough,
    an_api_that_refuses_leaves_the_rss_beside_it,
];

const ATOM: &str =
    r#"<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><id>f</id><entry><id>1</id><title>From Atom</title></entry></feed>"#;
const HTML: &[(&str, &str)] = &[("content-type", "text/html")];
const INDEX: &str = r#"{"name":"Harbour News","namespaces":["oembed/1.0","wp/v2"],"routes":{}}"#;

async fn a_page_leads_to_the_feed_that_it_names(page: &mut Page) -> Kept {
    let json = r#"<base href="/news/"><link rel="alternate" type="application/feed+json" href="feed.json">"#;
    let far = FarEnd::open_with(vec![
        file("/", "text/html", &front(&format!("{LINKS_TO_XML}{json}"))),
        file("/xml", "text/html", &front(LINKS_TO_XML)),
        file("/rss", "text/html", &front(&LINKS_TO_XML.replace("atom+xml", "other"))),
        file("/news/feed.json", "application/json", JSON_FEED),
        file("/atom.xml", "text/plain", ATOM),
        file("/rss.xml", "text/plain", RSS),
    ])
    .await?;
    shows(page, &[("feed", &far.origin)]).await?;
    has_titles(page, &["From JSON Feed"]).await?;
    page.sees(".heading", "JSON").await?;
    page.wait_until("its links are relative to it", &format!("one('.headline a').href === '{}/news/story'", far.origin)).await?;
    for (path, title) in [("xml", "From Atom"), ("rss", "From RSS")] {
        page.runs(&format!("widget.setAttribute('feed', '{}/{path}')", far.origin)).await?;
        has_titles(page, &[title]).await?;
    }
    page.wait_until("nothing is wrong", "events('news-error').length === 0").await
}

async fn what_was_found_is_asked_again_without_the_page(page: &mut Page) -> Kept {
    let json = r#"<link rel="alternate" type="application/feed+json" href="/feed.json">"#;
    let far = FarEnd::open_with(vec![file("/", "text/html", &front(json)), file("/feed.json", "application/json", JSON_FEED)]).await?;
    shows(page, &[("feed", &far.origin)]).await?;
    has_titles(page, &["From JSON Feed"]).await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    page.runs("widget.refresh()").await?;
    far.is_asked(3).await?;
    let asked: Vec<String> = far.asked().into_iter().map(|asked| asked.path).collect();
    page.holds(&format!("the page once, the feed twice: {asked:?}"), asked == ["/", "/feed.json", "/feed.json"])
}

async fn a_format_leads_to_that_and_to_nothing_else(page: &mut Page) -> Kept {
    let json = r#"<link rel="alternate" type="application/feed+json" href="/feed.json">"#;
    let far = FarEnd::open_with(vec![
        file("/", "text/html", &front(&format!("{LINKS_TO_XML}{json}"))),
        file("/feed.json", "application/json", JSON_FEED),
        file("/atom.xml", "text/xml", ATOM),
    ])
    .await?;
    shows(page, &[("feed", &far.origin), ("format", "rss")]).await?;
    has_titles(page, &["From Atom"]).await?;
    page.runs(&format!("widget.setAttribute('feed', '{}/feed.json')", far.origin)).await?;
    page.expects_console(&format!(
        "<news-widget>: the feed {}/feed.json cannot be read: it seems to be a JSON Feed, not RSS or Atom, as the attribute format says.",
        far.origin
    ))
    .await?;
    page.runs("widget.setAttribute('format', 'json-feed')").await?;
    has_titles(page, &["From JSON Feed"]).await?;
    page.runs(&format!("widget.setAttribute('feed', '{}/atom.xml')", far.origin)).await?;
    page.expects_console("/atom.xml cannot be read: it seems to be RSS or Atom, not a JSON Feed, as the attribute format says.").await?;
    page.runs(&format!("widget.setAttribute('format', 'ghost'); widget.setAttribute('feed', '{}/')", far.origin)).await?;
    page.expects_console("/ cannot be read: it seems to be a web page that names feeds of other formats, not Ghost's posts, as the attribute format says.")
        .await
}

/// Its pages may not be read from another site, its API may.
async fn the_address_of_a_wordpress_is_enough(page: &mut Page) -> Kept {
    let front = Recorded { method: "GET", path: "/blog/", status: 200, headers: HTML, body: "<!doctype html>" };
    let posts = Recorded { method: "GET", path: "/blog/wp-json/wp/v2/posts", status: 200, headers: OPEN, body: POSTS };
    let far = FarEnd::open(&[front, posts]).await?;
    page.tolerates("CORS");
    page.tolerates("Cross-Origin");
    page.tolerates("access control");
    shows(page, &[("feed", &format!("{}/blog/", far.origin))]).await?;
    has_titles(page, &["From <WordPress>"]).await?;
    page.wait_until("nothing is wrong", "events('news-error').length === 0").await
}

/// Posts were taken away meanwhile.
async fn a_page_that_wordpress_has_no_more_is_the_end(page: &mut Page) -> Kept {
    const LED_ON: &[(&str, &str)] =
        &[("access-control-allow-origin", "*"), ("access-control-expose-headers", "Link"), ("link", "<older?page=2>; rel=\"next\"")];
    const NONE: &str = r#"{"code":"rest_post_invalid_page_number","message":"Die Seitenzahl ist zu groß.","data":{"status":400}}"#;
    let first = Recorded { method: "GET", path: "/wp-json/wp/v2/posts", status: 200, headers: LED_ON, body: POSTS };
    let second = Recorded { method: "GET", path: "/wp-json/wp/v2/older", status: 400, headers: OPEN, body: NONE };
    let far = FarEnd::open(&[first, second]).await?;
    // The browser's own line.
    page.tolerates("400");
    shows(page, &[("feed", &format!("{}/wp-json/wp/v2/posts", far.origin)), ("limit", "1")]).await?;
    has_titles(page, &["From <WordPress>"]).await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    page.clicks(".more").await?;
    page.sees_no(".more").await?;
    page.wait_until("nothing is wrong", "events('news-error').length === 0").await
}

async fn an_api_is_asked_for_what_is_read_and_no_more(page: &mut Page) -> Kept {
    let posts = r#"{"posts":[{"id":"1","uuid":"u","title":"From Ghost & Co","url":"https://harbour.example/1","custom_excerpt":null}],"meta":{"pagination":{"page":1,"limit":15,"pages":2,"total":16,"next":2,"prev":null}}}"#;
    let far =
        FarEnd::open_with(vec![file("/ghost/api/content/posts/", "application/json", posts), file("/wp-json/wp/v2/posts", "application/json", POSTS)]).await?;
    shows(page, &[("feed", &format!("{}/ghost/api/content/posts/?key=abc&filter=tag:sea", far.origin)), ("limit", "1")]).await?;
    has_titles(page, &["From Ghost & Co"]).await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    page.clicks(".more").await?;
    far.is_asked(2).await?;
    page.runs(&format!("widget.setAttribute('feed', '{}/wp-json/wp/v2/posts?_embed=author')", far.origin)).await?;
    has_titles(page, &["From <WordPress>"]).await?;
    let asked: Vec<String> = far.asked().into_iter().map(|asked| asked.path).collect();
    let first = asked.first().cloned().unwrap_or_default();
    page.holds(
        &format!("Ghost, for its fields: {first}"),
        first.starts_with("/ghost/api/content/posts/?key=abc&filter=tag:sea&include=authors,tags&fields=id,url,title,"),
    )?;
    page.holds(&format!("and for the same on the next page: {asked:?}"), asked.get(1) == Some(&format!("{first}&page=2")))?;
    let last = asked.last().cloned().unwrap_or_default();
    page.holds(
        &format!("WordPress, as its address says and for its fields: {last}"),
        last.starts_with("/wp-json/wp/v2/posts?_embed=author&_fields=id,guid,link,title,"),
    )
}

async fn atom_is_read_under_the_strict_policy(page: &mut Page) -> Kept {
    page.opens("feed.html").await?;
    page.runs("widget.setAttribute('feed', '/atom.xml')").await?;
    page.sees(".headline", "The Margarete & the tide").await?;
    page.sees(".heading", "Harbour News").await?;
    page.clicks(".headline a").await?;
    page.sees(".byline", "Anna Berg").await?;
    page.sees(".body", "She came in with the tide.").await?;
    page.wait_until("links are relative to what the feed says", "one('.body a').href === `${location.origin}/news/tide` && all('.body br').length === 1").await
}

async fn what_atom_publishes_edits_and_retracts_is_followed(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('feed', '/newsroom/atom.xml'); widget.setAttribute('format', 'rss'); widget.setAttribute('limit', '100')").await?;
    page.wait_until("all of it", "seen('.headline').length === 20").await?;
    page.newsroom.publish(json!({ "id": "quay", "title": "The quay & the crane", "content_html": "<p>Closed.</p>" })).await?;
    page.runs("widget.refresh()").await?;
    page.sees(".headline", "The quay & the crane").await?;
    page.newsroom.edit(json!({ "id": "quay", "title": "The quay & the bell" })).await?;
    page.runs("widget.refresh()").await?;
    page.sees(".headline", "The quay & the bell").await?;
    page.sees(".updated", "Updated").await?;
    page.newsroom.retract("quay").await?;
    page.runs("widget.refresh()").await?;
    page.wait_until("it is gone", "!seen('.headline').some((headline) => says(headline).includes('The quay'))").await
}

async fn a_wordpresss_list_of_its_api_leads_to_its_posts(page: &mut Page) -> Kept {
    let far = FarEnd::open_with(vec![file("/wp-json/", "application/json", INDEX), file("/wp-json/wp/v2/posts", "application/json", POSTS)]).await?;
    far.says("/wp-json/", "link", &format!("<{}/wp-json/>; rel=\"https://api.w.org/\"", far.origin));
    shows(page, &[("feed", &format!("{}/wp-json/", far.origin))]).await?;
    has_titles(page, &["From <WordPress>"]).await?;
    page.wait_until("nothing is wrong", "events('news-error').length === 0").await
}

/// Some take the link out of the page.
async fn a_page_whose_header_names_the_api_is_enough(page: &mut Page) -> Kept {
    let far = FarEnd::open_with(vec![file("/", "text/html", &front("")), file("/api/wp/v2/posts", "application/json", POSTS)]).await?;
    far.says("/", "link", &format!("<{0}/style.css>; rel=preload, <{0}/api/>; rel=\"https://api.w.org/\"", far.origin));
    shows(page, &[("feed", &far.origin)]).await?;
    has_titles(page, &["From <WordPress>"]).await?;
    page.wait_until("nothing is wrong", "events('news-error').length === 0").await
}

/// Plugins that shut a newsroom's API are many.
async fn an_api_that_refuses_leaves_the_rss_beside_it(page: &mut Page) -> Kept {
    let links = r#"<link rel="https://api.w.org/" href="/wp-json/"><link rel="alternate" type="application/rss+xml" href="/rss.xml"><link rel="alternate" type="application/rss+xml" href="/comments.xml">"#;
    let refused = r#"{"code":"rest_login_required","message":"REST API restricted.","data":{"status":401}}"#;
    let far = FarEnd::open_with(vec![
        file("/", "text/html", &front(links)),
        file("/wp-json/wp/v2/posts", "application/json", refused),
        file("/rss.xml", "text/xml", RSS),
        file("/comments.xml", "text/xml", &RSS.replace("From RSS", "A comment")),
    ])
    .await?;
    far.fails("/wp-json/wp/v2/posts", 401);
    page.tolerates("401");
    shows(page, &[("feed", &far.origin)]).await?;
    has_titles(page, &["From RSS"]).await?;
    page.wait_until("nothing is wrong", "events('news-error').length === 0").await?;
    // One that fails for a while is waited for: the comments are no news.
    far.fails("/rss.xml", 503);
    page.tolerates("503");
    page.runs(&format!("widget.setAttribute('feed', '{}/?again')", far.origin)).await?;
    page.expects_console("/wp-json/wp/v2/posts was answered with HTTP status 401. WordPress says: REST API restricted. The page ").await
}
