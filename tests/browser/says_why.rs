//! Promise: where an address gives no feed, or none that this page may read, the console says what came instead, and what of the
//! site may be read; and what is shown stays. What is found is in finds.rs.

use crate::harness::far_end::{FarEnd, Recorded};
use crate::harness::feeds::{JSON_FEED, LINKS_TO_XML, OPEN, POSTS, RSS, file, front, has_titles, shows};
use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![
    a_feed_that_a_page_names_in_vain_is_told,
    a_feed_that_may_not_be_read_is_told_with_the_address_that_may,
    what_came_instead_of_a_feed_is_told,
    a_policy_that_lets_nobody_parse_is_told,
    what_reads_a_feed_may_come_late,
    a_feed_that_is_a_page_for_a_while_comes_back,
    a_feed_that_breaks_off_takes_nothing_back,
    a_feed_that_leads_to_another_site_is_told,
    a_feed_that_was_found_is_told_by_its_own_address,
    another_site_leads_to_no_address_of_this_one,
    a_wordpress_whose_readers_are_elsewhere_is_told_with_its_own_api,
];

const XML: &[(&str, &str)] = &[("content-type", "application/rss+xml")];

async fn a_feed_that_a_page_names_in_vain_is_told(page: &mut Page) -> Kept {
    let files = [("/", front(LINKS_TO_XML)), ("/none", front("")), ("/atom.xml", "Moved.".to_owned()), ("/rss.xml", "Moved, too.".to_owned())];
    let far = FarEnd::open_with(files.iter().map(|(path, body)| file(path, "text/plain", body)).collect()).await?;
    shows(page, &[("feed", &far.origin)]).await?;
    page.expects_console(&format!("<news-widget>: the feed {0}/atom.xml cannot be read: it seems to be plain text, not a feed: a JSON Feed, Ghost's or WordPress's posts, RSS or Atom. The page {0}/ names it as its feed.", far.origin))
        .await?;
    page.runs(&format!("widget.setAttribute('feed', '{}/none')", far.origin)).await?;
    page.expects_console("/none cannot be read: it seems to be a web page that names no feed (a login or an error page?), not a feed: ").await
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
