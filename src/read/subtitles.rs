//! Subtitles (`.vtt`, `.srt`): cues with their times become paragraphs with theirs.
//!
//! Each module does one thing to the cues: find them, read their words, take out what rolling captions
//! show twice, see who speaks, and join them into paragraphs.

mod cues;
mod label;
mod paragraphs;
mod payload;
mod roll;
mod voices;

use super::front::Front;
use super::reader::{Raw, Reader, Understood};
use crate::diagnostic::{Diagnostic, Message};
use crate::say;

/// The reader of subtitles.
pub(super) struct Subtitles;

impl Reader for Subtitles {
    fn extensions(&self) -> &'static [&'static str] {
        &["vtt", "srt"]
    }

    fn name(&self) -> Message {
        say!(zh: "字幕", en: "subtitles")
    }

    fn read(&self, raw: Raw<'_>, report: &mut Vec<Diagnostic>) -> Result<Understood, Diagnostic> {
        let source = raw.decode(report);
        let mut track = cues::find(&source.text, report);
        roll::take_out(&source.text, &mut track.cues, report);
        let states_turns = voices::settle(&mut track.cues);
        let blocks = paragraphs::blocks(&source.text, &track.cues, states_turns, report);
        let front = Front { language: track.language, ..Front::default() };
        Ok(Understood { source, front, blocks, states_turns })
    }
}

#[cfg(test)]
mod tests;
