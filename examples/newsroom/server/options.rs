//! What a newsroom is started with: the words of a command line go in, options come out, or what is wrong with the words.

use std::path::PathBuf;

use super::site::POLICY;

#[derive(Clone, PartialEq, Debug)]
pub struct Options {
    /// 0: the system picks one.
    pub port: u16,
    /// Seconds between two turns of the desk; 0: nothing happens by itself.
    pub pace: u32,
    /// A folder served at `/`.
    pub site: Option<PathBuf>,
    /// More of them, served at `/` where the site, and those before, have no such file.
    pub pages: Vec<PathBuf>,
    /// The Content-Security-Policy that these folders' pages are answered with.
    pub policy: Option<String>,
    /// Where readers see the newsroom, for the links in mails and back to the front page; its own address if nothing else.
    pub front: Option<String>,
    /// The subscribers' file; without one they are forgotten with the newsroom.
    pub db: Option<PathBuf>,
    /// Signing up needs no confirmation.
    pub single_opt_in: bool,
    /// No newsroom, only what it can be started with.
    pub help: bool,
    /// No newsroom, only the feed for the demo page's folder.
    pub print_static_feed: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            port: 0,
            pace: 20,
            site: None,
            pages: Vec::new(),
            policy: None,
            front: None,
            db: None,
            single_opt_in: false,
            help: false,
            print_static_feed: false,
        }
    }
}

impl Options {
    pub const USAGE: &str = "\
usage: newsroom [--port N] [--pace SECONDS] [--site DIR] [--page DIR]... [--csp | --policy TEXT]
                [--front URL] [--db PATH] [--single-opt-in]
       newsroom --print-static-feed | --help
  --port N             listen on 127.0.0.1:N (0, the default: the system picks; the first line says which)
  --pace SECONDS       publish, edit or retract an entry this often (20; 0: never)
  --site DIR           serve this folder at /
  --page DIR           serve at / what is in this folder and not in those before; may be given again
  --csp                answer the pages of all folders with the strict Content-Security-Policy
  --policy TEXT        answer them with this one
  --front URL          where readers see it, if not at its own address: for links in mails and to the front page
  --db PATH            keep the subscribers in this SQLite file (else in memory)
  --single-opt-in      subscribe without a confirmation link
  --print-static-feed  print the still feed for demo/newsroom/feed.json";

    pub fn parse(words: impl IntoIterator<Item = String>) -> Result<Options, String> {
        let mut options = Options::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
            match word.as_str() {
                "--port" => options.port = number(&word, &value()?)?,
                "--pace" => options.pace = number(&word, &value()?)?,
                "--site" => options.site = Some(folder(&word, value()?)?),
                "--page" => options.pages.push(folder(&word, value()?)?),
                "--csp" => options.policy = Some(POLICY.to_owned()),
                "--policy" => options.policy = Some(value()?),
                "--front" => options.front = Some(value()?.trim_end_matches('/').to_owned()),
                "--db" => options.db = Some(value()?.into()),
                "--single-opt-in" => options.single_opt_in = true,
                "--help" => options.help = true,
                "--print-static-feed" => options.print_static_feed = true,
                _ => return Err(format!("there is no option {word}")),
            }
        }
        Ok(options)
    }
}

fn number<N: std::str::FromStr>(option: &str, value: &str) -> Result<N, String> {
    value.parse().map_err(|_| format!("{option} {value}: not a number it can be"))
}

fn folder(option: &str, value: String) -> Result<PathBuf, String> {
    let folder = PathBuf::from(&value);
    if folder.is_dir() { Ok(folder) } else { Err(format!("{option} {value}: no such folder")) }
}
