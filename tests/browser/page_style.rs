//! Promise: whatever a page's style does, the widget's words look as they did.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use fantoccini::key::Key;
use serde_json::{Value, json};

promises![
    the_pages_type_stays_outside,
    the_pages_layout_stays_outside,
    the_pages_manners_stay_outside,
    whatever_a_page_makes_of_everything_the_news_can_be_used,
    wherever_a_page_puts_the_element_it_takes_the_place_it_is_given,
];

/// What a page may say of its own words, and what an element inherits unless it is told otherwise.
const TYPE: [(&str, &str); 17] = [
    ("color", "rgb(255, 0, 0)"),
    ("font-family", "cursive"),
    ("font-size", "60px"),
    ("font-style", "italic"),
    ("font-variant-caps", "small-caps"),
    ("font-weight", "900"),
    ("line-height", "3"),
    ("letter-spacing", "9px"),
    ("word-spacing", "19px"),
    ("overflow-wrap", "anywhere"),
    ("white-space", "pre"),
    ("text-transform", "uppercase"),
    ("text-indent", "50px"),
    ("text-align", "end"),
    ("text-shadow", "rgb(255, 0, 0) 3px 3px 0px"),
    ("font-feature-settings", "\"smcp\""),
    ("font-variant-numeric", "oldstyle-nums"),
];
/// How a page wants its own words to be broken, selected and pointed at.
const MANNERS: [(&str, &str); 9] = [
    ("cursor", "wait"),
    ("user-select", "none"),
    ("-webkit-user-select", "none"),
    ("word-break", "break-all"),
    ("hyphens", "auto"),
    ("line-break", "anywhere"),
    ("list-style-type", "square"),
    ("quotes", "\"<\" \">\""),
    ("tab-size", "1"),
];
/// What is not inherited, and reaches the element and no further.
const LAYOUT: [(&str, &str); 6] =
    [("box-sizing", "border-box"), ("float", "right"), ("position", "relative"), ("margin-top", "31px"), ("padding-left", "31px"), ("opacity", "0.9")];

/// As much of the page as there is: its root, everything in it, the element itself and what stands around it.
const SELECTORS: &str = "*, html, body, main, news-widget, body news-widget, :has(news-widget), [feed]";
const PARTS: [&str; 5] = [".headline a", ".summary", ".time", ".submit", ".email"];

/// The page's style. A sheet made by script: the page's policy allows no other.
async fn styles(page: &Page, css: &str) -> Kept {
    let script = format!("const sheet = new CSSStyleSheet(); sheet.replaceSync({}); document.adoptedStyleSheets = [sheet]", json!(css));
    page.runs(&script).await.map(drop).map_err(Into::into)
}

/// The page says all this of itself, as loudly as it can; the widget's parts look as before.
async fn keeps_its_look(page: &mut Page, attack: &[(&str, &str)]) -> Kept {
    page.opens_the_news().await?;
    page.wait_until("the form is there", "seen('.submit').length === 1 && seen('.email').length === 1").await?;
    let parts = json!(PARTS);
    let properties: Value = attack.iter().map(|(property, _)| *property).collect();
    let look = format!(
        "Object.fromEntries({parts}.flatMap((part) => {properties}.map((property) => [property + ' of ' + part, getComputedStyle(seen(part)[0]).getPropertyValue(property)])))"
    );
    page.runs(&format!("window.before = {look}")).await?;
    let rules: String = attack.iter().map(|(property, value)| format!("{property}: {value} !important; ")).collect();
    styles(page, &format!("{SELECTORS} {{ {rules} }}")).await?;
    let meant: Value = attack.iter().map(|(property, value)| json!([property, value])).collect();
    let understood = format!("{meant}.filter(([property, value]) => window.CSS.supports(property, value))");
    page.wait_until(
        "the element itself is under attack",
        &format!("{understood}.length > {} / 2 && {understood}.every(([property]) => getComputedStyle(widget).getPropertyValue(property) === getComputedStyle(widget.parentElement).getPropertyValue(property))", attack.len()),
    )
    .await?;
    let changed = page.asks(&format!("Object.entries({look}).filter(([what, now]) => now !== window.before[what]).map(([what, now]) => `${{what}}: ${{window.before[what]}}, now ${{now}}`)")).await?;
    page.holds(&format!("nothing of the widget changes; it changed {changed:#}"), changed == json!([]))
}

