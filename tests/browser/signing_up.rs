//! Promise: a reader can sign up, is told what is wrong in words, and never loses what they typed.

use crate::harness::newsroom::Newsroom;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;
use serde_json::json;

promises![
    a_reader_signs_up_and_is_told_to_confirm,
    the_page_learns_of_the_sign_up_but_not_the_address,
    a_wrong_address_is_refused_in_words,
    an_empty_address_is_refused_in_words,
    a_mended_address_clears_the_complaint,
    the_form_stands_alone_as_news_signup,
    without_the_attribute_there_is_no_form,
    two_forms_on_a_page_know_nothing_of_each_other,
    the_demo_has_its_mail_at_hand,
    a_form_that_is_moved_or_goes_while_it_is_sent_is_as_good_as_ever,
];

const SUBSCRIBE: &str = "/newsroom/subscribe";

async fn a_reader_signs_up_and_is_told_to_confirm(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.types(".email", "  reader@harbour.example ").await?;
    page.clicks(".submit").await?;
    page.sees(".success", "confirm").await?;
    page.sees(".success", "reader@harbour.example").await?;
    page.sees_no(".email").await?;
    let outbox = page.newsroom.outbox().await?.to_string();
    page.holds(&format!("a confirmation link for the address without its blanks, in {outbox}"), outbox.contains("\"reader@harbour.example\""))
}

async fn the_page_learns_of_the_sign_up_but_not_the_address(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.types(".email", "reader@harbour.example").await?;
    page.presses(Key::Return).await?;
    page.wait_until("one news-signup that says pending", "events('news-signup').length === 1 && events('news-signup')[0].detail.status === 'pending'").await?;
    page.wait_until("no address in it", "!JSON.stringify(events('news-signup')).includes('harbour.example')").await
}

async fn refused(page: &Page) -> Kept {
    page.sees(".error", "Please enter a correct email address").await?;
    page.wait_until(
        "the field is marked as wrong, and leads to the words",
        "one('.email').ariaInvalid === 'true' && one('.email').getAttribute('aria-describedby').split(' ').some((id) => says(root.getElementById(id)).includes('correct email'))",
    )
    .await?;
    page.wait_until("the focus is on the field", "root.activeElement === one('.email')").await?;
    let posted = page.newsroom.was_asked_for(SUBSCRIBE).await?;
    page.holds("nothing is posted", posted == 0)
}

async fn a_wrong_address_is_refused_in_words(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.types(".email", "reader@harbour..example").await?;
    page.clicks(".submit").await?;
    refused(page).await?;
    page.wait_until("what was typed is still there", "one('.email').value === 'reader@harbour..example'").await
}

async fn an_empty_address_is_refused_in_words(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.wait_until(
        "it is said beforehand that the field is required",
        "one('.email').ariaRequired === 'true' && seen('.signup').some((form) => says(form).includes('* indicates required'))",
    )
    .await?;
    page.clicks(".submit").await?;
    refused(page).await
}

async fn a_mended_address_clears_the_complaint(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.types(".email", "reader@").await?;
    page.presses(Key::Return).await?;
    refused(page).await?;
    page.types(".email", "harbour.example").await?;
    page.wait_until("the words are gone", "complaint() === '' && one('.email').ariaInvalid !== 'true'").await?;
    page.presses(Key::Return).await?;
    page.sees(".success", "confirm").await
}

async fn the_form_stands_alone_as_news_signup(page: &mut Page) -> Kept {
    page.opens("signup.html").await?;
    page.looks_at("news-signup");
    page.sees(".signup-heading", "The Friday letter").await?;
    page.types(".email", "reader@harbour.example").await?;
    page.clicks(".submit").await?;
    page.sees(".success", "confirm").await?;
    let asked = page.newsroom.was_asked_for("/newsroom/feed.json").await?;
    page.holds("no news is asked for", asked == 0)
}

async fn without_the_attribute_there_is_no_form(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    page.sees(".submit", "Sign up").await?;
    page.runs("widget.removeAttribute('signup')").await?;
    page.wait_until("the form goes", "all('.signup').length === 0").await
}

async fn two_forms_on_a_page_know_nothing_of_each_other(page: &mut Page) -> Kept {
    page.opens("signup.html").await?;
    page.runs(
        "const second = document.createElement('news-signup'); second.id = 'second'; second.setAttribute('action', '/newsroom/subscribe?state=422');
        document.querySelector('main').append(second)",
    )
    .await?;
    page.looks_at("#second");
    page.types(".email", "second@harbour.example").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "We do not take addresses of this kind.").await?;
    page.looks_at("news-signup");
    page.wait_until("the first has heard nothing of it", "one('.email').value === '' && complaint() === '' && one('.submit').ariaDisabled === 'false'").await?;
    page.types(".email", "first@harbour.example").await?;
    page.presses(Key::Return).await?;
    page.sees(".success", "first@harbour.example").await?;
    page.looks_at("#second");
    page.wait_until(
        "nor has the second of that",
        "one('.email').value === 'second@harbour.example' && complaint() === 'We do not take addresses of this kind.'",
    )
    .await?;
    page.wait_until("and each told the page for itself", "String(events('news-signup').map(({ detail }) => detail.status)) === 'refused,pending'").await
}

/// Its newsroom has no mail server.
async fn the_demo_has_its_mail_at_hand(page: &mut Page) -> Kept {
    page.newsroom = Newsroom::open_with_the_demo()?;
    page.opens("index.html").await?;
    page.looks_at("news-signup");
    page.runs("widget.scrollIntoView()").await?;
    page.types(".email", "reader@harbour.example").await?;
    page.presses(Key::Return).await?;
    page.sees(".success", "confirm").await?;
    page.wait_until("the link of the mail is there", "document.querySelector('.mail a')?.href.includes('confirm')").await
}

async fn a_form_that_is_moved_or_goes_while_it_is_sent_is_as_good_as_ever(page: &mut Page) -> Kept {
    page.opens("signup.html").await?;
    page.looks_at("news-signup");
    page.runs("widget.setAttribute('newsletters', 'daily: Daily digest; weekly: Weekly letter')").await?;
    page.types(".email", "reader@harbour.example").await?;
    page.clicks(".newsletter").await?;
    page.newsroom.withhold(json!({ SUBSCRIBE: "late" })).await?;
    page.clicks(".submit").await?;
    page.newsroom.is_asked_for(SUBSCRIBE, 1).await?;
    page.runs("document.querySelector('main').prepend(widget)").await?;
    page.wait_until(
        "moved, it holds what it held",
        "one('.email').value === 'reader@harbour.example' && one('.newsletter input').checked && one('.submit').ariaDisabled === 'true'",
    )
    .await?;
    // Out of the page for longer, it is a new one with what was typed, and hears no answer to what the old one sent.
    page.runs(
        "window.away = widget; widget.remove(); setTimeout(() => { document.querySelector('main').append(window.away); window.back = true }); return null",
    )
    .await?;
    page.wait_until("it is back, with what was typed", "window.back && seen('.submit').length === 1 && one('.email').value === 'reader@harbour.example'")
        .await?;
    page.newsroom.withhold(json!({})).await?;
    page.clicks(".newsletter").await?;
    page.clicks(".submit").await?;
    page.sees(".success", "reader@harbour.example").await?;
    page.wait_until("one outcome is told", "events('news-signup').length === 1").await
}
