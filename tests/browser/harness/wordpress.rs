//! A real WordPress with the documents' functions, one for the whole run, and one whose addresses are not made pretty: the first
//! promise that needs one starts it, and the run's end ends it. Its scripts lie beside the project, as Ghost's do.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, to_bytes};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};
use tokio::process::Command;
use tokio::sync::{Mutex as Turn, OnceCell};
use tokio::time::timeout;

use super::driver::free_port;
use super::ghost::{out_of_reach, path, run, script};
use crate::snippets::named;

const PATIENCE: Duration = Duration::from_secs(30);

static PORTS: Mutex<Vec<String>> = Mutex::new(Vec::new());
static PRETTY: OnceCell<Result<WordPress, String>> = OnceCell::const_new();
static PLAIN: OnceCell<Result<WordPress, String>> = OnceCell::const_new();
/// Editors are programs of their own, and SQLite lets one of them write: the second would be refused, not kept waiting.
static DESK: Turn<()> = Turn::const_new(());

/// What a theme does for the front page: Debian's WordPress has none.
const FRONT: &str = "<?php add_action('template_redirect', function () { if (!is_home()) return; ?>
<!doctype html><html><head><title>Front page</title><?php wp_head(); ?></head><body><h1>The Test Newsroom</h1></body></html>
<?php exit; });";
/// As Settings → Permalinks → Plain.
const MAKE_PLAIN: &str = r#"$_SERVER["HTTP_HOST"] = "127.0.0.1"; $_SERVER["REQUEST_URI"] = "/"; $_SERVER["SERVER_PROTOCOL"] = "HTTP/1.1";
require "$argv[1]/wp-load.php"; $wp_rewrite->set_permalink_structure(""); $wp_rewrite->flush_rules(false);"#;

pub struct WordPress {
    /// The site's address, with no slash at its end.
    pub url: String,
    /// A post with a Custom HTML block and a Shortcode block, as WordPress shows it.
    pub post: String,
    folder: PathBuf,
}

impl WordPress {
    /// One with the documents' functions, which runs until the run's end.
    pub async fn open(what: &str) -> Result<Option<&'static WordPress>, String> {
        if out_of_reach(what)? {
            return Ok(None);
        }
        PRETTY.get_or_init(opens_with_the_documents).await.as_ref().map(Some).map_err(Clone::clone)
    }

    /// One that knows addresses with a query only.
    pub async fn open_plain(what: &str) -> Result<Option<&'static WordPress>, String> {
        if out_of_reach(what)? {
            return Ok(None);
        }
        PLAIN.get_or_init(opens_plain).await.as_ref().map(Some).map_err(Clone::clone)
    }

    /// Ends them, whether they had come up or not.
    pub async fn end() {
        let ports = PORTS.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for port in ports {
            if let Err(error) = run(script("wordpress.sh").args(["down", &port])).await {
                eprintln!("WordPress on port {port} may still run: {error}");
            }
        }
    }

    /// What an editor does, in the script's words, and what WordPress says of the post.
    pub async fn edits(&self, words: &[&str]) -> Result<Value, String> {
        let [command, rest @ ..] = words else { return Err("no command".to_owned()) };
        let _turn = DESK.lock().await;
        let said = run(Command::new("php").arg(path("wordpress-admin.php")).arg(&self.folder).arg(command).args(rest)).await?;
        serde_json::from_str(&said).map_err(|error| format!("{error} in {said}"))
    }

    /// What its API answers, asked for this.
    pub async fn asked_for(&self, what: &str) -> Result<Value, String> {
        let said = get(&format!("{}/wp-json/wp/v2/{what}", self.url)).await?;
        serde_json::from_str(&said).map_err(|error| format!("{error} in {said}"))
    }
}

async fn opens() -> Result<WordPress, String> {
    let port = free_port()?.to_string();
    PORTS.lock().unwrap_or_else(PoisonError::into_inner).push(port.clone());
    let said = run(script("wordpress.sh").args(["up", &port])).await?;
    let about: Value = serde_json::from_str(&said).map_err(|error| format!("{error} in {said}"))?;
    let word = |field: &str| about.get(field).and_then(Value::as_str).ok_or_else(|| format!("no {field} in {said}"));
    Ok(WordPress { url: word("url")?.to_owned(), post: String::new(), folder: word("site")?.into() })
}

async fn opens_plain() -> Result<WordPress, String> {
    let site = opens().await?;
    run(Command::new("php").args(["-r", MAKE_PLAIN, "--"]).arg(&site.folder)).await?;
    Ok(site)
}

async fn opens_with_the_documents() -> Result<WordPress, String> {
    let site = opens().await?;
    // Loaded as a theme's functions.php is, of a theme that is not there.
    let functions = site.folder.join("wp-content/mu-plugins");
    puts(&functions, "news.php", &format!("<?php\n{}", named("wordpress-functions")?))?;
    puts(&functions, "front.php", FRONT)?;
    let blocks = format!(
        "<!-- wp:html -->\n{}<!-- /wp:html -->\n\n<!-- wp:shortcode -->\n{}<!-- /wp:shortcode -->",
        named("wordpress-block")?,
        named("wordpress-shortcode")?
    );
    let post =
        json!({ "post_title": "A post with the news", "post_content": blocks, "post_date_gmt": "2026-09-01 00:00:00", "post_date": "2026-09-01 00:00:00" });
    site.edits(&["publish", &post.to_string()]).await?;
    let found = site.asked_for("posts?search=post+with+the+news").await?;
    let post = found.pointer("/0/content/rendered").and_then(Value::as_str).ok_or_else(|| format!("no post: {found}"))?.to_owned();
    Ok(WordPress { post, ..site })
}

fn puts(folder: &Path, name: &str, code: &str) -> Result<(), String> {
    std::fs::create_dir_all(folder).and_then(|()| std::fs::write(folder.join(name), code)).map_err(|error| format!("{name}: {error}"))
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
