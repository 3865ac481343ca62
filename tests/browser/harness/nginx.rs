//! A real nginx that serves the release by docs/self-hosting/nginx.conf: a release goes in, its address comes out.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};

use super::driver::free_port;
use super::folder::Folder;
use super::newsroom::site;
use super::process::Process;

const CONF: &str = "docs/self-hosting/nginx.conf";

/// Ends with the value: the process first, then its folder.
pub struct Nginx {
    /// Where the release is, with no slash at the end.
    pub address: String,
    _process: Process,
    _folder: Folder,
}

impl Nginx {
    pub fn open(name: &str) -> Result<Nginx, String> {
        let failed = |error: std::io::Error| format!("nginx: {error}");
        let folder = Folder::fresh(&format!("{name}-nginx"))?;
        let root = folder.path().join("root");
        fs::create_dir_all(&root).map_err(failed)?;
        symlink(fs::canonicalize(site()?).map_err(failed)?, root.join("news-widget")).map_err(failed)?;
        let port = free_port()?;
        let conf = folder.path().join("nginx.conf");
        let server = fs::canonicalize(CONF).map_err(|error| format!("{CONF}: {error}"))?;
        fs::write(&conf, around(&folder.path().to_string_lossy(), port, &server.to_string_lossy())).map_err(failed)?;
        // Debian has it where only root's PATH leads.
        let mut command = Command::new("nginx");
        command.env("PATH", format!("{}:/usr/sbin", std::env::var("PATH").unwrap_or_default()));
        command.args(["-e", "stderr", "-c"]).arg(&conf).stderr(Stdio::inherit());
        // By then it listens.
        let (process, ()) = Process::start_and_hear(&mut command, |line| line.contains("start worker process").then_some(()))?;
        Ok(Nginx { address: format!("http://127.0.0.1:{port}/news-widget"), _process: process, _folder: folder })
    }
}

/// What a server has of its own: nothing here is of the widget. The modules are those that Debian's packages switch on; the release
/// may lie where only its owner reads.
fn around(folder: &str, port: u16, server: &str) -> String {
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|what| format!("  {what}_temp_path {folder}/{what};\n")).concat();
    format!(
        "daemon off;
user root;
pid {folder}/pid;
error_log /dev/stdout notice;
include /etc/nginx/modules-enabled/*.conf;
events {{}}
http {{
  access_log off;
{temporary}  server {{
    listen 127.0.0.1:{port};
    root {folder}/root;
    include {server};
  }}
}}
"
    )
}
