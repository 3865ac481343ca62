//! A newsroom for one promise: its own process, so its own origin and its own storage, and a desk to work at.

use super::process::Process;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// A browser keeps what an origin gave it, a page's policy too: no two newsrooms of a run have the same.
static ORIGINS: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

pub struct Newsroom {
    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub origin: String,
    _process: Process,
}

impl Newsroom {
    pub fn open() -> Result<Newsroom, String> {
        Newsroom::open_with_a_site(&site()?)
    }

    /// With another folder in the place of the release, and nothing of that.
    pub fn open_with_a_site(site: &Path) -> Result<Newsroom, String> {
        Newsroom::serve(site, &["--csp", "--page", "tests/browser/pages"])
    }

    /// Its pages have this policy.
    pub fn open_under(policy: &str) -> Result<Newsroom, String> {
        Newsroom::serve(&site()?, &["--policy", policy, "--page", "tests/browser/pages"])
    }

    /// Its pages have no policy that would stop what a sanitizer lets through.
    pub fn open_without_policy() -> Result<Newsroom, String> {
        Newsroom::serve(&site()?, &["--page", "tests/browser/pages"])
    }

    /// With pages of one promise's own, and no policy.
    pub fn open_with_pages(pages: &Path) -> Result<Newsroom, String> {
        Newsroom::serve(&site()?, &["--page", "tests/browser/pages", "--page", &pages.to_string_lossy()])
    }

    /// With the demo page, as trunk's release build left it beside `dist/`; its style is a file, which the strict policy has no
    /// place for.
    pub fn open_with_the_demo() -> Result<Newsroom, String> {
        Newsroom::serve(&site()?, &["--page", "tests/browser/pages", "--page", "target/demo-release"])
    }

    /// With the pages in frameworks and with routers, under the strict policy.
    pub fn open_with_frameworks() -> Result<Newsroom, String> {
        Newsroom::serve(&site()?, &["--csp", "--page", "tests/browser/pages", "--page", frameworks()?])
    }

    /// The same without one.
    pub fn open_with_frameworks_and_no_policy() -> Result<Newsroom, String> {
        Newsroom::serve(&site()?, &["--page", "tests/browser/pages", "--page", frameworks()?])
    }

    /// With the demo page and the documents, under this policy; a folder's own pages come before those.
    pub fn open_with_the_documents(policy: &str, folder: Option<&Path>) -> Result<Newsroom, String> {
        let policy = format!("{policy}; report-uri /newsroom/desk/csp-report");
        let folder = folder.map(Path::to_string_lossy);
        let pages = folder.iter().flat_map(|folder| ["--page", folder]);
        let options: Vec<&str> = pages.chain(["--policy", &policy, "--page", "tests/browser/pages", "--page", "target/demo-release"]).collect();
        Newsroom::serve(&site()?, &options)
    }

    fn serve(site: &Path, options: &[&str]) -> Result<Newsroom, String> {
        let mut command = Command::new(beside_this_test("examples/newsroom")?);
        command.args(["--port", "0", "--pace", "0", "--site"]).arg(site).args(options).stderr(Stdio::null());
        let up = |line: &str| line.strip_prefix("newsroom: ").map(|url| url.trim_end_matches('/').to_owned());
        loop {
            let (process, origin) = Process::start_and_hear(&mut command, up)?;
            if ORIGINS.lock().map_err(|error| error.to_string())?.insert(origin.clone()) {
                return Ok(Newsroom { origin, _process: process });
            }
        }
    }

    pub async fn publish(&self, entry: Value) -> Result<Value, String> {
        self.ask("POST", "/newsroom/desk/publish", Some(&entry)).await
    }

    pub async fn edit(&self, entry: Value) -> Result<Value, String> {
        self.ask("POST", "/newsroom/desk/edit", Some(&entry)).await
    }

    pub async fn retract(&self, id: &str) -> Result<Value, String> {
        self.ask("POST", "/newsroom/desk/retract", Some(&json!({ "id": id }))).await
    }

