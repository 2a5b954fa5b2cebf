//! How a page comes up: when it is first painted, what moves after that, how heavy it is.

use serde::Deserialize;

use super::page::Page;

/// The numbers of the page that is open.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Vitals {
    /// Milliseconds until anything was painted.
    pub(crate) first_paint: f64,
    /// Milliseconds until the largest piece was painted.
    pub(crate) largest_paint: f64,
    /// The layout shift score: 0 where nothing moved.
    pub(crate) shift: f64,
    /// What moved.
    pub(crate) moved: Vec<String>,
    /// How many requests the page made, itself among them.
    #[serde(default)]
    pub(crate) requests: usize,
    /// How many bytes came, unpacked.
    #[serde(default)]
    pub(crate) bytes: u64,
}

impl Page {
    /// How the page came up. Needs JavaScript on.
    #[track_caller]
    pub(crate) fn vitals(&self) -> Vitals {
        let mut vitals: Vitals = self.js(include_str!("vitals.js"));
        self.hear();
        let log = self.log.borrow();
        (vitals.requests, vitals.bytes) = (log.asked, log.bytes);
        vitals
    }
}
