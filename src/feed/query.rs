//! The query of an answer's own URL: a parameter read, and one set for the next page. All else in it stays byte for byte: a
//! key, a filter, the plain address that WordPress puts there.

/// What the last parameter of this name says, as it is written.
pub fn get<'a>(url: &'a str, name: &str) -> Option<&'a str> {
    let (_, query) = parts(url);
    query.split('&').rev().find_map(|pair| value(pair, name))
}

/// The URL with the parameter set: where it stands, or else at the end. A fragment is nothing to a server, and goes.
pub fn set(url: &str, name: &str, value: &str) -> String {
    let (place, query) = parts(url);
    let mut out = place.to_owned();
    let mut before = "?";
    let mut put = |out: &mut String, texts: &[&str]| {
        out.push_str(before);
        before = "&";
        texts.iter().for_each(|text| out.push_str(text));
    };
    let mut missing = true;
    for pair in query.split('&').filter(|_| !query.is_empty()) {
        if self::value(pair, name).is_none() {
            put(&mut out, &[pair]);
        } else if std::mem::take(&mut missing) {
            put(&mut out, &[name, "=", value]);
        }
    }
    if missing {
        put(&mut out, &[name, "=", value]);
    }
    out
}

/// What stands before the `?`, and what between it and a fragment.
fn parts(url: &str) -> (&str, &str) {
    let url = url.split('#').next().unwrap_or_default();
    url.split_once('?').unwrap_or((url, ""))
}

fn value<'a>(pair: &'a str, name: &str) -> Option<&'a str> {
    let (known, value) = pair.split_once('=').unwrap_or((pair, ""));
    (known == name).then_some(value)
}
