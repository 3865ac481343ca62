//! Promise: the widget speaks sixteen languages, of which only the one in use is fetched, or any other that a site owner brings.

use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::{Value, json};

promises![
    each_language_says_all_of_it,
    only_the_language_in_use_is_fetched,
    what_is_counted_has_its_form,
    every_part_speaks_the_language,
    another_language_takes_effect_and_back,
    a_site_owner_overrides_any_text,
    a_site_owner_brings_a_language,
    words_that_do_not_come_are_named_and_english_ones_stand_in,
];

const LANGUAGES: [&str; 15] = ["ar", "de", "es", "fr", "he", "it", "ja", "nl", "pl", "pt", "ru", "sv", "tr", "uk", "zh"];

fn table(language: &str) -> Result<Value, String> {
    let file = format!("languages/{language}.json");
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{file}: {error}"))
}

/// What a language's file has for a text.
fn word(language: &str, text: &str) -> Result<String, String> {
    table(language)?.get(text).and_then(Value::as_str).map(str::to_owned).ok_or_else(|| format!("{language}: no {text}"))
}

/// A list and a form whose words are those of a file.
pub async fn speaks(page: &Page, language: &str) -> Kept {
    for (selector, text) in [(".more", "More news"), (".pause", "Pause"), (".submit", "Sign up"), (".required-note", "* indicates required")] {
        page.wait_until(&format!("{language}: {text}"), &format!("says(one('{selector}')) === {}", js(&word(language, text)?))).await?;
    }
    Ok(())
}

async fn each_language_says_all_of_it(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    for language in LANGUAGES {
        page.runs(&format!("widget.lang = '{language}'")).await?;
        speaks(page, language).await?;
        let direction = if ["ar", "he"].contains(&language) { "rtl" } else { "ltr" };
        page.wait_until("its direction", &format!("one('.widget').lang === '{language}' && one('.widget').dir === '{direction}'")).await?;
        let file = table(language)?;
        for (text, forms) in file.as_object().into_iter().flatten().filter(|(_, forms)| forms.is_object()) {
            let forms: Vec<&String> = forms.as_object().into_iter().flatten().map(|(category, _)| category).collect();
            let rules = format!("[...new Intl.PluralRules('{language}').resolvedOptions().pluralCategories].sort().join() === {}.sort().join()", json!(forms));
            page.wait_until(&format!("{language}: {text} has the forms that the browser chooses from"), &rules).await?;
        }
    }
    Ok(())
}

async fn only_the_language_in_use_is_fetched(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    let english = page.asks("performance.getEntriesByType('resource').filter(({ name }) => name.includes('/words-')).length").await?;
    page.holds(&format!("English is there; nothing is asked for, not {english}"), english == json!(0))?;
    page.opens("hebrew.html").await?;
    page.has_the_news().await?;
    page.wait_until(
        "its file alone, by the language of the page",
        "String(performance.getEntriesByType('resource').map(({ name }) => name.split('/').at(-1)).filter((name) => name.startsWith('words-'))) === 'words-he.js'",
    )
    .await
}

async fn what_is_counted_has_its_form(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.lang = 'uk'; widget.setAttribute('limit', '20')").await?;
    speaks(page, "uk").await?;
    page.scrolls("scrollTo(0, 700)").await?;
    for (number, words) in [(1, "1 нова публікація"), (2, "2 нові публікації"), (3, "3 нові публікації"), (4, "4 нові публікації"), (5, "5 нових публікацій")]
    {
        page.newsroom.publish(json!({ "title": format!("News {number}") })).await?;
        page.runs("widget.refresh()").await?;
        page.sees(".updates", words).await?;
        // One more, each time.
        page.wait_until("and it is told aloud so", "all('.unseen[role=status]').some((status) => says(status) === '1 нова публікація')").await?;
    }
    Ok(())
}

