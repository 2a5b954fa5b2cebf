//! Tables (`.csv`, `.tsv`): a row for each paragraph, columns for who speaks, the words and the time.

mod cells;
mod columns;
mod guess;
mod rows;

use super::front::Front;
use super::reader::{Raw, Reader, Understood};
use crate::diagnostic::{Diagnostic, Message};
use crate::say;

/// The reader of tables.
pub(super) struct Table;

impl Reader for Table {
    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv"]
    }

    fn name(&self) -> Message {
        say!(zh: "表格", en: "tables")
    }

    fn read(&self, raw: Raw<'_>, report: &mut Vec<Diagnostic>) -> Result<Understood, Diagnostic> {
        let source = raw.decode(report);
        let layout = columns::settle(&source.text, report)?;
        let read = rows::read(&source.text, &layout, report);
        let front = Front { speakers: read.speakers, ..Front::default() };
        let states_turns = layout.columns.speaker.is_some();
        Ok(Understood { source, front, blocks: read.blocks, states_turns })
    }
}

#[cfg(test)]
mod tests;
