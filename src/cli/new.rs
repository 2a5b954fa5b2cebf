//! `wenda new`: a commented file in its place.

use std::path::Path;

use serde::Serialize;

use super::args::{self, Kind};
use super::exit::Exit;
use super::terminal::Terminal;
use crate::diagnostic::{Message, Report};
use crate::model::EntryKind;
use crate::pipeline;

/// What was made, for machines.
#[derive(Serialize)]
struct Summary {
    path: String,
}

/// Makes the file.
pub(super) fn run(new: &args::New, root: &Path, terminal: &Terminal) -> Exit {
    let asked = pipeline::New {
        kind: new.kind.into(),
        id: new.id.clone(),
        title: new.title.clone(),
        date: new.date.clone(),
    };
    match pipeline::new(root, &asked, terminal.tongue()) {
        Ok(path) => {
            // The path alone, as it leads there from here: it can be handed to another command.
            let shown = root.join(&path).to_string_lossy().into_owned();
            let words = Message { zh: shown.clone(), en: shown };
            let summary = Some(Summary { path });
            terminal.end("new", Exit::Done, &Report::default(), summary, Some(words))
        }
        Err(faults) => {
            let report: Report = faults.into_iter().collect();
            // No content is at fault here: what is wrong was said on the command line.
            let exit = Exit::of(&report, false).max(Exit::Command);
            terminal.end("new", exit, &report, None::<Summary>, None)
        }
    }
}

impl From<Kind> for pipeline::Kind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Session => Self::Session,
            Kind::Notes => Self::Notes,
            Kind::Topic => Self::Entry(EntryKind::Topic),
            Kind::Person => Self::Entry(EntryKind::Person),
            Kind::Organisation => Self::Entry(EntryKind::Organisation),
            Kind::Series => Self::Entry(EntryKind::Series),
            Kind::Term => Self::Entry(EntryKind::Term),
        }
    }
}
