//! Promise: the form asks no more than it must, says what is wrong when it helps, doubts an address once, and turns nobody away
//! without words.

use crate::corpora;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;
use serde_json::{Value, json};

promises![
    what_is_wrong_is_said_once_the_field_is_left_and_until_it_is_mended,
    a_likely_misspelling_is_asked_about_once,
    a_doubt_is_the_next_stop_of_the_keys,
    a_doubt_stands_in_nobodys_way,
    what_is_being_pressed_stays_where_it_is,
    what_is_filled_in_by_the_browser_is_sent,
    a_robots_field_turns_nobody_away_without_words,
    offline_the_address_waits_and_is_offered_again,
    an_international_domain_is_sent_in_ascii,
    what_is_pasted_is_bared,
    the_corpus_gets_its_verdicts,
];

pub const SUBSCRIBE: &str = "/newsroom/subscribe";
pub const ADDRESS: &str = "anna@harbour.example";

pub async fn opens(page: &mut Page, attributes: &[(&str, &str)]) -> Kept {
    page.opens("signup.html").await?;
    page.looks_at("news-signup");
    for (name, value) in attributes {
        page.runs(&format!("widget.setAttribute('{name}', '{value}')")).await?;
    }
    page.wait_until("the form is there", "seen('.submit').length === 1").await
}

/// What the newsroom keeps of those who signed up and have not confirmed.
async fn is_sent(page: &Page, address: &str) -> Kept {
    let outbox = page.newsroom.outbox().await?.to_string();
    page.holds(&format!("{address} is in {outbox}"), outbox.contains(&format!("\"{address}\"")))
}

async fn what_is_wrong_is_said_once_the_field_is_left_and_until_it_is_mended(page: &mut Page) -> Kept {
    opens(page, &[]).await?;
    page.types(".email", "anna@").await?;
    page.wait_until("nothing while it is typed", "one('.email').value === 'anna@' && complaint() === '' && one('.email').ariaInvalid === 'false'").await?;
    page.runs("one('.email').dispatchEvent(new FocusEvent('blur'))").await?;
    page.wait_until("nor when another window is looked at", "root.activeElement === one('.email') && complaint() === ''").await?;
    page.presses(Key::Tab).await?;
    page.sees(".error", "Please enter a correct email address: the part after the @ is missing.").await?;
    page.wait_until("it is said aloud, and the field is marked", "one('.error').role === 'alert' && one('.email').ariaInvalid === 'true'").await?;
    page.types(".email", "harbour.example").await?;
    page.wait_until("gone as soon as it is mended", "complaint() === '' && one('.email').ariaInvalid === 'false'").await?;
    for (typed, words) in [
        ("anna", "the @ is missing."),
        ("@harbour.example", "something is missing before the @."),
        ("an na@harbour.example", "there is a space in it."),
        ("anna@harbour..example", "there is a dot too many after the @."),
        ("anna@-harbour.example", "a part after the @ cannot begin or end with a hyphen."),
        ("änna@harbour.example", "“ä” cannot be part of one."),
    ] {
        page.runs(&format!("one('.email').value = '{typed}'; one('.email').dispatchEvent(new Event('input')); one('.email').focus(); one('.email').blur()"))
            .await?;
        page.sees(".error", &format!("Please enter a correct email address: {words}")).await?;
    }
    let posted = page.newsroom.was_asked_for(SUBSCRIBE).await?;
    page.holds("nothing is posted", posted == 0)
}

const MISSPELT: &str = "anna@gmial.com";

async fn a_likely_misspelling_is_asked_about_once(page: &mut Page) -> Kept {
    opens(page, &[]).await?;
    page.types(".email", MISSPELT).await?;
    page.presses(Key::Tab).await?;
    page.sees(".hint", "Did you mean anna@gmail.com? No").await?;
    page.wait_until("it is said aloud, and no complaint", "one('.hint').role === 'status' && complaint() === ''").await?;
    page.clicks(".hint button").await?;
    page.wait_until(
        "one press takes it, and leads back to the field",
        "one('.email').value === 'anna@gmail.com' && says(one('.hint')) === '' && root.activeElement === one('.email')",
    )
    .await?;
    // The same address is not doubted a second time; another is.
    page.runs(&format!("one('.email').value = '{MISSPELT}'; one('.email').dispatchEvent(new Event('input'))")).await?;
    page.presses(Key::Tab).await?;
    page.wait_until("not the same address again", "root.activeElement !== one('.email') && says(one('.hint')) === ''").await?;
    page.runs("one('.email').value = 'anna@hotmial.com'; one('.email').dispatchEvent(new Event('input')); one('.email').focus(); one('.email').blur()").await?;
    page.sees(".hint", "Did you mean anna@hotmail.com? No").await?;
    page.clicks(".hint button:last-child").await?;
    page.wait_until("dismissed", "one('.email').value === 'anna@hotmial.com' && says(one('.hint')) === '' && root.activeElement === one('.email')").await
}

