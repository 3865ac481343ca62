//! Promise: axe-core, with all the rules it has by default, finds nothing to mend, whatever state the widget is in.

use crate::everyone::{LONG_READS, opens_a_long_read};
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;
use serde_json::{Value, json};

promises![
    the_audit_finds_nothing_in_the_list,
    the_audit_finds_nothing_in_an_open_article,
    the_audit_finds_nothing_in_any_state_of_the_sign_up,
    the_audit_finds_nothing_when_the_sign_up_fails,
    the_audit_finds_nothing_when_the_sign_up_is_over,
    the_audit_finds_nothing_in_a_refused_sign_up,
    the_audit_finds_nothing_in_the_dark,
    the_audit_finds_nothing_from_right_to_left,
    the_audit_finds_nothing_when_the_news_fails,
    the_audit_finds_nothing_in_a_long_read,
];

/// Has the whole page audited by axe-core, with all the rules it has by default.
pub async fn audit(page: &Page) -> Kept {
    let axe = std::fs::read_to_string("node_modules/axe-core/axe.min.js").map_err(|error| format!("axe-core: {error}; `make test` sets it up"))?;
    page.session().execute(&axe, Vec::new()).await?;
    let found = page.session().execute_async(include_str!("audit.js"), Vec::new()).await?;
    page.holds(&format!("axe-core finds nothing; it found {found:#}"), found == Value::Array(Vec::new()))
}

async fn the_audit_finds_nothing_in_the_list(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.sees(".submit", "Sign up").await?;
    audit(page).await
}

async fn the_audit_finds_nothing_in_an_open_article(page: &mut Page) -> Kept {
    let file = format!("{}/quiet.wav", page.newsroom.origin);
    let cells = "<td>wide</td>".repeat(60);
    page.newsroom
        .publish(json!({
            "id": "story", "title": "A story", "summary": "In short.", "tags": ["Harbour"], "image": format!("{}/picture.svg", page.newsroom.origin),
            "attachments": [{ "url": file, "mime_type": "audio/wav", "title": "Read aloud" }],
            "content_html": format!("<p>Words, <a href='/there'>a link</a>.</p><h2>A heading</h2><table><caption>Wide</caption><tr><th scope='row'>One</th>{cells}</tr></table><pre>code</pre>"),
        }))
        .await?;
    for place in ["inline", "dialog"] {
        page.opens_the_news().await?;
        page.runs(&format!("widget.setAttribute('article', '{place}'); widget.open('story')")).await?;
        page.wait_until("the text is there", "says(seen('.body')[0]).length > 0 && seen('.player').length === 1").await?;
        audit(page).await?;
    }
    Ok(())
}

/// By keys alone, from one state to the next.
async fn the_audit_finds_nothing_in_any_state_of_the_sign_up(page: &mut Page) -> Kept {
    page.opens("signup.html").await?;
    page.looks_at("news-signup");
    page.runs("widget.setAttribute('newsletters', 'daily: Daily digest; weekly: Weekly letter'); widget.setAttribute('consent', 'I agree')").await?;
    page.wait_until("all that can be asked is", "seen('.newsletter').length === 2 && seen('.consent').length === 1").await?;
    audit(page).await?;
    page.runs("one('.email').focus()").await?;
    page.types(".email", "anna@gmial.com").await?;
    page.presses(Key::Tab).await?;
    page.sees(".hint", "Did you mean").await?;
    audit(page).await?;
    page.wait_until("keys reach the hint", "root.activeElement === one('.hint button')").await?;
    page.presses(Key::Return).await?;
    page.wait_until("taken", "one('.email').value === 'anna@gmail.com' && root.activeElement === one('.email')").await?;
    page.presses(Key::Return).await?;
    page.sees(".error", "Please choose at least one newsletter.").await?;
    audit(page).await?;
    page.presses(' ').await?;
    page.presses(Key::Return).await?;
    page.sees(".error", "Please tick the box to agree").await?;
    audit(page).await?;
    page.presses(' ').await?;
    page.wait_until("agreed", "one('.consent input').checked").await?;
    page.newsroom.withhold(json!({ "/newsroom/subscribe": "late" })).await?;
    page.presses(Key::Return).await?;
    page.sees(".submit", "Sending").await?;
    audit(page).await?;
    page.newsroom.withhold(json!({})).await?;
    page.sees(".success", "anna@gmail.com").await?;
    audit(page).await
}

