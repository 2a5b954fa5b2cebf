//! The integration tests: one binary, one module per subject.

#![allow(
    clippy::unwrap_used,
    reason = "all of it is tests, but clippy knows only the functions marked so"
)]

#[cfg(unix)]
mod annotated;
mod architecture;
mod begin;
mod broken;
#[cfg(unix)]
mod browser;
mod cases;
mod command;
mod crowded;
mod dependencies;
mod determinism;
mod docs;
mod formats;
mod forms;
mod found;
#[cfg(unix)]
mod history;
mod import;
mod messages;
mod notes;
#[cfg(unix)]
mod reading;
mod search;
#[cfg(unix)]
mod searching;
mod serve;
mod site;
mod standards;
mod suggest;
mod support;
#[cfg(unix)]
mod terms;
mod theme;
mod transcript;
mod wordings;
