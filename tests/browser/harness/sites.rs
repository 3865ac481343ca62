//! What site owners' own software makes of the documents' code: Hugo here, WordPress beside it. Where one is not to be had, a
//! developer is told what was not tried.

use tokio::process::Command;

use super::driver::free_port;
use super::folder::Folder;
use super::ghost::run;
use crate::snippets::named;

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
