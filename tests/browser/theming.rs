//! Promise: on the theming page every custom property can be changed, and what it gives to copy looks the same elsewhere.

use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::pasted::policy;
use crate::promises;

use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::{Value, json};

promises![
    theming_changes_the_widget_and_the_css_for_every_property,
    theming_gives_css_that_looks_the_same_elsewhere,
    theming_keeps_what_was_chosen_in_the_address,
    theming_tells_of_contrast_that_is_too_weak,
    theming_copies_the_css_or_at_least_selects_it,
    theming_says_the_same_length_in_another_unit,
    theming_dresses_the_element_by_its_attributes,
    theming_obeys_the_keys,
];

/// What the tests say of the form.
const FORM: &str = "const form = document.querySelector('#studio');
    const css = form.elements.css;
    const changes = (field, value) => {
        field.value = value;
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    };
    const look = () => Object.fromEntries(['.heading', '.headline', '.summary', '.time', '.tag', '.more', '.submit', '.email', '.status'].map((part) => {
        const style = getComputedStyle(seen(part)[0]);
        const names = ['color', 'background-color', 'border-color', 'border-radius', 'font-family', 'font-size', '-webkit-text-fill-color'];
        return [part, names.map((name) => style.getPropertyValue(name)).join(' | ')];
    }).concat([['whole', getComputedStyle(one('.widget')).backgroundColor + getComputedStyle(one('.item')).borderTopColor]]));";

async fn opens_the_page(page: &mut Page, fragment: &str) -> Kept {
    page.newsroom = Newsroom::open_with_the_documents(&policy("policy-own-site")?, None)?;
    opens(page, fragment).await
}

async fn opens(page: &mut Page, fragment: &str) -> Kept {
    page.opens(&format!("docs/theming.html{fragment}")).await?;
    page.has_the_news().await?;
    page.wait_until("the form is there, and the one in the widget, too", "Boolean(document.querySelector('#verdict').value) && seen('.submit').length === 1")
        .await
}

async fn tells(page: &Page, expression: &str) -> Result<Value, fantoccini::error::CmdError> {
    page.runs(&format!("{FORM} return {expression}")).await
}

/// What the style reads, by its names.
fn properties() -> Result<Vec<String>, String> {
    let style = std::fs::read_to_string("style/tokens.css").map_err(|error| error.to_string())?;
    Ok(style.split("var(--news-").skip(1).filter_map(|rest| rest.split_once(',')).map(|(name, _)| name.to_owned()).collect())
}

