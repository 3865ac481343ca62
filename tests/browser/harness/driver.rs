//! How each browser's WebDriver server is started: a folder for the profile goes in, a running driver comes out.

use super::alias::{Alias, ELSEWHERE};
use super::folder::Folder;
use super::process::{PATIENCE, Process};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A running WebDriver server and all it stands on. The fields end in this order: the server, its display, its proxy, its folder.
pub struct Driver {
    pub url: String,
    pub capabilities: Value,
    _server: Process,
    _display: Vec<Process>,
    _alias: Option<Alias>,
    folder: Folder,
}

impl Driver {
    /// What the browser said of itself at last, where it writes that down.
    pub fn last_words(&self) -> String {
        let said = self.said();
        let mut lines: Vec<&str> = said.lines().rev().take(20).collect();
        lines.reverse();
        lines.join("\n")
    }
}

impl Driver {
    /// What the browser writes down of itself, where it does.
    pub fn said(&self) -> String {
        fs::read_to_string(self.folder.path().join(LOG)).unwrap_or_default()
    }
}

/// In the driver's folder.
const LOG: &str = "log";

/// `watched` if it is one beside that of the other promises.
pub fn chromium(watched: bool) -> Result<Driver, String> {
    let folder = Folder::fresh(if watched { "chromium-watched" } else { "chromium" })?;
    let profile = format!("--user-data-dir={}", folder.path().display());
    let mut command = Command::new("chromedriver");
    command.arg("--port=0").stderr(Stdio::null());
    let elsewhere = format!("--host-resolver-rules=MAP {ELSEWHERE} 127.0.0.1");
    let (server, port) =
        Process::start_and_hear(&mut command, |line| line.strip_prefix("ChromeDriver was started successfully on port ")?.trim_end_matches('.').parse().ok())?;
    let flags = [
        // The pipe ends the browser with its driver; the feature would keep a page from framing one of this machine's servers.
        "--remote-debugging-pipe",
        "--disable-features=LocalNetworkAccessChecks",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        &profile,
        &elsewhere,
    ];
    let capabilities = json!({ "browserName": "chrome", "goog:chromeOptions": { "args": flags }, "acceptInsecureCerts": true, "timeouts": timeouts() });
    Ok(Driver { url: address(port), capabilities, _server: server, _display: Vec::new(), _alias: None, folder })
}

/// `watched` if it is to say what it holds in memory, which its own scripts know.
pub fn firefox(watched: bool) -> Result<Driver, String> {
    let folder = Folder::fresh(if watched { "firefox-watched" } else { "firefox" })?;
    let mut command = Command::new("geckodriver");
    command
        .args(["--port", "0", "--websocket-port", "0", "--profile-root"])
        .arg(folder.path())
        .args(watched.then_some("--allow-system-access"))
        .stderr(Stdio::null());
    let (server, port) = Process::start_and_hear(&mut command, |line| line.split_once("Listening on 127.0.0.1:")?.1.parse().ok())?;
    let options = json!({ "args": ["-headless"], "prefs": { "network.dns.localDomains": ELSEWHERE } });
    let capabilities = json!({ "browserName": "firefox", "moz:firefoxOptions": options, "acceptInsecureCerts": true, "timeouts": timeouts() });
    Ok(Driver { url: address(port), capabilities, _server: server, _display: Vec::new(), _alias: None, folder })
}

/// WebKit has no headless mode, so it gets a display of its own; and its driver does not say which port it picked. `watched` if it is to
/// say what it holds in memory, which it does after each of its collections.
pub fn webkit(watched: bool) -> Result<Driver, String> {
    let folder = Folder::fresh(if watched { "webkit-watched" } else { "webkit" })?;
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1600x2400x24", "-nolisten", "tcp"]).stderr(Stdio::null());
    let (display, number) = Process::start_and_hear(&mut command, |line| line.trim().parse::<u16>().ok())?;
    // Without a window manager no window is ever active, and in a window that is not, nothing has the focus.
    let mut command = Command::new("matchbox-window-manager");
    command.args(["-use_titlebar", "no", "-use_cursor", "no"]).env("DISPLAY", format!(":{number}")).stdout(Stdio::null()).stderr(Stdio::null());
    let manager = Process::start(&mut command)?;
    let port = free_port()?;
    let mut command = Command::new("WebKitWebDriver");
    // What it starts, MiniBrowser and its processes, says what is wrong there.
    let log = File::create(folder.path().join(LOG)).map_err(|error| format!("no log: {error}"))?;
    command.arg(format!("--port={port}")).env("DISPLAY", format!(":{number}")).stdout(Stdio::null()).stderr(log);
    if watched {
        // What it compiles meanwhile, and keeps for some seconds, counts to its heap, and is no leak: it varied by five hundredths.
        command.env("JSC_logGC", "1").env("JSC_useGenerationalGC", "false").env("JSC_useJIT", "false").env("JSC_forceCodeBlockToJettisonDueToOldAge", "true");
    }
    // GLib takes the `errno` of a signal that comes while it looks for the session's bus, which it does for every recording, for a failure of
    // its own, and ends the process. JavaScriptCore sends the page's thread such signals: a collector beside it, and, by the thousand, for
    // each function of WebAssembly that it compiles. The collector has its turns, and what is not hot stays interpreted.
    // Nor is there a bus: the tests' players are none of the desktop's.
    command.env("DBUS_SESSION_BUS_ADDRESS", "disabled:").env("JSC_useConcurrentGC", "false").env("JSC_thresholdForBBQOptimizeAfterWarmUp", "200000");
    for home in ["XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"] {
        command.env(home, folder.path());
    }
    let mut server = Process::start(&mut command)?;
    answers(port, &mut server)?;
    // This machine's own names are not asked of the proxy. WebDriver's own capability for that ends MiniBrowser now and then:
    // its `noProxy` is read past its end.
    let alias = Alias::open()?;
    let arguments = ["--automation", &format!("--proxy=http://{}", alias.address), "--ignore-host=127.0.0.1", "--ignore-host=localhost"];
    let capabilities =
        json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": { "args": arguments }, "acceptInsecureCerts": true, "timeouts": timeouts() });
    Ok(Driver { url: address(port), capabilities, _server: server, _display: vec![manager, display], _alias: Some(alias), folder })
}

fn address(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

/// In milliseconds; a script may take as long as the longest wait for a promise, and a little more.
fn timeouts() -> Value {
    json!({ "script": 45_000, "pageLoad": 30_000 })
}

pub fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|error| format!("no free port: {error}"))
}

fn answers(port: u16, server: &mut Process) -> Result<(), String> {
    let asked = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if server.has_ended() || asked.elapsed() > PATIENCE {
            return Err(format!("WebKitWebDriver does not answer on port {port}"));
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}
