//! One browser engine: started once, it keeps one promise after another in the same session.

use super::driver::{self, Driver};
use super::newsroom::Newsroom;
use super::page::Page;
use super::promise::{Kept, Promise};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use std::time::Duration;
use tokio::sync::{Mutex, watch};
use tokio::time::timeout;

/// No promise takes longer than this; the slowest waits for one interval of its own.
const LONGEST: Duration = Duration::from_secs(90);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Chromium,
    Firefox,
    WebKit,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Chromium, Kind::Firefox, Kind::WebKit];

    pub fn name(self) -> &'static str {
        match self {
            Kind::Chromium => "chromium",
            Kind::Firefox => "firefox",
            Kind::WebKit => "webkit",
        }
    }

    fn drive(self) -> Result<Driver, String> {
        match self {
            Kind::Chromium => driver::chromium(),
            Kind::Firefox => driver::firefox(),
            Kind::WebKit => driver::webkit(),
        }
    }
}

pub struct Engine {
    pub kind: Kind,
    /// The lock is the turn: the promises of one engine are kept one after another.
    running: Mutex<Option<Running>>,
    /// Turns true when somebody wants the whole run to end.
    stopped: watch::Receiver<bool>,
}

struct Running {
    session: Client,
    _driver: Driver,
}

impl Engine {
    pub fn new(kind: Kind, stopped: watch::Receiver<bool>) -> Engine {
        Engine { kind, running: Mutex::new(None), stopped }
    }

    /// Starts the browser and says what it calls itself.
    pub async fn start(&self) -> Result<String, String> {
        let name = self.kind.name();
        let driver = self.kind.drive().map_err(|error| format!("{name}: {error}"))?;
        let mut client = ClientBuilder::new(HttpConnector::new());
        if let Value::Object(capabilities) = &driver.capabilities {
            client.capabilities(capabilities.clone());
        }
        let session = client.connect(&driver.url).await.map_err(|error| format!("{name}: {error}"))?;
        let said = |key: &str| session.capabilities().and_then(|given| given.get(key)?.as_str()).unwrap_or("?").to_owned();
        let introduction = format!("{name}: {} {}", said("browserName"), said("browserVersion"));
        session.set_window_size(1280, 900).await.map_err(|error| format!("{name}: {error}"))?;
        *self.running.lock().await = Some(Running { session, _driver: driver });
        Ok(introduction)
    }

    /// Tries a promise when its turn comes, and lets go of everything at once when the run is to end.
    pub async fn tries(&self, promise: &Promise) -> Kept {
        let mut stopped = self.stopped.clone();
        tokio::select! {
            biased;
            Ok(_) = stopped.wait_for(|stopped| *stopped) => Err("stopped".into()),
            kept = self.keeps(promise) => kept,
        }
    }

    /// Gives a promise a newsroom of its own, and holds against it whatever the page complained of.
    async fn keeps(&self, promise: &Promise) -> Kept {
        let running = self.running.lock().await;
        let running = running.as_ref().ok_or_else(|| format!("{} is not running", self.kind.name()))?;
        let mut page = Page::new(self.kind, running.session.clone(), Newsroom::open()?);
        let kept = timeout(LONGEST, promise.keep(&mut page)).await;
        let quiet = page.stayed_quiet().await;
        kept.map_err(|_| format!("took longer than {LONGEST:?}"))??;
        quiet
    }

    pub async fn end(&self) {
        if let Some(running) = self.running.lock().await.take() {
            // A session that is already gone has nothing left to end.
            let _ = running.session.clone().close().await;
        }
    }
}
