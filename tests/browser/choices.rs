//! Promise: newsletters are chosen and terms agreed to, and nothing is taken for an answer that is none.

use crate::asks_the_reader::{ADDRESS, SUBSCRIBE, opens};
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;
use serde_json::json;

promises![
    one_newsletter_at_least_is_chosen,
    what_has_to_be_agreed_to_is_asked_for,
    another_question_has_no_answer_yet,
    what_was_typed_into_the_site_owners_form_goes_on,
    the_site_owners_form_in_the_widget_goes_on_until_ours_is_there,
];

async fn one_newsletter_at_least_is_chosen(page: &mut Page) -> Kept {
    opens(page, &[("newsletters", "daily: Daily digest; weekly: Weekly letter; weekly: Again; odd")]).await?;
    page.wait_until(
        "a box for each, none ticked",
        "String(seen('.newsletter').map(says)) === 'Daily digest,Weekly letter,odd' && all('.newsletter input:checked').length === 0",
    )
    .await?;
    page.wait_until(
        "the question is marked as required",
        "says(one('fieldset legend')) === 'Newsletters *, one at least' && one('.star').ariaHidden === 'true'",
    )
    .await?;
    page.types(".email", ADDRESS).await?;
    page.presses(Key::Return).await?;
    page.sees(".error", "Please choose at least one newsletter.").await?;
    page.wait_until(
        "the first box has the focus, and what is wrong is said of the boxes, not of the address",
        "root.activeElement === one('.newsletter input') && all('.newsletter input').every((box) => box.ariaInvalid === 'true' && says(root.getElementById(box.getAttribute('aria-describedby'))) === 'Please choose at least one newsletter.')
          && one('.email').ariaInvalid === 'false' && says(root.getElementById('address-error')) === ''",
    )
    .await?;
    page.presses(' ').await?;
    page.wait_until("ticked by key, the words go", "one('.newsletter input').checked && complaint() === '' && one('.newsletter input').ariaInvalid === null")
        .await?;
    page.clicks(".newsletter:nth-of-type(3)").await?;
    page.clicks(".submit").await?;
    page.sees(".success", ADDRESS).await?;
    page.wait_until(
        "the page is told which",
        "JSON.stringify(events('news-signup').at(-1).detail) === '{\"status\":\"pending\",\"newsletters\":[\"daily\",\"odd\"]}'",
    )
    .await
}

async fn what_has_to_be_agreed_to_is_asked_for(page: &mut Page) -> Kept {
    opens(page, &[("consent", "I agree to the <b>policy</b>")]).await?;
    page.runs("const line = document.createElement('p'); line.slot = 'privacy'; line.append('We keep nothing else.'); widget.append(line)").await?;
    page.wait_until(
        "as text, required, and the line by the form is there",
        "says(one('.consent')) === 'I agree to the <b>policy</b> *' && one('.consent input').ariaRequired === 'true' && widget.querySelector('[slot=privacy]').getBoundingClientRect().height > 0",
    )
    .await?;
    page.types(".email", ADDRESS).await?;
    page.clicks(".submit").await?;
    page.sees(".error", "Please tick the box to agree before you sign up.").await?;
    page.wait_until("the box has the focus, and is marked", "root.activeElement === one('.consent input') && one('.consent input').ariaInvalid === 'true'")
        .await?;
    let posted = page.newsroom.was_asked_for(SUBSCRIBE).await?;
    page.holds("nothing is posted", posted == 0)?;
    page.clicks(".consent").await?;
    page.clicks(".submit").await?;
    page.sees(".success", ADDRESS).await
}

