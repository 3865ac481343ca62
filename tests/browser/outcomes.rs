//! Promise: whatever became of an address, the reader is told in words and the page in one, and neither is told too much.

use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;
use serde_json::json;

promises![
    what_went_well_is_told_and_the_form_makes_way,
    what_did_not_go_well_is_told_and_the_address_stays,
    a_server_that_cannot_be_reached_is_told_and_the_address_stays,
    an_answer_that_does_not_come_in_time_is_not_taken_for_a_no,
    an_answer_cut_off_after_its_head_is_not_taken_for_a_no,
    how_long_to_wait_is_told_in_words,
    after_the_thanks_another_address_can_be_sent,
    the_same_words_are_told_again,
    the_thanks_lead_nobody_back,
    the_form_stays_as_high_as_it_was,
    an_answer_that_never_comes_ends_too,
    after_a_failure_the_same_address_can_be_sent_again,
    another_service_is_not_taken_for_the_last_one,
];

pub const SUBSCRIBE: &str = "/newsroom/subscribe";
pub const ADDRESS: &str = "reader@harbour.example";
/// The field still has what was typed, and nobody said that it went well.
const STAYS: &str = "seen('.email')[0].value === 'reader@harbour.example' && says(one('.success')) === '' && one('.submit').ariaDisabled === 'false'";

/// A reader with an address in a form that is posted to the sign-up in this state.
pub async fn fills_in(page: &mut Page, state: &str) -> Kept {
    page.opens_the_news().await?;
    page.types(".email", ADDRESS).await?;
    falls_into(page, state).await
}

pub async fn falls_into(page: &Page, state: &str) -> Kept {
    page.runs(&format!("widget.setAttribute('signup', '{SUBSCRIBE}?state={state}')")).await?;
    Ok(())
}

/// Since the page opened so many addresses were sent, and after each it was told one word; this is the last.
pub async fn tells_the_page(page: &Page, status: &str, times: usize) -> Kept {
    let told = format!(
        "((told) => told.length === {times} && JSON.stringify(told.at(-1).detail) === JSON.stringify({{ status: {}, newsletters: [] }}) && !told.at(-1).cancelable)(events('news-signup'))",
        js(status)
    );
    page.wait_until(&format!("one news-signup, which says “{status}” and nothing else"), &told).await
}

async fn what_went_well_is_told_and_the_form_makes_way(page: &mut Page) -> Kept {
    for (state, status, words) in [
        ("ok", "pending", "Almost there: please open the confirmation mail we sent to reader@harbour.example and follow its link."),
        ("subscribed", "subscribed", "Thank you. reader@harbour.example is signed up."),
        ("already", "already", "reader@harbour.example is signed up already."),
    ] {
        fills_in(page, state).await?;
        page.clicks(".submit").await?;
        page.sees(".success", words).await?;
        page.sees_no(".email").await?;
        page.sees_no(".submit").await?;
        page.wait_until("no complaint beside it", "complaint() === ''").await?;
        page.wait_until("the focus is on the words", "root.activeElement === one('.success') && one('.success').role === 'status'").await?;
        tells_the_page(page, status, 1).await?;
    }
    Ok(())
}

async fn what_did_not_go_well_is_told_and_the_address_stays(page: &mut Page) -> Kept {
    fills_in(page, "ok").await?;
    let outcomes = [
        ("422", "refused", "We do not take addresses of this kind."),
        ("403", "closed", "The newsletter takes no new readers at the moment."),
        ("429", "too-many", "Too many tries."),
        ("html", "unclear", "The answer could not be understood. Please look for a mail before you try again."),
        ("500", "failed", "The sign-up does not work at the moment. Your address is still here; please try again later."),
    ];
    for (sent, (state, status, words)) in (1..).zip(outcomes) {
        falls_into(page, state).await?;
        page.clicks(".submit").await?;
        page.sees(".error", words).await?;
        page.wait_until(&format!("{status}: the address stays, and no success is claimed"), STAYS).await?;
        tells_the_page(page, status, sent).await?;
    }
    page.expects_console("<news-widget>: the sign-up http").await?;
    page.expects_console("state=html answered with success, but what became of the address it did not say. Expected: {").await?;
    page.expects_console("state=403 was answered with HTTP status 403: the reader is told that the newsletter takes nobody.").await?;
    page.expects_console("state=500 was answered with HTTP status 500.").await
}

