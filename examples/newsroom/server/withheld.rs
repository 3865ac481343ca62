//! What is withheld for a while: a path goes in, and it is let through at once, or late, or not at all.

use std::collections::HashMap;

use tokio::sync::watch;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum How {
    /// As if there were no such thing.
    Missing,
    /// Asked for, and without an answer until the desk lets it go.
    Late,
    /// Answered as text, whatever it is: a server that does not know the kind of file.
    Plain,
    /// It has moved there.
    Moved(String),
}

/// By path, without a query.
#[derive(Default)]
pub struct Withheld(watch::Sender<HashMap<String, How>>);

impl Withheld {
    pub fn set(&self, paths: HashMap<String, How>) {
        self.0.send_replace(paths);
    }

    /// Returns when this path may be answered, and how; as if there were nothing in its way, where there is not.
    pub async fn pass(&self, path: &str) -> Option<How> {
        let mut withheld = self.0.subscribe();
        // It only fails when the newsroom is gone.
        let _ = withheld.wait_for(|withheld| withheld.get(path) != Some(&How::Late)).await;
        withheld.borrow().get(path).cloned()
    }
}
