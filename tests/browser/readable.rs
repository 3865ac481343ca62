//! Promise: everyone can read the documents, on any screen, and whatever they lead to is there.

use crate::audits::audit;
use crate::harness::newsroom::Newsroom;
use crate::harness::page::Page;
use crate::harness::promise::Kept;
use crate::pasted::policy;
use crate::promises;
use fantoccini::Locator;

promises![
    documents_pass_the_audit_in_light_and_in_the_dark,
    documents_lead_only_where_there_is_something,
    documents_fit_a_narrow_screen,
    documents_are_led_to_from_the_demo,
];

/// Every page of the documents, as the build made them.
fn pages() -> Result<Vec<String>, libtest_mimic::Failed> {
    let files = std::fs::read_dir("target/demo-release/docs").map_err(|error| format!("no documents ({error}); `make build` makes them"))?;
    let names = files.flatten().filter_map(|file| file.file_name().into_string().ok()).filter(|name| name.ends_with(".html"));
    let mut pages: Vec<String> = names.map(|name| format!("docs/{name}")).collect();
    pages.sort();
    if pages.len() > 15 { Ok(pages) } else { Err(format!("only {pages:?}").into()) }
}

fn opens_the_documents(page: &mut Page) -> Kept {
    page.newsroom = Newsroom::open_with_the_documents(&policy("policy-own-site")?, None)?;
    Ok(())
}

async fn documents_pass_the_audit_in_light_and_in_the_dark(page: &mut Page) -> Kept {
    opens_the_documents(page)?;
    for name in pages()? {
        page.opens(&name).await?;
        if name.ends_with("theming.html") {
            page.sees(".submit", "Sign up").await?;
        }
        // Only the colours differ: three pages have between them all that is on any.
        let dark = ["theming", "readers", "getting-started"].iter().any(|known| name.contains(known));
        for scheme in ["light", "dark"].into_iter().take(if dark { 2 } else { 1 }) {
            page.runs(&format!("document.documentElement.style.colorScheme = '{scheme}'")).await?;
            audit(page).await.map_err(|failed| format!("{name}, {scheme}: {}", failed.message().unwrap_or_default()))?;
        }
    }
    Ok(())
}

async fn documents_lead_only_where_there_is_something(page: &mut Page) -> Kept {
    opens_the_documents(page)?;
    for name in pages()? {
        page.opens(&name).await?;
        page.runs(
            "window.lost = undefined;
            const links = [...document.querySelectorAll('a[href], img[src], link[href], script[src]')].map((element) => new URL(element.href || element.src));
            const own = links.filter(({ origin }) => origin === location.origin);
            const lacks = async (url) => {
                const answer = await fetch(url);
                if (!answer.ok) return String(url);
                // An id as the build writes it.
                return !url.hash || (await answer.text()).includes(' id=\"' + decodeURIComponent(url.hash.slice(1)) + '\"') ? undefined : String(url);
            };
            Promise.all(own.map(lacks)).then((lost) => { window.lost = [own.length, ...lost.filter(Boolean)]; }, (error) => { window.lost = [String(error)]; });
            return null",
        )
        .await?;
        page.wait_until(&format!("{name}: every link is looked at"), "Array.isArray(window.lost)").await?;
        let lost = page.asks("window.lost").await?;
        page.holds(
            &format!("{name} leads to what is there: {lost}"),
            lost.as_array().is_some_and(|lost| lost.len() == 1 && lost.first().and_then(serde_json::Value::as_u64) > Some(10)),
        )?;
    }
    Ok(())
}

async fn documents_fit_a_narrow_screen(page: &mut Page) -> Kept {
    opens_the_documents(page)?;
    for name in pages()? {
        page.opens_as_large_as(320, 800, &name).await?;
        page.wait_until(&format!("{name} fits"), "document.readyState === 'complete' && innerWidth === 320 && document.documentElement.scrollWidth <= 320")
            .await?;
    }
    Ok(())
}

/// Where a link leads, which is a plain one: WebKit tells of a click before it leaves the page, in the midst of the next question.
async fn follows(page: &Page, words: &str) -> Kept {
    let link = page.session().find(Locator::LinkText(words)).await?;
    let leads = link.prop("href").await?.ok_or_else(|| format!("“{words}” leads nowhere"))?;
    Ok(page.session().goto(&leads).await?)
}

async fn documents_are_led_to_from_the_demo(page: &mut Page) -> Kept {
    opens_the_documents(page)?;
    for title in ["Documents", "Theming"] {
        page.opens("index.html").await?;
        follows(page, title).await?;
        page.wait_until(&format!("the link leads to {title}"), &format!("plain(document.querySelector('h1')?.textContent) === '{title}'")).await?;
        follows(page, "The demo newsroom").await?;
        page.wait_until("and back", "plain(document.querySelector('.paper')?.textContent) === 'The Fairhaven Courier'").await?;
    }
    Ok(())
}
