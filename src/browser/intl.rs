//! Words for times from the browser's `Intl` (ECMA-402): a language and a zone go in, formats come out; times go in, text comes out.

use js_sys::{Array, Date, JSON, JsString, Reflect};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::feed::Millis;
use crate::feed::text::join;

const MINUTE: Millis = 60_000;
const HOUR: Millis = 60 * MINUTE;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    // Caught, unlike js-sys's own: an unknown zone or language throws a RangeError, and data must not end the WASM.
    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(language: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, time: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(method, catch, js_name = formatToParts)]
    fn format_to_parts(this: &DateTimeFormat, time: f64) -> Result<Array, JsValue>;
    #[wasm_bindgen(method, js_name = resolvedOptions)]
    fn resolved_options(this: &DateTimeFormat) -> JsValue;

    #[wasm_bindgen(js_namespace = Intl)]
    type RelativeTimeFormat;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(language: &str, options: &JsValue) -> Result<RelativeTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch, js_name = format)]
    fn format_unit(this: &RelativeTimeFormat, amount: f64, unit: &str) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl, catch, js_name = getCanonicalLocales)]
    fn canonical(tag: &str) -> Result<JsValue, JsValue>;
}

pub fn knows_language(tag: &str) -> bool {
    canonical(tag).is_ok()
}