async fn every_part_speaks_the_language(page: &mut Page) -> Kept {
    page.newsroom
        .publish(json!({
            "id": "story", "title": "Story", "authors": [{ "name": "Anna" }, { "name": "Ben" }, { "name": "Cleo" }],
            "content_html": "<p>Words.</p><iframe src='https://www.youtube.com/embed/abcdefghijk'></iframe>",
            "attachments": [{ "url": format!("{}/quiet.wav", page.newsroom.origin), "mime_type": "audio/wav", "duration_in_seconds": 125 }],
        }))
        .await?;
    page.opens_the_living_news().await?;
    page.runs("widget.lang = 'de'; widget.open('story')").await?;
    page.wait_until("all is there", "seen('.onwards').length === 1 && seen('.body button').length === 1").await?;
    for (selector, words) in [
        (".back", "Zurück zu den Nachrichten"),
        (".byline", "Von Anna, Ben und Cleo"),
        (".reading-time", "1 Min. Lesezeit"),
        (".listen", "3 Min."),
        (".share button", "Teilen"),
        (".body button", "Video"),
    ] {
        page.sees(selector, words).await?;
    }
    page.wait_until("what is only heard, too", &format!("one('.around').ariaLabel === {}", js(&word("de", "More articles")?))).await?;
    page.runs("widget.close()").await?;
    page.types(".email", "anna@gmial.com").await?;
    page.presses(fantoccini::key::Key::Tab).await?;
    page.sees(".hint", "Meinten Sie").await?;
    page.runs("one('.email').value = 'anna@'; one('.email').dispatchEvent(new Event('input')); one('.signup').requestSubmit()").await?;
    let complaint = word("de", "Please enter a correct email address: {}")?.replace("{}", &word("de", "the part after the @ is missing.")?);
    page.sees(".error", &complaint).await
}

async fn another_language_takes_effect_and_back(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ "/words-pl.js": "late" })).await?;
    page.opens_the_living_news().await?;
    page.runs("widget.lang = 'pl'").await?;
    page.newsroom.is_asked_for("/words-pl.js", 1).await?;
    page.wait_until("until its words are there, the English ones", "says(one('.more')) === 'More news' && one('.widget').lang === 'pl'").await?;
    page.runs("widget.lang = 'sv'").await?;
    speaks(page, "sv").await?;
    page.newsroom.withhold(json!({})).await?;
    page.wait_until(
        "what comes late is not what is spoken by then",
        "performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('words-pl.js') && responseEnd)",
    )
    .await?;
    page.settles(Value::Null).await?;
    speaks(page, "sv").await?;
    page.runs("widget.lang = 'en-GB'").await?;
    speaks(page, "en").await?;
    page.runs("widget.lang = 'pt-BR'").await?;
    speaks(page, "pt").await
}

async fn a_site_owner_overrides_any_text(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.setAttribute('words', '/own-words.json')").await?;
    page.wait_until("theirs", "says(one('.more')) === 'Further back' && says(one('.pause')) === 'Pause'").await?;
    page.runs("widget.lang = 'fr'").await?;
    page.wait_until(
        "over those of a language, too",
        &format!("says(one('.more')) === 'Further back' && says(one('.submit')) === {}", js(&word("fr", "Sign up")?)),
    )
    .await?;
    page.runs("widget.setAttribute('limit', '20'); widget.lang = 'en'").await?;
    page.scrolls("scrollTo(0, 700)").await?;
    page.newsroom.publish(json!({ "title": "News" })).await?;
    page.runs("widget.refresh()").await?;
    page.sees(".updates", "one more").await?;
    page.runs("widget.removeAttribute('words')").await?;
    page.wait_until("and back", "says(one('.more')) === 'More news'").await
}

async fn a_site_owner_brings_a_language(page: &mut Page) -> Kept {
    page.opens_the_living_news().await?;
    page.runs("widget.lang = 'cs'; widget.setAttribute('words', '/own-words.json')").await?;
    page.wait_until("theirs, and the dates are the language's", "says(one('.more')) === 'Further back' && one('.widget').lang === 'cs'").await
}

async fn words_that_do_not_come_are_named_and_english_ones_stand_in(page: &mut Page) -> Kept {
    page.newsroom.withhold(json!({ "/words-it.js": "missing" })).await?;
    page.opens_the_living_news().await?;
    page.tolerates("words-it.js");
    page.runs("widget.lang = 'it'").await?;
    page.expects_console("words are missing: ").await?;
    page.runs("widget.setAttribute('words', '/no-such-words.json')").await?;
    page.expects_console("/no-such-words.json was answered with HTTP status 404").await?;
    page.tolerates("no-such-words");
    page.runs("widget.setAttribute('words', '/picture.svg')").await?;
    page.expects_console("/picture.svg is no JSON: ").await?;
    page.runs("widget.setAttribute('words', 'http://')").await?;
    page.expects_console("attribute words=\"http://\" is not allowed; allowed: the URL of a JSON file with texts.").await?;
    page.wait_until("English", "says(one('.more')) === 'More news' && says(one('.submit')) === 'Sign up'").await
}
