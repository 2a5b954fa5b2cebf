//! Raw texts become transcripts of the archive: one, or as many as a disk holds.
//!
//! Files are read side by side, a few at a time, and let go before the next ones, so that memory does not
//! grow with their number. Ids are given in between, in the order of the files, so that they do not depend
//! on which was read first. What was imported before is known by the hash of its source: nothing that has
//! not changed is touched, and nothing that an editor has changed is overwritten.

mod compared;
mod ids;
mod made;
mod settle;
mod standing;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::parse::{File, lexicon};
use crate::diagnostic::Diagnostic;
use crate::model::Lexicon;
use crate::publish::{Progress, Stage, Watch};
use crate::read::Rules;
use crate::settings::SESSIONS;
pub use compared::Compared;
use ids::Ids;
use made::Made;
use standing::Standing;

/// How many files are in memory at a time, for each thread.
const AT_A_TIME: usize = 4;

/// What is to be imported, and how.
#[derive(Debug, Clone)]
pub struct Import {
    /// The raw texts.
    pub items: Vec<Item>,
    /// Whether the only one was named by itself, so that its name is its id, and the user means it to be
    /// made anew.
    pub alone: bool,
    /// The session's id, where there is one file only; by default what its day, series and name give.
    pub id: Option<String>,
    /// The folder for the transcripts, below the project's root.
    pub into: String,
    /// What the files share.
    pub rules: Rules,
    /// What may be done to what is there already.
    pub over: Over,
    /// Whether nothing is to be written.
    pub dry: bool,
}

/// A file to import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The file.
    pub file: File,
    /// Its path below the folder that the user named, by which rules know it.
    pub below: String,
}

/// What may be done to transcripts that are there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Over {
    /// Those that nobody has edited follow their sources.
    #[default]
    Follow,
    /// The same, and they are made anew even where the source is unchanged: rules may have changed.
    Renew,
    /// Edited ones already hold what has changed in the source: only the source is recorded anew.
    Merged,
    /// All are overwritten.
    Force,
}

impl Default for Import {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            alone: false,
            id: None,
            into: SESSIONS.to_owned(),
            rules: Rules::default(),
            over: Over::Follow,
            dry: false,
        }
    }
}

/// What became of one file.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Its path, as shown to the user.
    pub file: String,
    /// What became of it.
    pub fate: Fate,
    /// The path of its transcript, below the project's root.
    pub path: Option<String>,
    /// The path of its own bytes, below the project's root.
    pub source_path: Option<String>,
    /// The transcript; only where nothing was to be written.
    pub transcript: Option<String>,
    /// What is different from what was there.
    pub compared: Option<Compared>,
    /// What is to be said of it, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// What can become of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// A transcript was written where there was none.
    New,
    /// The transcript was written anew.
    Replaced,
    /// The source was recorded anew, the editor's transcript kept.
    Merged,
    /// It was imported before; nothing was touched.
    Unchanged,
    /// The same bytes were imported from another file.
    Double,
    /// The rules say to leave it alone.
    Skipped,
    /// No reader knows its format.
    Unknown,
    /// It could not be imported: the errors say why.
    Refused,
}

impl Fate {
    /// The name used in JSON: `new`, `replaced`, …
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Replaced => "replaced",
            Self::Merged => "merged",
            Self::Unchanged => "unchanged",
            Self::Double => "double",
            Self::Skipped => "skipped",
            Self::Unknown => "unknown",
            Self::Refused => "refused",
        }
    }
}

/// Imports into the project in `root`, and tells `each` what became of each file, in their order.
pub fn import(root: &Path, import: &Import, watch: Watch<'_>, each: &mut dyn FnMut(Outcome)) {
    let standing = Standing::load(root);
    let work = Work { root, import, lexicon: &lexicon(Some(root)), standing: &standing };
    let mut ids = Ids::new(import, &standing);
    let items = import.without_beside();
    let (mut done, of) = (0, items.len());
    for some in items.chunks(AT_A_TIME * rayon::current_num_threads().max(1)) {
        let read: Vec<Step> = some.par_iter().map(|item| work.read(item)).collect();
        let placed: Vec<Step> = read.into_iter().map(|step| ids.place(step)).collect();
        let settled: Vec<Outcome> = placed.into_par_iter().map(|step| work.settle(step)).collect();
        for outcome in settled {
            each(outcome);
            done += 1;
            watch(Progress { stage: Stage::Reading, done, of });
        }
    }
}

impl Import {
    /// The files, without those that only state what the raw text beside them does not: `NAME.txt.yaml`
    /// beside `NAME.txt`.
    fn without_beside(&self) -> Vec<&Item> {
        let key = |item: &Item| item.file.folder.join(&item.file.path);
        let all: BTreeSet<PathBuf> = self.items.iter().map(key).collect();
        let is_beside = |item: &Item| {
            let text = item.file.path.strip_suffix(".yaml");
            text.is_some_and(|text| all.contains(&item.file.folder.join(text)))
        };
        self.items.iter().filter(|item| !is_beside(item)).collect()
    }

    /// Whether also what was imported before is made into a session.
    fn makes_anew(&self) -> bool {
        let over = matches!(self.over, Over::Renew | Over::Force);
        over || self.alone || self.dry || self.id.is_some()
    }
}

/// What the work on each file needs to know.
struct Work<'a> {
    root: &'a Path,
    import: &'a Import,
    lexicon: &'a Lexicon,
    standing: &'a Standing,
}

/// How far a file has come.
enum Step {
    /// All is done that can be.
    Done(Outcome),
    /// Its bytes are those of a session that is there.
    Known(Box<Known>),
    /// It is a session, with the id it would like.
    Made(Box<Made>),
    /// It is a session, and its id is its own.
    Placed(Box<Made>),
}

/// A file whose bytes were imported before.
struct Known {
    outcome: Outcome,
    id: String,
    sha256: String,
    bytes: Vec<u8>,
}

impl Outcome {
    fn of(file: &File, fate: Fate) -> Self {
        Self {
            file: file.path.clone(),
            fate,
            path: None,
            source_path: None,
            transcript: None,
            compared: None,
            diagnostics: Vec::new(),
        }
    }

    fn refused(file: &File, diagnostics: Vec<Diagnostic>) -> Self {
        Self { diagnostics, ..Self::of(file, Fate::Refused) }
    }
}
