//! The `Link` header of HTTP (RFC 8288, section 3): a header and a relation go in, the address that has it comes out, as it stands there.

pub fn to<'a>(relation: &str, header: &'a str) -> Option<&'a str> {
    let mut rest = header;
    loop {
        let (target, after) = rest.split_once('<')?.1.split_once('>')?;
        let (parameters, after) = cut(after, b',');
        if is(relation, parameters) {
            return Some(target.trim());
        }
        rest = after;
    }
}

/// A link with an `anchor` leads from another page than this. Of two `rel`, the second is not there (section 3.3).
fn is(relation: &str, parameters: &str) -> bool {
    let (mut rest, mut rel) = (parameters, None);
    while !rest.is_empty() {
        let (parameter, after) = cut(rest, b';');
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        let named = |known: &str| name.trim().eq_ignore_ascii_case(known);
        if named("anchor") {
            return false;
        }
        if named("rel") {
            rel = rel.or(Some(value));
        }
        rest = after;
    }
    rel.is_some_and(|rel| rel.trim().trim_matches('"').split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case(relation)))
}

/// What stands before and after the first `sign` that is in no quotes.
fn cut(text: &str, sign: u8) -> (&str, &str) {
    let (mut quoted, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        if !quoted && byte == sign {
            return text.split_at_checked(at).map_or((text, ""), |(before, after)| (before, after.get(1..).unwrap_or_default()));
        }
        quoted ^= byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
    }
    (text, "")
}