async fn a_doubt_is_the_next_stop_of_the_keys(page: &mut Page) -> Kept {
    opens(page, &[]).await?;
    page.types(".email", MISSPELT).await?;
    page.presses(Key::Tab).await?;
    page.wait_until("the address that was meant has the focus", "says(root.activeElement) === 'anna@gmail.com?' && root.activeElement.matches('.hint button')")
        .await?;
    page.presses(Key::Return).await?;
    page.wait_until("one key takes it", "one('.email').value === 'anna@gmail.com' && root.activeElement === one('.email')").await?;
    page.presses(Key::Tab).await?;
    page.wait_until("and the next stop is the button", "root.activeElement === one('.submit')").await
}

/// Whoever sends it with Enter never left the field: it is sent, and asked about beside the words that name it.
async fn a_doubt_stands_in_nobodys_way(page: &mut Page) -> Kept {
    for (answer, value) in [("last-child", MISSPELT), ("first-child", "anna@gmail.com")] {
        opens(page, &[]).await?;
        page.types(".email", MISSPELT).await?;
        page.presses(Key::Return).await?;
        page.sees(".success", "confirmation mail we sent to anna@gmial.com and").await?;
        page.sees(".success .hint", "Did you mean anna@gmail.com? No").await?;
        is_sent(page, MISSPELT).await?;
        page.clicks(&format!(".success .hint button:{answer}")).await?;
        page.wait_until("it is not asked again", &format!("all('.hint button').length === 0 && one('.email').value === '{value}'")).await?;
        if value == MISSPELT {
            page.wait_until("the words stay, with the focus", "says(one('.success')).includes('anna@gmial.com') && root.activeElement === one('.success')")
                .await?;
        }
    }
    page.wait_until("the field is back, with the focus", "root.activeElement === one('.email') && says(one('.success')) === ''").await?;
    page.presses(Key::Return).await?;
    page.sees(".success", "confirmation mail we sent to anna@gmail.com and").await?;
    is_sent(page, "anna@gmail.com").await
}

/// What a doubt or a complaint says moves what stands below it: never away from under a finger.
async fn what_is_being_pressed_stays_where_it_is(page: &mut Page) -> Kept {
    opens(page, &[("newsletters", "daily: Daily; weekly: Weekly")]).await?;
    page.types(".email", MISSPELT).await?;
    page.runs("window.place = one('.newsletter').getBoundingClientRect().top").await?;
    page.holds_down(".newsletter").await?;
    page.wait_until(
        "the field is left, and nothing has moved",
        "root.activeElement !== one('.email') && one('.newsletter').getBoundingClientRect().top === window.place",
    )
    .await?;
    page.lets_go().await?;
    page.wait_until("it is ticked", "one('.newsletter input').checked").await?;
    page.sees(".hint", "Did you mean anna@gmail.com? No").await
}

/// A password manager or the browser fills a field without a key, and perhaps without a word.
async fn what_is_filled_in_by_the_browser_is_sent(page: &mut Page) -> Kept {
    for event in ["", "one('.email').dispatchEvent(new Event('change'))"] {
        opens(page, &[]).await?;
        page.runs("one('.email').value = 'anna@'; one('.email').dispatchEvent(new Event('input')); one('.email').focus(); one('.email').blur()").await?;
        page.sees(".error", "the part after the @ is missing.").await?;
        page.runs(&format!("one('.email').value = '{ADDRESS}'; {event}")).await?;
        page.clicks(".submit").await?;
        page.sees(".success", ADDRESS).await?;
        is_sent(page, ADDRESS).await?;
    }
    Ok(())
}

async fn a_robots_field_turns_nobody_away_without_words(page: &mut Page) -> Kept {
    opens(page, &[]).await?;
    page.wait_until(
        "nobody meets it: not by sight, key, screen reader or password manager",
        "((trap, field) => trap.ariaHidden === 'true' && field.tabIndex === -1 && field.autocomplete === 'off' && trap.getBoundingClientRect().height <= 1)(one('.trap'), one('.trap input'))",
    )
    .await?;
    page.types(".email", ADDRESS).await?;
    page.runs("one('.trap input').value = 'https://spam.example'").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "A hidden field was filled in, as robots do. It is empty again: please press once more.").await?;
    let posted = page.newsroom.was_asked_for(SUBSCRIBE).await?;
    page.holds("nothing is posted", posted == 0)?;
    page.clicks(".submit").await?;
    page.sees(".success", ADDRESS).await
}

