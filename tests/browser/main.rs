//! The promises of the widget, kept in Chromium, Firefox and WebKit: `cargo test --test browser -- webkit::signs`.

mod addresses;
mod ahead_of_the_loader;
mod another_try;
mod articles;
mod asks;
mod asks_the_reader;
mod attributes;
mod audits;
mod bit_by_bit;
mod bundled;
mod choices;
mod chooses;
mod comes_ahead;
mod comes_back;
mod comes_first;
#[path = "../corpora/mod.rs"]
mod corpora;
mod corpora_shown;
mod cures;
mod documents;
mod editors;
mod embedding;
mod embeds;
mod everyone;
mod failures;
mod fallback;
mod finds;
mod framed;
mod frameworks;
mod gallery;
mod ghost;
mod harness;
mod holds_out;
mod hostile;
mod integrity;
mod kept;
mod kinds;
mod languages;
mod late_parts;
mod layouts;
mod loads;
mod long_feeds;
mod long_lists;
mod many;
mod memory;
mod newsrooms;
mod on_its_way;
mod on_paper;
mod outcomes;
mod page_style;
mod pasted;
mod payloads;
mod permalinks;
mod presses;
mod promos;
#[path = "../read/mod.rs"]
mod read;
mod readable;
mod reading;
mod refreshes;
mod routers;
mod says_why;
mod scripts;
mod self_hosting;
mod services;
mod signing_up;
#[path = "../snippets/mod.rs"]
mod snippets;
mod stays_put;
mod streams;
mod structured_data;
mod tampered;
mod tells_time;
mod theming;

use harness::engine::{Engine, Kind};
use harness::ghost::Ghost;
use harness::promise::Promise;
use harness::wordpress::WordPress;
use libtest_mimic::{Arguments, Trial};
use std::process::ExitCode;
use std::sync::Arc;
use tokio::runtime::Runtime;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

const PROMISES: &[&[Promise]] = &[
    loads::PROMISES,
    long_feeds::PROMISES,
    long_lists::PROMISES,
    refreshes::PROMISES,
    stays_put::PROMISES,
    asks::PROMISES,
    kept::PROMISES,
    streams::PROMISES,
    tells_time::PROMISES,
    chooses::PROMISES,
    layouts::PROMISES,
    promos::PROMISES,
    structured_data::PROMISES,
    holds_out::PROMISES,
    articles::PROMISES,
    reading::PROMISES,
    kinds::PROMISES,
    permalinks::PROMISES,
    embeds::PROMISES,
    hostile::PROMISES,
    payloads::PROMISES,
    signing_up::PROMISES,
    outcomes::PROMISES,
    presses::PROMISES,
    services::PROMISES,
    asks_the_reader::PROMISES,
    choices::PROMISES,
    ghost::PROMISES,
    attributes::PROMISES,
    languages::PROMISES,
    embedding::PROMISES,
    bit_by_bit::PROMISES,
    bundled::PROMISES,
    integrity::PROMISES,
    self_hosting::PROMISES,
    frameworks::PROMISES,
    routers::PROMISES,
    on_its_way::PROMISES,
    fallback::PROMISES,
    late_parts::PROMISES,
    failures::PROMISES,
    finds::PROMISES,
    says_why::PROMISES,
    newsrooms::PROMISES,
    editors::PROMISES,
    addresses::PROMISES,
    page_style::PROMISES,
    everyone::PROMISES,
    audits::PROMISES,
    tampered::PROMISES,
    documents::PROMISES,
    corpora_shown::PROMISES,
    cures::PROMISES,
    theming::PROMISES,
    pasted::PROMISES,
    readable::PROMISES,
    framed::PROMISES,
    on_paper::PROMISES,
    scripts::PROMISES,
    many::PROMISES,
    memory::PROMISES,
    comes_back::PROMISES,
    comes_first::PROMISES,
    comes_ahead::PROMISES,
    ahead_of_the_loader::PROMISES,
    another_try::PROMISES,
];

fn main() -> ExitCode {
    let mut words: Vec<String> = std::env::args().collect();
    let promises = match take_gallery(&mut words) {
        Some(folder) => {
            gallery::FOLDER.get_or_init(|| folder.into());
            vec![gallery::PROMISES]
        }
        None => PROMISES.to_vec(),
    };
    let mut arguments = Arguments::from_iter(words);
    match Runtime::new().map_err(|error| error.to_string()).and_then(|runtime| run(&runtime, &mut arguments, &promises)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// `--gallery DIR` among the words of the command line, which libtest does not know.
fn take_gallery(words: &mut Vec<String>) -> Option<String> {
    let at = words.iter().position(|word| word == "--gallery").filter(|at| at + 1 < words.len())?;
    words.drain(at..at + 2).nth(1)
}

fn run(runtime: &Runtime, arguments: &mut Arguments, promises: &[&'static [Promise]]) -> Result<ExitCode, String> {
    let stopped = listen_for_the_end(runtime);
    let engines = Kind::ALL.map(|kind| Arc::new(Engine::new(kind, stopped.clone())));
    let trials: Vec<Trial> = promises.iter().copied().flatten().flat_map(|promise| engines.each_ref().map(|engine| trial(runtime, engine, promise))).collect();
    let wanted = |trial: &&Trial| !arguments.list && !arguments.is_filtered_out(trial);
    let needed: Vec<_> = engines.iter().filter(|engine| trials.iter().filter(wanted).any(|trial| trial.name().starts_with(engine.kind.name()))).collect();
    let started = runtime.block_on(start(&needed));
    // Each engine keeps one promise at a time, so a thread for every trial is three at work and a queue for each.
    arguments.test_threads.get_or_insert(trials.len());
    let code = started.map(|()| libtest_mimic::run(arguments, trials).exit_code());
    runtime.block_on(async {
        for engine in &engines {
            engine.end().await;
        }
        Ghost::end().await;
        WordPress::end().await;
    });
    code
}

async fn start(engines: &[&Arc<Engine>]) -> Result<(), String> {
    let starting: Vec<_> = engines.iter().map(|engine| Arc::clone(engine)).map(|engine| tokio::spawn(async move { engine.start().await })).collect();
    let mut all = Ok(());
    // One that fails does not leave the others half-way: what has started is there to be ended.
    for engine in starting {
        match engine.await.map_err(|error| error.to_string()).flatten() {
            Ok(introduction) => println!("{introduction}"),
            Err(error) => all = Err(error),
        }
    }
    all
}

fn trial(runtime: &Runtime, engine: &Arc<Engine>, promise: &'static Promise) -> Trial {
    let (engine, handle) = (Arc::clone(engine), runtime.handle().clone());
    Trial::test(format!("{}::{}", engine.kind.name(), promise.name), move || handle.block_on(engine.tries(promise)))
}

/// Ctrl-C, or a machine that has had enough: what was started is still ended in order.
fn listen_for_the_end(runtime: &Runtime) -> watch::Receiver<bool> {
    let (stop, stopped) = watch::channel(false);
    runtime.spawn(async move {
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            let _ = stop.send(true);
        }
    });
    stopped
}
