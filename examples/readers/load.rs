//! What a server sees of its readers: requests, second by second.

use std::ops::Range;

use news_widget::feed::Millis;

use super::chance::Dice;
use super::reader::{Ask, MINUTE};

pub const HOUR: Millis = 60 * MINUTE;
pub const DAY: Millis = 24 * HOUR;
const EDGES: u64 = 50;
const CACHED: Millis = 15_000;

/// The requests in each second of the day.
pub struct Load(Vec<u32>);

impl Load {
    pub fn of(times: impl Iterator<Item = Millis>) -> Load {
        let mut seconds = vec![0; (DAY / 1000) as usize];
        for at in times {
            // One day is like the next: who stays past midnight is there in the morning.
            if let Some(second) = seconds.get_mut((at % DAY / 1000) as usize) {
                *second += 1;
            }
        }
        Load(seconds)
    }

    pub fn during(&self, time: &Range<Millis>) -> &[u32] {
        self.0.get((time.start / 1000) as usize..(time.end / 1000) as usize).unwrap_or_default()
    }

    pub fn mean(&self, time: &Range<Millis>) -> f64 {
        mean(self.during(time))
    }

    pub fn peak(&self, time: &Range<Millis>) -> u32 {
        self.during(time).iter().copied().max().unwrap_or(0)
    }

    /// In 99 of 100 seconds there are no more.
    pub fn percentile99(&self, time: &Range<Millis>) -> u32 {
        let mut sorted = self.during(time).to_vec();
        sorted.sort_unstable();
        sorted.get((sorted.len() * 99).div_ceil(100).saturating_sub(1)).copied().unwrap_or(0)
    }
}

pub fn mean(seconds: &[u32]) -> f64 {
    f64::from(seconds.iter().sum::<u32>()) / seconds.len().max(1) as f64
}

/// What is left for the origin behind a CDN whose every edge asks for itself, and once for all who ask meanwhile.
pub fn behind_cdn(asks: &[Ask]) -> Load {
    let mut edges = vec![0; EDGES as usize];
    let mut sorted: Vec<(Millis, u32)> = asks.iter().map(|ask| (ask.at % DAY, ask.reader)).collect();
    sorted.sort_unstable();
    let missed = sorted.into_iter().filter(|(at, reader)| match edges.get_mut((Dice::of(3, *reader).word() % EDGES) as usize) {
        Some(stale) if *stale <= *at => {
            *stale = *at + CACHED;
            true
        }
        _ => false,
    });
    Load::of(missed.map(|(at, _)| at))
}
