//! How the promises are tried: browsers and newsrooms are started here, and a reader's page is offered to the tests.

pub mod alias;
pub mod bundle;
pub mod desk;
pub mod driver;
pub mod engine;
pub mod far_end;
pub mod feeds;
pub mod folder;
pub mod ghost;
pub mod heap;
pub mod newsroom;
pub mod nginx;
pub mod page;
pub mod process;
pub mod promise;
pub mod seeded;
pub mod sites;
pub mod step;
pub mod windows;
pub mod wordpress;
