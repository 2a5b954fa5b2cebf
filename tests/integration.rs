//! The integration tests: one binary, one module per subject.

mod command;
mod determinism;
mod support;
