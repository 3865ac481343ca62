//! A small newsroom to develop and test the widget against: a JSON Feed that publishes, edits and retracts, a stream, a
//! sign-up kept in SQLite, and a switch for every state the widget can be in. It listens on this machine only.

mod app;
mod desk;
mod feed;
mod options;
mod site;
mod stories;
mod subscribers;

use std::io::Write;

use options::Options;

#[tokio::main]
async fn main() {
    let options = Options::read(std::env::args().skip(1)).unwrap_or_else(|problem| {
        eprintln!("newsroom: {problem}\n{}", options::USAGE);
        std::process::exit(2);
    });
    if options.print_static_feed {
        println!("{}", feed::still());
        return;
    }
    let newsroom = app::Newsroom::open(&options).unwrap_or_else(|problem| fail(&problem));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", options.port)).await.unwrap_or_else(|error| fail(&format!("port {}: {error}", options.port)));
    let address = listener.local_addr().expect("a bound listener has an address");
    println!("newsroom: http://{address}/");
    std::io::stdout().flush().expect("stdout is there");
    if options.pace > 0 {
        tokio::spawn(desk::live(newsroom.clone(), options.pace));
    }
    axum::serve(listener, app::router(newsroom, &options)).await.expect("the server runs until it is ended");
}

fn fail(problem: &str) -> ! {
    eprintln!("newsroom: {problem}");
    std::process::exit(1);
}
