//! What site owners' own software makes of the documents' code: a real WordPress and Hugo, each run once for all engines.
//! Where one is not to be had, a developer is told what was not tried.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};
use tokio::process::Command;
use tokio::sync::OnceCell;
use tokio::time::timeout;

use super::driver::free_port;
use super::folder::Folder;
use super::ghost::{out_of_reach, path, run, script};
use crate::snippets::named;

const PATIENCE: Duration = Duration::from_secs(30);

static PORT: OnceLock<String> = OnceLock::new();
static WORDPRESS: OnceCell<Result<WordPress, String>> = OnceCell::const_new();

pub struct WordPress {
    pub url: String,
    /// A post with a Custom HTML block and a Shortcode block, as WordPress shows it.
    pub post: String,
}

impl WordPress {
    /// One with the documents' functions, which runs until the run's end.
    pub async fn open(what: &str) -> Result<Option<&'static WordPress>, String> {
        if out_of_reach(what)? {
            return Ok(None);
        }
        WORDPRESS.get_or_init(opens_wordpress).await.as_ref().map(Some).map_err(Clone::clone)
    }

    /// Ends it, whether it had come up or not.
    pub async fn end() {
        if let Some(port) = PORT.get()
            && let Err(error) = run(script("wordpress.sh").args(["down", port])).await
        {
            eprintln!("WordPress on port {port} may still run: {error}");
        }
    }
}

async fn opens_wordpress() -> Result<WordPress, String> {
    let port = free_port().map(|port| PORT.get_or_init(|| port.to_string()))?;
    let said = run(script("wordpress.sh").args(["up", port])).await?;
    let about: Value = serde_json::from_str(&said).map_err(|error| format!("{error} in {said}"))?;
    let word = |field: &str| about.get(field).and_then(Value::as_str).ok_or_else(|| format!("no {field} in {said}"));
    let (url, site) = (word("url")?.to_owned(), PathBuf::from(word("site")?));
    // Loaded as a theme's functions.php is, of a theme that is not there.
    let functions = site.join("wp-content/mu-plugins");
    let code = format!("<?php\n{}", named("wordpress-functions")?);
    std::fs::create_dir_all(&functions).and_then(|()| std::fs::write(functions.join("news.php"), code)).map_err(|error| error.to_string())?;
    let blocks = format!(
        "<!-- wp:html -->\n{}<!-- /wp:html -->\n\n<!-- wp:shortcode -->\n{}<!-- /wp:shortcode -->",
        named("wordpress-block")?,
        named("wordpress-shortcode")?
    );
    let post =
        json!({ "post_title": "A post with the news", "post_content": blocks, "post_date_gmt": "2026-09-01 00:00:00", "post_date": "2026-09-01 00:00:00" });
    run(Command::new("php").arg(path("wordpress-admin.php")).arg(&site).args(["publish", &post.to_string()])).await?;
    let found: Value = serde_json::from_str(&get(&format!("{url}/wp-json/wp/v2/posts?search=post+with+the+news")).await?).map_err(|error| error.to_string())?;
    let post = found.pointer("/0/content/rendered").and_then(Value::as_str).ok_or_else(|| format!("no post: {found}"))?.to_owned();
    Ok(WordPress { url, post })
}

/// A site built by Hugo with the documents' feed and shortcode; nothing if there is no Hugo.
pub async fn hugo(what: &str, cdn: &str) -> Result<Option<Folder>, String> {
    if Command::new("hugo").arg("version").output().await.is_err() {
        eprintln!("not tried: {what}, since there is no hugo");
        return if std::env::var_os("CI").is_none() { Ok(None) } else { Err("no hugo; `make test` sets it up".to_owned()) };
    }
    let folder = Folder::fresh(&format!("hugo-{}", free_port()?))?;
    let files = [
        ("hugo.toml", format!("baseURL = '/'\ntitle = 'A small paper'\n{}", named("hugo-config")?)),
        ("layouts/index.jsonfeed.json", named("hugo-feed")?),
        ("layouts/shortcodes/news.html", named("hugo-shortcode")?.replace("https://cdn.example/news-widget", cdn)),
        ("layouts/index.html", "<!doctype html><title>Front</title>".to_owned()),
        (
            "layouts/_default/single.html",
            "<!doctype html><html lang=\"en\"><title>{{ .Title }}</title><link rel=\"icon\" href=\"/picture.svg\"><script src=\"/probe.js\"></script>{{ .Content }}".to_owned(),
        ),
        ("content/news.md", format!("---\ntitle: News\n---\n{}", named("hugo-page")?)),
        (
            "content/posts/one.md",
            "---\ntitle: 'Tom & <b>Jerry</b>'\ndate: 2026-09-01T10:00:00+03:00\ntags: [All, 'R & D']\n---\nWords & *more*.\n".to_owned(),
        ),
    ];
    for (name, text) in files {
        let file = folder.path().join(name);
        let written = file.parent().map_or(Ok(()), std::fs::create_dir_all).and_then(|()| std::fs::write(&file, text));
        written.map_err(|error| format!("{}: {error}", file.display()))?;
    }
    run(Command::new("hugo").args(["--quiet", "--disableKinds", "taxonomy,term,section", "--source"]).arg(folder.path())).await?;
    Ok(Some(folder))
}

async fn get(url: &str) -> Result<String, String> {
    let client = Client::builder(TokioExecutor::new()).build_http::<Body>();
    let uri = url.parse().map_err(|error| format!("{url}: {error}"))?;
    let answer = timeout(PATIENCE, client.get(uri)).await.map_err(|_| format!("{url} gave no answer"))?.map_err(|error| format!("{url}: {error}"))?;
    let status = answer.status();
    let body = to_bytes(Body::new(answer.into_body()), 1 << 22).await.map_err(|error| format!("{url}: {error}"))?;
    let body = String::from_utf8_lossy(&body).into_owned();
    if status.is_success() { Ok(body) } else { Err(format!("{url}: {status} {body}")) }
}
