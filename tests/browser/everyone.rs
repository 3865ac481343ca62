//! Promise: everyone can read and use it, on any screen.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;
use serde_json::{Value, json};

promises![
    the_audit_finds_nothing_in_the_list,
    the_audit_finds_nothing_in_an_open_article,
    the_audit_finds_nothing_in_a_refused_sign_up,
    the_audit_finds_nothing_in_any_state_of_the_sign_up,
    the_audit_finds_nothing_when_the_sign_up_fails,
    the_audit_finds_nothing_when_the_sign_up_is_over,
    the_audit_finds_nothing_in_the_dark,
    the_audit_finds_nothing_from_right_to_left,
    the_audit_finds_nothing_when_the_news_fails,
    the_audit_finds_nothing_in_a_long_read,
    a_narrow_screen_never_scrolls_sideways,
    a_long_read_never_scrolls_sideways,
    the_focus_can_be_seen,
    nothing_is_told_by_colour_alone,
    whatever_is_pressed_is_large_enough,
    the_keys_lead_from_entry_to_entry_and_into_one,
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

/// Articles with whatever a newsroom's HTML has: pages/long.json.
const LONG_READS: [&str; 5] = ["keeper", "budget", "shaar", "ballad", "gauge"];

async fn opens_a_long_read(page: &mut Page, id: &str) -> Kept {
    page.runs("widget.setAttribute('feed', '/long.json')").await?;
    page.wait_until("the list is that of long reads", "says(one('.heading')) === 'The Fairhaven Courier, at length'").await?;
    page.runs(&format!("widget.open('{id}')")).await?;
    page.wait_until("all of it is there", "seen('.onwards').length === 1 && says(seen('.body')[0]).length > 1000").await
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

async fn a_long_read_never_scrolls_sideways(page: &mut Page) -> Kept {
    page.tolerates("-src-attr");
    for id in LONG_READS {
        page.opens_as_large_as(320, 800, "feed.html").await?;
        page.has_the_news().await?;
        page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
        opens_a_long_read(page, id).await?;
        page.wait_until(&format!("{id} fits"), "innerWidth === 320 && document.documentElement.scrollWidth <= 320").await?;
    }
    Ok(())
}

/// A small phone; and a screen of 1280 by 1024 pixels at 400 % (WCAG 2.2, "Reflow").
async fn a_narrow_screen_never_scrolls_sideways(page: &mut Page) -> Kept {
    for height in [800, 256] {
        nothing_is_wider_than_the_screen(page, height).await?;
    }
    Ok(())
}

async fn nothing_is_wider_than_the_screen(page: &mut Page, height: u32) -> Kept {
    page.opens_as_large_as(320, height, "feed.html").await?;
    page.has_the_news().await?;
    page.wait_until("all parts are there", "Boolean(one('.pause')) && seen('.submit').length === 1").await?;
    let fits = "innerWidth === 320 && document.documentElement.scrollWidth <= 320";
    page.wait_until("the list fits", fits).await?;
    page.clicks(".submit").await?;
    page.sees(".error", "Please enter").await?;
    page.wait_until("the complaint fits", fits).await?;
    // WebKit brings the field that has the focus back into view in its own time, and the click would miss.
    page.runs("one('.email').blur()").await?;
    page.clicks(".headline a").await?;
    page.wait_until("the text is there", "says(seen('.body')[0]).length > 0").await?;
    page.wait_until("the article fits", fits).await?;
    page.runs("widget.close(); widget.setAttribute('lang', 'ar')").await?;
    page.wait_until("and so it does from right to left", &format!("one('.widget').dir === 'rtl' && seen('.headline').length > 0 && {fits}")).await
}

async fn the_focus_can_be_seen(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.wait_until("the form is there", "seen('.submit').length === 1").await?;
    page.runs("one('.email').focus()").await?;
    page.presses(fantoccini::key::Key::Tab).await?;
    page.wait_until("the next stop is the button", "root.activeElement === one('.submit')").await?;
    page.wait_until(
        "it is marked",
        "(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)(getComputedStyle(one('.submit')))",
    )
    .await
}

/// WCAG 2.2, "Use of Color"; what is left where a reader's system has the colours (CSS Color Adjust, "Forced Colors Mode").
async fn nothing_is_told_by_colour_alone(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.wait_until("all parts are there", "Boolean(one('.pause')) && seen('.submit').length === 1").await?;
    page.runs("widget.setAttribute('pin', says(all('.tag')[0]))").await?;
    page.sees(".item[part~=pinned] .pin", "Pinned").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "Please enter").await?;
    page.wait_until("a complaint has a sign", "getComputedStyle(one('.error'), '::before').content === '\"!\"'").await?;
    page.newsroom.fall_into("500").await?;
    page.runs("widget.refresh()").await?;
    page.expects_console("HTTP status 500").await?;
    page.wait_until("so has trouble", "getComputedStyle(one('.trouble'), '::before').content === '\"!\"'").await?;
    page.wait_until(
        "buttons and fields have an edge",
        "seen('button:not(.back), input').every((target) => parseFloat(getComputedStyle(target).borderTopWidth) > 0)",
    )
    .await
}

/// WCAG 2.2, "Target Size (Minimum)": 24 px, but for links within a sentence.
async fn whatever_is_pressed_is_large_enough(page: &mut Page) -> Kept {
    page.opens_as_large_as(320, 900, "feed.html").await?;
    page.has_the_news().await?;
    page.wait_until("all parts are there", "Boolean(one('.pause')) && seen('.submit').length === 1").await?;
    page.clicks(".tag").await?;
    page.wait_until(
        "buttons, fields and headlines",
        "((targets) => targets.length > 10 && targets.every((target) => ((rect) => rect.height >= 24 && rect.width >= 24)(target.getBoundingClientRect())))(seen('button, input, .headline a').filter((target) => !target.closest('[aria-hidden=true]')))",
    )
    .await
}

/// ARIA Authoring Practices, "Feed Pattern".
async fn the_keys_lead_from_entry_to_entry_and_into_one(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.wait_until("all parts are there", "Boolean(one('.pause')) && seen('.submit').length === 1").await?;
    page.runs("seen('.item')[0].focus()").await?;
    page.presses(Key::PageDown).await?;
    page.wait_until("the second has the focus", "root.activeElement === seen('.item')[1]").await?;
    page.wait_until(
        "each knows its place, and is named by its headline",
        "seen('.item').every((item, place) => item.ariaPosInSet === String(place + 1) && says(root.getElementById(item.getAttribute('aria-labelledby'))) === says(item.querySelector('.headline')))",
    )
    .await?;
    page.presses(Key::PageUp).await?;
    page.wait_until("the first again", "root.activeElement === seen('.item')[0]").await?;
    page.presses(Key::Return).await?;
    page.wait_until("its article is open", "seen('.article').length === 1").await
}
