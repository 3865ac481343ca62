//! Chance that falls the same way in every run: SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
//! Generators", OOPSLA 2014).

use news_widget::feed::Millis;

pub struct Dice(u64);

impl Dice {
    /// Dice of their own for each reader and use, so that scenarios differ in nothing but what they are about.
    pub fn of(usage: u32, reader: u32) -> Dice {
        Dice(Dice(u64::from(usage) << 32 | u64::from(reader)).word())
    }

    pub fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let word = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        word ^ (word >> 31)
    }

    /// Somewhere in 0..1, in steps of 2⁻⁵³.
    pub fn unit(&mut self) -> f64 {
        (self.word() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn below(&mut self, limit: Millis) -> Millis {
        (self.unit() * limit as f64) as Millis
    }

    pub fn exponential(&mut self, mean: Millis) -> Millis {
        (-(1.0 - self.unit()).ln() * mean as f64) as Millis
    }
}
