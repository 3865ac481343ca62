//! What is withheld for a while: a path goes in, and it is let through at once, or late, or not at all.

use std::collections::HashMap;

use tokio::sync::watch;

use super::answers::Refused;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// As if there were no such thing.
    Missing,
    /// Asked for, and without an answer until the desk lets it go.
    Late,
}

/// By path, without a query.
#[derive(Default)]
pub struct Withheld(watch::Sender<HashMap<String, How>>);

impl Withheld {
    pub fn set(&self, paths: HashMap<String, How>) {
        self.0.send_replace(paths);
    }

    /// Returns when this path may be answered, or says that it is missing.
    pub async fn pass(&self, path: &str) -> Result<(), Refused> {
        let mut withheld = self.0.subscribe();
        // It only fails when the newsroom is gone.
        let _ = withheld.wait_for(|withheld| withheld.get(path) != Some(&How::Late)).await;
        let missing = withheld.borrow().get(path) == Some(&How::Missing);
        if missing { Err(Refused::missing(format!("{path} is withheld"))) } else { Ok(()) }
    }
}
