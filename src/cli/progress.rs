//! A bar on the terminal while long work goes on.

use std::sync::{Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressStyle};

use crate::diagnostic::Tongue;
use crate::publish::{Progress, Stage};
use crate::say;

/// Work of fewer parts is done before a bar could be read.
const LONG: usize = 200;

/// The bar of the stage that is going on.
#[derive(Debug)]
pub(super) struct Bar {
    tongue: Tongue,
    now: Option<Mutex<Option<(Stage, ProgressBar)>>>,
}

impl Bar {
    /// A bar that is drawn only if `shown`.
    pub(super) fn new(tongue: Tongue, shown: bool) -> Self {
        Self { tongue, now: shown.then(|| Mutex::new(None)) }
    }

    /// Takes the progress in.
    pub(super) fn watch(&self, progress: Progress) {
        let Some(now) = self.now.as_ref().filter(|_| progress.of >= LONG) else { return };
        // A bar left by a thread that died is still a bar.
        let mut now = now.lock().unwrap_or_else(PoisonError::into_inner);
        if now.as_ref().is_none_or(|(stage, _)| *stage != progress.stage) {
            if let Some((_, old)) = now.take() {
                old.finish_and_clear();
            }
            *now = Some((progress.stage, self.bar(progress)));
        }
        if let Some((_, bar)) = now.as_ref() {
            bar.set_position(bar.position().max(progress.done as u64));
        }
    }

    fn bar(&self, progress: Progress) -> ProgressBar {
        let words = match progress.stage {
            Stage::Reading => say!(zh: "读取", en: "reading"),
            Stage::Rendering => say!(zh: "排版", en: "rendering"),
            Stage::Placing => say!(zh: "写入", en: "writing"),
        };
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        ProgressBar::new(progress.of as u64)
            .with_style(style)
            .with_message(words.in_tongue(self.tongue).to_owned())
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        let now =
            self.now.as_mut().map(|now| now.get_mut().unwrap_or_else(PoisonError::into_inner));
        if let Some((_, bar)) = now.and_then(Option::take) {
            bar.finish_and_clear();
        }
    }
}
