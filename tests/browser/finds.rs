//! Promise: `feed` may be what a site owner has: a page that names its feeds, a site that has an API, whatever shape the feed
//! is of. Where there is none, the console says what came instead, and what of the site may be read.

use crate::harness::far_end::{FarEnd, File, Recorded};
use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    a_page_leads_to_the_feed_that_it_names,
    what_was_found_is_asked_again_without_the_page,
    a_format_leads_to_that_and_to_nothing_else,
    a_feed_that_a_page_names_in_vain_is_told,
    the_address_of_a_wordpress_is_enough,
    a_feed_that_may_not_be_read_is_told_with_the_address_that_may,
    what_came_instead_of_a_feed_is_told,
    a_page_that_wordpress_has_no_more_is_the_end,
    an_api_is_asked_for_what_is_read_and_no_more,
    atom_is_read_under_the_strict_policy,
    a_policy_that_lets_nobody_parse_is_told,
    what_reads_a_feed_may_come_late,
    what_atom_publishes_edits_and_retracts_is_followed,
    a_feed_that_is_a_page_for_a_while_comes_back,
    a_feed_that_breaks_off_takes_nothing_back,
    a_feed_that_leads_to_another_site_is_told,
    a_wordpresss_list_of_its_api_leads_to_its_posts,
    a_page_whose_header_names_the_api_is_enough,
    an_api_that_refuses_leaves_the_rss_beside_it,
    a_feed_that_was_found_is_told_by_its_own_address,
    another_site_leads_to_no_address_of_this_one,
    a_wordpress_whose_readers_are_elsewhere_is_told_with_its_own_api,
];

const JSON_FEED: &str = r#"{"version":"https://jsonfeed.org/version/1.1","title":"JSON","items":[{"id":"1","title":"From JSON Feed","url":"story"}]}"#;
const ATOM: &str =
    r#"<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><id>f</id><entry><id>1</id><title>From Atom</title></entry></feed>"#;
const RSS: &str = r#"<rss version="2.0"><channel><title>RSS</title><item><guid>1</guid><title>From RSS</title></item></channel></rss>"#;
const HTML: &[(&str, &str)] = &[("content-type", "text/html")];
const XML: &[(&str, &str)] = &[("content-type", "application/rss+xml")];
const OPEN: &[(&str, &str)] = &[("access-control-allow-origin", "*"), ("content-type", "application/json")];
const POSTS: &str = r#"[{"id":1,"link":"https://harbour.example/1","title":{"rendered":"From &lt;WordPress&gt;"},"date_gmt":"2026-09-02T06:00:00"}]"#;

fn file(path: &str, kind: &'static str, body: &str) -> File {
    File { path: path.to_owned(), kind, body: body.into() }
}

fn front(links: &str) -> String {
    format!("<!doctype html><html><head><title>Front page</title>{links}</head><body><h1>Harbour News</h1></body></html>")
}

/// A page of another site with these attributes on its widget.
async fn shows(page: &mut Page, attributes: &[(&str, &str)]) -> Kept {
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("empty.html").await?;
    page.runs(&format!(
        "const made = document.createElement('news-widget'); for (const [name, value] of {}) made.setAttribute(name, value); document.querySelector('main').append(made)",
        json!(attributes)
    ))
    .await?;
    Ok(())
}

async fn has_titles(page: &Page, titles: &[&str]) -> Kept {
    let seen = format!("JSON.stringify(all('.item .headline').map(says)) === JSON.stringify({})", json!(titles));
    page.wait_until(&format!("the list has {titles:?}"), &seen).await
}

const ALL: &str = r#"<link rel="alternate" type="application/rss+xml" href="/rss.xml"><link rel="alternate" type="application/atom+xml" href="/atom.xml">"#;

