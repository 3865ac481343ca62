//! The names that HTML 4 has for letters (section 24), which RSS uses without declaring them. Those of every shape of feed are
//! `feed::entity`'s; of the rest a reader of news sees little, and it is here, in the part that only XML needs.

use crate::feed::entity;

/// Greek, by its place from U+0391 on; `-` is none.
const GREEK: &str = "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega \
- - - - - - - alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega";

/// Name by letter.
const OTHERS: &str = "fnof ƒ Yuml Ÿ circ ˆ tilde ˜ thetasym ϑ upsih ϒ piv ϖ ensp \u{2002} emsp \u{2003} thinsp \u{2009} zwnj \u{200c} zwj \u{200d} lrm \u{200e} rlm \u{200f} \
dagger † Dagger ‡ permil ‰ prime ′ Prime ″ oline ‾ frasl ⁄ weierp ℘ image ℑ real ℜ alefsym ℵ larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵ lArr ⇐ uArr ⇑ rArr ⇒ \
dArr ⇓ hArr ⇔ forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − lowast ∗ radic √ prop ∝ infin ∞ ang ∠ and ∧ or ∨ cap ∩ \
cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ supe ⊇ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ lceil ⌈ rceil ⌉ lfloor ⌊ \
rfloor ⌋ lang ⟨ rang ⟩ loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦";

/// What stands between `&` and `;`, letters and digits of ASCII.
pub fn letter(name: &str) -> Option<char> {
    entity::letter(name).or_else(|| greek(name)).or_else(|| {
        let mut others = OTHERS.split(' ');
        others.find(|known| *known == name)?;
        others.next()?.chars().next()
    })
}

fn greek(name: &str) -> Option<char> {
    let place = GREEK.split(' ').position(|known| known == name)?;
    char::from_u32(0x391 + place as u32)
}
