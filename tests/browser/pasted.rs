//! Promise: what the documents tell a site owner to paste does what they say. Only the addresses are ours.

use crate::harness::folder::Folder;
use crate::harness::ghost::Ghost;
use crate::harness::newsroom::Newsroom;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::harness::sites;
use crate::harness::wordpress::WordPress;
use crate::promises;
use crate::snippets::named;
use serde_json::json;

promises![
    pasted_the_readmes_first_snippet_shows_the_news,
    pasted_the_feed_is_one,
    pasted_the_form_stands_alone,
    pasted_the_words_are_spoken,
    pasted_the_demo_runs_under_its_own_policy,
    pasted_the_policy_for_another_site_is_enough,
    pasted_the_policy_with_trusted_types_is_enough,
    pasted_the_policy_with_a_nonce_is_enough,
    pasted_at_ghost_its_posts_are_shown,
    pasted_at_wordpress_both_blocks_are_the_widget,
    pasted_at_hugo_the_shortcode_is_the_widget,
    pasted_the_frame_is_as_high_as_its_news,
    pasted_the_privacy_statement_is_true,
];

/// No policy at all.
const NONE: &str = "default-src * 'unsafe-inline' 'unsafe-eval' data:";

/// The documents' placeholders, and what stands in their place here. Nothing else of a snippet is changed.
fn ours(snippet: &str) -> String {
    let places =
        [("https://cdn.example/news-widget/", "/"), ("https://example.com/feed.json", "/newsroom/feed.json"), ("\"/subscribe\"", "\"/newsroom/subscribe\"")];
    places.iter().fold(snippet.to_owned(), |text, (theirs, ours)| text.replace(theirs, ours))
}

/// The header's value, with our address for theirs.
pub fn policy(name: &str) -> Result<String, String> {
    let header = named(name)?;
    let value = header.trim().strip_prefix("Content-Security-Policy: ").unwrap_or(header.trim());
    Ok(value.replace("https://cdn.example", "'self'").replace("https://example.com", "'self'"))
}

