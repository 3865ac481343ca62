//! The command line.

use std::path::PathBuf;

pub const USAGE: &str = "\
usage: newsroom [--port N] [--pace SECONDS] [--site DIR] [--page DIR] [--csp] [--db FILE] [--single-opt-in] [--print-static-feed]
  --port N             0 (default): the system picks one; the first line printed says which
  --pace SECONDS       publishes, edits or retracts every so often (default 20); 0: only when told to
  --site DIR           serves this folder at /
  --page DIR           serves this folder at /pages/
  --csp                sends the strict Content-Security-Policy with both
  --db FILE            where subscribers are kept (default: in memory)
  --single-opt-in      subscribes without a confirmation link
  --print-static-feed  prints a feed that stands still, and ends";

#[derive(Debug, Default)]
pub struct Options {
    pub port: u16,
    pub pace: u64,
    pub site: Option<PathBuf>,
    pub page: Option<PathBuf>,
    pub csp: bool,
    pub db: Option<PathBuf>,
    pub single_opt_in: bool,
    pub print_static_feed: bool,
}

impl Options {
    pub fn read(mut words: impl Iterator<Item = String>) -> Result<Options, String> {
        let mut options = Options { pace: 20, ..Options::default() };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
            match word.as_str() {
                "--port" => options.port = number(&word, &value()?)?,
                "--pace" => options.pace = number(&word, &value()?)?,
                "--site" => options.site = Some(value()?.into()),
                "--page" => options.page = Some(value()?.into()),
                "--db" => options.db = Some(value()?.into()),
                "--csp" => options.csp = true,
                "--single-opt-in" => options.single_opt_in = true,
                "--print-static-feed" => options.print_static_feed = true,
                _ => return Err(format!("{word} is no option")),
            }
        }
        Ok(options)
    }
}

fn number<N: std::str::FromStr>(option: &str, value: &str) -> Result<N, String> {
    value.parse().map_err(|_| format!("{option} {value}: not a number that fits"))
}
