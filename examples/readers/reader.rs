//! One reader: comes, looks, looks away, leaves, and meanwhile asks when the widget's own schedule says.

use std::ops::Range;

use news_widget::feed::Millis;
use news_widget::ticker::schedule::{Situation, next, on_return};

use super::chance::Dice;

pub const MINUTE: Millis = 60_000;
const REFRESH_S: u32 = 60;
const STAY: Millis = 10 * MINUTE;
const IN_VIEW: Millis = 4 * MINUTE;
const HIDDEN: Millis = 2 * MINUTE;
/// From a question to its answer, or to its failure.
const LATENCY: Millis = 200;

#[derive(Clone, Copy)]
pub enum Client {
    Jitter,
    NoJitter,
    /// Not the widget: asks when it is opened and at every full minute, by a clock at most a second slow, whatever the answer.
    InStep,
}

pub struct World {
    pub client: Client,
    /// When every request fails.
    pub outage: Range<Millis>,
}

pub struct Ask {
    pub at: Millis,
    pub reader: u32,
    pub failed: bool,
    /// The tab has been in view ever since the question before; otherwise it was opened or looked at again.
    pub looked_on: bool,
}

/// All that one reader asks.
pub fn visit(world: &World, reader: u32, arrives: Millis, asks: &mut Vec<Ask>) {
    let mut life = Dice::of(0, reader);
    let leaves = arrives + life.exponential(STAY);
    let mut tab = Tab::opened(arrives, life);
    let mut dice = Dice::of(1, reader);
    let slow = Dice::of(2, reader).below(1000);
    let (mut at, mut looked_on, mut failures) = (arrives, false, 0);
    while at < leaves {
        let failed = world.outage.contains(&at);
        asks.push(Ask { at, reader, failed, looked_on });
        failures = if failed { failures + 1 } else { 0 };
        let last = at + LATENCY;
        let given = Situation { refresh: REFRESH_S, failures, retry_after: None, max_age: None, last, now: last, resting: false, expired: false };
        (at, looked_on) = match world.client {
            Client::Jitter => tab.next(given, |given| next(given, dice.unit()), on_return),
            Client::NoJitter => tab.next(given, |given| next(given, 0.5), on_return),
            Client::InStep => tab.next(given, |given| full_minute(given, slow), |_| None),
        };
    }
}

fn full_minute(given: &Situation, slow: Millis) -> Option<Millis> {
    (!given.resting).then_some(((given.now - slow) / MINUTE + 1) * MINUTE + slow)
}

struct Tab {
    hidden: bool,
    /// When it is hidden, or looked at again.
    until: Millis,
    life: Dice,
}

impl Tab {
    fn opened(at: Millis, mut life: Dice) -> Tab {
        Tab { hidden: false, until: at + life.exponential(IN_VIEW), life }
    }

    fn turn(&mut self) {
        self.hidden = !self.hidden;
        self.until += self.life.exponential(if self.hidden { HIDDEN } else { IN_VIEW });
    }

    /// The next request, and whether the tab is in view until then. As in `store/live`: a timer is set while the tab is in view
    /// and is gone when it is hidden; who returns is served at once or gets a new timer.
    fn next(
        &mut self,
        mut given: Situation,
        mut due: impl FnMut(&Situation) -> Option<Millis>,
        on_return: impl Fn(&Situation) -> Option<Millis>,
    ) -> (Millis, bool) {
        while self.until <= given.now {
            self.turn();
        }
        let mut looked_on = !self.hidden;
        loop {
            given.resting = self.hidden;
            if let Some(at) = due(&given).filter(|at| *at < self.until) {
                return (at, looked_on);
            }
            (given.now, looked_on) = (self.until, false);
            self.turn();
            given.resting = self.hidden;
            if let Some(at) = on_return(&given).filter(|at| *at < self.until) {
                return (at, at > given.now);
            }
        }
    }
}
