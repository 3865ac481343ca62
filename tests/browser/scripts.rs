//! Promise: wherever on the page the script stands, whenever it comes and however often, both elements come to life once.

use crate::embedding::{FEED, MAKE, WASM};
use crate::harness::folder::Folder;
use crate::harness::newsroom::{Newsroom, site};
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::promises;

promises![
    a_script_may_stand_anywhere,
    a_script_may_come_late,
    two_versions_on_a_page_do_no_harm_to_each_other,
    two_versions_asked_for_the_other_way_round_do_none_either,
];

/// News and form, from one copy of the files.
async fn both_are_there(page: &mut Page, copies: &[&str]) -> Kept {
    page.looks_at("news-widget");
    page.has_the_news().await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    page.wait_until("it is told once", "events('news-ready').length === 1").await?;
    page.looks_at("news-signup");
    page.wait_until("the form is there", "seen('.submit').length === 1").await?;
    let mut loaded = 0;
    for copy in copies {
        loaded += page.newsroom.was_asked_for(&format!("{copy}{WASM}")).await?;
    }
    page.holds(&format!("the WebAssembly is loaded once, not {loaded} times"), loaded == 1)
}

async fn a_script_may_stand_anywhere(page: &mut Page) -> Kept {
    for place in ["before", "after", "hurried", "thrice"] {
        // A page that writes itself has a policy of its own.
        page.newsroom = Newsroom::open_without_policy()?;
        page.opens(&format!("placed.html?{place}")).await?;
        both_are_there(page, &[""]).await?;
    }
    Ok(())
}

async fn a_script_may_come_late(page: &mut Page) -> Kept {
    page.newsroom = Newsroom::open_without_policy()?;
    page.opens("late.html").await?;
    page.runs(&format!("{MAKE} document.querySelector('main').append(window.make('{FEED}'), document.createElement('news-signup')); document.querySelector('news-signup').setAttribute('action', '/newsroom/subscribe')")).await?;
    page.runs("const script = document.createElement('script'); script.type = 'module'; script.src = '/news-widget.js'; document.head.append(script)").await?;
    both_are_there(page, &[""]).await
}

/// The same files in another folder, as an older page and a newer plugin bring them.
async fn two_versions(page: &mut Page, order: &str) -> Kept {
    let folder = Folder::fresh(&format!("versions-{}-{order}", page.engine()))?;
    let other = folder.path().join("another");
    std::fs::create_dir_all(&other).map_err(|error| error.to_string())?;
    let release = std::fs::canonicalize(site()?).map_err(|error| error.to_string())?;
    std::os::unix::fs::symlink(release, other.join("version")).map_err(|error| error.to_string())?;
    page.newsroom = Newsroom::open_with_pages(folder.path())?;
    page.opens(&format!("placed.html?{order}")).await?;
    both_are_there(page, &["", "/another/version"]).await
}

async fn two_versions_on_a_page_do_no_harm_to_each_other(page: &mut Page) -> Kept {
    two_versions(page, "versions").await
}

async fn two_versions_asked_for_the_other_way_round_do_none_either(page: &mut Page) -> Kept {
    two_versions(page, "reversed").await
}
