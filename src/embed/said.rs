//! The console, without repetition: the same line for the same element is said once.

use std::cell::RefCell;

use crate::browser::page;

#[derive(Default)]
pub struct Said(RefCell<Vec<String>>);

impl Said {
    pub fn once(&self, message: &str) {
        let mut said = self.0.borrow_mut();
        if !said.iter().any(|before| before == message) {
            said.push(message.to_owned());
            page::warn(message);
        }
    }
}
