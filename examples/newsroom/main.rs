//! A small newsroom to develop and test the widget against: a command line goes in, a newsroom on 127.0.0.1 comes out.
//! Its feed publishes, edits and retracts entries; it has an update stream and a sign-up, and a desk that switches every
//! state on that a reader may meet. For development only: whoever can reach its port can work at its desk.

mod server;

use std::io::Write;
use std::process::ExitCode;

use server::{Newsroom, Options, router, static_feed};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
async fn main() -> ExitCode {
    let options = match Options::parse(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(words) => {
            eprintln!("newsroom: {words}\n\n{}", Options::USAGE);
            return ExitCode::from(2);
        }
    };
    if options.help {
        println!("{}", Options::USAGE);
        return ExitCode::SUCCESS;
    }
    let done = if options.print_static_feed { static_feed().and_then(|feed| print(&feed)) } else { serve(options).await };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(words) => {
            eprintln!("newsroom: {words}");
            ExitCode::FAILURE
        }
    }
}

/// Until SIGTERM or SIGINT; streams that are still open end with the newsroom.
async fn serve(options: Options) -> Result<(), String> {
    let listener = TcpListener::bind(("127.0.0.1", options.port)).await.map_err(|error| format!("port {}: {error}", options.port))?;
    let origin = listener.local_addr().map(|address| format!("http://{address}")).map_err(|error| error.to_string())?;
    let newsroom = Newsroom::open(options, origin.clone(), mail)?;
    newsroom.keep_pace();
    let mut terminate = signal(SignalKind::terminate()).map_err(|error| error.to_string())?;
    print(&format!("newsroom: {origin}/"))?;
    tokio::select! {
        served = axum::serve(listener, router(newsroom)) => served.map_err(|error| error.to_string()),
        _ = terminate.recv() => Ok(()),
        _ = tokio::signal::ctrl_c() => Ok(()),
    }
}

/// At once, so that a script that waits for the line sees it.
fn print(line: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).map_err(|error| error.to_string())
}

/// A mail that nobody reads is no failure.
fn mail(line: &str) {
    let _ = print(line);
}
