//! What stands between a page and a server, pure: the page's origin and the server's go in, the line that a site owner has to add
//! comes out. The feed and the sign-up say it in the same words.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Barrier {
    /// None that is known: the server is down, or nobody knows its name.
    None,
    /// The page's policy.
    Policy,
    /// The server answers, and does not say that this page may read it.
    Origin,
    /// A page that was encrypted on its way asks for what would not be.
    Mixed,
}

/// What every answer needs. A page without an origin of its own cannot be named.
pub fn header(page: &str) -> String {
    ["each answer needs the header Access-Control-Allow-Origin: ", if page == "null" { "*" } else { page }].concat()
}

pub fn refused(target: &str, directive: &str) -> String {
    [" was refused by this page's Content-Security-Policy: add ", target, " to its ", directive, "."].concat()
}

/// Whether a browser keeps this page from asking there (Mixed Content, "Should fetching request be blocked as mixed content?").
pub fn is_mixed(page: &str, url: &str) -> bool {
    page.starts_with("https:") && url.starts_with("http:")
}

pub const MIXED: &str = " was refused: this page came by https:, and so has to be its address.";