async fn theming_changes_the_widget_and_the_css_for_every_property(page: &mut Page) -> Kept {
    opens_the_page(page, "").await?;
    let properties = properties()?;
    let controls = tells(page, "[...form.querySelectorAll('.token')].map(({ dataset }) => dataset.token)").await?;
    page.holds(&format!("a control for each of {properties:?}; there are {controls}"), controls == json!(properties))?;
    let nothing = tells(page, "css.value").await?;
    page.holds(&format!("nothing is changed yet: {nothing}"), nothing == json!(""))?;
    for name in properties {
        let given = format!(
            "{FORM}
            const bare = (text) => text.replace(/['\\x22]/g, '');
            const [token] = [...form.querySelectorAll('.token')].filter(({{ dataset }}) => dataset.token === {0});
            const before = getComputedStyle(one('.widget')).getPropertyValue('--_{1}');
            const field = token.querySelector('input, select');
            const values = {{ color: '#123456', range: field.max, 'select-one': field.options?.[3].value }};
            changes(field, values[field.type]);
            const after = getComputedStyle(one('.widget')).getPropertyValue('--_{1}');
            const line = css.value.split('\\n').find((line) => line.startsWith('  --news-{1}: '));
            return {{ changed: before !== after, told: bare(line ?? '') === bare('  --news-{1}: ' + after.trim() + ';'), css: css.value, after }}",
            js(&name),
            name
        );
        let seen = page.runs(&given).await?;
        page.holds(&format!("{name} changes the widget: {seen:#}"), seen.get("changed") == Some(&json!(true)))?;
        page.holds(&format!("and the CSS, likewise: {seen:#}"), seen.get("told") == Some(&json!(true)))?;
    }
    page.session().find(Locator::Css("#again")).await?.click().await?;
    page.wait_until("all is as it was", "document.querySelector('#css').value === '' && widget.style.length === 0 && location.hash === ''").await
}

async fn theming_gives_css_that_looks_the_same_elsewhere(page: &mut Page) -> Kept {
    let chosen = "#accent=0b5a3c7fd6a8&text=101820f0f0f0&muted=445566a0a8b0&surface=fff8f0101418&line=ccbbaa404040&font=Humanist+sans&headline-font=Slab&size=20px&gap=24px&radius=0.5em&measure=30em";
    opens_the_page(page, chosen).await?;
    let (css, made) = (tells(page, "css.value").await?, tells(page, "look()").await?);
    let lines = css.as_str().unwrap_or_default().matches("--news-").count();
    page.holds(&format!("all of it is in the CSS: {css}"), lines == properties()?.len())?;
    page.opens("bare.html").await?;
    opens(page, "").await?;
    let plain = tells(page, "look()").await?;
    page.holds("it is another look", plain.as_object().into_iter().flatten().all(|(part, look)| made.get(part) != Some(look)))?;
    // A page of its own, with a sheet made by script: its policy allows no other.
    page.opens("bare.html").await?;
    page.runs("widget.setAttribute('signup', '/newsroom/subscribe')").await?;
    page.runs(&format!("const sheet = new CSSStyleSheet(); sheet.replaceSync({css}); document.adoptedStyleSheets = [sheet]")).await?;
    page.has_the_news().await?;
    page.wait_until("the form is there", "seen('.submit').length === 1 && Boolean(one('.pause'))").await?;
    let elsewhere = page.runs(&format!("{} return look()", FORM.replace("const css = form.elements.css;", ""))).await?;
    page.holds(&format!("it looks the same: {elsewhere:#} as {made:#}"), elsewhere == made)
}

async fn theming_keeps_what_was_chosen_in_the_address(page: &mut Page) -> Kept {
    opens_the_page(page, "").await?;
    page.runs(&format!(
        "{FORM} changes(form.elements['accent-dark'], '#abcdef'); changes(form.elements['gap-unit'], 'em'); changes(form.elements.gap, '2'); changes(form.elements.theme, 'dark')"
    ))
    .await?;
    page.wait_until("it is in the address", "location.hash === '#accent=a3180fabcdef&gap=2em&theme=dark'").await?;
    let (address, made) = (page.asks("location.hash").await?, tells(page, "css.value").await?);
    page.opens("bare.html").await?;
    opens(page, address.as_str().unwrap_or_default()).await?;
    let again = tells(page, "css.value").await?;
    page.holds(&format!("whoever is sent it has the same: {again}, not {made}"), again == made && made.as_str().is_some_and(|css| css.contains("2em")))?;
    page.wait_until("and the same theme", "widget.getAttribute('theme') === 'dark' && document.querySelector('#studio').elements.gap.value === '2'").await?;
    page.runs("location.hash = '#accent=red;}*{x:y&gap=9parsecs&theme=noir&font=Comic&text=123'").await?;
    page.wait_until(
        "what no control can say is passed over",
        "document.querySelector('#css').value === '' && !widget.hasAttribute('theme') && widget.style.length === 0",
    )
    .await
}

async fn theming_tells_of_contrast_that_is_too_weak(page: &mut Page) -> Kept {
    opens_the_page(page, "").await?;
    page.wait_until("at first all is well", "document.querySelector('#verdict').value.startsWith('all are enough')").await?;
    page.runs(&format!("{FORM} changes(form.elements['muted-light'], '#777777'); changes(form.elements['surface-light'], '#ffffff')")).await?;
    // WCAG's best known near miss: 4.48 to 1.
    page.wait_until(
        "which is too weak is told in words",
        "[...document.querySelectorAll('#contrast li')].map(says).includes('light: muted on surface 4.4 to 1, too weak: small text needs 4.5 to 1')",
    )
    .await?;
    page.wait_until("and how many", "document.querySelector('#verdict').value.startsWith('1 of 6')").await?;
    page.runs(&format!("{FORM} changes(form.elements['muted-light'], '#767676')")).await?;
    page.wait_until("enough is enough", "document.querySelector('#verdict').value.startsWith('all are enough')").await?;
    page.runs(&format!("{FORM} changes(form.elements['text-dark'], '#000000'); changes(form.elements['surface-dark'], '#ffffff')")).await?;
    page.wait_until("black on white", "[...document.querySelectorAll('#contrast li')].map(says).includes('dark: text on surface 21.0 to 1, enough')").await
}

async fn theming_copies_the_css_or_at_least_selects_it(page: &mut Page) -> Kept {
    opens_the_page(page, "#gap=20px").await?;
    let clipboard = |what: &str| format!("Object.defineProperty(window.navigator, 'clipboard', {{ configurable: true, value: {what} }})");
    page.runs(&clipboard("{ writeText: async (text) => { window.copied = text } }")).await?;
    let copy = page.session().find(Locator::Css("#copy")).await?;
    copy.click().await?;
    page.wait_until("it is in the clipboard, and said", "window.copied === document.querySelector('#css').value && window.copied.includes('--news-gap: 20px;') && document.querySelector('#said').value === 'Copied.'").await?;
    for denied in ["{ writeText: async () => { throw new Error('denied') } }", "undefined"] {
        page.runs(&format!("{}; getSelection().removeAllRanges(); document.activeElement.blur()", clipboard(denied))).await?;
        copy.click().await?;
        page.wait_until(
            "where that is denied it is selected, and said",
            "((css) => document.activeElement === css && css.selectionEnd - css.selectionStart === css.value.length && css.value.length > 0)(document.querySelector('#css')) && document.querySelector('#said').value.includes('is selected')",
        )
        .await?;
    }
    Ok(())
}

async fn theming_says_the_same_length_in_another_unit(page: &mut Page) -> Kept {
    opens_the_page(page, "").await?;
    page.runs(&format!("{FORM} changes(form.elements.size, '24'); window.before = look()['.headline']; changes(form.elements['size-unit'], 'em')")).await?;
    page.wait_until("the same in other words", "document.querySelector('#css').value.includes('--news-size: 1.5em;')").await?;
    let same = tells(page, "window.before === look()['.headline']").await?;
    page.holds("and as large", same == json!(true))?;
    page.runs(&format!("{FORM} changes(form.elements['size-unit'], 'px')")).await?;
    page.wait_until("and back", "document.querySelector('#css').value.includes('--news-size: 24px;')").await
}

async fn theming_dresses_the_element_by_its_attributes(page: &mut Page) -> Kept {
    opens_the_page(page, "").await?;
    let tried = page
        .runs(&format!(
            "{FORM} return [...form.querySelectorAll('[data-attribute]')].flatMap((choice) => [...choice.options, choice.options[0]].map(({{ value }}) => {{
                changes(choice, value);
                return widget.getAttribute(choice.dataset.attribute) === (value || null);
            }}))"
        ))
        .await?;
    page.holds(
        &format!("every choice is an attribute: {tried}"),
        tried.as_array().is_some_and(|tried| tried.len() > 5 && tried.iter().all(|held| *held == json!(true))),
    )?;
    page.runs(&format!("{FORM} changes(form.elements.lang, 'ar')")).await?;
    page.wait_until(
        "it reads from right to left, and the tag is told",
        "one('.widget').dir === 'rtl' && document.querySelector('#tag').textContent.includes('lang=\"ar\"')",
    )
    .await
}

async fn theming_obeys_the_keys(page: &mut Page) -> Kept {
    opens_the_page(page, "").await?;
    page.runs("document.querySelector('#studio').elements.gap.focus()").await?;
    page.presses(Key::Right).await?;
    page.wait_until(
        "one more, and told",
        "document.querySelector('#css').value.includes('--news-gap: 17px;') && document.querySelector('output[for=gap]').value === '17px'",
    )
    .await?;
    page.wait_until("and kept", "location.hash === '#gap=17px'").await
}
