//! A site that is made by a bundler: its project installs the package that `npm pack` makes of the release, and what the bundlers
//! make of it comes out. Once for the whole run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::process::Command;
use tokio::sync::OnceCell;

use super::process::Process;

const PAGES: &str = "tests/browser/bundled";
/// As the release leaves it.
const PACKAGE: &str = "target/npm";
/// Within the project, whose npm packages are those of the folders above.
const PROJECT: &str = "target/bundled";
const TOOLS: &str = "node_modules/.bin";

static PROJECTS: OnceCell<Result<(), String>> = OnceCell::const_new();

pub async fn vite() -> Result<PathBuf, String> {
    made().await.map(|()| Path::new(PROJECT).join("dist"))
}

pub async fn esbuild() -> Result<PathBuf, String> {
    made().await.map(|()| Path::new(PROJECT).join("esbuild"))
}

/// Vite's server for whoever works at the site, with a newsroom behind it: it ends with the value. Its cache is the newsroom's own.
pub async fn in_development(newsroom: &str) -> Result<(Process, String), String> {
    made().await?;
    let cache = newsroom.rsplit(':').next().unwrap_or_default();
    let mut command = std::process::Command::new(Path::new(TOOLS).join("vite"));
    command.args([PROJECT, "--config", &format!("{PROJECT}/developing.js"), "--host", "127.0.0.1", "--port", "0"]);
    command.env("NO_COLOR", "1").env("NEWSROOM", newsroom).env("CACHE", format!("cache/{cache}")).stderr(Stdio::null());
    Process::start_and_hear(&mut command, |line| Some(line.split_once("Local:")?.1.trim().trim_end_matches('/').to_owned()))
}

async fn made() -> Result<(), String> {
    PROJECTS.get_or_init(make).await.clone()
}

async fn make() -> Result<(), String> {
    let project = Path::new(PROJECT);
    // There may be none from an older run.
    let _ = fs::remove_dir_all(project);
    copy(Path::new(PAGES), project, |_| true)?;
    fs::write(project.join("package.json"), r#"{ "private": true, "type": "module" }"#).map_err(|error| error.to_string())?;
    let package = fs::canonicalize(PACKAGE).map_err(|error| format!("no package: {error}"))?;
    let packed = run(Command::new("npm").args(["pack", "--silent"]).arg(package).current_dir(project)).await?;
    run(Command::new("npm").args(["install", "--offline", "--no-audit", "--no-fund"]).arg(format!("./{}", packed.trim())).current_dir(project)).await?;
    // A page that is made on a server names it, too.
    run(Command::new("node").args(["--input-type=module", "--eval", "import 'news-widget'"]).current_dir(project)).await?;
    run(Command::new(Path::new(TOOLS).join("vite")).args(["build", PROJECT])).await?;
    // What README says for a bundler that leaves addresses as they are.
    let (out, page) = (project.join("esbuild"), "index.html");
    let options = ["--bundle", "--splitting", "--format=esm"];
    run(Command::new(Path::new(TOOLS).join("esbuild")).arg(project.join("main.js")).args(options).arg(format!("--outdir={}", out.display()))).await?;
    copy(&project.join("node_modules/news-widget"), &out, |file| file.ends_with(".wasm") || file == "style.txt")?;
    copy(project, &out, |file| file == page)
}

/// The files of a folder, but for those in folders of it.
fn copy(from: &Path, to: &Path, wanted: impl Fn(&str) -> bool) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", from.display());
    fs::create_dir_all(to).map_err(failed)?;
    for file in fs::read_dir(from).map_err(failed)? {
        let file = file.map_err(failed)?;
        if file.path().is_file() && wanted(&file.file_name().to_string_lossy()) {
            fs::copy(file.path(), to.join(file.file_name())).map_err(failed)?;
        }
    }
    Ok(())
}

/// What a program says; what it complains of, if it ends badly.
async fn run(command: &mut Command) -> Result<String, String> {
    let ended = command.stdin(Stdio::null()).kill_on_drop(true).output().await.map_err(|error| format!("{command:?}: {error}"))?;
    let said = String::from_utf8_lossy(&ended.stdout).into_owned();
    if ended.status.success() { Ok(said) } else { Err(format!("{command:?}: {}\n{said}{}", ended.status, String::from_utf8_lossy(&ended.stderr))) }
}