async fn the_pages_type_stays_outside(page: &mut Page) -> Kept {
    keeps_its_look(page, &TYPE).await
}

async fn the_pages_manners_stay_outside(page: &mut Page) -> Kept {
    keeps_its_look(page, &MANNERS).await
}

async fn the_pages_layout_stays_outside(page: &mut Page) -> Kept {
    keeps_its_look(page, &LAYOUT).await
}

/// What resets, themes gone wrong and content blockers say of everything there is, or of what the widget is made of inside.
const OF_EVERYTHING: [&str; 7] = [
    "* { all: unset !important }",
    "* { all: initial }",
    "* { display: contents !important }",
    "div, section, article, p, a, h1, h2, h3, ul, li, form, input, button, label, time, span, slot { display: none !important }",
    "html { font-size: 60px } body { font-size: 3rem }",
    "html { zoom: 2 }",
    "*, ::before, ::after { position: static !important; overflow: hidden !important; max-height: 400px; min-width: 0 !important; transition: all 1s; contain: none !important }",
];

async fn whatever_a_page_makes_of_everything_the_news_can_be_used(page: &mut Page) -> Kept {
    for css in OF_EVERYTHING {
        page.opens_the_news().await?;
        styles(page, css).await?;
        let width = "one('.widget').getBoundingClientRect().width";
        page.wait_until(&format!("under {css} five headlines, each as wide as words"), &format!("seen('.headline').length === 5 && {width} > 300 && seen('.headline a').every((link) => link.getBoundingClientRect().width > 150 && link.getBoundingClientRect().height > 15)")).await?;
        page.wait_until("in letters of their own size", "seen('.summary').every((words) => getComputedStyle(words).fontSize === '15px')").await?;
        page.wait_until(
            "their colour is not their ground's",
            "getComputedStyle(one('.headline a')).color !== getComputedStyle(one('.widget')).backgroundColor",
        )
        .await?;
        for (pressed, comes) in [(".headline a", ".body p"), (".back", ".headline"), (".submit", ".error:not(:empty)")] {
            if css.contains("zoom") {
                // WebKit's driver does not find what is zoomed.
                page.wait_until(&format!("`{pressed}` is there"), &format!("seen('{pressed}').length > 0")).await?;
                page.runs(&format!("seen('{pressed}')[0].focus()")).await?;
                page.presses(Key::Return).await?;
            } else {
                page.clicks(pressed).await?;
            }
            page.wait_until(&format!("`{comes}` comes, with words"), &format!("seen('{comes}').some((element) => says(element).length > 10)")).await?;
        }
    }
    Ok(())
}

/// How a page may lay it out, and how wide it is then.
const PLACES: [(&str, &str); 9] = [
    ("news-widget { padding: 20px; box-sizing: content-box; width: 500px }", "500"),
    ("news-widget { padding: 20px; box-sizing: border-box; width: 500px }", "460"),
    ("main { display: flex } main > * { flex: 1 1 0 }", "widget.clientWidth"),
    ("main { display: flex; flex-direction: column; align-items: flex-start }", "352"),
    ("main { display: grid; place-items: center }", "352"),
    ("news-widget { display: inline-block }", "352"),
    ("news-widget { display: flex; width: 500px }", "500"),
    ("news-widget { display: grid; width: 500px }", "500"),
    ("news-widget { float: left; width: 50% }", "main.clientWidth / 2"),
];

async fn wherever_a_page_puts_the_element_it_takes_the_place_it_is_given(page: &mut Page) -> Kept {
    page.opens_the_news().await?;
    for (css, width) in PLACES {
        styles(page, css).await?;
        page.wait_until(
            &format!("under {css} it is {width} px wide, and nothing hangs out of it"),
            &format!("((main) => Math.abs(one('.widget').getBoundingClientRect().width - {width}) < 1.5 && widget.clientWidth > 300 && one('.widget').scrollWidth <= widget.clientWidth)(document.querySelector('main'))"),
        )
        .await?;
    }
    Ok(())
}
