//! Character references (HTML, "Named character references" and "Numeric character reference end state"): what stands
//! between `&` and `;` goes in, its letter comes out. The names are Latin-1's, which editors write by themselves, and the
//! signs of typesetting; letters of other scripts are written as they are.

/// From U+00A0 on, in order.
const LATIN_1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr \
deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest \
Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig \
agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml \
eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// Name by letter.
const OTHERS: &str = "amp & lt < gt > quot \" apos ' euro € trade ™ hellip … bull • ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ \
ldquo “ rdquo ” bdquo „ lsaquo ‹ rsaquo › OElig Œ oelig œ Scaron Š scaron š";

/// What 0x80 to 0x9F mean: not Unicode's control characters but, by the standard, Windows' letters.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

pub fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        return numbered(number);
    }
    if let Some(place) = LATIN_1.split_ascii_whitespace().position(|known| known == name) {
        return char::from_u32(0xa0 + place as u32);
    }
    // The letters stand among the names, and are none.
    let is_name = name.len() > 1 && name.is_ascii();
    let mut others = OTHERS.split_ascii_whitespace();
    others.find(|known| is_name && *known == name)?;
    others.next()?.chars().next()
}

fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix('x').or_else(|| number.strip_prefix('X')) {
        Some(hex) => (hex, 16),
        None => (number, 10),
    };
    // Rust takes a sign, HTML does not.
    match u32::from_str_radix(digits, radix).ok().filter(|_| !digits.starts_with('+'))? {
        0 => None,
        code @ 0x80..0xa0 => WINDOWS_1252.chars().zip(0x80..).find(|(_, known)| *known == code).map(|(letter, _)| letter),
        code => char::from_u32(code),
    }
}