/// An address, Enter, and the words, by keys alone.
async fn signs_up_by_keys(page: &mut Page, action: &str, provider: &str, part: &str, words: &str) -> Kept {
    page.opens("signup.html").await?;
    page.looks_at("news-signup");
    page.runs(&format!("widget.setAttribute('provider', '{provider}'); widget.setAttribute('action', '{action}')")).await?;
    page.wait_until("the form is there", "seen('.submit').length === 1").await?;
    page.presses(Key::Tab).await?;
    page.wait_until("the field is the first stop", "root?.activeElement === one('.email')").await?;
    page.types(".email", "anna@gmial.com").await?;
    page.presses(Key::Return).await?;
    page.sees(part, words).await?;
    audit(page).await
}

async fn the_audit_finds_nothing_when_the_sign_up_fails(page: &mut Page) -> Kept {
    let states = [
        ("/newsroom/subscribe?state=422", "We do not take addresses of this kind."),
        ("/newsroom/subscribe?state=403", "takes no new readers"),
        ("/newsroom/subscribe?state=429", "Please try again in 2 minutes."),
        ("/newsroom/subscribe?state=html", "could not be understood"),
        ("/newsroom/subscribe?state=500", "does not work at the moment"),
        ("/newsroom/subscribe?state=cut", "No answer came."),
        ("https://elsewhere.example/", "nothing was sent"),
    ];
    for (action, words) in states {
        signs_up_by_keys(page, action, "json", ".error", words).await?;
        page.wait_until(
            "the focus is still in the field, and the doubt its next stop",
            "root.activeElement === one('.email') && seen('.hint button').length === 2",
        )
        .await?;
        page.presses(Key::Tab).await?;
        page.wait_until("which is reached", "root.activeElement === one('.hint button')").await?;
        page.presses(Key::Return).await?;
        page.wait_until("and taken: the words are gone", "one('.email').value === 'anna@gmail.com' && complaint() === ''").await?;
    }
    for line in ["the sign-up", "elsewhere.example", "connect-src"] {
        page.tolerates(line);
    }
    signs_up_by_keys(page, "/newsroom/subscribe", "form", ".told", "please look there").await?;
    page.closes_the_other_window().await?;
    page.runs("widget.setAttribute('provider', 'json')").await?;
    page.wait_until("a form that is not the browser's", "one('.signup').target === '' && one('.email').value === 'anna@gmial.com'").await?;
    page.runs("one('.trap input').value = 'robot'").await?;
    for (online, words) in [("true", "A hidden field"), ("false", "You are offline.")] {
        page.runs(&format!("Object.defineProperty(window.navigator, 'onLine', {{ value: {online}, configurable: true }}); one('.email').focus()")).await?;
        page.presses(Key::Return).await?;
        page.sees(".error", words).await?;
        audit(page).await?;
    }
    page.runs("delete window.navigator.onLine; window.dispatchEvent(new Event('online'))").await?;
    page.sees(".told", "You are online again").await?;
    audit(page).await
}

async fn the_audit_finds_nothing_when_the_sign_up_is_over(page: &mut Page) -> Kept {
    for (state, words) in [("ok", "open the confirmation mail"), ("subscribed", "Thank you. anna@gmial.com"), ("already", "signed up already")] {
        signs_up_by_keys(page, &format!("/newsroom/subscribe?state={state}"), "json", ".success", words).await?;
        page.sees(".success .hint", "Did you mean").await?;
        for stop in ["anna@gmail.com?", "No", "Use another address"] {
            page.presses(Key::Tab).await?;
            page.wait_until(&format!("{stop} is a stop of the keys"), &format!("says(root.activeElement) === '{stop}'")).await?;
        }
        page.presses(Key::Return).await?;
        page.wait_until("the field is back", "root.activeElement === one('.email') && says(one('.success')) === ''").await?;
    }
    Ok(())
}

async fn the_audit_finds_nothing_in_a_refused_sign_up(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.clicks(".submit").await?;
    page.sees(".error", "Please enter").await?;
    audit(page).await
}

async fn the_audit_finds_nothing_in_the_dark(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.runs("widget.setAttribute('theme', 'dark')").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "Please enter").await?;
    audit(page).await
}

async fn the_audit_finds_nothing_from_right_to_left(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.runs("widget.setAttribute('lang', 'ar')").await?;
    page.wait_until("from right to left", "one('.widget').dir === 'rtl'").await?;
    audit(page).await
}

async fn the_audit_finds_nothing_when_the_news_fails(page: &mut Page) -> Kept {
    page.newsroom.fall_into("500").await?;
    page.opens("feed.html").await?;
    page.sees(".status .retry", "Try again").await?;
    page.expects_console("HTTP status 500").await?;
    audit(page).await
}

async fn the_audit_finds_nothing_in_a_long_read(page: &mut Page) -> Kept {
    page.tolerates("-src-attr");
    for id in LONG_READS {
        page.opens_the_living_news().await?;
        opens_a_long_read(page, id).await?;
        audit(page).await?;
    }
    Ok(())
}
