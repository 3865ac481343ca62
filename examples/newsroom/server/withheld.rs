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
    /// Answered as text, whatever it is: a server that does not know the kind of file.
    Plain,
}

/// By path, without a query.
#[derive(Default)]
pub struct Withheld(watch::Sender<HashMap<String, How>>);

impl Withheld {
    pub fn set(&self, paths: HashMap<String, How>) {
        self.0.send_replace(paths);
    }

    /// Returns when this path may be answered, and whether as text, or says that it is missing.
    pub async fn pass(&self, path: &str) -> Result<bool, Refused> {
        let mut withheld = self.0.subscribe();
        // It only fails when the newsroom is gone.
        let _ = withheld.wait_for(|withheld| withheld.get(path) != Some(&How::Late)).await;
        let how = withheld.borrow().get(path).copied();
        if how == Some(How::Missing) { Err(Refused::missing(format!("{path} is withheld"))) } else { Ok(how == Some(How::Plain)) }
    }
}
