//! How a feed's readers load its origin over a day, with a push alert, an outage and a CDN: prints the tables of
//! `docs/readers.md` and draws `docs/readers.svg`. The readers ask when `news_widget::ticker::schedule` says.

mod chance;
mod chart;
mod load;
mod reader;

use std::io::Write;
use std::ops::Range;

use chance::Dice;
use load::{DAY, HOUR, Load, behind_cdn};
use news_widget::feed::Millis;
use reader::{Ask, Client, MINUTE, World, visit};

const READERS: u32 = 100_000;
/// Those whom the alert brings, beside the others.
const ALERTED: u32 = 20_000;
const ALERT: Range<Millis> = 15 * HOUR..15 * HOUR + 5000;
const ALERT_HOUR: Range<Millis> = 15 * HOUR..16 * HOUR;
const OUTAGE: Range<Millis> = 20 * HOUR + 20 * MINUTE + 30_000..20 * HOUR + 25 * MINUTE + 30_000;
const OUTAGE_HOUR: Range<Millis> = 20 * HOUR..21 * HOUR;
const WHOLE_DAY: Range<Millis> = 0..DAY;
const NEVER: Range<Millis> = 0..0;

/// All requests of one scenario, and what the origin sees of them.
struct Run {
    asks: Vec<Ask>,
    load: Load,
}

impl Run {
    fn new(client: Client, outage: Range<Millis>, alerted: u32) -> Run {
        let (world, day) = (World { client, outage }, Day::new());
        let mut asks = Vec::new();
        for reader in 0..READERS + alerted {
            let mut dice = Dice::of(4, reader);
            let arrives = if reader < READERS { day.moment(&mut dice) } else { ALERT.start + dice.below(ALERT.end - ALERT.start) };
            visit(&world, reader, arrives, &mut asks);
        }
        let load = Load::of(asks.iter().map(|ask| ask.at));
        Run { asks, load }
    }
}

/// When readers come: each minute's share of them, added up.
struct Day(Vec<f64>);

impl Day {
    /// An assumption, not a measurement: a newspaper's morning, lunch hour and evening over a broad day and a quiet night.
    fn new() -> Day {
        let bump = |hour: f64, middle: f64, width: f64| (-((hour - middle) / width).powi(2) / 2.0).exp();
        let share = |hour| 0.06 + 0.45 * bump(hour, 14.0, 4.5) + bump(hour, 7.75, 1.1) + 0.2 * bump(hour, 12.5, 0.7) + 0.9 * bump(hour, 20.5, 1.5);
        Day((0..24 * 60)
            .scan(0.0, |sum, minute| {
                *sum += share(f64::from(minute) / 60.0);
                Some(*sum)
            })
            .collect())
    }

    fn moment(&self, dice: &mut Dice) -> Millis {
        let wanted = dice.unit() * self.0.last().copied().unwrap_or(0.0);
        self.0.partition_point(|sum| *sum <= wanted) as Millis * MINUTE + dice.below(MINUTE)
    }
}

fn main() -> std::io::Result<()> {
    let day = Run::new(Client::Jitter, NEVER, 0);
    let alert = [Client::NoJitter, Client::Jitter].map(|client| Run::new(client, NEVER, ALERTED));
    let outage = [Client::Jitter, Client::NoJitter, Client::InStep].map(|client| Run::new(client, OUTAGE, 0));
    let [in_step, jittered] = &alert;
    let [calm, rush] = &[behind_cdn(&day.asks), behind_cdn(&jittered.asks)];
    let mut out = std::io::stdout().lock();

    writeln!(out, "| requests/s at the origin | mean | 99th percentile | peak | peak after the first 30 s |\n| --- | --: | --: | --: | --: |")?;
    let echo = ALERT.start + MINUTE / 2..ALERT_HOUR.end;
    let [jitter, none, naive] = &outage;
    for (name, load, time, echo) in [
        ("1. a day", &day.load, WHOLE_DAY, None),
        ("2. an alert, no jitter", &in_step.load, ALERT_HOUR, Some(&echo)),
        ("3. an alert, with jitter", &jittered.load, ALERT_HOUR, Some(&echo)),
        ("4. an outage, with jitter", &jitter.load, OUTAGE_HOUR, None),
        ("4. an outage, no jitter", &none.load, OUTAGE_HOUR, None),
        ("4. an outage, naive in step", &naive.load, OUTAGE_HOUR, None),
        ("5. the day (1), behind a CDN", calm, WHOLE_DAY, None),
        ("5. the alert (3), behind a CDN", rush, ALERT_HOUR, Some(&echo)),
    ] {
        let echo = echo.map(|time| figure(load.peak(time).into())).unwrap_or_default();
        let (mean, most, peak) = (load.mean(&time), load.percentile99(&time).into(), load.peak(&time).into());
        writeln!(out, "| {name} | {mean:.1} | {} | {} | {echo} |", figure(most), figure(peak))?;
    }

    writeln!(
        out,
        "\n| outage | level before | during it | peak in the first minute after | peak in the quarter of an hour after | news again after, median | 95 % |"
    )?;
    writeln!(out, "| --- | --: | --: | --: | --: | --: | --: |")?;
    for (name, run) in [("no outage", &day), ("with jitter", jitter), ("no jitter", none), ("naive in step", naive)] {
        writeln!(out, "| {name} | {} |", recovery(run))?;
    }
    let returns = day.asks.iter().filter(|ask| !ask.looked_on).count() - READERS as usize;
    let share = 100.0 * returns as f64 / day.asks.len() as f64;
    writeln!(out, "\n{} requests on the day, {share:.0} % of them by readers who looked at the tab again", figure(day.asks.len() as f64))?;
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/readers.svg"), chart::draw(&day.load, &alert, &outage, rush))
}

/// The cells of one line about the outage.
fn recovery(run: &Run) -> String {
    let end = OUTAGE.end;
    let before = run.load.mean(&(OUTAGE.start - 10 * MINUTE..OUTAGE.start));
    let peak = |minutes| {
        let peak = run.load.peak(&(end..end + minutes * MINUTE)).into();
        format!("{} ({:.1}×)", figure(peak), peak / before)
    };
    let mut waits: Vec<Millis> = waits(&run.asks).collect();
    waits.sort_unstable();
    let wait = |percent: usize| waits.get(waits.len() * percent / 100).map(|wait| format!("{} s", wait / 1000)).unwrap_or_default();
    format!("{before:.1} | {:.1} | {} | {} | {} | {}", run.load.mean(&OUTAGE), peak(1), peak(15), wait(50), wait(95))
}

/// How long those who looked on waited for news after the outage had ended.
fn waits(asks: &[Ask]) -> impl Iterator<Item = Millis> {
    asks.iter().zip(asks.iter().skip(1)).filter_map(|(ask, then)| {
        let looked_on = ask.reader == then.reader && ask.failed && !then.failed && then.looked_on;
        looked_on.then_some(then.at - OUTAGE.end)
    })
}

/// A whole number as a newspaper sets it: 4,012.
fn figure(value: f64) -> String {
    let value = value.round() as u64;
    if value < 1000 { value.to_string() } else { format!("{},{:03}", value / 1000, value % 1000) }
}
