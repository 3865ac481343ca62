//! Promise: a reader can sign up, is told what is wrong in words, and never loses what they typed.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;

promises![
    a_reader_signs_up_and_is_told_to_confirm,
    the_page_learns_of_the_sign_up_but_not_the_address,
    a_wrong_address_is_refused_in_words,
    an_empty_address_is_refused_in_words,
    a_mended_address_clears_the_complaint,
    the_form_stands_alone_as_news_signup,
    without_the_attribute_there_is_no_form,
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
    page.wait_until("the words are gone", "says(one('.error')) === '' && one('.email').ariaInvalid !== 'true'").await?;
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
