//! A promise to a reader or a site owner: a name that says it, and the steps that show it is kept.

use super::page::Page;
use libtest_mimic::Failed;
use std::pin::Pin;

/// Whether a promise was kept; if not, what was promised and what was seen.
pub type Kept = Result<(), Failed>;

type Keeping<'a> = Pin<Box<dyn Future<Output = Kept> + Send + 'a>>;
type Steps = for<'a> fn(&'a mut Page) -> Keeping<'a>;

#[derive(Clone, Copy)]
pub struct Promise {
    pub name: &'static str,
    pub steps: Steps,
}

impl Promise {
    pub fn keep<'a>(&self, page: &'a mut Page) -> Keeping<'a> {
        (self.steps)(page)
    }
}

/// The promises of one file. One that is written and not named here is dead code, and the compiler says so.
#[macro_export]
macro_rules! promises {
    ($($name:ident),+ $(,)?) => {
        pub const PROMISES: &[$crate::harness::promise::Promise] =
            &[$($crate::harness::promise::Promise { name: stringify!($name), steps: |page| Box::pin($name(page)) }),+];
    };
}