pub fn knows_zone(zone: &str) -> bool {
    format_with("en", r#"{"hour":"numeric""#, Some(zone)).is_some()
}

/// "Kyiv (GMT+2)": a zone, or the reader's own, as it is at these times; "Kyiv" where that is not the same at all of them.
pub fn zone_name(language: &str, zone: Option<&str>, times: impl Iterator<Item = Millis>) -> Option<String> {
    let format = format_with(language, r#"{"timeZoneName":"short""#, zone)?;
    let text = |of: &JsValue, field: &str| Reflect::get(of, &field.into()).ok()?.as_string();
    // A browser may know a zone by an older name than the one it was given.
    let id = zone.map(str::to_owned).or_else(|| text(&format.resolved_options(), "timeZone"))?;
    let city = id.rsplit('/').next().unwrap_or_default().replace('_', " ");
    let mut names = times.map(|at| {
        let parts = format.format_to_parts(at as f64).ok()?;
        let short = parts.iter().find(|part| text(part, "type").as_deref() == Some("timeZoneName"));
        short.and_then(|part| text(&part, "value"))
    });
    let first = names.next()?;
    Some(match first {
        Some(short) if short != city && names.all(|name| name.as_ref() == Some(&short)) => [city.as_str(), " (", short.as_str(), ")"].concat(),
        _ => city,
    })
}

/// The formats of one language and zone. Making them is slow in some browsers, using them is not.
pub struct Formats {
    time: Option<DateTimeFormat>,
    day: Option<DateTimeFormat>,
    date: Option<DateTimeFormat>,
    long: Option<DateTimeFormat>,
    /// The same for two times if and only if they are on one day in the zone.
    day_key: Option<DateTimeFormat>,
    relative: Option<RelativeTimeFormat>,
}

impl Formats {
    pub fn new(language: &str, zone: Option<&str>, names_zone: bool) -> Formats {
        let time = if names_zone { r#"{"hour":"numeric","minute":"2-digit","timeZoneName":"short""# } else { r#"{"timeStyle":"short""# };
        Formats {
            time: format_with(language, time, zone),
            day: format_with(language, r#"{"weekday":"long","day":"numeric","month":"long""#, zone),
            date: format_with(language, r#"{"dateStyle":"medium""#, zone),
            long: format_with(language, r#"{"day":"numeric","month":"long","year":"numeric","hour":"numeric","minute":"2-digit","timeZoneName":"short""#, zone),
            day_key: format_with("en", r#"{"dateStyle":"short""#, zone),
            relative: RelativeTimeFormat::new(language, &options(r#"{"numeric":"auto""#, None)).ok(),
        }
    }

    /// "1:41 AM".
    pub fn time(&self, at: Millis) -> String {
        text(self.time.as_ref(), at)
    }

    /// "24 Nov 2026".
    pub fn date(&self, at: Millis) -> String {
        text(self.date.as_ref(), at)
    }

    /// "24 November 2026 at 01:41 GMT+2".
    pub fn long(&self, at: Millis) -> String {
        text(self.long.as_ref(), at)
    }

    pub fn day_key(&self, at: Millis) -> String {
        text(self.day_key.as_ref(), at)
    }

    /// "20 seconds ago".
    pub fn ago(&self, amount: Millis, unit: &str) -> String {
        self.within(-amount, unit)
    }

    /// "in 20 seconds", "in 5 minutes", "in 3 hours": a wait, rounded up. Inlined, so that two parts that say it share no file.
    #[inline(always)]
    pub fn wait(&self, wait: Millis) -> String {
        let (amount, unit) = match wait.max(1) {
            wait if wait <= MINUTE - 10_000 => ((wait + 9_999) / 10_000 * 10, "second"),
            wait if wait <= 90 * MINUTE => ((wait + MINUTE - 1) / MINUTE, "minute"),
            wait => ((wait + HOUR - 1) / HOUR, "hour"),
        };
        self.within(amount, unit)
    }

    fn within(&self, amount: Millis, unit: &str) -> String {
        self.relative.as_ref().and_then(|relative| relative.format_unit(amount as f64, unit).ok()).unwrap_or_default()
    }

    /// The keys of a day and of the one before it.
    pub fn latest_days(&self, now: Millis) -> [String; 2] {
        let today = self.day_key(now);
        // A day has 23 to 25 hours.
        let yesterday = (1..=25).map(|hours| self.day_key(now - hours * HOUR)).find(|day| *day != today);
        [today, yesterday.unwrap_or_default()]
    }

    /// "Today", "Yesterday", else "Sunday, 22 November"; "22 Nov 2025" in another year.
    pub fn day(&self, at: Millis, key: &str, latest: &[String; 2]) -> String {
        match (latest.iter().position(|day| day == key), &self.relative) {
            (Some(ago), Some(relative)) => capitalised(&relative.format_unit(-(ago as f64), "day").unwrap_or_default()),
            _ if latest.first().is_some_and(|today| year(today) == year(key)) => text(self.day.as_ref(), at),
            _ => self.date(at),
        }
    }
}

/// What a key of a day ends with.
fn year(key: &str) -> Option<&[u8; 2]> {
    key.as_bytes().last_chunk()
}

/// The machine's form of a time, for `datetime` (HTML, "Global dates and times").
pub fn iso(at: Millis) -> String {
    Date::new(&(at as f64).into()).to_iso_string().into()
}

/// `fields` is the beginning of a JSON object; the zone is added to it, as none where JSON would want it written otherwise: no zone's
/// name has such letters. A page's own `JSON.stringify` may say anything.
fn options(fields: &str, zone: Option<&str>) -> JsValue {
    let mut json = fields.to_owned();
    if let Some(zone) = zone {
        let is_plain = zone.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
        json.push_str(r#","timeZone":""#);
        json.push_str(if is_plain { zone } else { "" });
        json.push('"');
    }
    json.push('}');
    JSON::parse(&json).unwrap_or_default()
}

fn format_with(language: &str, fields: &str, zone: Option<&str>) -> Option<DateTimeFormat> {
    DateTimeFormat::new(language, &options(fields, zone)).ok()
}

fn text(format: Option<&DateTimeFormat>, at: Millis) -> String {
    format.and_then(|format| format.format(at as f64).ok()).unwrap_or_default()
}

/// The browser knows all letters: the standard library's table of capitals is 5 KB.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(String::from).unwrap_or_default();
    join(&[&String::from(JsString::from(first).to_upper_case()), letters.as_str()])
}
