//! A fresh folder for a browser's profile, gone when its owner is.

use std::path::{Path, PathBuf};

pub struct Folder(PathBuf);

impl Folder {
    pub fn fresh(name: &str) -> Result<Folder, String> {
        let path = std::env::temp_dir().join(format!("news-widget-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Folder(path))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A browser that is still closing may write once more; what is left then lies in the system's temporary folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
