//! A real nginx: it serves the release by docs/self-hosting/nginx.conf, or stands before a newsroom that is to be asked by https.

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
    /// Where the release is, or the newsroom, with no slash at the end.
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
        let server = fs::canonicalize(CONF).map_err(|error| format!("{CONF}: {error}"))?;
        let port = free_port()?;
        let own = format!("listen 127.0.0.1:{port};\n    root {};\n    include {};", root.to_string_lossy(), server.to_string_lossy());
        Nginx::start(folder, &own, format!("http://127.0.0.1:{port}/news-widget"))
    }

    /// With a certificate that nobody has signed; browsers are told to take it.
    pub fn open_before(origin: &str, name: &str) -> Result<Nginx, String> {
        let folder = Folder::fresh(&format!("{name}-https"))?;
        let [key, certificate] = ["key.pem", "certificate.pem"].map(|file| folder.path().join(file));
        let mut command = Command::new("openssl");
        command.args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]);
        let made = command.arg("-keyout").arg(&key).arg("-out").arg(&certificate).output().map_err(|error| format!("openssl: {error}"))?;
        if !made.status.success() {
            return Err(format!("openssl: {}", String::from_utf8_lossy(&made.stderr)));
        }
        let port = free_port()?;
        let own = format!(
            "listen 127.0.0.1:{port} ssl;\n    ssl_certificate {};\n    ssl_certificate_key {};\n    location / {{ proxy_pass {origin}; }}",
            certificate.to_string_lossy(),
            key.to_string_lossy()
        );
        Nginx::start(folder, &own, format!("https://127.0.0.1:{port}"))
    }

    fn start(folder: Folder, own: &str, address: String) -> Result<Nginx, String> {
        let conf = folder.path().join("nginx.conf");
        fs::write(&conf, around(&folder.path().to_string_lossy(), own)).map_err(|error| format!("nginx: {error}"))?;
        // Debian has it where only root's PATH leads.
        let mut command = Command::new("nginx");
        command.env("PATH", format!("{}:/usr/sbin", std::env::var("PATH").unwrap_or_default()));
        command.args(["-e", "stderr", "-c"]).arg(&conf).stderr(Stdio::inherit());
        // By then it listens.
        let (process, ()) = Process::start_and_hear(&mut command, |line| line.contains("start worker process").then_some(()))?;
        Ok(Nginx { address, _process: process, _folder: folder })
    }
}

/// What a server has of its own: nothing here is of the widget. The modules are those that Debian's packages switch on; the release
/// may lie where only its owner reads.
fn around(folder: &str, own: &str) -> String {
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
    {own}
  }}
}}
"
    )
}