async fn a_server_that_cannot_be_reached_is_told_and_the_address_stays(page: &mut Page) -> Kept {
    fills_in(page, "ok").await?;
    // A server that the page's policy does not know: the browser sends nothing, and says so.
    page.runs("widget.setAttribute('signup', 'https://elsewhere.example/subscribe')").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "The sign-up could not be reached, and nothing was sent. Your address is still here; please try again later.").await?;
    page.wait_until("and so it is", STAYS).await?;
    tells_the_page(page, "unsent", 1).await?;
    page.expects_console("<news-widget>: the sign-up https://elsewhere.example/subscribe was refused by this page's Content-Security-Policy: add https://elsewhere.example to its connect-src.").await?;
    page.expects_console("refused by connect-src: https://elsewhere.example/").await?;
    page.tolerates("connect-src");
    Ok(())
}

async fn an_answer_that_does_not_come_in_time_is_not_taken_for_a_no(page: &mut Page) -> Kept {
    fills_in(page, "ok").await?;
    page.newsroom.withhold(json!({ SUBSCRIBE: "late" })).await?;
    // The widget waits half a minute, which is short on this page; the driver's own timers are as long as ever.
    page.runs("const before = window.setTimeout; window.setTimeout = (work, wait) => before(work, wait === 30_000 ? 600 : wait)").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "No answer came. You may be signed up: please look for a mail before you try again.").await?;
    page.wait_until("the address stays", STAYS).await?;
    page.expects_console("gave no answer in time").await?;
    tells_the_page(page, "unknown", 1).await
}

async fn an_answer_cut_off_after_its_head_is_not_taken_for_a_no(page: &mut Page) -> Kept {
    fills_in(page, "cut").await?;
    page.clicks(".submit").await?;
    page.wait_until("an outcome is told", "events('news-signup').length > 0").await?;
    // The server had the address, and began to say that all is well.
    tells_the_page(page, "unknown", 1).await?;
    page.sees(".error", "You may be signed up: please look for a mail before you try again.").await?;
    page.expects_console("or one that broke off").await?;
    page.wait_until("the address stays", STAYS).await
}

async fn how_long_to_wait_is_told_in_words(page: &mut Page) -> Kept {
    fills_in(page, "429").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "Too many tries.").await?;
    tells_the_page(page, "too-many", 1).await?;
    page.wait_until("120 seconds are two minutes", "/ in 2 minutes\\b/.test(complaint()) && !complaint().includes('120')").await
}

async fn after_the_thanks_another_address_can_be_sent(page: &mut Page) -> Kept {
    fills_in(page, "ok").await?;
    page.clicks(".submit").await?;
    page.sees(".success", ADDRESS).await?;
    page.presses(Key::Tab).await?;
    page.wait_until("the way back is the next stop", "says(root.activeElement) === 'Use another address'").await?;
    page.presses(Key::Return).await?;
    page.wait_until("the field is back, with what was sent", &format!("{STAYS} && root.activeElement === one('.email')")).await?;
    page.types(".email", "s").await?;
    page.presses(Key::Return).await?;
    page.sees(".success", "reader@harbour.examples").await?;
    tells_the_page(page, "pending", 2).await
}

/// Whoever waits for the answer elsewhere on the page is not led back.
async fn the_thanks_lead_nobody_back(page: &mut Page) -> Kept {
    page.opens("signup.html").await?;
    page.looks_at("news-signup");
    page.runs(
        "const more = document.createElement('div'); more.style.height = '5000px'; more.textContent = 'More'; document.querySelector('main').append(more)",
    )
    .await?;
    page.types(".email", ADDRESS).await?;
    page.newsroom.withhold(json!({ SUBSCRIBE: "late" })).await?;
    page.clicks(".submit").await?;
    page.newsroom.is_asked_for(SUBSCRIBE, 1).await?;
    page.scrolls("scrollTo({ top: 2000, behavior: 'instant' })").await?;
    page.runs("root.activeElement?.blur()").await?;
    page.newsroom.withhold(json!({})).await?;
    page.wait_until("the thanks are there", "says(one('.success')).includes('confirm')").await?;
    page.settles(serde_json::Value::Null).await?;
    page.wait_until("the page stands where it stood, without a focus", "scrollY === 2000 && root.activeElement === null").await
}

