//! A browser that says how much of what a page holds is alive: a page goes in, sizes and numbers by their names come out. It is
//! one of its own, since each needs a switch for that which the other promises do without.

use super::driver::Driver;
use super::engine::Kind;
use super::folder::Folder;
use super::ghost::run;
use super::newsroom::Newsroom;
use super::page::Page;
use super::step;
use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use tokio::process::Command;
use url::{ParseError, Url};

pub struct Watched {
    pub page: Page,
    driver: Driver,
}

/// By their names: bytes, or how many.
pub type Figures = Vec<(String, f64)>;

impl Watched {
    pub async fn launches(kind: Kind, newsroom: Newsroom) -> Result<Watched, String> {
        step::begins("a browser that is watched starts");
        let (session, driver) = kind.launches(true).await?;
        Ok(Watched { page: Page::new(kind, session, newsroom), driver })
    }

    /// What is left once all garbage is collected.
    pub async fn live(&self) -> Result<Figures, String> {
        step::begins("it says what it holds in memory");
        match self.page.kind() {
            Kind::Chromium => self.chromium().await,
            Kind::Firefox => self.firefox().await,
            Kind::WebKit => self.webkit().await,
        }
    }

    /// What objects take, as the bench sums it up. Of what is Blink's there are the numbers of nodes and listeners, those that stand in
    /// no page included.
    async fn chromium(&self) -> Result<Figures, String> {
        self.protocol("HeapProfiler.collectGarbage").await?;
        let snapshot = self.ask(Method::GET, "chromium/heap_snapshot", None).await?;
        let bytes = of_objects(snapshot.as_str().ok_or("no snapshot")?).await?;
        let counters = self.protocol("Memory.getDOMCounters").await?;
        let counted = |name: &str| Some((name.to_owned(), counters.get(name)?.as_f64()?));
        Ok([Some(("bytes of objects".to_owned(), bytes)), counted("nodes"), counted("jsEventListeners"), counted("documents")].into_iter().flatten().collect())
    }

    async fn protocol(&self, command: &str) -> Result<Value, String> {
        self.ask(Method::POST, "goog/cdp/execute", Some(json!({ "cmd": command, "params": {} }))).await
    }

    /// What about:memory says of the page, which is read by a script of the browser's own: its nodes, and its objects with what
    /// belongs to them. What is for layout, code and tables of the engine's is left out.
    async fn firefox(&self) -> Result<Figures, String> {
        self.ask(Method::POST, "moz/context", Some(json!({ "context": "chrome" }))).await?;
        let said = self.page.session().execute_async(include_str!("firefox_heap.js"), vec![json!(self.page.newsroom.origin)]).await;
        self.ask(Method::POST, "moz/context", Some(json!({ "context": "content" }))).await?;
        let said = said.map_err(|error| error.to_string())?;
        let said = said.as_object().ok_or_else(|| format!("no figures: {said}"))?;
        Ok(said.iter().filter_map(|(name, bytes)| Some((name.clone(), bytes.as_f64()?))).collect())
    }

    /// The least that one of several collections found alive, from JavaScriptCore's log. The page makes garbage until they happen; what
    /// of it is on the stack meanwhile counts as alive, and code goes only some collections after it ran last.
    async fn webkit(&self) -> Result<Figures, String> {
        let before = self.driver.said().len();
        let collect = "const [answer] = arguments; const gone = new WeakRef({}); let left = 2000;
            const make = () => { for (let at = 0; at < 200; at++) new ArrayBuffer(1e5); if (gone.deref() && left--) setTimeout(make); else answer(left); }; make();";
        for _ in 0..6 {
            self.page.session().execute_async(collect, Vec::new()).await.map_err(|error| error.to_string())?;
        }
        let said = self.driver.said();
        let alive = |line: &str| line.rsplit("v=").next()?.split("kb").next()?.parse::<u32>().ok();
        // A line of one that begins says nothing yet.
        let least = said[before..].lines().filter(|line| line.contains(" => ")).filter_map(alive).filter(|&kilobytes| kilobytes > 0).min();
        Ok(vec![("bytes of objects".to_owned(), f64::from(least.ok_or("no collection in the log")?) * 1024.0)])
    }

    async fn ask(&self, method: Method, path: &'static str, body: Option<Value>) -> Result<Value, String> {
        self.page.session().issue_cmd(Ask { method, path, body }).await.map_err(|error| format!("{path}: {error}"))
    }

    /// What the page complained of; and the browser ends.
    pub async fn ends(mut self) -> super::promise::Kept {
        let quiet = self.page.stayed_quiet().await;
        step::begins("it ends");
        let _ = self.page.session().clone().close().await;
        quiet
    }
}

/// One of a driver's own commands.
#[derive(Debug)]
struct Ask {
    method: Method,
    path: &'static str,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Ask {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (self.method.clone(), self.body.as_ref().map(Value::to_string))
    }
}

/// In bytes.
async fn of_objects(snapshot: &str) -> Result<f64, String> {
    let folder = Folder::fresh("heap")?;
    let file = folder.path().join("snapshot.json");
    std::fs::write(&file, snapshot).map_err(|error| format!("{}: {error}", file.display()))?;
    let said = run(Command::new("node").arg("tools/bench/snapshot.mjs").arg(&file)).await?;
    said.trim().parse().map_err(|_| format!("no number of bytes: {said}"))
}
