//! One browser engine: started once, it keeps one promise after another in the same session.

use super::driver::{self, Driver};
use super::newsroom::Newsroom;
use super::page::Page;
use super::process::PATIENCE;
use super::promise::{Kept, Promise};
use super::step;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use std::time::Duration;
use tokio::sync::{Mutex, watch};
use tokio::time::timeout;

/// After so many promises a browser makes way for a fresh one: WebKit's takes more and more memory.
const FRESH: usize = 100;

/// No promise takes longer than this; the slowest lives through two thousand rounds.
const LONGEST: Duration = Duration::from_secs(180);

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

    fn drive(self, watched: bool) -> Result<Driver, String> {
        match self {
            Kind::Chromium => driver::chromium(watched),
            Kind::Firefox => driver::firefox(watched),
            Kind::WebKit => driver::webkit(watched),
        }
    }

    /// Starts one; `watched` if it is to say what it holds in memory.
    pub async fn launches(self, watched: bool) -> Result<(Client, Driver), String> {
        let driver = self.drive(watched)?;
        let mut client = ClientBuilder::new(HttpConnector::new());
        if let Value::Object(capabilities) = &driver.capabilities {
            client.capabilities(capabilities.clone());
        }
        let session = client.connect(&driver.url).await.map_err(|error| error.to_string())?;
        session.set_window_size(1280, 900).await.map_err(|error| error.to_string())?;
        Ok((session, driver))
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
    driver: Driver,
    /// How many promises it was there for.
    kept: usize,
}

impl Engine {
    pub fn new(kind: Kind, stopped: watch::Receiver<bool>) -> Engine {
        Engine { kind, running: Mutex::new(None), stopped }
    }

    /// Starts the browser and says what it calls itself.
    pub async fn start(&self) -> Result<String, String> {
        let running = self.launches().await.map_err(|error| format!("{}: {error}", self.kind.name()))?;
        let said = |key: &str| running.session.capabilities().and_then(|given| given.get(key)?.as_str()).unwrap_or("?").to_owned();
        let introduction = format!("{}: {} {}", self.kind.name(), said("browserName"), said("browserVersion"));
        *self.running.lock().await = Some(running);
        Ok(introduction)
    }

    async fn launches(&self) -> Result<Running, String> {
        let (session, driver) = self.kind.launches(false).await?;
        Ok(Running { session, driver, kept: 0 })
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

    /// Gives a promise a newsroom of its own, and holds against it whatever the page complained of. A browser that ends
    /// fails the promise it ends in, and no other.
    async fn keeps(&self, promise: &Promise) -> Kept {
        let mut turn = self.running.lock().await;
        if let Some(old) = turn.take_if(|running| running.kept >= FRESH) {
            // Gone or not, it is ended with its driver.
            let _ = old.session.close().await;
        }
        if turn.is_none() {
            *turn = Some(self.launches().await?);
        }
        let running = turn.as_mut().ok_or("it was started just now")?;
        running.kept += 1;
        let mut page = Page::new(self.kind, running.session.clone(), Newsroom::open()?);
        let kept = {
            // What it holds is looked at before it is let go.
            let mut keeping = promise.keep(&mut page);
            timeout(LONGEST, &mut keeping).await.map_err(|_| format!("took longer than {LONGEST:?}; {}", step::told()))
        };
        let quiet = timeout(LONGEST, page.stayed_quiet()).await;
        if !matches!(timeout(PATIENCE, running.session.current_url()).await, Ok(Ok(_))) {
            let end = format!("{} has ended: {kept:?}\n{}", self.kind.name(), running.driver.last_words());
            *turn = None;
            return Err(end.into());
        }
        kept??;
        quiet.map_err(|_| "the page could not be left")?
    }

    pub async fn end(&self) {
        if let Some(running) = self.running.lock().await.take() {
            // A session that is already gone has nothing left to end.
            let _ = running.session.clone().close().await;
        }
    }
}