/// What was agreed to, or chosen, is no answer to another question; the address stays, with the focus.
async fn another_question_has_no_answer_yet(page: &mut Page) -> Kept {
    opens(page, &[("consent", "I agree to A"), ("newsletters", "daily: Daily; weekly: Weekly")]).await?;
    page.clicks(".newsletter").await?;
    page.clicks(".consent").await?;
    page.types(".email", ADDRESS).await?;
    page.wait_until("ticked", "all('input:checked').length === 2").await?;
    for (name, value, words) in [("consent", "I agree to A and B", "I agree to A and B *"), ("newsletters", "sport: Sport; arts: Arts", "Sport")] {
        page.runs(&format!("widget.setAttribute('{name}', '{value}')")).await?;
        page.wait_until(
            "the other question, without an answer",
            &format!("seen('.newsletter, .consent').map(says).includes('{words}') && all('input:checked').length === 0 && one('.email').value === '{ADDRESS}' && root.activeElement === one('.email')"),
        )
        .await?;
        page.clicks(".newsletter").await?;
        page.clicks(".consent").await?;
        page.runs("one('.email').focus()").await?;
    }
    page.clicks(".submit").await?;
    page.sees(".success", ADDRESS).await?;
    page.wait_until("sent with what was chosen", "String(events('news-signup').at(-1).detail.newsletters) === 'sport'").await
}

async fn what_was_typed_into_the_site_owners_form_goes_on(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ "/split_signup.wasm": "late" })).await?;
    page.opens("empty.html").await?;
    page.runs(
        "const form = document.createElement('news-signup'); form.setAttribute('action', '/newsroom/subscribe');
        const own = document.createElement('form');
        own.append(Object.assign(document.createElement('input'), { type: 'email', name: 'email' }), Object.assign(document.createElement('button'), { textContent: 'Go' }));
        form.append(own);
        document.querySelector('main').append(form)",
    )
    .await?;
    page.looks_at("news-signup");
    page.newsroom.is_asked_for("/split_signup.wasm", 1).await?;
    page.wait_until("the site owner's own form can be used", "widget.querySelector('button').getBoundingClientRect().height > 0").await?;
    page.runs("const own = widget.querySelector('input'); own.focus(); own.value = 'anna@harb'").await?;
    page.newsroom.withhold(json!({})).await?;
    page.wait_until(
        "it stands in the widget's own, with the focus",
        "one('.email')?.value === 'anna@harb' && root.activeElement === one('.email') && widget.querySelector('button').getBoundingClientRect().height === 0",
    )
    .await?;
    page.presses('o').await?;
    page.wait_until("and is typed on at its end", "one('.email').value === 'anna@harbo'").await
}

/// In the widget too, where the list comes before the form: whoever types is not interrupted, and none of the letters is lost.
async fn the_site_owners_form_in_the_widget_goes_on_until_ours_is_there(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ "/split_signup.wasm": "late", "/newsroom/feed.json": "late" })).await?;
    page.opens("empty.html").await?;
    page.runs(
        "const news = document.createElement('news-widget'); news.setAttribute('feed', '/newsroom/feed.json'); news.setAttribute('signup', '/newsroom/subscribe');
        const trap = Object.assign(document.createElement('input'), { name: 'email', value: 'trap', tabIndex: -1 });
        const own = document.createElement('form');
        own.append(trap, Object.assign(document.createElement('input'), { type: 'text', name: 'email', id: 'own' }));
        news.append(own);
        document.querySelector('main').append(news); document.querySelector('#own').focus()",
    )
    .await?;
    page.looks_at("news-widget");
    page.presses('n').await?;
    page.newsroom.withhold(json!({ "/split_signup.wasm": "late" })).await?;
    page.has_the_news().await?;
    page.presses('a').await?;
    page.wait_until("the letters are there", "widget.querySelector('#own').value === 'na' && document.activeElement === widget.querySelector('#own')").await?;
    page.runs("document.querySelector('#own').setSelectionRange(0, 0)").await?;
    page.newsroom.withhold(json!({})).await?;
    page.wait_until(
        "ours takes over, with the focus",
        "one('.email')?.value === 'na' && root.activeElement === one('.email') && fallback() === '' && all('.fallback:not([hidden])').length === 0",
    )
    .await?;
    page.presses('a').await?;
    page.wait_until("and the caret where it was", "one('.email').value === 'ana'").await
}
