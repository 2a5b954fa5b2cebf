//! The integration tests: one binary, one module per subject.

#![allow(
    clippy::unwrap_used,
    reason = "all of it is tests, but clippy knows only the functions marked so"
)]

mod architecture;
mod broken;
#[cfg(unix)]
mod browser;
mod command;
mod determinism;
mod docs;
mod messages;
mod site;
mod support;
mod theme;
