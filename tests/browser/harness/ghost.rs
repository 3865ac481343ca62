//! A real Ghost with a mailbox, one for the whole run: the first promise that needs it starts it, and the run's end ends it. Its
//! scripts lie beside the project; CI has them, a developer may not, and is told what was not tried.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::OnceLock;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Response, Uri};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;
use tokio::process::Command;
use tokio::sync::OnceCell;
use tokio::time::{sleep, timeout};

use super::driver::free_port;

const SCRIPTS: &str = "../shared/newsrooms";
/// Some seconds, once `make test` has installed it.
const START: Duration = Duration::from_secs(60);
const PATIENCE: Duration = Duration::from_secs(10);

static PORT: OnceLock<u16> = OnceLock::new();
static RUNNING: OnceCell<Result<Ghost, String>> = OnceCell::const_new();

pub struct Ghost {
    /// The site's address, with no slash at its end.
    pub url: String,
    /// For readers.
    pub content_key: String,
    admin_key: String,
    mailbox: PathBuf,
}

/// What Ghost has sent.
pub struct Mail {
    pub subject: String,
    /// What makes the reader a member.
    pub link: String,
}

impl Ghost {
    /// The one that runs, or none where the scripts are out of reach, which CI never forgives.
    pub async fn open(what: &str) -> Result<Option<&'static Ghost>, String> {
        if out_of_reach(what)? {
            return Ok(None);
        }
        RUNNING.get_or_init(start).await.as_ref().map(Some).map_err(String::clone)
    }

    /// Ends it, whether it had come up or not.
    pub async fn end() {
        if let Some(port) = PORT.get()
            && let Err(error) = run(script("ghost.sh").args(["down", &port.to_string()])).await
        {
            eprintln!("Ghost on port {port} may still run: {error}");
        }
    }

    /// The mails to this address, once there is one.
    pub async fn mails_to(&self, address: &str) -> Result<Vec<Mail>, String> {
        let looking = async {
            loop {
                let mails = self.has_sent(address)?;
                if !mails.is_empty() {
                    return Ok(mails);
                }
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(PATIENCE, looking).await.unwrap_or_else(|_| Err(format!("promised: a mail to {address}; none came")))
    }

    /// The mails to this address that are there now.
    pub fn has_sent(&self, address: &str) -> Result<Vec<Mail>, String> {
        let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", self.mailbox.display());
        let files = std::fs::read_dir(&self.mailbox).map_err(|error| failed(&error))?;
        let files = files.filter_map(|file| Some(file.ok()?.path())).filter(|file| file.extension().is_some_and(|kind| kind == "json"));
        let mut mails = Vec::new();
        for file in files {
            let mail: Value = serde_json::from_str(&std::fs::read_to_string(file).map_err(|error| failed(&error))?).map_err(|error| failed(&error))?;
            let words = |field: &str| mail.get(field).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            if words("to").any(|to| to == address) {
                let link = words("links").find(|link| link.contains("token=")).unwrap_or_default().to_owned();
                mails.push(Mail { subject: mail.get("subject").and_then(Value::as_str).unwrap_or_default().to_owned(), link });
            }
        }
        Ok(mails)
    }

    /// What Ghost's editors see of the member with this address, if there is one.
    pub async fn member(&self, address: &str) -> Result<Option<Value>, String> {
        let members = self.edits(&["members"]).await?;
        let is = |member: &&Value| member.get("email").and_then(Value::as_str) == Some(address);
        Ok(members.as_array().into_iter().flatten().find(is).cloned())
    }

    /// What an editor does, in the script's words, and what Ghost says of it.
    pub async fn edits(&self, words: &[&str]) -> Result<Value, String> {
        let said = run(Command::new("node").arg(path("ghost-admin.mjs")).args([&self.url, &self.admin_key]).args(words)).await?;
        serde_json::from_str(&said).map_err(|error| format!("{error} in {said}"))
    }
}

impl Mail {
    /// Follows the link as a mail program's reader does, and tells where Ghost leads them.
    pub async fn follow(&self) -> Result<String, String> {
        let link: Uri = self.link.parse().map_err(|error| format!("{}: {error}", self.link))?;
        let client = Client::builder(TokioExecutor::new()).build_http::<Body>();
        let answer: Response<_> = timeout(PATIENCE, client.get(link)).await.map_err(|_| "the mail's link leads nowhere")?.map_err(|error| error.to_string())?;
        let leads = answer.headers().get("location").and_then(|location| location.to_str().ok()).unwrap_or_default();
        Ok(format!("{} {leads}", answer.status().as_u16()))
    }
}

async fn start() -> Result<Ghost, String> {
    let port = match PORT.get() {
        Some(port) => *port,
        None => free_port().map(|port| *PORT.get_or_init(|| port))?,
    };
    let said = timeout(START, run(script("ghost.sh").args(["up", &port.to_string()]))).await;
    let said = said.map_err(|_| format!("Ghost did not start in {START:?}; `make test` installs it"))??;
    let about: Value = serde_json::from_str(&said).map_err(|error| format!("{error} in {said}"))?;
    let word = |field: &str| about.get(field).and_then(Value::as_str).map(str::to_owned).ok_or_else(|| format!("no {field} in {said}"));
    Ok(Ghost { url: word("url")?, content_key: word("contentKey")?, admin_key: word("adminKey")?, mailbox: word("mailbox")?.into() })
}

/// Whether there are no scripts here, which a developer is told.
pub fn out_of_reach(what: &str) -> Result<bool, String> {
    if Path::new(SCRIPTS).is_dir() {
        return Ok(false);
    }
    eprintln!("not tried: {what}, since there is no folder {SCRIPTS} with real newsrooms");
    if std::env::var_os("CI").is_none() { Ok(true) } else { Err(format!("no folder {SCRIPTS}")) }
}

pub fn path(name: &str) -> PathBuf {
    Path::new(SCRIPTS).join(name)
}

pub fn script(name: &str) -> Command {
    Command::new(path(name))
}

/// What a program says before it ends well; what it complains of goes to the terminal.
pub async fn run(command: &mut Command) -> Result<String, String> {
    let name = command.as_std().get_program().to_string_lossy().into_owned();
    let ended = command.stdin(Stdio::null()).stderr(Stdio::inherit()).kill_on_drop(true).output().await;
    let ended = ended.map_err(|error| format!("{name}: {error}"))?;
    let said = String::from_utf8_lossy(&ended.stdout).into_owned();
    if ended.status.success() { Ok(said) } else { Err(format!("{name}: {}", ended.status)) }
}