async fn offline_the_address_waits_and_is_offered_again(page: &mut Page) -> Kept {
    opens(page, &[]).await?;
    page.types(".email", ADDRESS).await?;
    page.runs("Object.defineProperty(window.navigator, 'onLine', { value: false, configurable: true }); window.dispatchEvent(new Event('offline'))").await?;
    page.clicks(".submit").await?;
    page.sees(".error", "You are offline. Your address waits here and can be sent once you are back.").await?;
    page.wait_until("the page is told", "events('news-signup').at(-1).detail.status === 'offline' && one('.email').value === 'anna@harbour.example'").await?;
    page.runs("delete window.navigator.onLine; window.dispatchEvent(new Event('online'))").await?;
    page.sees(".told", "You are online again: your address is still here and can be sent now.").await?;
    let posted = page.newsroom.was_asked_for(SUBSCRIBE).await?;
    page.holds("nothing is posted by itself", posted == 0)?;
    page.clicks(".submit").await?;
    page.sees(".success", ADDRESS).await
}

async fn an_international_domain_is_sent_in_ascii(page: &mut Page) -> Kept {
    opens(page, &[]).await?;
    page.types(".email", "anna@bücher.example").await?;
    page.clicks(".submit").await?;
    page.sees(".success", "confirm").await?;
    is_sent(page, "anna@xn--bcher-kva.example").await
}

async fn what_is_pasted_is_bared(page: &mut Page) -> Kept {
    opens(page, &[]).await?;
    page.runs(
        // Firefox makes the clipboard's data of the words themselves.
        "const data = '\u{a0}Anna <mailto:anna%40harbour.example?subject=Hi> ', dataType = 'text/plain', clipboardData = new DataTransfer(); clipboardData.setData(dataType, data);
        one('.email').focus(); one('.email').dispatchEvent(new ClipboardEvent('paste', { clipboardData, data, dataType, bubbles: true, cancelable: true }))",
    )
    .await?;
    page.wait_until("the address alone", "one('.email').value === 'anna@harbour.example'").await
}

/// Every address of both files, as if typed and left: the widget's own verdict and words, not the browser's.
async fn the_corpus_gets_its_verdicts(page: &mut Page) -> Kept {
    if corpora::missing() {
        return Ok(());
    }
    let mut addresses = Vec::new();
    for file in ["browsers-single", "json-schema"] {
        let text = corpora::text(&format!("email/{file}.tsv"));
        for row in text.lines().skip(1) {
            let mut cells = row.split('\t');
            let address: Value = cells.next().and_then(|cell| serde_json::from_str(cell).ok()).unwrap_or_default();
            addresses.push(json!([address, cells.next() == Some("valid")]));
        }
    }
    page.holds("all are there", addresses.len() >= 268)?;
    opens(page, &[]).await?;
    let script = format!(
        "const [subject, addresses] = arguments; const answer = arguments[arguments.length - 1]; {}
        const turn = () => new Promise((next) => setTimeout(next));
        (async () => {{
          const wrong = [];
          for (const [address, valid] of addresses) {{
            const field = one('.email');
            field.focus();
            field.value = address;
            field.dispatchEvent(new Event('input'));
            field.blur();
            await turn();
            const said = complaint();
            const told = field.ariaInvalid === 'true' && said.startsWith('Please enter a correct email address: ');
            // An empty field is only wrong when it is sent.
            const empty = address.trim() === '';
            // The standard's rule knows no other letters; what is sent is their form in ASCII.
            const foreign = /^[\\x21-\\x7e]+@[^@]*[^\\x00-\\x7f]/.test(address.trim());
            if (told === valid && !empty || (said === '') !== !told || told && empty) {{
              if (!foreign || told) wrong.push([address, valid, said]);
            }}
          }}
          answer(wrong);
        }})().catch((error) => answer(String(error)));",
        include_str!("harness/page.js")
    );
    let found = page.session().execute_async(&script, vec![json!("news-signup"), json!(addresses)]).await?;
    page.holds(&format!("each gets the standard's verdict; not so {found}"), found == json!([]))
}
