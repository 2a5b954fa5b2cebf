//! Files become sessions, for whoever wants to see how they are understood.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::disk::Encoding;
use crate::model::{Lexicon, Session};
use crate::read::{self, Home};
use crate::resolve::{entries, permalinks};
use crate::settings::Settings;
use crate::structure::structure;

/// A file named by the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The folder from which it is read.
    pub folder: PathBuf,
    /// Its path below that folder, with `/`; what results show.
    pub path: String,
    /// The encoding that the user says it has.
    pub encoding: Option<Encoding>,
}

/// A file that was understood.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The session.
    pub session: Session,
    /// What is to be said of it, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// What is done with each file as soon as it is read, and whether to go on.
pub type Each<'a> = dyn FnMut(&File, Result<Parsed, Diagnostic>) -> ControlFlow<()> + 'a;

/// How many files are in memory at a time, for each thread.
const AT_A_TIME: usize = 4;

/// Reads `files`, some of them side by side, each into a session or into the reason why not, and hands
/// them to `each` in their order. What it lets go is gone, so that memory does not grow with their number;
/// when it breaks off, no more are read. With the project in `archive`, labels are known by its entries and
/// ids are those that it keeps.
pub fn parse_each(files: &[File], archive: Option<&Path>, each: &mut Each<'_>) {
    let lexicon = lexicon(archive);
    for some in files.chunks(AT_A_TIME * rayon::current_num_threads().max(1)) {
        let read: Vec<_> = some.par_iter().map(|file| one(file, &lexicon, archive)).collect();
        for (file, parsed) in some.iter().zip(read) {
            if each(file, parsed).is_break() {
                return;
            }
        }
    }
}

/// Reads `files` as [`parse_each`] does, and keeps all of them.
pub fn parse(files: &[File], archive: Option<&Path>) -> Vec<Result<Parsed, Diagnostic>> {
    let mut all = Vec::with_capacity(files.len());
    parse_each(files, archive, &mut |_, parsed| {
        all.push(parsed);
        ControlFlow::Continue(())
    });
    all
}

/// The names that the archive knows, and its language. What is wrong with its entries is for `check` to say.
pub(super) fn lexicon(archive: Option<&Path>) -> Lexicon {
    archive.map_or_else(Lexicon::default, |root| {
        let mut ignored = Vec::new();
        let lexicon = entries::lexicon(&entries::load(root, &mut ignored), &mut ignored);
        match Settings::load(root, &mut ignored) {
            Some(settings) => lexicon.with_language(settings.language),
            None => lexicon,
        }
    })
}

fn one(file: &File, lexicon: &Lexicon, archive: Option<&Path>) -> Result<Parsed, Diagnostic> {
    let mut report = crate::diagnostic::Report::default();
    let draft = read::read(&file.folder, &file.path, file.encoding, Home::Elsewhere, &mut report)?;
    let mut session = structure(&draft, lexicon, &mut report);
    if let Some(root) = archive {
        let kept = permalinks::load(root, &session.id, &mut report);
        permalinks::align(&kept, &mut session, &mut report);
    }
    report.sort();
    Ok(Parsed { session, diagnostics: report.into_iter().collect() })
}
