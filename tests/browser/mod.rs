//! Tests in a real browser: headless Chromium, driven over its own protocol.
//!
//! One browser process serves all tests of a run ([`chromium`]); each [`Page`] is a window of its own
//! with nothing kept from the others, and is closed with its test. The protocol is spoken over a pipe:
//! there is no port to clash, no driver in between, and the browser ends when the test process ends,
//! however that comes about. No request leaves this machine, whatever a page asks for.
//!
//! There is no web driver here, which would add a process of its own and an asynchronous client of a hundred
//! crates, and tells less: requests, errors, emulated media and the clipboard are all in the browser's own
//! protocol, and that is a line of JSON each way.
//!
//! What a helper cannot do ends the test, with words that say what was looked for; a picture of the
//! page at that moment is then in `target/screenshots/failed/`. CONTRIBUTING.md has an example.

mod axe;
mod capture;
mod chromium;
mod citing;
mod found;
mod input;
mod kinds;
mod page;
mod pipe;
mod screenshots;
mod selftest;
mod server;
mod vitals;
mod watch;

pub(crate) use kinds::page_kinds;
pub(crate) use page::{Media, Page, file_url};
pub(crate) use server::Server;
