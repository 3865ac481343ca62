//! Promise: a reader signs up at a real Ghost from a page that is not its own: a mail comes, and its link makes them a member.
//!
//! Ghost trusts pages on `localhost` and `127.0.0.1` more than a newsroom's, so the page is opened as `embedding.example`: in
//! Chromium by a flag, in Firefox by a preference, in WebKit, which has neither, by a proxy that WebDriver names.

use crate::harness::ghost::{Ghost, Mail};
use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::json;

promises![a_reader_becomes_a_member_of_a_real_ghost, a_real_ghosts_refusals_are_told];

async fn signs_up(page: &mut Page, ghost: &Ghost, address: &str, newsletters: &str) -> Kept {
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens_elsewhere("signup.html").await?;
    page.looks_at("news-signup");
    let attributes = [("provider", "ghost"), ("newsletters", newsletters), ("action", &format!("{}/", ghost.url))];
    for (name, value) in attributes {
        page.runs(&format!("widget.setAttribute({}, {})", js(name), js(value))).await?;
    }
    page.types(".email", address).await?;
    page.clicks(".submit").await
}

/// Its feed has no CORS header, but for pages that it trusts.
async fn is_untrusted(page: &Page, ghost: &Ghost) -> Kept {
    let feed = js(&format!("{}/rss/", ghost.url));
    page.runs(&format!("window.trusted = null; fetch({feed}).then(() => (window.trusted = true), () => (window.trusted = false)); return null")).await?;
    page.wait_until("Ghost does not trust the page", "location.hostname === 'embedding.example' && window.trusted === false").await
}

/// One event says what became of it, and nothing says the address.
async fn tells_the_page(page: &Page, status: &str, newsletter: &str) -> Kept {
    let detail = js(&format!("{{\"status\":{},\"newsletters\":[{}]}}", js(status), js(newsletter)));
    let told = format!("((told) => told.length === 1 && JSON.stringify(told[0].detail) === {detail})(events('news-signup'))");
    page.wait_until(&format!("one news-signup: {detail}"), &told).await
}

fn the_only(mails: Vec<Mail>) -> Result<Mail, String> {
    let count = mails.len();
    mails.into_iter().next().filter(|_| count == 1).ok_or_else(|| format!("promised: one mail; {count} came"))
}

async fn a_reader_becomes_a_member_of_a_real_ghost(page: &mut Page) -> Kept {
    let Some(ghost) = Ghost::open(&format!("a sign-up at a real Ghost in {}", page.engine())).await? else { return Ok(()) };
    let address = format!("reader@{}.example", page.engine());
    signs_up(page, ghost, &address, "Morning Brief: Every morning").await?;
    page.sees(".success", &format!("Almost there: please open the confirmation mail we sent to {address} and follow its link.")).await?;
    tells_the_page(page, "pending", "Morning Brief").await?;
    is_untrusted(page, ghost).await?;

    let mail = the_only(ghost.mails_to(&address).await?)?;
    page.holds(&format!("the mail asks to confirm: {}", mail.subject), mail.subject.contains("Complete your sign up"))?;
    page.holds(&format!("its link holds nothing of the reader's page: {}", mail.link), !mail.link.contains("embedding"))?;
    let before = ghost.member(&address).await?;
    page.holds(&format!("nobody is a member before the link: {before:?}"), before.is_none())?;

    let led = mail.follow().await?;
    page.holds(&format!("the link is good: {led}"), led.starts_with("302 ") && led.contains("success=true"))?;
    let member = ghost.member(&address).await?.ok_or("promised: a member after the link; there is none")?;
    page.holds(&format!("with the newsletter that was chosen by name, and no other: {member}"), member.get("newsletters") == Some(&json!(["Morning Brief"])))?;
    the_only(ghost.has_sent(&address)?).map(drop).map_err(Into::into)
}

async fn a_real_ghosts_refusals_are_told(page: &mut Page) -> Kept {
    let Some(ghost) = Ghost::open(&format!("a refusal by a real Ghost in {}", page.engine())).await? else { return Ok(()) };
    // The HTML Standard takes it for an address.
    signs_up(page, ghost, "reader@localhost", "Morning Brief: Every morning").await?;
    page.sees(".error", "Email is not valid").await?;
    tells_the_page(page, "refused", "Morning Brief").await?;

    let address = format!("other@{}.example", page.engine());
    signs_up(page, ghost, &address, "Evening Brief: Every evening").await?;
    page.sees(".error", "The sign-up does not work at the moment. Your address is still here").await?;
    tells_the_page(page, "failed", "Evening Brief").await?;
    // The reader can do nothing about it; the site owner reads Ghost's own words.
    page.expects_console("was answered with HTTP status 400: Cannot subscribe to invalid newsletters Evening Brief").await?;
    page.wait_until(
        "the address stays, and nobody says that it went well",
        &format!("one('.email').value === {} && says(one('.success')) === ''", js(&address)),
    )
    .await?;
    let mails = ghost.has_sent(&address)?.len() + ghost.has_sent("reader@localhost")?.len();
    page.holds(&format!("no mail is sent: {mails}"), mails == 0)
}
