//! The chart: the same seconds as lines, in small panels over time, written as SVG by hand.

use std::ops::Range;

use news_widget::feed::Millis;

use super::load::{DAY, HOUR, Load, mean};
use super::reader::MINUTE;
use super::{ALERT, OUTAGE, Run, figure};

const HEAD: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 586" width="700" height="586" role="img" aria-labelledby="t d">
<title id="t">Requests a second at the origin of a feed</title>
<desc id="d">Seven lines over time: a day; a push alert without jitter, with it, and behind a CDN; an outage with jitter, without it, and with naive clients. The tables beside it have the figures.</desc>
<style>
svg { color: #1a1a1a; font: 12px "Helvetica Neue", Arial, sans-serif; font-variant-numeric: tabular-nums lining-nums }
.paper { fill: #fff }
@media (prefers-color-scheme: dark) { svg { color: #e4e2dd } .paper { fill: #16181b } }
text { fill: currentColor }
.title { font: bold 13px Georgia, "Times New Roman", serif }
.head { font: bold 17px Georgia, "Times New Roman", serif }
.faint { fill-opacity: .72 }
.axis { fill: none; stroke: currentColor; stroke-opacity: .45; stroke-width: .5 }
.line { fill: none; stroke: currentColor; stroke-width: 1; stroke-linejoin: round }
.band { fill: currentColor; fill-opacity: .12 }
</style>
<rect class="paper" width="700" height="586"/>
"##;

/// Words to the right of a point.
struct Note {
    at: Millis,
    value: f64,
    words: String,
}

struct Panel<'a> {
    place: (f64, f64),
    width: f64,
    title: &'a str,
    load: &'a Load,
    time: Range<Millis>,
    /// Seconds that one point of the line is the mean of.
    step: usize,
    /// The value at the top, and the one that the axis names.
    scale: (f64, f64),
    ticks: Vec<Millis>,
    band: Option<Range<Millis>>,
    notes: Vec<Note>,
}

const HEIGHT: f64 = 110.0;

impl Panel<'_> {
    fn x(&self, at: Millis) -> f64 {
        self.place.0 + (at - self.time.start) as f64 / (self.time.end - self.time.start) as f64 * self.width
    }

    fn y(&self, value: f64) -> f64 {
        self.place.1 + HEIGHT * (1.0 - value / self.scale.0)
    }

    fn draw(&self) -> String {
        let (left, top) = self.place;
        let (floor, named) = (top + HEIGHT, self.y(self.scale.1));
        let mut svg = text((left, top - 14.0), "title", "start", self.title);
        if let Some(band) = &self.band {
            let (from, to) = (self.x(band.start), self.x(band.end));
            svg += &format!("<rect class=\"band\" x=\"{from:.1}\" y=\"{top}\" width=\"{:.1}\" height=\"{HEIGHT}\"/>\n", to - from);
        }
        svg += &format!("<path class=\"axis\" d=\"M{left} {top}V{floor}H{}M{left} {named:.1}h-4", left + self.width);
        svg += &self.ticks.iter().map(|at| format!("M{:.1} {floor}v4", self.x(*at))).collect::<String>();
        svg += &format!("\"/>\n<path class=\"line\" d=\"{}\"/>\n", self.line());
        svg += &text((left - 7.0, floor + 4.0), "faint", "end", "0");
        svg += &text((left - 7.0, named + 4.0), "faint", "end", &figure(self.scale.1));
        svg += &self.ticks.iter().map(|at| text((self.x(*at), floor + 17.0), "faint", "middle", &clock(*at))).collect::<String>();
        svg += &self.notes.iter().map(|note| text((self.x(note.at), self.y(note.value)), "", "start", &note.words)).collect::<String>();
        svg
    }

    fn line(&self) -> String {
        let point = |(place, seconds): (usize, &[u32])| {
            let at = self.time.start + ((place * self.step + self.step / 2) * 1000) as Millis;
            format!("{}{:.1} {:.1}", if place == 0 { "M" } else { "L" }, self.x(at), self.y(mean(seconds)))
        };
        self.load.during(&self.time).chunks(self.step).enumerate().map(point).collect()
    }
}

fn text((x, y): (f64, f64), class: &str, anchor: &str, words: &str) -> String {
    format!("<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{words}</text>\n")
}

fn clock(at: Millis) -> String {
    format!("{:02}:{:02}", at / HOUR, at % HOUR / MINUTE)
}

fn note(at: Millis, value: f64, words: impl Into<String>) -> Note {
    Note { at, value, words: words.into() }
}

pub fn draw(day: &Load, [in_step, jittered]: &[Run; 2], outages: &[Run; 3], behind_cdn: &Load) -> String {
    let mut svg = String::from(HEAD);
    svg += &text((8.0, 26.0), "head", "start", "Requests a second at the origin");
    svg += &text((8.0, 46.0), "faint", "start", "100,000 readers a day who ask every 60 seconds. Mind the scales; the grey band is the outage.");
    svg += &whole_day(day).draw();
    svg += &alert(0, "An alert, without jitter", &in_step.load, 4000.0, echo(&in_step.load)).draw();
    svg += &alert(1, "The alert, with jitter", &jittered.load, 4000.0, echo(&jittered.load)).draw();
    let calm = format!("then {:.1} on average", behind_cdn.mean(&(ALERT.end..ALERT.start + 10 * MINUTE)));
    svg += &alert(2, "The same, behind a CDN", behind_cdn, 20.0, note(ALERT.start + 2 * MINUTE, 15.0, calm)).draw();
    let [jitter, none, naive] = outages;
    svg += &outage(0, "An outage, with jitter", &jitter.load, 5, 40.0).draw();
    svg += &outage(1, "The outage, without jitter", &none.load, 5, 40.0).draw();
    svg += &outage(2, "Naive clients in step", &naive.load, 1, 1200.0).draw();
    svg + "</svg>\n"
}

fn column(column: usize) -> f64 {
    48.0 + 228.0 * column as f64
}

fn whole_day(load: &Load) -> Panel<'_> {
    let summit = |time: Range<Millis>, words| note(time.start, load.mean(&time) + 2.5, format!("{words} {:.0}", load.mean(&time)));
    let notes = vec![summit(8 * HOUR - 15 * MINUTE..8 * HOUR + 15 * MINUTE, "morning"), summit(20 * HOUR + 15 * MINUTE..20 * HOUR + 45 * MINUTE, "evening")];
    let ticks = vec![0, 6 * HOUR, 12 * HOUR, 18 * HOUR, DAY];
    Panel { place: (column(0), 90.0), width: 628.0, title: "A day", load, time: 0..DAY, step: 120, scale: (25.0, 20.0), ticks, band: None, notes }
}

fn peak(load: &Load, time: &Range<Millis>, at: Millis) -> Note {
    let peak = f64::from(load.peak(time));
    note(at + 14_000, peak * 0.97, figure(peak))
}

/// The wave of those who came together and ask together again.
fn echo(load: &Load) -> Note {
    let again = ALERT.start + MINUTE;
    peak(load, &(again - MINUTE / 2..again + MINUTE / 2), again)
}

fn alert<'a>(place: usize, title: &'a str, load: &'a Load, named: f64, then: Note) -> Panel<'a> {
    let minute = |minute: Millis| ALERT.start + minute * MINUTE;
    let notes = vec![peak(load, &ALERT, ALERT.start), then];
    let ticks = vec![minute(0), minute(5), minute(10)];
    Panel {
        place: (column(place), 270.0),
        width: 172.0,
        title,
        load,
        time: minute(-1)..minute(10),
        step: 1,
        scale: (named * 1.05, named),
        ticks,
        band: None,
        notes,
    }
}

fn outage<'a>(place: usize, title: &'a str, load: &'a Load, step: usize, named: f64) -> Panel<'a> {
    let end = OUTAGE.end;
    let most = figure(load.peak(&(end..end + MINUTE)).into());
    let notes = vec![note(end + 20_000, named * 1.28, "the first minute"), note(end + 20_000, named * 1.11, format!("after it: {most}"))];
    let ticks = vec![20 * HOUR + 15 * MINUTE, 20 * HOUR + 25 * MINUTE, 20 * HOUR + 35 * MINUTE];
    let time = OUTAGE.start - 6 * MINUTE..end + 14 * MINUTE;
    Panel { place: (column(place), 450.0), width: 172.0, title, load, time, step, scale: (named * 1.4, named), ticks, band: Some(OUTAGE), notes }
}
