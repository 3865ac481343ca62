//! Not a promise: pictures for the people who make it. `cargo test --test browser -- --gallery DIR` saves every surface in
//! every browser, at three widths, light and dark, from left to right and from right to left.

use crate::harness::newsroom::Newsroom;
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::promises;
use std::path::PathBuf;
use std::sync::OnceLock;

promises![
    the_list,
    the_layouts,
    an_article,
    a_refused_sign_up,
    a_sign_up_that_asks,
    a_sign_up_that_thanks,
    a_long_read,
    a_long_read_from_right_to_left,
    a_long_read_with_a_wide_table
];

pub static FOLDER: OnceLock<PathBuf> = OnceLock::new();

/// The demo page and the plainest page there is.
const PAGES: [&str; 2] = ["index.html", "feed.html"];
const WIDTHS: [u32; 3] = [360, 768, 1280];
const THEMES: [&str; 2] = ["light", "dark"];
const LANGUAGES: [&str; 2] = ["en", "ar"];
const HEIGHT: u32 = 2000;

async fn the_list(page: &mut Page) -> Kept {
    take(page, "list", "seen('.headline').length > 0", "if (innerWidth > 700) scrollTo(0, 0)").await
}

async fn the_layouts(page: &mut Page) -> Kept {
    let there = "[...document.querySelectorAll('news-widget')].every((one) => one.shadowRoot.querySelector('.pause'))";
    take_at(page, &["layouts.html"], "layouts", there, "").await
}

async fn an_article(page: &mut Page) -> Kept {
    take(page, "article", "says(seen('.body')[0]).length > 0", "all('.headline a')[1].click()").await
}

async fn a_refused_sign_up(page: &mut Page) -> Kept {
    take(page, "signup", "complaint() !== ''", "one('.email').scrollIntoView({ block: 'center' }); one('.submit').click()").await
}

async fn a_sign_up_that_asks(page: &mut Page) -> Kept {
    let offers = "widget.setAttribute('newsletters', 'letter: The Friday letter; morning: The harbour every morning'); widget.setAttribute('consent', 'I am over sixteen.')";
    take(page, "asks", "seen('.hint button').length === 2 && complaint() !== ''", &format!("{offers}; {HAND_IN}")).await
}

async fn a_sign_up_that_thanks(page: &mut Page) -> Kept {
    take(page, "thanks", "says(seen('.success')[0]).length > 0", HAND_IN).await
}

/// A misspelt address, once the form is as it was asked for.
const HAND_IN: &str = "const handIn = () => {
        const field = root.querySelector('.email');
        field.value = 'anna@gmial.com';
        field.dispatchEvent(new Event('input'));
        root.querySelector('.submit').click();
    };
    requestAnimationFrame(() => requestAnimationFrame(handIn))";

async fn a_long_read(page: &mut Page) -> Kept {
    take_a_long_read(page, "keeper").await
}

async fn a_long_read_from_right_to_left(page: &mut Page) -> Kept {
    take_a_long_read(page, "shaar").await
}

async fn a_long_read_with_a_wide_table(page: &mut Page) -> Kept {
    take_a_long_read(page, "budget").await
}

async fn take_a_long_read(page: &mut Page, id: &str) -> Kept {
    let reach = format!("widget.addEventListener('news-ready', () => widget.open('{id}')); widget.setAttribute('feed', '/long.json')");
    take(page, id, "seen('.onwards').length === 1 && says(seen('.body')[0]).length > 1000", &reach).await
}

async fn take(page: &mut Page, surface: &str, there: &str, reach: &str) -> Kept {
    take_at(page, &PAGES, surface, there, reach).await
}

async fn take_at(page: &mut Page, places: &[&str], surface: &str, there: &str, reach: &str) -> Kept {
    let folder = FOLDER.get().ok_or("no folder for the pictures")?;
    std::fs::create_dir_all(folder)?;
    for place in places {
        page.newsroom = Newsroom::open_with_the_demo()?;
        for width in WIDTHS {
            page.opens_as_large_as(width, HEIGHT, place).await?;
            page.runs("widget.scrollIntoView()").await?;
            page.has_the_news().await?;
            page.wait_until("the form is there, where there is room", "seen('.submit').length > 0 || widget.getAttribute('layout') === 'line'").await?;
            page.runs(reach).await?;
            page.wait_until(surface, there).await?;
            for (theme, language) in THEMES.into_iter().flat_map(|theme| LANGUAGES.map(|language| (theme, language))) {
                page.runs(&dress(theme, language)).await?;
                let turned = format!("one('.widget').lang === '{language}' && one('.widget').dataset.theme === '{theme}'");
                page.wait_until("the widget follows", &turned).await?;
                let name = format!("{}-{surface}-{}-{width}-{theme}-{language}.png", page.engine(), place.trim_end_matches(".html"));
                std::fs::write(folder.join(name), page.photographs().await?)?;
            }
        }
    }
    Ok(())
}

/// The whole page in a theme and a language, as far as a page can be told.
fn dress(theme: &str, language: &str) -> String {
    let direction = if language == "ar" { "rtl" } else { "ltr" };
    let (theme, language) = (js(theme), js(language));
    format!(
        "const page = document.documentElement; page.style.colorScheme = {theme}; page.lang = {language}; page.dir = '{direction}';
        for (const one of document.querySelectorAll('news-widget, news-signup')) {{ one.setAttribute('theme', {theme}); one.setAttribute('lang', {language}); }}"
    )
}