async fn a_page_leads_to_the_feed_that_it_names(page: &mut Page) -> Kept {
    let json = r#"<base href="/news/"><link rel="alternate" type="application/feed+json" href="feed.json">"#;
    let far = FarEnd::open_with(vec![
        file("/", "text/html", &front(&format!("{ALL}{json}"))),
        file("/xml", "text/html", &front(ALL)),
        file("/rss", "text/html", &front(&ALL.replace("atom+xml", "other"))),
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
        file("/", "text/html", &front(&format!("{ALL}{json}"))),
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

async fn a_feed_that_a_page_names_in_vain_is_told(page: &mut Page) -> Kept {
    let files = [("/", front(ALL)), ("/none", front("")), ("/atom.xml", "Moved.".to_owned()), ("/rss.xml", "Moved, too.".to_owned())];
    let far = FarEnd::open_with(files.iter().map(|(path, body)| file(path, "text/plain", body)).collect()).await?;
    shows(page, &[("feed", &far.origin)]).await?;
    page.expects_console(&format!("<news-widget>: the feed {0}/atom.xml cannot be read: it seems to be plain text, not a feed: a JSON Feed, Ghost's or WordPress's posts, RSS or Atom. The page {0}/ names it as its feed.", far.origin))
        .await?;
    page.runs(&format!("widget.setAttribute('feed', '{}/none')", far.origin)).await?;
    page.expects_console("/none cannot be read: it seems to be a web page that names no feed (a login or an error page?), not a feed: ").await
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

async fn a_feed_that_may_not_be_read_is_told_with_the_address_that_may(page: &mut Page) -> Kept {
    let get = |path, headers, body| Recorded { method: "GET", path, status: 200, headers, body };
    let wordpress = FarEnd::open(&[get("/feed/", XML, RSS), get("/wp-json/wp/v2/posts", OPEN, POSTS)]).await?;
    let ghost = FarEnd::open(&[get("/rss/", XML, RSS), get("/members/api/site/", OPEN, r#"{"site":{"title":"Harbour"}}"#)]).await?;
    for words in ["CORS", "Cross-Origin", "access control", "not loaded", "404"] {
        page.tolerates(words);
    }
    shows(page, &[("feed", &format!("{}/feed/", wordpress.origin))]).await?;
    page.expects_console(&format!(
        "<news-widget>: the feed {0}/feed/ answered, but not so that this page may read it. Of the same site it may read {0}/wp-json/wp/v2/posts: name that in the attribute feed. Or else each answer needs the header Access-Control-Allow-Origin: {1}, or *.",
        wordpress.origin, page.newsroom.origin
    ))
    .await?;
    page.runs(&format!("widget.setAttribute('feed', '{}/rss/')", ghost.origin)).await?;
    page.expects_console(&format!("Of the same site it may read {}/ghost/api/content/posts/?key=KEY (KEY: ", ghost.origin)).await
}

async fn what_came_instead_of_a_feed_is_told(page: &mut Page) -> Kept {
    let table = [
        ("/empty", "", "it seems to be an empty file, not a feed"),
        ("/text", "Not found", "it seems to be plain text, not a feed"),
        ("/svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", "it seems to be"),
        ("/binary", "\0\u{1}PNG\u{1a}", "it seems to be a file that is no text, not a feed"),
        (
            "/php",
            "<br />\n<b>Warning</b>: No $x in <b>/feed.php</b> on line <b>3</b><br />\n{}",
            "it seems to be a message of PHP's (“Warning: No $x in /feed.php on line 3 {}”), not a feed",
        ),
        ("/no-items", r#"{"version":"https://jsonfeed.org/version/1.1","items":null}"#, "it seems to be a JSON Feed without a list of items, not a feed"),
        ("/package.json", r#"{"version":"1.0.3","name":"a package"}"#, "it seems to be some other JSON, not a feed"),
        ("/list", "[1,2]", "it seems to be a JSON list, not a feed"),
        ("/broken", "{\"version\":", "its JSON is broken: "),
        ("/settings", r#"{"settings":{"title":"t"},"meta":{}}"#, "it seems to be Ghost's settings, not a feed"),
        ("/error", r#"{"code":"rest_no_route","message":"No route was found","data":{"status":404}}"#, "WordPress says: No route was found"),
    ];
    let files = table.iter().map(|(path, body, _)| file(path, "text/plain", body));
    let far = FarEnd::open_with(files.collect()).await?;
    shows(page, &[("feed", &format!("{}/empty", far.origin))]).await?;
    for (path, _, words) in table {
        page.runs(&format!("widget.setAttribute('feed', '{}{path}')", far.origin)).await?;
        page.expects_console(&format!("<news-widget>: the feed {}{path} cannot be read: {words}", far.origin)).await?;
        page.wait_until("the page is told the same", &format!("events('news-error').at(-1).detail.message.includes({})", js(words))).await?;
    }
    Ok(())
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

async fn a_policy_that_lets_nobody_parse_is_told(page: &mut Page) -> Kept {
    page.newsroom =
        Newsroom::open_under("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types dompurify")?;
    page.opens("feed.html").await?;
    page.has_the_news().await?;
    page.tolerates("trusted-types");
    page.tolerates("Trusted");
    page.tolerates("TrustedHTML");
    page.runs("widget.setAttribute('feed', '/atom.xml')").await?;
    page.expects_console("/atom.xml cannot be read: the page's Content-Security-Policy keeps XML from being parsed. Add news-widget to its trusted-types.")
        .await
}

async fn what_reads_a_feed_may_come_late(page: &mut Page) -> Kept {
    for file in ["split_feeds.wasm", "split_xml.wasm"] {
        page.opens("feed.html").await?;
        page.has_the_news().await?;
        page.newsroom.withhold(json!({ format!("/{file}"): "missing" })).await?;
        page.tolerates("404");
        page.tolerates(file);
        page.runs(&format!("widget.setAttribute('feed', '/atom.xml?{file}')")).await?;
        page.expects_console(&format!("/atom.xml?{file} cannot be read: {file} could not be loaded. It has to lie beside news-widget.js")).await?;
        page.sees(".status", "The news could not be reached.").await?;
        page.newsroom.withhold(json!({})).await?;
        page.clicks(".status .retry").await?;
        page.sees(".headline", "The Margarete & the tide").await?;
    }
    Ok(())
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

async fn a_feed_that_is_a_page_for_a_while_comes_back(page: &mut Page) -> Kept {
    let other = JSON_FEED.replace("From JSON Feed", "Of another");
    let paged = JSON_FEED.replace("\"items\"", "\"next_url\":\"older.json\",\"items\"");
    let far = FarEnd::open_with(vec![file("/feed.json", "application/json", &paged), file("/other.json", "application/json", &other)]).await?;
    let error = front(r#"<link rel="alternate" type="application/feed+json" href="/other.json">"#);
    far.puts(file("/older.json", "text/html", &error));
    shows(page, &[("feed", &format!("{}/feed.json", far.origin))]).await?;
    has_titles(page, &["From JSON Feed"]).await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    // An older page is no way to another feed, either.
    page.clicks(".more").await?;
    page.expects_console("/older.json cannot be read: it seems to be a web page (a login or an error page?), not a feed").await?;
    far.puts(file("/feed.json", "text/html", &error));
    page.runs("widget.refresh()").await?;
    page.expects_console("/feed.json cannot be read: it seems to be a web page (a login or an error page?), not a feed").await?;
    has_titles(page, &["From JSON Feed"]).await?;
    far.puts(file("/feed.json", "application/json", &JSON_FEED.replace("From JSON Feed", "Back again")));
    page.runs("widget.refresh()").await?;
    has_titles(page, &["Back again"]).await?;
    page.holds("nothing else was asked for", far.asked().iter().all(|asked| asked.path != "/other.json"))
}

async fn a_feed_that_breaks_off_takes_nothing_back(page: &mut Page) -> Kept {
    let item = |n: usize| format!("<item><guid>{n}</guid><title>Entry {n}</title><pubDate>Wed, 02 Sep 2026 0{n}:00:00 GMT</pubDate></item>");
    let body = format!("<rss version='2.0'><channel><title>RSS</title>{}{}{}</channel></rss>", item(1), item(2), item(3));
    let far = FarEnd::open_with(vec![file("/rss.xml", "text/xml", &body)]).await?;
    shows(page, &[("feed", &format!("{}/rss.xml", far.origin))]).await?;
    has_titles(page, &["Entry 3", "Entry 2", "Entry 1"]).await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    let (beginning, _) = body.split_once("<guid>3").ok_or("no third")?;
    far.puts(file("/rss.xml", "text/xml", &beginning.replace("Entry 1", "Edited")));
    page.runs("widget.refresh()").await?;
    has_titles(page, &["Entry 3", "Entry 2", "Edited"]).await?;
    page.expects_console(&format!("<news-widget>: the feed {}/rss.xml breaks off in the middle: the entries that came whole are shown, ", far.origin)).await
}

async fn a_feed_that_leads_to_another_site_is_told(page: &mut Page) -> Kept {
    let get = |path, status, headers, body| Recorded { method: "GET", path, status, headers, body };
    let other = FarEnd::open(&[get("/feed.json", 200, &[("content-type", "application/json")], JSON_FEED)]).await?;
    for words in ["CORS", "Cross-Origin", "access control", "not loaded"] {
        page.tolerates(words);
    }
    page.newsroom = Newsroom::open_without_policy()?;
    page.newsroom.withhold(json!({ "/moved.json": format!("{}/feed.json", other.origin) })).await?;
    page.opens("empty.html").await?;
    page.runs("const made = document.createElement('news-widget'); made.setAttribute('feed', '/moved.json'); document.querySelector('main').append(made)")
        .await?;
    page.expects_console("/moved.json answered, but not so that this page may read it, since it leads to another site: there each answer needs the header Access-Control-Allow-Origin: ").await
}

const INDEX: &str = r#"{"name":"Harbour News","namespaces":["oembed/1.0","wp/v2"],"routes":{}}"#;

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

async fn a_feed_that_was_found_is_told_by_its_own_address(page: &mut Page) -> Kept {
    let link = r#"<link rel="alternate" type="application/feed+json" href="/feed.json">"#;
    let far = FarEnd::open_with(vec![file("/", "text/html", &front(link)), file("/feed.json", "application/json", JSON_FEED)]).await?;
    page.tolerates("404");
    shows(page, &[("feed", &far.origin)]).await?;
    has_titles(page, &["From JSON Feed"]).await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    far.fails("/feed.json", 404);
    page.runs("widget.refresh()").await?;
    page.expects_console(&format!("<news-widget>: the feed {0}/feed.json was answered with HTTP status 404. The page {0}/ names it as its feed.", far.origin))
        .await?;
    // Then it is looked for again.
    far.puts(file("/", "text/html", &front(&link.replace("feed.json", "moved.json"))));
    far.puts(file("/moved.json", "application/json", &JSON_FEED.replace("From JSON Feed", "Moved")));
    page.runs("widget.refresh()").await?;
    has_titles(page, &["Moved"]).await
}

/// A reader's browser asks this site with the reader's cookies.
async fn another_site_leads_to_no_address_of_this_one(page: &mut Page) -> Kept {
    for words in ["CORS", "Cross-Origin", "access control", "not loaded", "404"] {
        page.tolerates(words);
    }
    let far = FarEnd::open_with(vec![file("/feed/", "text/xml", RSS)]).await?;
    far.shuts("/feed/");
    shows(page, &[("feed", "/feed.json")]).await?;
    let own = page.newsroom.origin.clone();
    far.puts(file("/feed/?rest_route=/&", "application/json", &format!(r#"{{"home":"{own}/logout","url":"{own}/logout"}}"#)));
    page.runs(&format!("widget.setAttribute('feed', '{}/feed/')", far.origin)).await?;
    page.expects_console("/feed/ answered, but not so that this page may read it: ").await?;
    let links = format!(r#"<base href="{own}"><link rel="alternate" type="application/feed+json" href="/logout">"#);
    far.puts(file("/page", "text/html", &front(&links)));
    page.runs(&format!("widget.setAttribute('feed', '{}/page')", far.origin)).await?;
    page.expects_console(
        "/page cannot be read: it seems to be a web page that names a feed where it is not followed, on this page's own site or nowhere on the web, ",
    )
    .await?;
    let next = JSON_FEED.replace("\"items\"", &format!("\"next_url\":\"{own}/logout\",\"items\""));
    far.puts(file("/next.json", "application/json", &next));
    page.runs(&format!("widget.setAttribute('feed', '{}/next.json')", far.origin)).await?;
    has_titles(page, &["From JSON Feed"]).await?;
    page.clicks(".more").await?;
    page.wait_until("the list ends", "one('.more').hidden").await?;
    let asked = page.newsroom.was_asked_for("/logout").await?
        + page.newsroom.was_asked_for("/logout/wp-json/wp/v2/posts").await?
        + page.newsroom.was_asked_for("/logout/").await?;
    page.holds("nothing was asked of this site", asked == 0)
}

async fn a_wordpress_whose_readers_are_elsewhere_is_told_with_its_own_api(page: &mut Page) -> Kept {
    for words in ["CORS", "Cross-Origin", "access control", "not loaded", "404"] {
        page.tolerates(words);
    }
    let far = FarEnd::open_with(vec![
        file("/feed/", "text/xml", RSS),
        file("/feed/?rest_route=/&", "application/json", r#"{"home":"https://www.harbour.example","url":"https://cms.harbour.example"}"#),
        file("/wp-json/wp/v2/posts", "application/json", POSTS),
    ])
    .await?;
    far.shuts("/feed/");
    shows(page, &[("feed", &format!("{}/feed/", far.origin))]).await?;
    page.expects_console(&format!("Of the same site it may read {}/wp-json/wp/v2/posts: name that in the attribute feed.", far.origin)).await
}
