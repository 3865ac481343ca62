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
    while_the_answer_is_on_its_way_nothing_is_sent_again,
    the_address_that_was_sent_is_the_one_that_is_named,
    after_a_failure_the_same_address_can_be_sent_again,
    another_service_is_not_taken_for_the_last_one,
    a_form_that_goes_while_the_answer_is_on_its_way_tells_nothing,
];

const SUBSCRIBE: &str = "/newsroom/subscribe";
const ADDRESS: &str = "reader@harbour.example";
/// The field still has what was typed, and nobody said that it went well.
const STAYS: &str = "seen('.email')[0].value === 'reader@harbour.example' && says(one('.success')) === '' && one('.submit').ariaDisabled === 'false'";

/// A reader with an address in a form that is posted to the sign-up in this state.
async fn fills_in(page: &mut Page, state: &str) -> Kept {
    page.opens_the_news().await?;
    page.types(".email", ADDRESS).await?;
    falls_into(page, state).await
}

async fn falls_into(page: &Page, state: &str) -> Kept {
    page.runs(&format!("widget.setAttribute('signup', '{SUBSCRIBE}?state={state}')")).await?;
    Ok(())
}

/// Since the page opened so many addresses were sent, and after each it was told one word; this is the last.
async fn tells_the_page(page: &Page, status: &str, times: usize) -> Kept {
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
        page.wait_until("no complaint beside it", "says(one('.error')) === ''").await?;
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
    page.expects_console("state=html answered with success, but not in the words of this provider: look at signup-provider (or provider), or at the address.")
        .await?;
    page.expects_console("state=500 was answered with HTTP status 500.").await
}

async fn a_server_that_cannot_be_reached_is_told_and_the_address_stays(page: &mut Page) -> Kept {
    fills_in(page, "ok").await?;
    // A server that the page's policy does not know: the browser sends nothing, and says so.
    page.runs("widget.setAttribute('signup', 'https://elsewhere.example/subscribe')").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "The sign-up could not be reached. Your address is still here; please try again.").await?;
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
    page.sees(".error", "No answer came in time. You may be signed up: please look for a mail before you try again.").await?;
    page.wait_until("the address stays", STAYS).await?;
    tells_the_page(page, "unknown", 1).await
}

async fn an_answer_cut_off_after_its_head_is_not_taken_for_a_no(page: &mut Page) -> Kept {
    fills_in(page, "cut").await?;
    page.clicks(".submit").await?;
    page.wait_until("an outcome is told", "events('news-signup').length > 0").await?;
    // The server had the address, and began to say that all is well.
    tells_the_page(page, "unknown", 1).await?;
    page.sees(".error", "You may be signed up: please look for a mail before you try again.").await?;
    page.wait_until("the address stays", STAYS).await
}

async fn how_long_to_wait_is_told_in_words(page: &mut Page) -> Kept {
    fills_in(page, "429").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "Too many tries.").await?;
    tells_the_page(page, "too-many", 1).await?;
    page.wait_until("120 seconds are two minutes", "/ in 2 minutes\\b/.test(says(one('.error'))) && !says(one('.error')).includes('120')").await
}

async fn while_the_answer_is_on_its_way_nothing_is_sent_again(page: &mut Page) -> Kept {
    fills_in(page, "ok").await?;
    page.newsroom.withhold(json!({ SUBSCRIBE: "late" })).await?;
    page.clicks(".submit").await?;
    page.sees(".submit", "Sending").await?;
    page.wait_until("the button says that it is no use now", "one('.submit').ariaDisabled === 'true' && says(one('.error')) === ''").await?;
    page.clicks(".submit").await?;
    page.runs("one('.email').focus()").await?;
    page.presses(Key::Return).await?;
    page.newsroom.is_asked_for(SUBSCRIBE, 1).await?;
    page.newsroom.withhold(json!({})).await?;
    page.sees(".success", ADDRESS).await?;
    tells_the_page(page, "pending", 1).await?;
    let posted = page.newsroom.was_asked_for(SUBSCRIBE).await?;
    page.holds(&format!("posted once, not {posted} times"), posted == 1)
}

async fn the_address_that_was_sent_is_the_one_that_is_named(page: &mut Page) -> Kept {
    fills_in(page, "ok").await?;
    page.newsroom.withhold(json!({ SUBSCRIBE: "late" })).await?;
    page.clicks(".submit").await?;
    page.newsroom.is_asked_for(SUBSCRIBE, 1).await?;
    page.runs("one('.email').focus()").await?;
    page.types(".email", ".museum").await?;
    page.wait_until("the reader went on typing", "one('.email').value === 'reader@harbour.example.museum'").await?;
    page.newsroom.withhold(json!({})).await?;
    page.sees(".success", "confirmation mail we sent to reader@harbour.example and").await?;
    tells_the_page(page, "pending", 1).await
}

async fn after_a_failure_the_same_address_can_be_sent_again(page: &mut Page) -> Kept {
    fills_in(page, "500").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "please try again later").await?;
    falls_into(page, "slow").await?;
    page.clicks(".submit").await?;
    page.sees(".submit", "Sending").await?;
    page.wait_until("the complaint goes meanwhile", "says(one('.error')) === ''").await?;
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
    page.newsroom.withhold(json!({})).await?;
    page.clicks(".submit").await?;
    page.sees(".success", "Thank you. reader@harbour.example is signed up.").await?;
    tells_the_page(page, "subscribed", 2).await
}

async fn a_form_that_goes_while_the_answer_is_on_its_way_tells_nothing(page: &mut Page) -> Kept {
    fills_in(page, "ok").await?;
    page.newsroom.withhold(json!({ SUBSCRIBE: "late" })).await?;
    page.clicks(".submit").await?;
    page.newsroom.is_asked_for(SUBSCRIBE, 1).await?;
    page.runs("widget.removeAttribute('signup')").await?;
    page.wait_until("the form goes", "all('.signup').length === 0").await?;
    page.newsroom.withhold(json!({})).await?;
    falls_into(page, "ok").await?;
    page.wait_until("what was typed is in the new one", "one('.email')?.value === 'reader@harbour.example' && one('.submit').ariaDisabled === 'false'").await?;
    page.runs("one('.email').value = ''").await?;
    page.types(".email", "another@harbour.example").await?;
    page.clicks(".submit").await?;
    page.sees(".success", "another@harbour.example").await?;
    tells_the_page(page, "pending", 1).await
}