    /// From now on every feed request is answered in this state; `ok` is the ordinary one.
    pub async fn fall_into(&self, state: &str) -> Result<Value, String> {
        self.ask("POST", "/newsroom/desk/state", Some(&json!({ "state": state }))).await
    }

    /// From now on these paths are withheld, and no others: `missing`, or `late` until the next call; `{}` lets all go.
    pub async fn withhold(&self, paths: Value) -> Result<Value, String> {
        self.ask("POST", "/newsroom/desk/withhold", Some(&paths)).await
    }

    /// How often readers' browsers have asked for a path, with whatever query.
    pub async fn was_asked_for(&self, path: &str) -> Result<usize, String> {
        let log = self.ask("GET", "/newsroom/desk/requests", None).await?;
        let paths = log.as_array().into_iter().flatten().filter_map(|request| request.get("path")?.as_str());
        Ok(paths.filter(|asked| asked.split('?').next() == Some(path)).count())
    }

    /// Waits until readers' browsers have asked for a path this often.
    pub async fn is_asked_for(&self, path: &str, times: usize) -> Result<(), String> {
        let asking = async {
            while self.was_asked_for(path).await? < times {
                sleep(Duration::from_millis(20)).await;
            }
            Ok(())
        };
        timeout(Duration::from_secs(10), asking).await.unwrap_or_else(|_| Err(format!("promised: {path} is asked for {times} times; it was not")))
    }

    pub async fn outbox(&self) -> Result<Value, String> {
        self.ask("GET", "/newsroom/desk/outbox", None).await
    }

    pub async fn csp_reports(&self) -> Result<Value, String> {
        self.ask("GET", "/newsroom/desk/csp-report", None).await
    }

    pub async fn feed(&self) -> Result<Value, String> {
        self.ask("GET", "/newsroom/feed.json", None).await
    }

    /// The id of the entry at this place in the feed.
    pub async fn entry_at(&self, place: usize) -> Result<String, String> {
        let feed = self.feed().await?;
        let id = feed.get("items").and_then(|items| items.get(place)?.get("id")?.as_str());
        id.map(str::to_owned).ok_or_else(|| format!("the feed has no entry {place}"))
    }

    /// HTTP/1.0 on purpose: one answer, whole, and the connection ends with it.
    async fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        let failed = |error: &dyn std::fmt::Display| format!("{method} {path}: {error}");
        let body = body.map(Value::to_string).unwrap_or_default();
        let address = self.origin.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).await.map_err(|error| failed(&error))?;
        let request = format!("{method} {path} HTTP/1.0\r\nHost: {address}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        stream.write_all(request.as_bytes()).await.map_err(|error| failed(&error))?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.map_err(|error| failed(&error))?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(|| failed(&"no answer"))?;
        if !head.split(' ').nth(1).is_some_and(|status| status.starts_with('2')) {
            return Err(failed(&answer));
        }
        if body.is_empty() { Ok(Value::Null) } else { serde_json::from_str(body).map_err(|error| failed(&format!("{error} in {body}"))) }
    }
}

/// Cargo builds the examples beside the tests: `target/debug/deps/browser-…` and `target/debug/examples/…`.
fn beside_this_test(path: &str) -> Result<PathBuf, String> {
    let this = std::env::current_exe().map_err(|error| error.to_string())?;
    let program = this.parent().and_then(|deps| deps.parent()).map(|debug| debug.join(path)).filter(|program| program.exists());
    program.ok_or_else(|| format!("{path} is not built; `cargo build --example newsroom` builds it"))
}

/// The release build, as it would be put on a site.
pub fn site() -> Result<PathBuf, String> {
    let site = PathBuf::from(std::env::var("DIST").unwrap_or_else(|_| "dist".to_owned()));
    if site.join("news-widget.js").exists() { Ok(site) } else { Err(format!("{} holds no build of the widget; `make build` makes it", site.display())) }
}

/// The pages that tools/frameworks.mjs makes of `tests/browser/frameworks`.
fn frameworks() -> Result<&'static str, String> {
    let pages = "target/frameworks";
    if Path::new(pages).exists() { Ok(pages) } else { Err(format!("{pages} is not there; `make frameworks` builds it")) }
}
