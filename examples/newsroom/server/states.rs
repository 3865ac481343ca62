//! The states a newsroom can be switched into, by name: for the feed and for the sign-up.

use super::answers::Refused;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum FeedState {
    #[default]
    Ok,
    /// The answer takes [`super::SLOW`].
    Slow,
    NotFound,
    TooMany,
    Broken,
    /// The answer promises its whole length, and the connection ends half-way.
    Cut,
    /// JSON that ends half-way, in a whole answer.
    Invalid,
    /// A login page.
    Html,
    Empty,
    Thousand,
    TenThousand,
    Expired,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SignUpState {
    #[default]
    Ok,
    Slow,
    Already,
    /// As with `--single-opt-in`.
    Subscribed,
    Refused,
    Closed,
    TooMany,
    Broken,
    Cut,
    /// A login page.
    Html,
}

/// A state that has a name.
pub trait Named: Copy + Default + PartialEq + 'static {
    /// What it is a state of.
    const OF: &'static str;
    const ALL: &'static [(&'static str, Self)];

    fn named(name: &str) -> Result<Self, Refused> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, state)| *state).ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|(known, _)| *known).collect();
            Refused::bad(format!("{} knows no state “{name}”, only {}", Self::OF, known.join(", ")))
        })
    }

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, state)| *state == self).map_or("", |(name, _)| *name)
    }
}

impl Named for FeedState {
    const OF: &'static str = "the feed";
    const ALL: &'static [(&'static str, FeedState)] = &[
        ("ok", FeedState::Ok),
        ("slow", FeedState::Slow),
        ("404", FeedState::NotFound),
        ("429", FeedState::TooMany),
        ("500", FeedState::Broken),
        ("cut", FeedState::Cut),
        ("invalid", FeedState::Invalid),
        ("html", FeedState::Html),
        ("empty", FeedState::Empty),
        ("thousand", FeedState::Thousand),
        ("ten-thousand", FeedState::TenThousand),
        ("expired", FeedState::Expired),
    ];
}

impl Named for SignUpState {
    const OF: &'static str = "the sign-up";
    const ALL: &'static [(&'static str, SignUpState)] = &[
        ("ok", SignUpState::Ok),
        ("slow", SignUpState::Slow),
        ("already", SignUpState::Already),
        ("subscribed", SignUpState::Subscribed),
        ("422", SignUpState::Refused),
        ("403", SignUpState::Closed),
        ("429", SignUpState::TooMany),
        ("500", SignUpState::Broken),
        ("cut", SignUpState::Cut),
        ("html", SignUpState::Html),
    ];
}
