//! A text beside the one before: what of it need not be read again, and that the rest says the same as the whole.

use news_widget::feed::cut::Cut;
use news_widget::feed::diff::{Lengths, Place, Run, known, same};
use serde_json::{Value, json};

fn places(text: &str) -> Vec<Place> {
    let mut cut = Cut::default();
    cut.add(text);
    cut.places()
}

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

/// What both begin and end with; the end first.
fn common(before: &[u16], now: &[u16]) -> (usize, usize) {
    let most = before.len().min(now.len());
    let ends = same(most, |from, to| before.get(before.len() - to..before.len() - from) == now.get(now.len() - to..now.len() - from));
    (same(most - ends, |from, to| before.get(from..to) == now.get(from..to)), ends)
}

fn runs(before: &str, now: &str) -> Vec<Run> {
    let (old, new) = (units(before), units(now));
    let (begins, ends) = common(&old, &new);
    known(&places(before), Lengths { before: old.len(), now: new.len() }, begins, ends)
}

#[test]
fn entries_are_found_where_they_stand() {
    let table = [
        (r#"{"items":[{"id":1},{"id":2}]}"#, vec![r#"{"id":1}"#, r#"{"id":2}"#]),
        (r#"{"authors":[{"name":"x"}],"posts" : [ {"id":{"a":[{}]}} , null, {"t":"}]\"{"}],"meta":{}}"#, vec![r#"{"id":{"a":[{}]}}"#, r#"{"t":"}]\"{"}"#]),
        (r#"[{"title":"Київ 🗞"},{"id":2}]"#, vec![r#"{"title":"Київ 🗞"}"#, r#"{"id":2}"#]),
        ("[]", vec![]),
        // Which of two is read, the parser says.
        (r#"{"items":[{"id":1}],"items":[{"id":2}]}"#, vec![]),
        (r#"{"items":[{"id":1}],"posts":[{"id":2}]}"#, vec![]),
    ];
    for (text, expected) in table {
        let found: Vec<String> = places(text).into_iter().map(|place| String::from_utf16(&units(text)[place]).unwrap()).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn what_two_texts_begin_with_is_found_by_halves() {
    for (one, other, expected) in [("", "", 0), ("a", "a", 1), ("a", "b", 0), ("abcdef", "abcxef", 3), ("abc", "abcdef", 3), ("xbc", "abc", 0)] {
        let (one, other) = (one.as_bytes(), other.as_bytes());
        assert_eq!(same(one.len().min(other.len()), |from, to| one[from..to] == other[from..to]), expected);
    }
}

/// An entry that is long enough to be left out.
fn entry(id: usize) -> Value {
    json!({ "id": id, "title": format!("Entry {id} 🗞"), "content_text": "Words, [{\"and\"}] more of them. ".repeat(4) })
}

fn feed(ids: impl IntoIterator<Item = usize>) -> Vec<Value> {
    ids.into_iter().map(entry).collect()
}

fn text(title: &str, items: &[Value]) -> String {
    json!({ "title": title, "items": items, "version": "1.1" }).to_string()
}

#[test]
fn what_changed_is_read_and_nothing_else() {
    let usual = feed(0..10);
    let mut edited = usual.clone();
    edited[5]["title"] = "Another".into();
    let with = |ids: &[usize]| feed(ids.iter().copied());
    // The entry beside a change may begin or end as what is new does: it is read again, too.
    type Runs = &'static [(usize, usize)];
    let table: [(&str, Vec<Value>, Runs); 10] = [
        ("one on top", with(&[99, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), &[(1, 10)]),
        ("one at the end", with(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 99]), &[(1, 9)]),
        ("one in between", with(&[0, 1, 2, 99, 3, 4, 5, 6, 7, 8, 9]), &[(1, 2), (4, 10)]),
        ("one edited", edited, &[(1, 5), (7, 10)]),
        ("one retracted", with(&[0, 1, 2, 3, 5, 6, 7, 8, 9]), &[(1, 3), (6, 10)]),
        ("the first retracted", with(&[1, 2, 3, 4, 5, 6, 7, 8, 9]), &[(2, 10)]),
        ("the last retracted", with(&[0, 1, 2, 3, 4, 5, 6, 7, 8]), &[(1, 8)]),
        ("two that change places", with(&[0, 1, 3, 2, 4, 5, 6, 7, 8, 9]), &[(1, 2), (5, 10)]),
        ("all others", feed(50..60), &[]),
        ("none", Vec::new(), &[]),
    ];
    for (name, items, expected) in table {
        let (before, now) = (text("News", &usual), text("News", &items));
        let found: Vec<_> = runs(&before, &now).into_iter().map(|run| (run.entries.start, run.entries.end)).collect();
        assert_eq!(found, expected, "{name}");
    }
}

/// As the browser's reader does it: each run is left out, with a number in its place, and put back.
fn read_beside(before: &str, now: &str) -> Option<Vec<Value>> {
    const MARK: &str = "5e-324";
    let (runs, new, old) = (runs(before, now), units(now), units(before));
    let (mut rest, mut at) = (Vec::new(), 0);
    for run in &runs {
        rest.extend_from_slice(new.get(at..run.place.start)?);
        rest.extend(units(MARK));
        at = run.place.end;
    }
    rest.extend_from_slice(new.get(at..)?);
    let rest: Value = serde_json::from_str(&String::from_utf16(&rest).ok()?).ok()?;
    let (mut runs, mut items) = (runs.iter(), Vec::new());
    for item in rest.get("items")?.as_array()? {
        if item.as_f64() == Some(5e-324) {
            for place in places(before).get(runs.next()?.entries.clone())? {
                items.push(serde_json::from_str(&String::from_utf16(old.get(place.clone())?).ok()?).ok()?);
            }
        } else {
            items.push(item.clone());
        }
    }
    runs.next().is_none().then_some(items)
}

#[test]
fn the_rest_and_what_is_known_are_the_whole() {
    // xorshift: the same changes each time.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize % below.max(1)
    };
    let mut items = feed(0..12);
    let mut title = 0;
    for step in 100..1_000 {
        let before = text(&format!("News {title}"), &items);
        for _ in 0..=random(3) {
            let at = random(items.len() + 1).min(items.len());
            match random(6) {
                0 | 1 => items.insert(at, entry(step)),
                2 if at < items.len() => items[at]["title"] = format!("Edition {step} ї").into(),
                3 if at < items.len() => drop(items.remove(at)),
                4 if at + 1 < items.len() => items.swap(at, at + 1),
                _ => title = random(3),
            }
        }
        items.truncate(30);
        let now = text(&format!("News {title}"), &items);
        assert_eq!(read_beside(&before, &now).as_ref(), Some(&items), "step {step}:\n{before}\n{now}");
    }
}

#[test]
fn what_is_no_list_any_more_is_not_taken_for_one() {
    let before = text("News", &feed(0..10));
    let table = [
        ("within a text", before.replacen("},{\"content", "},{\"x\":\"},{\\\"content", 1)),
        ("within another entry", before.replacen("\"items\":[", "\"items\":[{\"items\":[", 1)),
        ("cut off", before[..before.len() - 20].to_owned()),
        ("without its comma", before.replacen("},{", "} {", 1)),
    ];
    for (name, now) in table {
        let whole = serde_json::from_str::<Value>(&now).ok().and_then(|value| value.get("items")?.as_array().cloned());
        let beside = read_beside(&before, &now);
        assert!(beside.is_none() || beside == whole, "{name}: {beside:?}");
    }
}
