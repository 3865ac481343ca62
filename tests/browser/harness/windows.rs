//! The windows that a page opens beside its own.

use std::time::Duration;

use fantoccini::error::CmdError;
use tokio::time::timeout;

use super::page::{PATIENCE, Page};
use super::promise::Kept;

impl Page {
    /// Closes the page that this one has opened, once it is there.
    pub async fn closes_the_other_window(&self) -> Kept {
        let own = self.session().window().await?;
        let opening = async {
            loop {
                if let Some(other) = self.session().windows().await?.into_iter().find(|window| *window != own) {
                    return Ok::<_, CmdError>(other);
                }
            }
        };
        let other = timeout(Duration::from_millis(PATIENCE), opening).await.map_err(|_| "promised: another page opens; none did")??;
        self.session().switch_to_window(other).await?;
        let url = self.session().current_url().await?;
        self.session().close_window().await?;
        self.session().switch_to_window(own).await?;
        self.holds(&format!("it is the service's, not {url}"), url.as_str().starts_with("http"))
    }

    /// Closes whatever else is open by now, and tells how many that were.
    pub async fn closes_other_windows(&self) -> Result<usize, CmdError> {
        let own = self.session().window().await?;
        let others: Vec<_> = self.session().windows().await?.into_iter().filter(|window| *window != own).collect();
        for other in &others {
            self.session().switch_to_window(other.clone()).await?;
            self.session().close_window().await?;
        }
        self.session().switch_to_window(own).await?;
        Ok(others.len())
    }
}
