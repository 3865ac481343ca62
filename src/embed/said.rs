//! The console: each line says whose it is, and the same line for the same element is said once.

use std::cell::RefCell;

use crate::browser::page;
use crate::feed::text::join;

pub struct Said {
    tag: &'static str,
    before: RefCell<Vec<String>>,
}

impl Said {
    pub fn of(tag: &'static str) -> Said {
        Said { tag, before: RefCell::default() }
    }

    /// The line, as it stands on the console.
    pub fn once(&self, words: &str) -> String {
        let line = join(&["<", self.tag, ">: ", words]);
        let new = !self.before.borrow().contains(&line);
        if new {
            self.before.borrow_mut().push(line.clone());
            // A page's own console may do anything: nothing is borrowed.
            page::warn(&line);
        }
        line
    }
}
