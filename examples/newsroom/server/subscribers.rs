//! Who has subscribed, in SQLite: an address goes in and where it stands comes out; a token goes in and its address comes out.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Result, params};

use super::clock::{now, rfc3339};

/// The token is the only secret here: 128 bits of SQLite's own randomness.
const TABLE: &str = "
    CREATE TABLE IF NOT EXISTS subscribers (
        email TEXT NOT NULL PRIMARY KEY COLLATE NOCASE,
        newsletters TEXT NOT NULL, -- a JSON list of ids
        state TEXT NOT NULL CHECK (state IN ('pending', 'confirmed')),
        token TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        created TEXT NOT NULL,
        confirmed TEXT
    ) STRICT";

pub struct Subscribers(Connection);

/// Where an address stands after it was signed up.
pub enum Standing {
    /// Until somebody follows the link with this token.
    Pending {
        token: String,
    },
    Subscribed,
    Already,
}

impl Subscribers {
    pub fn open(path: Option<&Path>) -> Result<Subscribers> {
        let connection = match path {
            Some(path) => Connection::open(path)?,
            None => Connection::open_in_memory()?,
        };
        connection.execute_batch(TABLE)?;
        Ok(Subscribers(connection))
    }

    /// An address that is confirmed stays as it is: whoever typed it now may be somebody else. One that is pending gets the
    /// newsletters asked for last, and keeps its link.
    pub fn sign_up(&self, email: &str, newsletters: &str, single_opt_in: bool) -> Result<Standing> {
        let state: Option<String> = self.0.query_row("SELECT state FROM subscribers WHERE email = ?", [email], |row| row.get(0)).optional()?;
        if state.as_deref() == Some("confirmed") {
            return Ok(Standing::Already);
        }
        let upsert = "INSERT INTO subscribers (email, newsletters, state, created) VALUES (?, ?, 'pending', ?)
            ON CONFLICT (email) DO UPDATE SET newsletters = excluded.newsletters RETURNING token";
        let token: String = self.0.query_row(upsert, params![email, newsletters, rfc3339(now())], |row| row.get(0))?;
        if !single_opt_in {
            return Ok(Standing::Pending { token });
        }
        self.confirm(&token)?;
        Ok(Standing::Subscribed)
    }

    /// The address whose link this is; following it twice is as good as once.
    pub fn confirm(&self, token: &str) -> Result<Option<String>> {
        let update = "UPDATE subscribers SET state = 'confirmed', confirmed = coalesce(confirmed, ?) WHERE token = ? RETURNING email";
        self.0.query_row(update, params![rfc3339(now()), token], |row| row.get(0)).optional()
    }

    /// Addresses and tokens of the links not yet followed, the oldest first.
    pub fn pending(&self) -> Result<Vec<(String, String)>> {
        let mut select = self.0.prepare("SELECT email, token FROM subscribers WHERE state = 'pending' ORDER BY rowid")?;
        select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    }
}
