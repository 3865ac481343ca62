//! "Did you mean anna@gmail.com?": an address goes in, the likelier one comes out, if there is one. How alike two names are
//! says little: mail.com and ymail.com are as like gmail.com as gmial.com is, and real. What counts is how often a name is
//! typed at all, and how a hand slips: onto the next key, one key twice, two keys in turn, one left out. And nobody's hand
//! slips on the first letter unnoticed, which is where the names of real providers differ.

/// Providers that so many use that a slip of the hand is likelier than another provider of that name: the name, and what
/// follows it. Where that is empty, they are known in many countries.
const FREQUENT: [(&str, &str); 9] = [
    ("gmail", "com"),
    ("yahoo", ""),
    ("hotmail", ""),
    ("outlook", ""),
    ("icloud", "com"),
    ("googlemail", "com"),
    ("protonmail", "com"),
    ("yandex", ""),
    ("comcast", "net"),
];

/// A slip away from one of these, and somebody's own.
const REAL: [&str; 1] = ["gail"];

/// Endings of which a slip is no ending at all, but for these.
const ENDINGS: [&str; 3] = ["com", "net", "org"];
const REAL_ENDINGS: [&str; 2] = ["bet", "cam"];

/// Names that stand for any other, in examples.
const STAND_INS: [&str; 4] = ["domain", "yourdomain", "mydomain", "emaildomain"];

/// The address that was likely meant. It is never one that would be doubted in turn.
pub fn suggest(address: &str) -> Option<String> {
    let (local, domain) = address.trim().rsplit_once('@')?;
    let typed = domain.to_ascii_lowercase();
    // A sign in front that no domain has.
    let bare = typed.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let meant = meant(bare).or_else(|| (bare != typed && is_frequent(bare)).then(|| bare.to_owned()))?;
    (!local.is_empty() && meant != typed).then(|| [local, "@", &meant].concat())
}

fn is_frequent(domain: &str) -> bool {
    domain.split_once('.').is_some_and(|(name, rest)| FREQUENT.iter().any(|(known, ending)| *known == name && (rest == *ending || ending.is_empty())))
}

fn meant(domain: &str) -> Option<String> {
    if is_frequent(domain) && !ends_in_a_slip(domain) {
        return None;
    }
    let (name, rest) = domain.split_once('.').unwrap_or((domain, ""));
    let letters = domain.bytes().filter(|letter| *letter != b'.');
    for (known, ending) in FREQUENT {
        let home = if ending.is_empty() { "com" } else { ending };
        // The dot was forgotten, or stands beside its place: gmailcom, gmailc.om.
        if letters.clone().eq(known.bytes().chain(home.bytes())) || domain == known {
            return Some([known, ".", home].concat());
        }
        let ends = if rest == home || ending.is_empty() && is_of_a_country(rest) && !is_slip_of_an_ending(rest) {
            rest
        } else if name_ends_like(rest, home) {
            home
        } else {
            continue;
        };
        if name == known && ends != rest || is_slip(name, known) && !REAL.contains(&name) {
            return Some([known, ".", ends].concat());
        }
    }
    // Whatever the name: .con is no ending. Of more than one dot nothing is said.
    let ending = ENDINGS.into_iter().find(|ending| is_slip_of(rest, ending) && rest.len() > 2 && !REAL_ENDINGS.contains(&rest));
    // Names that stand for any other are at .com; of anybody's real ones many are at .co.
    let ending = ending.or_else(|| (rest == "co" && STAND_INS.contains(&name)).then_some("com"));
    ending.filter(|_| !name.is_empty()).map(|ending| [name, ".", ending].concat())
}

/// fr, co.uk, com.br.
fn is_of_a_country(rest: &str) -> bool {
    rest.rsplit('.').next().is_some_and(|country| country.len() == 2 && matches!(rest.strip_suffix(country), Some("" | "co." | "com.")))
}

fn ends_in_a_slip(domain: &str) -> bool {
    domain.split_once('.').is_some_and(|(_, rest)| is_slip_of_an_ending(rest))
}

/// After the name of a frequent provider: a short of .com, which is a country of its own for anybody else, counts too.
fn is_slip_of_an_ending(rest: &str) -> bool {
    matches!(rest, "co" | "cm" | "om") || name_ends_like(rest, "com")
}

/// Whether each letter is the one meant, or beside it, or it is one slip away.
fn name_ends_like(rest: &str, ending: &str) -> bool {
    let shifted = rest.len() == ending.len() && rest.bytes().zip(ending.bytes()).all(|(typed, meant)| typed == meant || are_neighbours(typed, meant));
    rest != ending && !REAL_ENDINGS.contains(&rest) && (shifted || is_slip_of(rest, ending))
}

/// Whether a hand that meant `meant` may have typed `typed`: by one slip, and not on the first letter.
fn is_slip(typed: &str, meant: &str) -> bool {
    typed.bytes().next() == meant.bytes().next() && is_slip_of(typed, meant)
}

fn is_slip_of(typed: &str, meant: &str) -> bool {
    let (typed, meant) = (typed.as_bytes(), meant.as_bytes());
    let same = typed.iter().zip(meant).take_while(|(typed, meant)| typed == meant).count();
    let (typed_rest, meant_rest) = (typed.get(same..).unwrap_or_default(), meant.get(same..).unwrap_or_default());
    match (typed_rest, meant_rest) {
        // One left out.
        (rest, [_, after @ ..]) if rest == after => true,
        // One too many: the same once more, or one beside it.
        ([extra, after @ ..], rest) if after == rest => {
            let beside = [same.checked_sub(1).and_then(|at| meant.get(at)), rest.first()];
            beside.into_iter().flatten().any(|near| near == extra || are_neighbours(*near, *extra))
        }
        // The next key.
        ([wrong, typed_after @ ..], [right, after @ ..]) if typed_after == after => are_neighbours(*wrong, *right),
        // Two in turn.
        ([one, two, typed_after @ ..], [first, second, after @ ..]) => one == second && two == first && typed_after == after,
        _ => false,
    }
}

/// Whether two keys touch, on the keyboards that most have: each row is half a key to the right of the one above it.
fn are_neighbours(one: u8, other: u8) -> bool {
    const ROWS: [&[u8]; 4] = [b"1234567890-", b"qwertyuiop", b"asdfghjkl", b"zxcvbnm"];
    let place = |key: u8| ROWS.iter().enumerate().find_map(|(row, keys)| Some((row, keys.iter().position(|known| *known == key)?)));
    let (Some(one), Some(other)) = (place(one), place(other)) else { return false };
    let ((upper, left), (lower, right)) = if one.0 <= other.0 { (one, other) } else { (other, one) };
    match lower - upper {
        0 => left.abs_diff(right) == 1,
        1 => left == right || left == right + 1,
        _ => false,
    }
}
