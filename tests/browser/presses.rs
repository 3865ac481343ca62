//! Promise: one press is one sign-up, however quick the reader is, and nothing is sent that is not wanted any more.

use crate::harness::newsroom::Newsroom;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::outcomes::{ADDRESS, SUBSCRIBE, falls_into, fills_in, tells_the_page};
use crate::promises;
use fantoccini::key::Key;
use serde_json::json;

promises![
    while_the_answer_is_on_its_way_nothing_is_sent_again,
    the_address_that_was_sent_is_the_one_that_is_named,
    who_is_quicker_than_a_person_waits,
    one_press_is_one_request,
    what_is_mended_before_it_leaves_is_sent,
    a_frame_that_may_not_submit_forms_signs_up,
    a_form_that_goes_while_the_answer_is_on_its_way_tells_nothing,
];

async fn while_the_answer_is_on_its_way_nothing_is_sent_again(page: &mut Page) -> Kept {
    fills_in(page, "ok").await?;
    page.newsroom.withhold(json!({ SUBSCRIBE: "late" })).await?;
    page.clicks(".submit").await?;
    page.sees(".submit", "Sending").await?;
    page.wait_until("the button says that it is no use now", "one('.submit').ariaDisabled === 'true' && complaint() === ''").await?;
    page.wait_until("and whoever cannot see it is told", "all('[role=status]').some((status) => says(status) === 'Sending …')").await?;
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
    tells_the_page(page, "pending", 1).await?;

    // What went wrong with the one is not said of the other, either.
    for (asked, state, words) in
        [(2, "422", "reader@harbour.example: We do not take addresses of this kind."), (3, "403", "reader@harbour.example: The newsletter takes no")]
    {
        fills_in(page, state).await?;
        page.newsroom.withhold(json!({ SUBSCRIBE: "late" })).await?;
        page.clicks(".submit").await?;
        page.newsroom.is_asked_for(SUBSCRIBE, asked).await?;
        page.types(".email", ".museum").await?;
        page.newsroom.withhold(json!({})).await?;
        page.sees(".error", words).await?;
        page.wait_until("the newer one stays", "one('.email').value === 'reader@harbour.example.museum'").await?;
        page.types(".email", "@").await?;
        page.presses(Key::Tab).await?;
        page.sees(".error", "Please enter a correct email address: there is more than one @.").await?;
    }
    page.expects_console("state=403 was answered with HTTP status 403").await
}

/// Filled in and sent in the moment in which the form appears: nobody is turned away, and it is sent when a person could have.
async fn who_is_quicker_than_a_person_waits(page: &mut Page) -> Kept {
    page.opens("empty.html").await?;
    page.runs(
        "const form = document.createElement('news-signup'); form.setAttribute('action', '/newsroom/subscribe'); document.querySelector('main').append(form);
        new MutationObserver((changes, observer) => {
          const field = form.shadowRoot.querySelector('.email');
          if (!field) return;
          observer.disconnect();
          window.appeared = performance.now();
          field.value = 'reader@harbour.example';
          form.shadowRoot.querySelector('.submit').click();
        }).observe(form.shadowRoot, { childList: true, subtree: true })",
    )
    .await?;
    page.looks_at("news-signup");
    page.sees(".success", ADDRESS).await?;
    let sent = "performance.getEntriesByType('resource').filter((entry) => entry.name.includes('subscribe'))";
    page.wait_until("sent once, two seconds later", &format!("((sent) => sent.length === 1 && sent[0].startTime - window.appeared > 1900)({sent})")).await
}

/// A key held down and a double click are one press.
async fn one_press_is_one_request(page: &mut Page) -> Kept {
    fills_in(page, "422").await?;
    // Once, so that the next answer comes at once.
    page.clicks(".submit").await?;
    page.sees(".error", "We do not take addresses of this kind.").await?;
    page.types(".email", "s").await?;
    page.clicks_twice(".submit").await?;
    page.sees(".error", "We do not take addresses of this kind.").await?;
    page.runs(
        "one('.email').focus(); window.held = [1, 2, 3].map(() => one('.email').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true })));
        window.first = one('.email').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))",
    )
    .await?;
    page.wait_until("the first counts, and no repetition", "window.first && !window.held.some(Boolean)").await?;
    let posted = page.newsroom.was_asked_for(SUBSCRIBE).await?;
    page.holds(&format!("each address is posted once, not {posted} times"), posted == 2)
}

/// Within the first two seconds nothing has left: what is mended until then is what is sent.
async fn what_is_mended_before_it_leaves_is_sent(page: &mut Page) -> Kept {
    page.opens("empty.html").await?;
    page.runs(
        "const form = document.createElement('news-signup'); form.setAttribute('action', '/newsroom/subscribe'); document.querySelector('main').append(form);
        new MutationObserver((changes, observer) => {
          const field = form.shadowRoot.querySelector('.email');
          if (!field) return;
          observer.disconnect();
          const types = (address) => { field.value = address; field.dispatchEvent(new Event('input')); };
          types('raeder@harbour.example');
          form.shadowRoot.querySelector('.submit').click();
          types('reader@harbour.example');
          form.shadowRoot.querySelector('.submit').click();
        }).observe(form.shadowRoot, { childList: true, subtree: true })",
    )
    .await?;
    page.looks_at("news-signup");
    page.sees(".success", ADDRESS).await?;
    let posted = page.newsroom.was_asked_for(SUBSCRIBE).await?;
    page.holds(&format!("posted once, not {posted} times"), posted == 1)
}

/// A frame that may run scripts and submit no forms.
async fn a_frame_that_may_not_submit_forms_signs_up(page: &mut Page) -> Kept {
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("empty.html").await?;
    page.runs(
        "const frame = document.createElement('iframe'); frame.sandbox = 'allow-scripts allow-same-origin'; frame.src = '/signup.html'; document.querySelector('main').append(frame);
        const ready = setInterval(() => {
          const form = frame.contentDocument?.querySelector('news-signup')?.shadowRoot;
          if (!form?.querySelector('.submit')) return;
          clearInterval(ready);
          window.inside = form;
          form.querySelector('.email').value = 'reader@harbour.example';
          form.querySelector('.submit').click();
        }, 20)",
    )
    .await?;
    page.tolerates("sandbox");
    page.tolerates("allow-forms");
    page.wait_until("it is signed up", "window.inside?.querySelector('.success').textContent.includes('reader@harbour.example')").await?;
    let posted = page.newsroom.was_asked_for(SUBSCRIBE).await?;
    page.holds(&format!("posted once, not {posted} times"), posted == 1)
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