/// What stands below moves neither under a second press nor away from a reader.
async fn the_form_stays_as_high_as_it_was(page: &mut Page) -> Kept {
    page.opens("signup.html").await?;
    page.looks_at("news-signup");
    page.runs("widget.setAttribute('newsletters', 'a: One; b: Two; c: Three'); const below = document.createElement('p'); below.id = 'below'; below.textContent = 'Below'; document.querySelector('main').append(below)").await?;
    page.types(".email", ADDRESS).await?;
    page.clicks(".newsletter").await?;
    page.runs("window.before = document.querySelector('#below').getBoundingClientRect().top + scrollY").await?;
    page.clicks(".submit").await?;
    page.sees(".success", ADDRESS).await?;
    page.wait_until("it has not moved", "Math.abs(document.querySelector('#below').getBoundingClientRect().top + scrollY - window.before) < 1.5").await?;
    page.clicks(".again button").await?;
    page.wait_until(
        "nor has it with the fields back",
        "seen('.email').length === 1 && Math.abs(document.querySelector('#below').getBoundingClientRect().top + scrollY - window.before) < 1.5",
    )
    .await
}

/// A page's own `fetch` that drops the signal, and a server that hangs.
async fn an_answer_that_never_comes_ends_too(page: &mut Page) -> Kept {
    fills_in(page, "ok").await?;
    page.runs("window.fetch = () => new Promise(() => {}); const before = window.setTimeout; window.setTimeout = (work, wait) => before(work, wait === 61_000 ? 600 : wait)").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "No answer came.").await?;
    page.wait_until("the address stays", STAYS).await?;
    page.expects_console("gave no answer in time").await?;
    tells_the_page(page, "unknown", 1).await
}

/// The same words again are a change, or no screen reader tells them again.
async fn the_same_words_are_told_again(page: &mut Page) -> Kept {
    const WORDS: &str = "Please enter a correct email address: the part after the @ is missing.";
    page.opens_the_news().await?;
    page.types(".email", "anna@").await?;
    page.presses(Key::Return).await?;
    page.sees(".error", WORDS).await?;
    for _ in 0..2 {
        page.runs("window.before = one('.error').textContent").await?;
        page.presses(Key::Return).await?;
        page.wait_until("others to the browser, the same to the eye", &format!("one('.error').textContent !== window.before && complaint() === '{WORDS}'"))
            .await?;
    }
    Ok(())
}

async fn after_a_failure_the_same_address_can_be_sent_again(page: &mut Page) -> Kept {
    fills_in(page, "500").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "please try again later").await?;
    falls_into(page, "slow").await?;
    page.clicks(".submit").await?;
    page.sees(".submit", "Sending").await?;
    page.wait_until("the complaint goes meanwhile", "complaint() === ''").await?;
    page.sees(".success", ADDRESS).await?;
    tells_the_page(page, "pending", 2).await?;
    page.expects_console("was answered with HTTP status 500").await
}

async fn another_service_is_not_taken_for_the_last_one(page: &mut Page) -> Kept {
    fills_in(page, "ok").await?;
    page.clicks(".submit").await?;
    page.sees(".success", ADDRESS).await?;
    falls_into(page, "already").await?;
    page.wait_until("a form again, with what was typed", STAYS).await?;
    page.newsroom.withhold(json!({ SUBSCRIBE: "late" })).await?;
    page.clicks(".submit").await?;
    page.newsroom.is_asked_for(SUBSCRIBE, 2).await?;
    falls_into(page, "subscribed").await?;
    page.wait_until("what was on its way is called back", STAYS).await?;
    // It has left: whether it arrived nobody can know.
    page.sees(".error", "No answer came.").await?;
    tells_the_page(page, "unknown", 2).await?;
    page.newsroom.withhold(json!({})).await?;
    page.clicks(".submit").await?;
    page.sees(".success", "Thank you. reader@harbour.example is signed up.").await?;
    tells_the_page(page, "subscribed", 3).await
}
