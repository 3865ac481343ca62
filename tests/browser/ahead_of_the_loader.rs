//! Promise: a page may let what the loader needs come beside it; each file comes once all the same.

use crate::harness::far_end::{FarEnd, File};
use crate::harness::folder::Folder;
use crate::harness::newsroom::{Newsroom, site};
use crate::harness::page::{Page, js};
use crate::harness::promise::Kept;
use crate::integrity::{VERSION, snippet};
use crate::promises;
use serde_json::json;

promises![what_comes_beside_the_loader_comes_once, from_another_origin_it_comes_once, an_async_script_begins_before_the_page_is_there,];

/// What the loader asks for.
const FILES: [(&str, &str); 3] = [("widget.js", "text/javascript"), ("widget_bg.wasm", "application/wasm"), ("news-widget.css", "text/css")];

/// A page with all of these lines but the last, which is the loader's: its address.
fn around(lines: &str) -> Result<(String, String), libtest_mimic::Failed> {
    let (ahead, loader) = lines.trim_end().rsplit_once('\n').ok_or("several lines are printed")?;
    let (_, loader) = loader.split_once(" src=\"").ok_or("the last is the loader's")?;
    let usual = std::fs::read_to_string("tests/browser/pages/feed.html")?;
    let own = usual.replace(r#"<script type="module" src="/news-widget.js"></script>"#, ahead);
    if own == usual { Err("promised: the page is another".into()) } else { Ok((own, loader.split('"').next().unwrap_or_default().to_owned())) }
}

/// The loader is put there once they have come.
async fn loads(page: &Page, loader: &str) -> Kept {
    let script = format!("document.head.append(Object.assign(document.createElement('script'), {{ type: 'module', src: {}, crossOrigin: '' }}))", js(loader));
    page.runs(&script).await?;
    page.has_the_news().await
}

/// As it is to be deployed: nobody asks for a version's files anew.
async fn what_comes_beside_the_loader_comes_once(page: &mut Page) -> Kept {
    let (own, loader) = around(&snippet("")?)?;
    let at = |file: &str| format!("/{VERSION}/{file}");
    let read = |file: &str| std::fs::read(site()?.join(VERSION).join(file)).map_err(|error| format!("{file}: {error}"));
    let mut files = vec![File { path: "/own.html".to_owned(), kind: "text/html", body: own.into() }];
    for (file, kind) in
        FILES.into_iter().chain([("news-widget.js", "text/javascript"), ("split_live.wasm", "application/wasm"), ("chunk.wasm", "application/wasm")])
    {
        files.push(File { path: at(file), kind, body: read(file)? });
    }
    files.push(File { path: at("kept.txt"), kind: "text/plain", body: "words".into() });
    let feed = page.newsroom.feed().await?;
    files.push(File { path: "/newsroom/feed.json".to_owned(), kind: "application/feed+json", body: feed.to_string().into() });
    let versioned: Vec<String> = files.iter().map(|file| file.path.clone()).filter(|path| path.starts_with(&at(""))).collect();
    let far = FarEnd::open_with(files).await?;
    for path in versioned {
        far.says(&path, "cache-control", "public, max-age=31536000, immutable");
    }
    let asked = |file: &str| far.asked().iter().filter(|asked| asked.path == at(file)).count();
    page.opens_at(&format!("{}/own.html", far.origin)).await?;
    page.wait_until("all of it has come", "performance.getEntriesByType('resource').filter(({ name }) => /widget/.test(name)).length === 3").await?;
    for (file, _) in FILES {
        page.holds(&format!("{file} comes ahead"), asked(file) == 1)?;
    }
    loads(page, &loader).await?;
    // Safari's engine takes what came ahead from its cache alone, and has none where it is driven from outside.
    page.runs(&format!(
        "const twice = () => fetch('{}').then((answer) => answer.text()); twice().then(twice).then(() => {{ window.twice = true; }})",
        at("kept.txt")
    ))
    .await?;
    page.wait_until("a file was asked for twice", "window.twice").await?;
    let once = asked("kept.txt");
    for (file, _) in FILES {
        page.holds(&format!("{file} comes {once} times at most, not {} times", asked(file)), asked(file) <= once)?;
    }
    Ok(())
}

/// Even of a server that has each file asked for anew.
async fn from_another_origin_it_comes_once(page: &mut Page) -> Kept {
    let (cdn, folder) = (Newsroom::open()?, Folder::fresh(&format!("{}-ahead", page.engine()))?);
    let (own, loader) = around(&snippet(&cdn.origin)?)?;
    std::fs::write(folder.path().join("own.html"), own)?;
    page.newsroom = Newsroom::open_with_pages(folder.path())?;
    page.opens("own.html").await?;
    for (file, _) in FILES {
        cdn.is_asked_for(&format!("/{VERSION}/{file}"), 1).await?;
    }
    loads(page, &loader).await?;
    for (file, _) in FILES {
        let times = cdn.was_asked_for(&format!("/{VERSION}/{file}")).await?;
        page.holds(&format!("{file} comes once, not {times} times"), times == 1)?;
    }
    // Whatever it still asks for is not to find the other origin gone.
    page.opens("empty.html").await
}

async fn an_async_script_begins_before_the_page_is_there(page: &mut Page) -> Kept {
    const END: &str = "/end.js";
    let folder = Folder::fresh(&format!("{}-async", page.engine()))?;
    let usual = std::fs::read_to_string("tests/browser/pages/feed.html")?;
    let own = usual
        .replace("<script type=\"module\" src", "<script type=\"module\" async src")
        .replace("</body>", &format!("<script src=\"{END}\"></script></body>"));
    page.holds("the script is async, and the page has an end", own.contains(" async ") && own.contains(END))?;
    std::fs::write(folder.path().join("own.html"), own)?;
    std::fs::write(folder.path().join("end.js"), "")?;
    page.newsroom = Newsroom::open_with_pages(folder.path())?;
    page.newsroom.withhold(json!({ END: "late" })).await?;
    let (session, address) = (page.session().clone(), format!("{}/own.html", page.newsroom.origin));
    // Safari's engine shows nothing of a page that waits for a script, and does not look what is near.
    let sign = if page.engine() == "webkit" { "/news-widget.js" } else { "/widget_bg.wasm" };
    let begins = async {
        let begins = page.newsroom.is_asked_for(sign, 1).await;
        page.newsroom.withhold(json!({})).await.and(begins)
    };
    let (opened, begins) = tokio::join!(session.goto(&address), begins);
    opened?;
    begins?;
    page.has_the_news().await?;
    page.wait_until("the fallback has made way", "fallback() === ''").await
}