/// A page with this in it, beside these files, under a policy; a folder lives as long as its newsroom is asked.
async fn pastes(page: &mut Page, html: &str, policy: &str, files: &[(&str, &str)]) -> Result<Folder, libtest_mimic::Failed> {
    let folder = Folder::fresh(&format!("pasted-{}", page.engine()))?;
    // What the tests themselves add is as welcome as the snippet.
    let nonce = html.split_once(" nonce=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(nonce, _)| nonce).unwrap_or_default();
    let head =
        format!("<meta charset=\"utf-8\"><title>Pasted</title><link rel=\"icon\" href=\"/picture.svg\"><script nonce=\"{nonce}\" src=\"/probe.js\"></script>");
    let whole = format!("<!doctype html><html lang=\"en\"><head>{head}</head><body><main><h1>Pasted</h1>{html}</main></body></html>");
    for (name, text) in [("pasted.html", whole.as_str())].iter().chain(files) {
        std::fs::write(folder.path().join(name), text)?;
    }
    page.newsroom = Newsroom::open_with_the_documents(policy, Some(folder.path()))?;
    page.opens("pasted.html").await?;
    Ok(folder)
}

async fn shows_an_article(page: &Page) -> Kept {
    page.has_the_news().await?;
    page.clicks(".headline a").await?;
    page.wait_until("the article's text is there", "says(seen('.body')[0]).length > 0").await
}

async fn pasted_the_feed_is_one(page: &mut Page) -> Kept {
    let html = r#"<script type="module" src="/news-widget.js"></script><news-widget feed="feed-by-hand.json"></news-widget>"#;
    let _folder = pastes(page, html, NONE, &[("feed-by-hand.json", &named("feed")?)]).await?;
    shows_an_article(page).await?;
    page.wait_until("pinned", "all('.item[part~=pinned]').length === 1 && says(one('.heading')) === 'The Fairhaven Courier'").await
}

async fn pasted_the_readmes_first_snippet_shows_the_news(page: &mut Page) -> Kept {
    let _folder = pastes(page, &ours(&named("embed")?), NONE, &[]).await?;
    page.has_the_news().await?;
    page.sees(".submit", "Sign up").await
}

async fn pasted_the_form_stands_alone(page: &mut Page) -> Kept {
    let _folder = pastes(page, &ours(&named("signup-alone")?), NONE, &[]).await?;
    page.wait_until("five entries, as was asked", "seen('.headline').length === 5").await?;
    page.looks_at("news-signup");
    page.wait_until("and a form with two newsletters", "seen('.newsletter').length === 2 && seen('.submit').length === 1").await
}

async fn pasted_the_words_are_spoken(page: &mut Page) -> Kept {
    let _folder = pastes(page, &ours(&named("embed")?), NONE, &[("words.json", &named("words")?)]).await?;
    page.runs("widget.setAttribute('words', '/words.json')").await?;
    page.sees(".more", "Earlier stories").await
}

async fn pasted_the_demo_runs_under_its_own_policy(page: &mut Page) -> Kept {
    page.newsroom = Newsroom::open_with_the_documents(&policy("policy-own-site")?, None)?;
    page.opens("index.html").await?;
    page.sees(".submit", "Sign up").await?;
    shows_an_article(page).await?;
    page.looks_at("news-signup");
    page.scrolls("widget.scrollIntoView({ block: 'center' })").await?;
    page.types(".email", "anna@example.com").await?;
    page.clicks(".submit").await?;
    page.sees(".success", "anna@example.com").await
}

async fn pasted_the_policy_for_another_site_is_enough(page: &mut Page) -> Kept {
    let _folder = pastes(page, &ours(&named("embed")?), &policy("policy-other-site")?, &[]).await?;
    page.sees(".submit", "Sign up").await?;
    shows_an_article(page).await
}

async fn pasted_the_policy_with_trusted_types_is_enough(page: &mut Page) -> Kept {
    let _folder = pastes(page, &ours(&named("embed")?), &policy("policy-trusted-types")?, &[]).await?;
    shows_an_article(page).await
}

async fn pasted_the_policy_with_a_nonce_is_enough(page: &mut Page) -> Kept {
    let _folder = pastes(page, &ours(&named("nonce")?), &policy("policy-nonce")?, &[]).await?;
    shows_an_article(page).await
}

async fn pasted_at_ghost_its_posts_are_shown(page: &mut Page) -> Kept {
    let Some(ghost) = Ghost::open(&format!("the feed of a real Ghost in {}", page.engine())).await? else { return Ok(()) };
    let html = [named("ghost-head")?, named("ghost-card")?].concat().replace("https://blog.example", &ghost.url).replace("KEY", &ghost.content_key);
    let _folder = pastes(page, &ours(&html), NONE, &[]).await?;
    page.sees(".headline", "Headline number 23").await?;
    page.wait_until("what is featured is on top", "says(all('.item[part~=pinned] .headline')[0]) === 'Headline number 20'").await?;
    page.sees(".submit", "Sign up").await?;
    // Ghost gives fifteen at once.
    page.clicks(".more").await?;
    page.wait_until("the rest of them", "seen('.headline').length === 15").await?;
    page.clicks(".more").await?;
    page.sees(".headline", "Tom & Jerry <b>\"quoted\"</b> &amp; 5 < 6 — Київ 🗞").await
}

async fn pasted_at_wordpress_both_blocks_are_the_widget(page: &mut Page) -> Kept {
    let Some(wordpress) = WordPress::open(&format!("a real WordPress in {}", page.engine())).await? else { return Ok(()) };
    // Both are on WordPress's own site, where its API has the same address.
    let html = wordpress.post.replace("\"/wp-json/", &format!("\"{}/wp-json/", wordpress.url));
    let _folder = pastes(page, &ours(&html), NONE, &[]).await?;
    page.wait_until("two widgets", "document.querySelectorAll('news-widget').length === 2").await?;
    for widget in ["news-widget:first-of-type", "news-widget:last-of-type"] {
        page.looks_at(widget);
        page.sees(".headline", "Headline number 23").await?;
        page.wait_until("what is sticky is on top", "says(all('.item[part~=pinned] .headline')[0]) === 'Headline number 20'").await?;
    }
    for _ in 0..2 {
        page.clicks(".more").await?;
        page.wait_until("older ones come", "!one('.more').ariaDisabled || one('.more').ariaDisabled === 'false'").await?;
    }
    page.sees(".headline", "Tom & Jerry “quoted” & 5 < 6 — Київ 🗞").await
}

async fn pasted_at_hugo_the_shortcode_is_the_widget(page: &mut Page) -> Kept {
    let Some(site) = sites::hugo(&format!("a site by Hugo in {}", page.engine()), "").await? else { return Ok(()) };
    page.newsroom = Newsroom::open_with_the_documents(&policy("policy-own-site")?, Some(&site.path().join("public")))?;
    page.opens("news/").await?;
    page.sees(".headline", "Tom & <b>Jerry</b>").await?;
    page.wait_until("no page that is none of the news", "seen('.headline').length === 1 && says(seen('.summary')[0]) === 'Words & more.'").await?;
    page.sees(".tag", "R & D").await
}

async fn pasted_the_frame_is_as_high_as_its_news(page: &mut Page) -> Kept {
    let inside = Folder::fresh(&format!("framed-{}", page.engine()))?;
    let news = Newsroom::open_with_the_documents(NONE, Some(inside.path()))?;
    let around = pastes(page, "", NONE, &[]).await?;
    let html = named("frame")?
        .replace("https://news.example/news-widget/", "https://news.example/")
        .replace("\"/news-widget/", "\"/")
        .replace("https://news.example", &news.origin)
        .replace("\"https://example.com ", &format!("\"{} ", page.newsroom.origin));
    let (framed, framing) = html.split_once("<!-- https://example.com,").ok_or("two pages")?;
    std::fs::write(inside.path().join("ticker.html"), format!("<!doctype html><title>Ticker</title>{}{framed}", ours(&named("embed")?)))?;
    std::fs::write(around.path().join("around.html"), format!("<!doctype html><title>Around</title><link rel=\"icon\" href=\"/picture.svg\"><!--{framing}"))?;
    page.opens("around.html").await?;
    page.wait_until("ten entries and a form need their room", "document.querySelector('iframe').clientHeight > 900").await
}

/// What it says is kept and asked for, looked up where a browser keeps and tells it.
async fn pasted_the_privacy_statement_is_true(page: &mut Page) -> Kept {
    let _folder = pastes(page, &[ours(&named("embed")?), named("privacy-html")?].concat(), NONE, &[]).await?;
    page.sees(".submit", "Sign up").await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    page.clicks(".pause").await?;
    page.types(".email", "anna@example.com").await?;
    shows_an_article(page).await?;
    page.wait_until("something is kept", "localStorage.length > 0").await?;
    let names = page.asks("Object.keys(localStorage)").await?;
    let own = names.as_array().into_iter().flatten().filter_map(serde_json::Value::as_str).all(|name| name.starts_with("news-widget:"));
    page.holds(&format!("only under its own name: {names}"), own)?;
    let told = page.asks("JSON.stringify(localStorage).includes('anna@')").await?;
    page.holds("and never the address", told == json!(false))?;
    let elsewhere = page.asks("[document.cookie, sessionStorage.length, ...performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith(location.origin))]").await?;
    page.holds(&format!("no cookie, no other storage, no other site: {elsewhere}"), elsewhere == json!(["", 0]))
}
