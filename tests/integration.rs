//! The integration tests: one binary, one module per subject.

// Helpers of tests stand outside of test functions; a failure in one is the test's failure.
#![allow(clippy::unwrap_used)]

mod architecture;
mod broken;
mod command;
mod determinism;
mod serve;
mod site;
mod support;
