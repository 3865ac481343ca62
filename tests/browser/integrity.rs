//! Promise: the address of a version never changes what it gives: a page that names the hashes runs these scripts and no others.

use crate::harness::folder::Folder;
use crate::harness::newsroom::{Newsroom, site};
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::languages::speaks;
use crate::promises;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::Command;

promises![
    what_the_build_prints_runs_and_is_what_the_readme_shows,
    each_file_has_its_hash_at_both_addresses,
    a_loader_that_was_tampered_with_does_not_run,
    a_script_it_imports_that_was_tampered_with_does_not_run,
];

pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The lines that embed this version from an address.
pub fn snippet(address: &str) -> Result<String, String> {
    let printed = Command::new("node").args(["tools/snippet.mjs", address]).arg(site()?).output().map_err(|error| error.to_string())?;
    Ok(String::from_utf8_lossy(&printed.stdout).into_owned())
}

/// Opens a page that embeds this version by these lines; in the folder are files of the promise's own.
pub async fn embeds(page: &mut Page, folder: &Folder, lines: &str) -> Kept {
    let usual = fs::read_to_string("tests/browser/pages/feed.html")?;
    let own = usual.replace(r#"<script type="module" src="/news-widget.js"></script>"#, lines);
    page.holds("the page is another", own != usual)?;
    fs::write(folder.path().join("own.html"), own)?;
    page.newsroom = Newsroom::open_with_pages(folder.path())?;
    page.opens("own.html").await
}

async fn what_the_build_prints_runs_and_is_what_the_readme_shows(page: &mut Page) -> Kept {
    let folder = Folder::fresh(&format!("{}-embeds", page.engine()))?;
    embeds(page, &folder, &snippet("")?).await?;
    page.has_the_news().await?;
    page.wait_until("the news is looked after", "Boolean(one('.pause'))").await?;
    page.runs("widget.lang = 'de'").await?;
    speaks(page, "de").await?;
    page.clicks(".headline a").await?;
    page.sees(".back", "Zurück").await?;
    let elsewhere = format!(
        "performance.getEntriesByType('resource').map(({{ name }}) => new URL(name).pathname).filter((path) => /widget|words|split|chunk|purify/.test(path))
            .filter((path) => !path.startsWith('/{VERSION}/'))"
    );
    page.wait_until("all of it is this version's", &format!("String({elsewhere}) === ''")).await?;
    let printed = snippet("https://cdn.example/news-widget")?;
    let loader = printed.lines().last().unwrap_or_default();
    // Whoever pastes README's line has no hash yet: there it is without.
    let (before, _) = loader.split_once(" integrity=\"sha384-").ok_or("no hash is printed")?;
    let shown = format!("{before}></script>\n");
    page.holds(&format!("README shows {shown}"), fs::read_to_string("README.md")?.contains(&shown))
}

async fn each_file_has_its_hash_at_both_addresses(page: &mut Page) -> Kept {
    page.opens("feed.html").await?;
    for address in ["", VERSION] {
        let at = format!("{}/{address}", page.newsroom.origin);
        let check = format!(
            "fetch({}).then((answer) => answer.json()).then((hashes) => Promise.all(Object.entries(hashes).map(([file, integrity]) =>
                fetch({} + file, {{ integrity }}).then((answer) => answer.ok, () => false).then((good) => good ? [] : file)))).then((bad) => (window.bad = [bad.length, bad.flat()]))",
            js(&format!("{at}/integrity.json").replace("//integrity", "/integrity")),
            js(&format!("{}/", at.trim_end_matches('/'))),
        );
        page.runs(&format!("window.bad = undefined; {check}")).await?;
        let files = fs::read_dir(site()?.join(VERSION))?.flatten().filter(|file| is_hashed(&file.path())).count();
        page.wait_until("each is what its hash says", &format!("String(window.bad) === '{files},'")).await?;
    }
    Ok(())
}

/// All but the list itself, and what is only another's compressed copy.
fn is_hashed(file: &Path) -> bool {
    !file.extension().is_some_and(|kind| kind == "br" || kind == "gz" || kind == "json")
}

/// A release in which one file says something more.
fn tampered(folder: &Folder, file: &str) -> Result<(), String> {
    let (from, to) = (site()?.join(VERSION), folder.path().join("tampered").join(VERSION));
    let failed = |error: std::io::Error| format!("{}: {error}", to.display());
    fs::create_dir_all(&to).map_err(failed)?;
    for file in fs::read_dir(from).map_err(failed)?.flatten() {
        fs::copy(file.path(), to.join(file.file_name())).map_err(failed)?;
    }
    let mut script = OpenOptions::new().append(true).open(to.join(file)).map_err(failed)?;
    script.write_all(b"window.tampered = true;").map_err(failed)
}

async fn a_loader_that_was_tampered_with_does_not_run(page: &mut Page) -> Kept {
    let folder = Folder::fresh(&format!("{}-loader", page.engine()))?;
    tampered(&folder, "news-widget.js")?;
    embeds(page, &folder, &snippet("/tampered")?).await?;
    page.expects_console("not loaded: <script").await?;
    page.wait_until("nothing of it ran", "window.tampered === undefined && customElements.get('news-widget') === undefined").await?;
    page.wait_until("the fallback stays", "document.querySelector('news-widget a').checkVisibility()").await
}

async fn a_script_it_imports_that_was_tampered_with_does_not_run(page: &mut Page) -> Kept {
    let folder = Folder::fresh(&format!("{}-glue", page.engine()))?;
    tampered(&folder, "widget.js")?;
    // Where it comes beside the loader, it does not come either.
    page.tolerates("not loaded: <link rel=\"modulepreload\"");
    embeds(page, &folder, &snippet("/tampered")?).await?;
    page.expects_console("<news-widget>: could not start: ").await?;
    page.wait_until("the page is told", "events('news-error').some(({ detail }) => detail.kind === 'load')").await?;
    page.wait_until("nothing of it ran, and the fallback stays", "window.tampered === undefined && fallback() === 'Latest news'").await?;
    // Another try is not another way to it.
    for times in 2..4 {
        page.runs("widget.refresh()").await?;
        page.wait_until("it does not come", &format!("events('news-error').filter(({{ detail }}) => detail.kind === 'load').length === {times}")).await?;
        page.wait_until("and does not run", "window.tampered === undefined && fallback() === 'Latest news'").await?;
    }
    Ok(())
}
