//! The integration tests: one binary, one module per subject.

#![allow(
    clippy::unwrap_used,
    reason = "all of it is tests, but clippy knows only the functions marked so"
)]

mod architecture;
mod begin;
mod broken;
#[cfg(unix)]
mod browser;
mod cases;
mod command;
mod dependencies;
mod determinism;
mod docs;
mod formats;
mod messages;
#[cfg(unix)]
mod reading;
mod serve;
mod site;
mod support;
mod theme;
mod transcript;
