//! Promise: whatever a page's style does, the widget's words look as they did.

use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;
use serde_json::{Value, json};

promises![the_pages_type_stays_outside, the_pages_layout_stays_outside, the_pages_manners_stay_outside];

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
    // A sheet made by script: the page's policy allows no other.
    page.runs(&format!(
        "const sheet = new CSSStyleSheet(); sheet.replaceSync({}); document.adoptedStyleSheets = [sheet]",
        json!(format!("{SELECTORS} {{ {rules} }}"))
    ))
    .await?;
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
